"""Lines as arrays of characters: the kind of each, and what the runs of them count."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Codes, Ints
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.word_classes import LONGEST, Points

CHARACTERS = {
    "digit": "0123456789",
    "space": " ",
    "comma": ",،、，",
    "stop": ".。",
    "colon": ":：",
    "semicolon": ";；",
    "question": "?!¿¡？！",
    "bracket": "()[]{}（）",
    "quote": "\"'“”‘’«»„",
    "dash": "-–—−‐‑",
    "slash": "/\\",
    "bar": "|·•›→¦>▸►",
    "at": "@",
    "copyright": "©®™",
    "percent": "%‰",
    "money": "$€£¥₹",
    "star": "*†‡§¶★☆",
    "sign": "=+<±~^_#&×",
    "tab": "\t",
    "ellipsis": "…",
}
"""Kinds of characters, by what they do in a line."""

KINDS = ("other", "small", "capital", "ideograph", *CHARACTERS)
SMALL, CAPITAL, IDEOGRAPH, _DIGIT, _COLON = 1, 2, 3, KINDS.index("digit"), KINDS.index("colon")
_IDEOGRAPHS = (range(0x3040, 0x3100), range(0x3400, 0xA000), range(0xAC00, 0xD7A4))
_POINTS = 0x10000


class Characters:
    """The heads of lines as arrays of characters, a line end behind each head."""

    def __init__(self, lines: list[Wording]) -> None:
        heads = [line.text[:LONGEST] for line in lines]
        self.lengths = np.array([len(head) for head in heads], np.int64)
        self._lines = len(lines)
        self.begins = np.cumsum(self.lengths + 1) - self.lengths - 1
        self.rows = np.repeat(np.arange(len(lines), dtype=np.int32), self.lengths + 1)
        self.points = _points(heads)
        self.kinds = _kinds_of(self.points)
        self.folded = _points([line.folded[:LONGEST] for line in lines])
        begins = np.repeat(self.begins.astype(np.int32), self.lengths + 1)
        self.places = np.arange(len(begins), dtype=np.int32) - begins

    def runs(self, inside: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Where runs of characters ``inside`` begin and where they end."""
        edges = np.flatnonzero(np.diff(inside, prepend=False))
        return edges[::2], edges[1::2]

    def count(self, rows: Codes) -> Ints:
        """How often each line is among ``rows``."""
        return np.bincount(rows, minlength=self._lines)

    def counted(self, rows: Codes, what: Codes, kinds: int) -> Ints:
        """How often each of ``kinds`` is among ``what``, line by line."""
        cells = rows * np.int32(kinds) + what
        return np.bincount(cells, minlength=self._lines * kinds).reshape(-1, kinds)

    def years(self) -> Ints:
        """Where numbers from 1900 to 2099 begin."""
        starts, stops = self.runs(self.kinds == _DIGIT)
        starts = starts[stops - starts == 4]
        century = self.points[starts] * 10 + self.points[starts + 1]
        return starts[(century == ord("1") * 10 + ord("9")) | (century == ord("2") * 10 + ord("0"))]

    def labels(self) -> Ints:
        """How many characters stand before the first colon, 0 where it ends the line or stands nowhere."""
        found = np.zeros(self._lines, np.int64)
        colons = np.flatnonzero((self.kinds[:-1] == _COLON) & (self.points[1:] != ord("\n")))[::-1]
        found[self.rows[colons]] = self.places[colons]
        return found


def _points(heads: list[str]) -> Points:
    """The code points of ``heads``, in two bytes each where these are enough."""
    joined = "\n".join([*heads, ""])
    units = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(units) == len(joined):
        return units
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)


def _kinds_of(points: Points) -> Codes:
    return _kinds().take(points, mode="clip")


def last_kinds(lines: list[Wording]) -> Codes:
    """The kind of each line's last character."""
    return _kinds_of(np.array([ord(line.text[-1:] or " ") for line in lines], np.uint32))


@cache
def _kinds() -> Codes:
    """The kind of each code point of the first plane; later planes hold symbols and rare letters."""
    kinds = np.zeros(_POINTS, np.uint8)
    for point, character in enumerate(map(chr, range(_POINTS))):
        if character.isalpha():
            kinds[point] = CAPITAL if character.isupper() else SMALL
    for points in _IDEOGRAPHS:
        kinds[points.start : points.stop] = IDEOGRAPH
    for kind, characters in CHARACTERS.items():
        kinds[[ord(character) for character in characters]] = KINDS.index(kind)
    return kinds
