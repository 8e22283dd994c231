"""Phrases that are looked for in a sentence as a whole."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from pipeline.extract.claims.lexicon import PIECE, PLACE
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows


def plain(text: str) -> str:
    """The words and marks of ``text`` in lower case, each after one space; a hyphen counts as a space."""
    return f" {' '.join(PIECE.findall(text.lower()))} ".replace(" -", " ")


class Phrases:
    """The patterns of one section as one, over :func:`plain` text; each begins and ends at a word's end."""

    def __init__(self, rules: Rules, section: str, key: str) -> None:
        rows = rule_rows(rules, section, PLACE)
        self._labels: list[Any] = [field(row, key, f"{PLACE} {section}") for row in rows]
        for row in rows:
            compiled(field(row, "pattern", PLACE), f"{PLACE} {section} {row['id']}")
        either = "|".join(f"(?P<p{place}>{row['pattern']})" for place, row in enumerate(rows))
        self._pattern = compiled(f" (?:{either})(?= )", f"{PLACE} {section}")

    def first(self, words: str, labels: Container[str] | None = None) -> str | None:
        """The label of the first row, in the order of the file, of those that fit; of ``labels`` if given."""
        met = {int(match.lastgroup[1:]) for match in self._pattern.finditer(words) if match.lastgroup}
        named = (str(self._labels[place]) for place in sorted(met))
        return next((label for label in named if labels is None or label in labels), None)
