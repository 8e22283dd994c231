"""What many lines look like, counted for all of them at once: kinds of characters, words, years, labels."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Codes, Ints
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.word_classes import LONGEST, WordClasses, word_hashes

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
_SMALL, _CAPITAL, _IDEOGRAPH, _DIGIT, _COLON = 1, 2, 3, KINDS.index("digit"), KINDS.index("colon")
_IDEOGRAPHS = (range(0x3040, 0x3100), range(0x3400, 0xA000), range(0xAC00, 0xD7A4))
_POINTS = 0x10000
_CHUNK = 4096
"""Lines that are looked at together, which bounds the memory."""


class Surface(NamedTuple):
    """Counts over the first ``LONGEST`` code points of lines; arrays have one row a line unless said.

    ``kinds`` counts characters of each of ``KINDS``, ``classes`` words of each class.
    ``first``/``last`` are kinds of characters, ``first_class``/``last_class`` classes of words.
    ``capitals`` counts words that begin with a capital, ``shouted`` those of capitals only, ``letters``
    those of one capital; ``glued`` counts capitals right behind a small letter.  ``label`` is where the
    first colon with something behind it stands, or 0.  ``word_lines`` and ``word_hashes`` have one
    entry a word: its line and its hash.
    """

    kinds: Ints
    seen: Ints
    words: Ints
    capitals: Ints
    shouted: Ints
    letters: Ints
    years: Ints
    glued: Ints
    label: Ints
    first: Codes
    last: Codes
    classes: Ints
    first_class: Ints
    last_class: Ints
    word_lines: Ints
    word_lengths: Ints
    word_class: Ints
    word_hashes: NDArray[np.uint64]


def surface_of(lines: list[Line], classes: WordClasses) -> Surface:
    """The surface of ``lines``."""
    chunks = [
        _surface(lines[start : start + _CHUNK], start, classes)
        for start in range(0, max(len(lines), 1), _CHUNK)
    ]
    return chunks[0] if len(chunks) == 1 else Surface(*map(np.concatenate, zip(*chunks, strict=True)))


def _surface(lines: list[Line], offset: int, classes: WordClasses) -> Surface:
    text = _Characters(lines)
    starts, stops = text.runs((text.kinds >= _SMALL) & (text.kinds <= _IDEOGRAPH))
    hashes = word_hashes(text.folded, text.places, starts, stops)
    of_words = classes.classes(hashes)
    rows = text.rows[starts]
    capital = text.kinds[starts] == _CAPITAL
    capitals_before = np.concatenate([[0], np.cumsum(text.kinds == _CAPITAL)])
    shouted = capitals_before[stops] - capitals_before[starts] == stops - starts
    outer = np.searchsorted(rows, np.arange(len(lines) + 1))
    bounded = np.vstack([of_words, classes.classes(np.zeros(1, np.uint64))])
    has_words = outer[1:] > outer[:-1]
    return Surface(
        kinds=text.counted(text.rows, text.kinds, len(KINDS)),
        seen=text.lengths,
        words=np.diff(outer),
        capitals=text.count(rows[capital]),
        shouted=text.count(rows[shouted & (stops - starts > 1)]),
        letters=text.count(rows[shouted & (stops - starts == 1)]),
        years=text.count(text.rows[text.years()]),
        glued=text.count(text.rows[1:][(text.kinds[:-1] == _SMALL) & (text.kinds[1:] == _CAPITAL)]),
        label=text.labels(),
        first=text.kinds[text.begins],
        last=_last_kinds(lines),
        classes=text.counted(np.repeat(rows, of_words.shape[1]), of_words.ravel(), classes.none + 1)[:, :-1],
        first_class=np.where(has_words, bounded[outer[:-1], 0], classes.none),
        last_class=np.where(has_words, bounded[outer[1:] - 1, 0], classes.none),
        word_lines=rows.astype(np.int64) + offset,
        word_lengths=stops - starts,
        word_class=of_words[:, 0],
        word_hashes=hashes,
    )


class _Characters:
    """The heads of lines as arrays of characters, a line end behind each head."""

    def __init__(self, lines: list[Line]) -> None:
        heads = [line.text[:LONGEST] for line in lines]
        self.lengths = np.array([len(head) for head in heads], np.int64)
        self._lines = len(lines)
        self.begins = np.cumsum(self.lengths + 1) - self.lengths - 1
        self.rows = np.repeat(np.arange(len(lines), dtype=np.int32), self.lengths + 1)
        self.points = _points(heads)
        self.kinds = _kinds()[np.minimum(self.points, _POINTS - 1)]
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


def _points(heads: list[str]) -> NDArray[np.uint32]:
    joined = "\n".join([*heads, ""])
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)


def _last_kinds(lines: list[Line]) -> Codes:
    points = np.array([ord(line.text[-1]) if line.text else ord(" ") for line in lines], np.int64)
    return _kinds()[np.minimum(points, _POINTS - 1)]


@cache
def _kinds() -> Codes:
    """The kind of each code point of the first plane; later planes hold symbols and rare letters."""
    kinds = np.zeros(_POINTS, np.uint8)
    for point, character in enumerate(map(chr, range(_POINTS))):
        if character.isalpha():
            kinds[point] = _CAPITAL if character.isupper() else _SMALL
    for points in _IDEOGRAPHS:
        kinds[points.start : points.stop] = _IDEOGRAPH
    for kind, characters in CHARACTERS.items():
        kinds[[ord(character) for character in characters]] = KINDS.index(kind)
    return kinds
