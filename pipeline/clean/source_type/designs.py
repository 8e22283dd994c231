"""The design of a study as its title or abstract states it."""

from __future__ import annotations

from typing import Any

from pipeline.clean.fold import fold
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, words_of
from pipeline.clean.source_type.votes import PLACE

_LONGEST = 6000


class DesignReader:
    """Finds the most telling design; rows of ``designs`` stand in that order."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._rows = [(row["id"], row["document_type"]) for row in rows_of(content, "designs", PLACE)]
        self._in_title = _Ranked(content, "title")
        self._in_text = _Ranked(content, "says_so")

    def read(self, title: str, text: str) -> tuple[str, str] | None:
        """Document type and rule of the title, else of the abstract or first paragraph."""
        rank = self._in_title.best(title)
        if rank is None:
            rank = self._in_text.best(text[:_LONGEST])
        return (self._rows[rank][1], self._rows[rank][0]) if rank is not None else None


class _Ranked:
    def __init__(self, content: dict[str, Any], kind: str) -> None:
        phrases: dict[str, int] = {}
        for rank, row in enumerate(rows_of(content, "designs", PLACE)):
            for phrase in words_of(row, kind, PLACE):
                phrases.setdefault(phrase, rank)
        self._ranks = list(phrases.values())
        self._index = PhraseIndex(phrases)

    def best(self, text: str) -> int | None:
        return min((self._ranks[number] for _, _, number in self._index.hits(fold(text))), default=None)
