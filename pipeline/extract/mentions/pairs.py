"""Quick tests that few places pass: the bytes beside a name, looked up for all names at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Numbers

ANY = b"\0"
"""Stands for any byte among :class:`Fours`."""
_TABLE = 1 << 16
_SPREAD = 40_503
"""Odd, and far from a power of two, so that few fours share a place in the table."""


class Fours:
    """Some runs of four bytes; a few others pass too."""

    def __init__(self, fours: Iterable[bytes]) -> None:
        self._known = np.zeros(_TABLE, np.bool_)
        for four in set(fours):
            for letters in product(*(range(256) if letter == ANY[0] else (letter,) for letter in four)):
                first, second = (int.from_bytes(letters[at : at + 2]) for at in (0, 2))
                self._known[(first * _SPREAD ^ second) % _TABLE] = True

    def stand_at(self, places: Numbers, text: bytes) -> npt.NDArray[np.bool_]:
        """Whether one of them may stand at each place; near the end of ``text`` its last four bytes count."""
        letters = np.frombuffer(text, np.uint8)
        at = np.minimum(places, len(letters) - 4)
        first = letters[at].astype(np.uint16) << 8 | letters[at + 1]
        second = letters[at + 2].astype(np.uint16) << 8 | letters[at + 3]
        return self._known[first * np.uint16(_SPREAD) ^ second]


class Pairs:
    """Some pairs of bytes; of one that is cut short on its left only the rest has to be there."""

    def __init__(self, pairs: Iterable[bytes]) -> None:
        self._known = np.zeros(1 << 16, np.bool_)
        for pair in pairs:
            self._known[int.from_bytes(pair) :: 1 << 8 * len(pair)] = True

    def stand_at(self, places: Numbers, text: bytes) -> npt.NDArray[np.bool_]:
        """Whether one of them stands at each place of ``text``."""
        letters = np.frombuffer(text, np.uint8)
        return self._known[letters[places].astype(np.int64) << 8 | letters[places + 1]]
