"""Drops names that a number makes another name: `NSC` in `NSC-34 cells`, `microRNA` in `microRNA-650`."""

from __future__ import annotations

import numpy as np

from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.reading import Readings

_DIGITS = np.frombuffer(b"0123456789", np.uint8)
_HYPHENS = "-\u2010\u2011"
_NUMBERED_TYPES = frozenset({"biomarker", "gene_protein"})
"""What is told apart by numbers, in whatever letters it is written."""


def without_numbered(readings: Readings, batch: Batch) -> Readings:
    """The readings but short forms in capitals, and genes and markers, that a hyphen joins to a number."""
    cased = np.frombuffer(batch.text.cased, np.uint8)
    kept = np.ones(len(readings.starts), np.bool_)
    for place in np.flatnonzero(np.isin(cased[readings.ends + 1], _DIGITS)).tolist():
        start, end = int(readings.starts[place]), int(readings.ends[place])
        if batch.written[end] in _HYPHENS:
            numbered = readings.naming(place).entity_type in _NUMBERED_TYPES
            kept[place] = not (numbered or batch.text.cased[start:end].isupper())
    return readings.at(kept)
