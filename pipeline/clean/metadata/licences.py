"""The licence that a document states, and whether it lets anyone pass the text on."""

from __future__ import annotations

import re

from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.word_lists import words_of
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

_VERSION = re.compile(r"[^\d]{0,40}?(\d\.\d)(?!\d)")


class LicenceReader:
    """Reads licences by the table in ``metadata.yaml``; of several, the first row of the table decides."""

    def __init__(self, rows: list[Rules]) -> None:
        self._rows = [(row["id"], str(row.get("licence")), _redistributable(row)) for row in rows]
        self._ranks = {rule_id: rank for rank, (rule_id, _, _) in enumerate(self._rows)}
        phrases = [words_of(row, "spellings") for row in rows]
        self._owners = [owner for owner, spellings in enumerate(phrases) for _ in spellings]
        self._index = PhraseIndex(phrase for spellings in phrases for phrase in spellings)

    def read(self, line: Line, folded: str, sheet: Sheet) -> bool:
        """State the licence that ``line`` names, with its version where printed; False where it names none.

        ``folded`` is the line's text.  Of the licences of several lines, too, the first row's stands.
        """
        hits = sorted((self._owners[number], start, end) for start, end, number in self._index.hits(folded))
        if not hits:
            return False
        versions = [_VERSION.match(folded, end) for _, _, end in hits]
        found = (pair for pair in zip(hits, versions, strict=True) if pair[1] and pair[0][0] == hits[0][0])
        (owner, start, end), version = next(found, (hits[0], None))
        rule_id, licence, _ = self._rows[owner]
        if version is not None:
            licence, end = f"{licence}-{version[1]}", version.end(1)
        if owner < self._ranks.get(sheet.rule_of("licence"), len(self._rows)):
            sheet.improve("licence", line, Value(licence, start, end), rule_id)
        return True

    def complete(self, sheet: Sheet) -> None:
        """Say of the licence what the table says of it."""
        licence = sheet.get("licence")
        for _, name, redistributable in self._rows if licence else ():
            if f"{licence}-".startswith(f"{name}-"):
                if redistributable is not None:
                    sheet.derive("redistributable", redistributable, "licence")
                return


def _redistributable(row: Rules) -> bool | None:
    answer = row.get("redistributable")
    if answer is not None and not isinstance(answer, bool):
        raise SeedError(
            row.place, answer, "is neither true, false nor null", "Say whether the text may be passed on."
        )
    return answer
