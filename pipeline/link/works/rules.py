"""The judgments of ``seeds/rules/works.yaml`` as a value."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.rules import Rules


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One pattern (RE2, case ignored) over a publication status or a title and the work status it means."""

    rule_id: str
    status: str
    pattern: str


@dataclass(frozen=True, slots=True)
class WorkRules:
    """Thresholds and lists; ``statuses`` stand worst first, ``preprint_dois`` is a pattern (RE2).

    ``notices`` and ``marks`` match the words with which a title begins before the one that it names.
    """

    scholarly_document_types: tuple[str, ...]
    never_source_types: tuple[str, ...]
    never_document_types: tuple[str, ...]
    title_words_least: int
    title_likeness_least: int
    year_slack: int
    repaired_name_letters_least: int
    preprint_dois: str
    statuses: tuple[StatusRule, ...]
    notices: tuple[StatusRule, ...]
    marks: tuple[StatusRule, ...]


def work_rules(rules: Rules) -> WorkRules:
    """Read the content of the file; raises :class:`SeedError` for a key or value that can't be used."""
    return WorkRules(
        scholarly_document_types=tuple(rules.field("scholarly_document_types")),
        never_source_types=tuple(rules.field("never_source_types")),
        never_document_types=tuple(rules.field("never_document_types")),
        title_words_least=int(rules.field("title_words_least")),
        title_likeness_least=int(rules.field("title_likeness_least")),
        year_slack=int(rules.field("year_slack")),
        repaired_name_letters_least=int(rules.field("repaired_name_letters_least")),
        preprint_dois=f"^(?:{'|'.join(rules.field('preprint_dois'))})",
        statuses=tuple(map(_status_rule, rules.rows("statuses"))),
        notices=tuple(map(_status_rule, rules.rows("notices"))),
        marks=tuple(map(_status_rule, rules.rows("marks"))),
    )


def _status_rule(row: Rules) -> StatusRule:
    return StatusRule(row["id"], row.field("status"), f"(?i){row.pattern('pattern').pattern}")
