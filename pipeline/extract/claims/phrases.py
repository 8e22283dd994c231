"""Phrases that are looked for in a sentence as a whole."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import compress

from pipeline.extract.claims.lexicon import PIECE, PLACE
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows


def plain(text: str) -> str:
    """The words and marks of ``text`` in lower case, each after one space; a hyphen counts as a space."""
    return f" {' '.join(PIECE.findall(text.lower()))} ".replace(" -", " ")


class Phrases:
    """The patterns of one section as one, over :func:`plain` text; each begins and ends at a word's end."""

    def __init__(self, rules: Rules, section: str, key: str, labels: Container[str] | None = None) -> None:
        """Of the rows only those with one of ``labels`` count, if it is given."""
        rows = rule_rows(rules, section, PLACE)
        self._labels: list[str] = [str(field(row, key, f"{PLACE} {section}")) for row in rows]
        for row in rows:
            compiled(field(row, "pattern", PLACE), f"{PLACE} {section} {row['id']}")
        counting = [labels is None or label in labels for label in self._labels]
        self._counting = frozenset(place for place, counts in enumerate(counting) if counts)
        sources = [str(row["pattern"]) for row in rows]
        named = [f"(?P<p{place}>{source})" for place, source in enumerate(sources)]
        self._pattern = _whole(named, section)
        self._any = _whole(list(compress(sources, counting)), section)

    def first(self, words: str) -> str | None:
        """The label of the first row, in the order of the file, of those that fit and count."""
        if self._any.search(words) is None:
            return None
        met = {int(match.lastgroup[1:]) for match in self._pattern.finditer(words) if match.lastgroup}
        return next((self._labels[place] for place in sorted(met & self._counting)), None)


def _whole(sources: list[str], section: str) -> re.Pattern[str]:
    """Any of the patterns as whole words; one without named groups is searched for far faster."""
    return compiled(f" (?:{'|'.join(sources)})(?= )", f"{PLACE} {section}")
