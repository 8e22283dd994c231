"""The judgments of ``seeds/rules/works.yaml`` as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.errors import SeedError

PLACE = "seeds/rules/works.yaml"


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


def work_rules(rules: dict[str, Any]) -> WorkRules:
    """Read the content of the file; raises :class:`SeedError` for a key or value that can't be used."""
    try:
        return WorkRules(
            scholarly_document_types=tuple(rules["scholarly_document_types"]),
            never_source_types=tuple(rules["never_source_types"]),
            never_document_types=tuple(rules["never_document_types"]),
            title_words_least=int(rules["title_words_least"]),
            title_likeness_least=int(rules["title_likeness_least"]),
            year_slack=int(rules["year_slack"]),
            repaired_name_letters_least=int(rules["repaired_name_letters_least"]),
            preprint_dois=f"^(?:{'|'.join(rules['preprint_dois'])})",
            statuses=tuple(map(_status_rule, rules["statuses"])),
            notices=tuple(map(_status_rule, rules["notices"])),
            marks=tuple(map(_status_rule, rules["marks"])),
        )
    except KeyError as error:
        raise SeedError(PLACE, error.args[0], "is missing", "Add the key.") from error


def _status_rule(row: dict[str, Any]) -> StatusRule:
    try:
        re.compile(row["pattern"])
    except re.error as error:
        place = f"{PLACE} rule {row['id']}"
        raise SeedError(place, row["pattern"], "is not a pattern that can be read", "Mend it.") from error
    return StatusRule(row["id"], row["status"], f"(?i){row['pattern']}")
