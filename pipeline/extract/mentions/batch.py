"""Reads the documents of a batch as one long text, so that each step is taken once for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.document import CleanDocument
from pipeline.extract.fold import Folded, folded_document
from pipeline.extract.mentions.reading import Numbers
from pipeline.extract.prose import PROSE_ROLES

_LONGEST = 1 << 18
"""Code points of a batch of several documents; more at once is no quicker, and costs memory."""
BREAK = Folded(b";\n;", b";\n;", b" \n ")
"""Stands before and behind each text.  No folded text holds a line end, so that no name reaches over it."""


class Batch(NamedTuple):
    """The texts of several documents as one; a document's own begins at its start and ends at its end.

    ``written`` is what ``text`` is folded from, place for place.
    """

    text: Folded
    written: str
    starts: Numbers
    ends: Numbers

    def documents_at(self, places: Numbers) -> Numbers:
        """Which document stands at each place."""
        return np.searchsorted(self.starts, places, side="right") - 1


def joined(documents: Sequence[CleanDocument]) -> Batch:
    """The documents in order, each with blanks for words in all that is no prose."""
    texts = [folded_document(document.text) for document in documents]
    lengths = np.array([len(text.words) for text in texts])
    starts = np.cumsum(lengths + len(BREAK.words)) - lengths
    cased, low, words = (
        gap + gap.join(layer) + gap for gap, layer in zip(BREAK, zip(*texts, strict=True), strict=True)
    )
    gap = BREAK.cased.decode()
    written = gap + gap.join([document.text for document in documents]) + gap
    folded = Folded(cased, low, _prose_only(words, documents, starts.tolist()))
    return Batch(folded, written, starts, starts + lengths)


def _prose_only(words: bytes, documents: Sequence[CleanDocument], starts: list[int]) -> bytes:
    """``words`` with blanks in all segments that are no prose; between segments there are blanks only."""
    blanked = bytearray(words)
    for document, shift in zip(documents, starts, strict=True):
        for role, start, end in document.segments:
            if role not in PROSE_ROLES:
                blanked[shift + start : shift + end] = b" " * (end - start)
    return bytes(blanked)


def batches(documents: Sequence[CleanDocument]) -> Iterator[slice]:
    """Where to cut the documents into batches."""
    first, length = 0, 0
    for place, document in enumerate(documents):
        length += len(document.text)
        if length > _LONGEST and place > first:
            yield slice(first, place)
            first, length = place, len(document.text)
    if documents:
        yield slice(first, len(documents))
