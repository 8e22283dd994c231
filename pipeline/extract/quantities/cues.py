"""The words of ``seeds/rules/quantities.yaml`` that stand before a number and change what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

_ALWAYS = frozenset({""})


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by what they do; ``ends``, ``list_ends`` and ``age_words`` are parts that rule most words out.

    ``telling`` are the words that can change a number behind them, each with the words of which one must
    stand before it for that; with "" among those it always can.
    """

    comparators: dict[str, str]
    no_comparators: frozenset[str]
    ends: frozenset[str]
    gaps: frozenset[str]
    not_with_duration: frozenset[str]
    ages: frozenset[str]
    age_words: frozenset[str]
    age_hint: re.Pattern[str]
    changes: tuple[str, ...]
    ranges: tuple[str, ...]
    labels: frozenset[str]
    no_labels: frozenset[str]
    years: frozenset[str]
    list_joins: frozenset[str]
    list_ends: frozenset[str]
    telling: dict[str, frozenset[str]]

    def needed(self, word: str) -> frozenset[str] | None:
        """What ``telling`` says of ``word`` as written, ``None`` where it can change nothing."""
        bare = word.strip("([{.,;:}])")
        acronym = bare.isalnum() and bare.isupper()
        if acronym or word[-1:] in self.comparators or "".join(word.split()) != word:
            return _ALWAYS
        return self.telling.get(bare.lower())


def cues(rules: Rules) -> Cues:
    """The cues of the rule file."""
    comparators = {cue: sign for sign, listed in rules.field("comparators").items() for cue in listed}
    ends, gaps = frozenset(cue.split()[-1] for cue in comparators), rules.words("comparator_gaps")
    ages, labels = rules.words("age_cues"), rules.words("labels")
    age_words = frozenset(cue.split()[0] for cue in ages)
    list_joins = rules.words("list_joins")
    list_ends = frozenset(join.split()[-1] for join in list_joins)
    return Cues(
        comparators=comparators,
        no_comparators=rules.words("no_comparators"),
        ends=ends,
        gaps=gaps,
        not_with_duration=rules.words("not_with_duration"),
        ages=ages,
        age_words=age_words,
        age_hint=re.compile(alternatives(age_words)),
        changes=tuple(sorted(rules.words("change_cues"))),
        ranges=tuple(sorted(rules.words("range_cues"))),
        labels=labels,
        no_labels=rules.words("no_labels"),
        years=rules.words("year_cues"),
        list_joins=list_joins,
        list_ends=list_ends,
        telling=_telling([*comparators, *list_joins], gaps) | dict.fromkeys(labels, _ALWAYS),
    )


def _telling(phrases: Iterable[str], gaps: frozenset[str]) -> dict[str, frozenset[str]]:
    """The last words of comparators and of joins of lists, and what may stand between those and a number."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    for cue in phrases:
        *rest, last = cue.split()
        before[last].add(rest[-1] if rest else "")
    return {
        **{last: frozenset(rest) for last, rest in before.items()},
        **dict.fromkeys(gaps, gaps | before.keys()),
    }
