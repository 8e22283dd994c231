"""Quick tests that few places pass: the bytes beside a name, looked up for all names at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Numbers

ANY = b"\0"
"""Stands for any byte among :class:`Fours`."""
_TABLE = 1 << 16
_SPREAD = 40_503
"""Odd, and far from a power of two, so that few fours share a place in the table."""


Bits: TypeAlias = npt.NDArray[np.uint64]


class Fours:
    """Some runs of four bytes, with bits that tell which of them asks for each; a few others pass too.

    All others do where both bytes of a half are ``ANY``: that run is one of :class:`Pairs`.
    """

    def __init__(self, fours: Iterable[bytes] | Mapping[bytes, int]) -> None:
        bits = fours if isinstance(fours, Mapping) else dict.fromkeys(fours, 1)
        self._bits = np.zeros(_TABLE, np.uint64)
        for four, told in bits.items():
            for letters in product(*(range(256) if letter == ANY[0] else (letter,) for letter in four)):
                first, second = (int.from_bytes(letters[at : at + 2]) for at in (0, 2))
                self._bits[(first * _SPREAD ^ second) % _TABLE] |= np.uint64(told)

    def stand_at(self, places: Numbers, text: bytes) -> npt.NDArray[np.bool_]:
        """Whether one of them may stand at each place."""
        return self.bits_at(places, text) != 0

    def bits_at(self, places: Numbers, text: bytes) -> Bits:
        """The bits of what may stand at each place; near the end of ``text`` its last four bytes count."""
        letters = np.frombuffer(text, np.uint8)
        at = np.minimum(places, len(letters) - 4)
        first = letters[at].astype(np.uint16) << 8 | letters[at + 1]
        second = letters[at + 2].astype(np.uint16) << 8 | letters[at + 3]
        return self._bits[first * np.uint16(_SPREAD) ^ second]


class Pairs:
    """The same of pairs of bytes; of one that is cut short on its left only the rest has to be there."""

    def __init__(self, pairs: Iterable[bytes] | Mapping[bytes, int]) -> None:
        bits = pairs if isinstance(pairs, Mapping) else dict.fromkeys(pairs, 1)
        self._bits = np.zeros(_TABLE, np.uint64)
        for pair, told in bits.items():
            self._bits[int.from_bytes(pair) :: 1 << 8 * len(pair)] |= np.uint64(told)

    def stand_at(self, places: Numbers, text: bytes) -> npt.NDArray[np.bool_]:
        """Whether one of them stands at each place of ``text``."""
        return self.bits_at(places, text) != 0

    def bits_at(self, places: Numbers, text: bytes) -> Bits:
        """The bits of the pair at each place of ``text``."""
        letters = np.frombuffer(text, np.uint8)
        return self._bits[letters[places].astype(np.int64) << 8 | letters[places + 1]]
