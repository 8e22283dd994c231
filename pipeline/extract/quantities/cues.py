"""The words of ``seeds/rules/quantities.yaml`` that stand before a number and change what it says."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.rule_rows import Rules, field, words


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by what they do; ``ends`` and ``age_words`` are parts of them that rule most words out at once."""

    comparators: dict[str, str]
    ends: frozenset[str]
    gaps: frozenset[str]
    not_with_duration: frozenset[str]
    ages: frozenset[str]
    age_words: frozenset[str]
    changes: tuple[str, ...]
    labels: frozenset[str]
    no_labels: frozenset[str]
    years: frozenset[str]


def cues(rules: Rules, place: str) -> Cues:
    """The cues of the rule file."""
    comparators = {cue: sign for sign, listed in field(rules, "comparators", place).items() for cue in listed}
    ages = words(rules, "age_cues", place)
    return Cues(
        comparators=comparators,
        ends=frozenset(cue.split()[-1] for cue in comparators),
        gaps=words(rules, "comparator_gaps", place),
        not_with_duration=words(rules, "not_with_duration", place),
        ages=ages,
        age_words=frozenset(cue.split()[0] for cue in ages),
        changes=tuple(sorted(words(rules, "change_cues", place))),
        labels=words(rules, "labels", place),
        no_labels=words(rules, "no_labels", place),
        years=words(rules, "year_cues", place),
    )
