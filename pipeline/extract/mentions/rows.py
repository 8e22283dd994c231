"""Turns what was read in a batch into the mentions of each of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain, pairwise

import numpy as np

from pipeline.document import CleanDocument
from pipeline.extract.context import Scope, names_inside
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.reading import Numbers, Readings
from pipeline.extract.rows import Mention


def mention_rows(
    readings: Readings, batch: Batch, documents: Sequence[CleanDocument], scopes: Sequence[Sequence[Scope]]
) -> list[list[Mention]]:
    """The readings, which are in order, as rows; one that runs over the end of its sentence is none."""
    readings, sentences = _in_sentences(readings, batch, documents)
    places = batch.documents_at(readings.starts)
    starts = (readings.starts - batch.starts[places]).tolist()
    ends = (readings.ends - batch.starts[places]).tolist()
    borders = np.searchsorted(places, range(len(documents) + 1)).tolist()
    flags = _flags(starts, ends, borders, batch, scopes)
    kinds, concepts, rules, rivals = zip(*readings.namings, strict=True) if starts else ((),) * 4
    columns = starts, ends, sentences.tolist(), kinds, concepts, rules, *flags, rivals
    # Twice as quick as the constructor of a NamedTuple, and mentions are the most frequent rows by far.
    rows = list(map(partial(tuple.__new__, Mention), zip(*columns, strict=True)))
    return [rows[first:last] for first, last in pairwise(borders)]


def _flags(
    starts: list[int], ends: list[int], borders: list[int], batch: Batch, scopes: Sequence[Sequence[Scope]]
) -> tuple[list[bool], list[bool]]:
    """Whether each name is negated, and whether it is hedged; ``borders`` part them by document."""
    flags = {"negation": [False] * len(starts), "hedge": [False] * len(starts)}
    texts = zip(batch.starts.tolist(), batch.ends.tolist(), strict=True)
    for (first, last), text, own in zip(pairwise(borders), texts, scopes, strict=True):
        low = batch.text.low[slice(*text)]
        for place, scope in names_inside(low, own, starts[first:last], ends[first:last]) if own else ():
            if scope.kind in flags:
                flags[scope.kind][first + place] = True
    return flags["negation"], flags["hedge"]


def _in_sentences(
    readings: Readings, batch: Batch, documents: Sequence[CleanDocument]
) -> tuple[Readings, Numbers]:
    """The readings without those that run over the end of a sentence, and the sentence of each, or -1."""
    counts = np.array([len(document.sentences) for document in documents])
    sentences = list(chain.from_iterable(document.sentences for document in documents))
    shift = np.repeat(batch.starts, counts)
    starts = np.array([sentence.start for sentence in sentences], np.int64) + shift
    ends = np.append(np.array([sentence.end for sentence in sentences], np.int64) + shift, -1)
    ordinals = np.append(np.arange(len(sentences)) - np.repeat(np.cumsum(counts) - counts, counts), -1)
    number = np.searchsorted(starts, readings.starts, side="right") - 1
    inside = readings.starts < ends[number]
    whole = ~inside | (readings.ends <= ends[number])
    return readings.at(whole), np.where(inside, ordinals[number], -1)[whole]
