"""The licence that a document states, and whether it lets anyone pass the text on."""

from __future__ import annotations

import re
from typing import Any

from pipeline.clean.labels import PLACE
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, words_of
from pipeline.errors import SeedError

_VERSION = re.compile(r"[^\d]{0,40}?(\d\.\d)(?!\d)")


class LicenceReader:
    """Reads licences by the table in ``metadata.yaml``; of several, the first row of the table decides."""

    def __init__(self, content: dict[str, Any]) -> None:
        rows = rows_of(content, "licences", PLACE)
        self._rows = [(row["id"], str(row.get("licence")), _redistributable(row)) for row in rows]
        phrases = [words_of(row, "spellings", PLACE) for row in rows]
        self._owners = [owner for owner, spellings in enumerate(phrases) for _ in spellings]
        self._index = PhraseIndex(phrase for spellings in phrases for phrase in spellings)

    def read(self, line: Line, folded: str, sheet: Sheet) -> None:
        """State the licence that ``line`` names, with its version where printed; ``folded`` is its text."""
        hits = [(self._owners[number], start, end) for start, end, number in self._index.hits(folded)]
        if not hits or not sheet.lacks("licence"):
            return
        first = min(hits)
        named = [hit for hit in sorted(hits) if hit[0] == first[0]]
        found = ((hit, _VERSION.match(folded, hit[2])) for hit in named)
        (owner, start, end), version = next((pair for pair in found if pair[1]), (first, None))
        rule_id, licence, redistributable = self._rows[owner]
        if version is not None:
            licence, end = f"{licence}-{version[1]}", version.end(1)
        sheet.state("licence", line, Value(licence, start, end), rule_id)
        if redistributable is not None:
            sheet.state("redistributable", line, Value(redistributable, start, end), rule_id)

    def complete(self, sheet: Sheet) -> None:
        """Say of a licence that the document's format states what the table says of it."""
        licence = sheet.get("licence")
        if licence is None or not sheet.lacks("redistributable"):
            return
        for _, name, redistributable in self._rows:
            if redistributable is not None and f"{licence}-".startswith(f"{name}-"):
                sheet.derive("redistributable", redistributable, "licence")


def _redistributable(row: dict[str, Any]) -> bool | None:
    answer = row.get("redistributable")
    if answer is not None and not isinstance(answer, bool):
        place = f"{PLACE} rule {row['id']}"
        raise SeedError(
            place, answer, "is neither true, false nor null", "Say whether the text may be passed on."
        )
    return answer
