"""Labels that stand before their values on a line: which field they name, where the value begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_SEPARATOR = re.compile(r"\s?[:=|\t]\s*|—\s*|\s[-–—]\s")
_SPACED_VALUE = re.compile(r"\s(?:https?://|10\.|[a-z]{0,4}\d)[^\s,;|]*(?:[,;|]|\s*$|\s[(|-])")


class Label(NamedTuple):
    """One label spelling's meaning; ``role`` is the role of its line.

    ``spaced`` labels may be parted from a number or identifier by a plain space;
    ``record`` labels stand on records of publications only.
    """

    rule_id: str
    field: str
    role: str
    spaced: bool
    record: bool


def read_labels(content: Rules) -> dict[str, Label]:
    """Label by folded spelling, from ``metadata.yaml``; the first rule that lists a spelling has it."""
    labels: dict[str, Label] = {}
    for row in content.rows("labels"):
        label = Label(
            row["id"],
            str(row.get("field")),
            row.get("role", "metadata"),
            *(bool(row.get(flag)) for flag in ("spaced", "record")),
        )
        for spelling in words_of(row, "spellings"):
            labels.setdefault(spelling, label)
    return labels


def value_start(text: str, folded: str, end: int, *, spaced: bool) -> int | None:
    """Where the value begins after a label that ends at ``end`` of its line; None: it is no label.

    The value follows a colon or tab, is glued to the label (a capital right after a small letter, a digit
    right after a letter), or is empty because the next line holds it (then the line's end is returned).
    """
    if end == len(text):
        return end
    separator = _SEPARATOR.match(text, end)
    if separator is not None:
        return separator.end()
    if _is_glued(text[end - 1], text[end]) or folded.startswith("http", end):
        return end
    if spaced and _SPACED_VALUE.match(folded, end):
        return end + 1
    return None


def _is_glued(left: str, right: str) -> bool:
    if right.isdigit():
        return left.isalpha() or left == ")"
    return right.isupper() and (left.islower() or left == ")")
