"""Drops names that a number makes another name: `NSC` in `NSC-34 cells`, `microRNA` in `microRNA-650`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.document import CleanDocument
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.reading import Readings

_DIGITS = np.frombuffer(b"0123456789", np.uint8)
_HYPHENS = "-\u2010\u2011"
_NUMBERED_TYPES = frozenset({"biomarker", "gene_protein"})
"""What is told apart by numbers, in whatever letters it is written."""


def without_numbered(readings: Readings, batch: Batch, documents: Sequence[CleanDocument]) -> Readings:
    """The readings but short forms in capitals, and genes and markers, that a hyphen joins to a number."""
    cased = np.frombuffer(batch.text.cased, np.uint8)
    kept = np.ones(len(readings.starts), np.bool_)
    for place in np.flatnonzero(np.isin(cased[readings.ends + 1], _DIGITS)).tolist():
        start, end = int(readings.starts[place]), int(readings.ends[place])
        owner = int(batch.documents_at(readings.starts[place : place + 1])[0])
        joined = documents[owner].text[end - int(batch.starts[owner])] in _HYPHENS
        if joined:
            numbered = readings.naming(place).entity_type in _NUMBERED_TYPES
            kept[place] = not (numbered or batch.text.cased[start:end].isupper())
    return readings.at(kept)
