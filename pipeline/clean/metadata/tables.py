"""The closed lists of values in ``metadata.yaml``: languages, statuses, types, trial registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.metadata.sheet import Value
from pipeline.clean.metadata.values import stripped
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.word_lists import table_of, words_of
from pipeline.vocabulary.rules import Rules

_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REVIEWED = re.compile(r"peer[- ]?review(?:ed)?", re.IGNORECASE)
_FIRST = re.compile(r"[^,;/|]+")
_BEFORE_DASH = re.compile(r"(?:(?!\s[-–—]\s)[^,])+")
_CITATION = re.compile(r"[A-Z][^.;\d]{6,100}\. (?:19|20)\d\d(?: [A-Z][a-z]{2})?(?: \d{1,2})?;")
_SPACE = re.compile(r" (?=[A-Z])")
_LONGEST_TYPE = 60
_AROUND = " .:;,*"


class TypeRow(NamedTuple):
    """A row of publication types; the lower its rank, the more it tells.  A form may have any design."""

    rank: int
    rule_id: str
    document_type: str | None
    is_form: bool


class ValueTables:
    """Values of closed lists, read from the value of a label or from a whole line."""

    def __init__(self, content: Rules) -> None:
        self._languages: dict[str, str] = table_of(content, "languages")
        self._statuses: dict[str, str] = table_of(content, "statuses")
        self._types = _types(content)
        self._by_rule = {row.rule_id: row for row in self._types.values()}
        self._spellings = list(self._types)
        self._index = PhraseIndex(self._spellings)
        self._registers = [row.pattern("pattern") for row in content.rows("registers")]

    def language(self, text: str, at: int) -> Value | None:
        """The code of the language that the value names first."""
        return _looked_up(self._languages, _FIRST.match(text, at))

    def status(self, text: str, at: int) -> Value | None:
        """The publication status, written one way; what follows a dash is its date."""
        return _looked_up(self._statuses, _BEFORE_DASH.match(text, at))

    def type_row(self, rule_id: str) -> TypeRow:
        """The row of publication types with this id."""
        return self._by_rule[rule_id]

    def type_of(self, folded: str) -> TypeRow | None:
        """The type of publication that the whole line is."""
        return self._types.get(folded.strip(_AROUND))

    def type_before_citation(self, text: str, folded: str) -> tuple[TypeRow, Value] | None:
        """The type that an index prints before its citation: `Review Cytotherapy. 2019 Nov;21(11):4-9.`"""
        if not _CITATION.match(text):
            return None
        ends = [space.start() for space in _SPACE.finditer(text, 0, _LONGEST_TYPE)]
        end = next((end for end in reversed(ends) if folded[:end] in self._types), 0)
        row = self._types.get(folded[:end])
        return (row, Value(row.document_type, 0, end)) if row else None

    def type_in(self, text: str, at: int) -> tuple[TypeRow, Value] | None:
        """The most telling type in the value of a label; glued words are taken apart first."""
        parted = _REVIEWED.sub(lambda found: " " * len(found[0]), text)
        cuts = [at, *(found.start() for found in _GLUED.finditer(parted, at)), len(text)]
        found = [one for start, end in pairwise(cuts) for one in self._types_in(parted[start:end], start)]
        return min(found, key=lambda one: one[0].rank, default=None)

    def _types_in(self, text: str, start: int) -> Iterator[tuple[TypeRow, Value]]:
        hits = self._index.hits(fold(text))
        for first, last, number in hits:
            if not _is_inside(first, last, hits):
                row = self._types[self._spellings[number]]
                yield row, Value(row.document_type, start + first, start + last)

    def register_number(self, text: str, at: int) -> Value | None:
        """The number of a trial register."""
        found = (pattern.search(text, at) for pattern in self._registers)
        return next((Value(match[0], *match.span()) for match in found if match), None)


def _looked_up(table: dict[str, str], match: re.Match[str] | None) -> Value | None:
    word = stripped(match.string, *match.span(), " .") if match else None
    value = table.get(fold(word.value)) if word else None
    return word._replace(value=value) if word and value else None


def _is_inside(start: int, end: int, hits: list[tuple[int, int, int]]) -> bool:
    """Whether a longer phrase holds this one: `Case Report Form` is no `Case Report`."""
    return any(left <= start and end <= right and right - left > end - start for left, right, _ in hits)


def _types(content: Rules) -> dict[str, TypeRow]:
    """Row by spelling; rows stand in the order of their rank."""
    return {
        spelling: TypeRow(rank, row["id"], row.get("document_type"), bool(row.get("form")))
        for rank, row in enumerate(content.rows("publication_types"))
        for spelling in words_of(row, "spellings")
    }
