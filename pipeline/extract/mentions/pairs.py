"""A quick test that few places pass: two bytes beside a name, looked up for all names at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Numbers


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
