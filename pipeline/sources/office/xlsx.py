"""Turns the sheets of an Excel workbook into tables of tab-separated cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pipeline.sources.office.events import parse
from pipeline.sources.office.tsv import written
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_DATES = frozenset(["14", "15", "16", "17", "22"])
"""Numbers of Excel's own formats of days, ECMA-376 part 1, 18.8.30."""

_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_COLUMNS = 16_384


def shared_strings(data: bytes) -> list[str]:
    """The texts that cells refer to by their numbers, without how they are spoken."""
    found: list[list[str]] = []
    hidden = [0]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            found.append([])
        hidden[0] += name == "rPh"

    def end(name: str) -> None:
        hidden[0] -= name == "rPh"

    def text(words: str) -> None:
        if found and not hidden[0]:
            found[-1].append(words)

    parse(data, start=start, end=end, text=text)
    return ["".join(words) for words in found]


def date_styles(data: bytes) -> frozenset[str]:
    """The numbers of styles whose cells show a day."""
    found: list[bool] = []
    inside = [False]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            found.append(attributes.get("numFmtId") in _DATES)

    def end(name: str) -> None:
        inside[0] = inside[0] and name != "cellXfs"

    parse(data, start=start, end=end, text=lambda words: None)
    return frozenset(str(place) for place, is_date in enumerate(found) if is_date)


def table(data: bytes, strings: Sequence[str], dates: frozenset[str]) -> bytes:
    """The rows of a sheet, of equal length, as UTF-8; no bytes where no cell holds anything.

    Raises :class:`~pipeline.decoded.Unreadable` with ``malformed``, ``entity_bomb`` or ``too_large``.
    """
    sheet = _Sheet(strings, dates)
    parse(data, start=sheet.start, end=sheet.end, text=sheet.text)
    return written(sheet.rows)


class _Sheet:
    """The way through a sheet: its rows, without empty ones and the empty cells at their ends."""

    def __init__(self, strings: Sequence[str], dates: frozenset[str]) -> None:
        self.rows: list[list[str]] = []
        self._strings = strings
        self._dates = dates
        self._row: list[str] = []
        self._kind = self._style = ""
        self._words: list[str] = []
        self._is_value = False
        self._size = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row = []
        elif name == "c":
            self._kind, self._style, self._words = attributes.get("t", "n"), attributes.get("s", ""), []
            place = _place(attributes.get("r", ""))
            self._row += [""] * min(place - len(self._row), _MOST_COLUMNS)
        self._is_value = name in ("v", "t")

    def end(self, name: str) -> None:
        self._is_value = False
        if name == "c":
            self._row.append(" ".join(self._shown().split()))
            self._size += len(self._row[-1]) + 1
            if self._size > MEMBER_LIMIT:
                raise too_large()
        elif name == "row" and any(self._row):
            while not self._row[-1]:
                self._row.pop()
            self.rows.append(self._row)

    def text(self, words: str) -> None:
        if self._is_value:
            self._words.append(words)

    def _shown(self) -> str:
        """What a cell shows: a text, a day, or its number as it is kept."""
        words = "".join(self._words)
        if self._kind == "s":
            number = int(words) if words.isdecimal() else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if self._kind == "e":
            return ""
        if self._kind == "n" and self._style in self._dates:
            return _day(words)
        return words


def _place(reference: str) -> int:
    """The column of a cell, ``A`` being 0; -1 where none is named."""
    found = _COLUMN.match(reference)
    place = 0
    for letter in found[0] if found else "":
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _day(words: str) -> str:
    number = words.partition(".")[0]
    if number.isdecimal() and 0 < int(number) <= _LAST_DAY:
        return (_FIRST_DAY + timedelta(days=int(number))).isoformat()
    return words
