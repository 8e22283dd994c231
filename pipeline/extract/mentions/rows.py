"""Turns what was read in a batch into the mentions of each of its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any

import numpy as np

from pipeline.document import CleanDocument
from pipeline.extract.context import Scope, names_inside
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.modifiers import Modifiers
from pipeline.extract.mentions.reading import Numbers, Readings
from pipeline.extract.rows import Mention, NameContext

_KIND = attrgetter("kind")
_Contexts = dict[int, tuple[NameContext, ...]]
"""The contexts of the names that have some, by their places."""


def mention_rows(
    readings: Readings,
    batch: Batch,
    documents: Sequence[CleanDocument],
    *,
    scopes: Sequence[Sequence[Scope]],
    modifiers: Modifiers,
) -> list[list[Mention]]:
    """The readings, which are in order, as rows; one that runs over the end of its sentence is none."""
    readings, sentences = _in_sentences(readings, batch, documents)
    places = batch.documents_at(readings.starts)
    starts = (readings.starts - batch.starts[places]).tolist()
    ends = (readings.ends - batch.starts[places]).tolist()
    borders = np.searchsorted(places, range(len(documents) + 1)).tolist()
    contexts = _contexts(starts, ends, borders, batch, scopes)
    flags = (_are(kind, contexts, len(starts)) for kind in ("negation", "hedge"))
    worded = _worded(modifiers, readings, batch, documents)
    kinds, concepts, rules, rivals, wholes = zip(*readings.namings, strict=True) if starts else ((),) * 5
    columns = (
        starts,
        ends,
        sentences.tolist(),
        kinds,
        concepts,
        rules,
        *flags,
        rivals,
        wholes,
        _column(worded, len(starts)),
        _column(contexts, len(starts)),
    )
    # Twice as quick as the constructor of a NamedTuple, and mentions are the most frequent rows by far.
    rows = list(map(partial(tuple.__new__, Mention), zip(*columns, strict=True)))
    return [rows[first:last] for first, last in pairwise(borders)]


def _are(kind: str, contexts: _Contexts, size: int) -> list[bool]:
    """Whether each name stands in a context of that kind."""
    flags = [False] * size
    for place, own in contexts.items():
        flags[place] = kind in map(_KIND, own)
    return flags


def _contexts(
    starts: list[int], ends: list[int], borders: list[int], batch: Batch, scopes: Sequence[Sequence[Scope]]
) -> _Contexts:
    """The contexts of names, in the order of their cues; ``borders`` part the names by document."""
    contexts: _Contexts = {}
    texts = zip(batch.starts.tolist(), batch.ends.tolist(), strict=True)
    for (first, last), text, own in zip(pairwise(borders), texts, scopes, strict=True):
        low = batch.text.low[slice(*text)]
        for place, scope in names_inside(low, own, starts[first:last], ends[first:last]) if own else ():
            found = NameContext(scope.kind, *scope.cue, *scope.scope, scope.rule_id)
            contexts[first + place] = (*contexts.get(first + place, ()), found)
    return contexts


def _worded(
    modifiers: Modifiers, readings: Readings, batch: Batch, documents: Sequence[CleanDocument]
) -> dict[int, tuple[str, ...]]:
    """The modifiers of the names that have some, as their documents write them."""
    worded: dict[int, tuple[str, ...]] = {}
    for place, spans in modifiers.before(readings, batch.text.low).items():
        owner = int(batch.documents_at(readings.starts[place : place + 1])[0])
        shift, text = int(batch.starts[owner]), documents[owner].text
        worded[place] = tuple(text[start - shift : end - shift] for start, end in spans)
    return worded


def _column(told: Mapping[int, tuple[Any, ...]], size: int) -> list[tuple[Any, ...]]:
    """What is told of each place, and nothing of the others."""
    column: list[tuple[Any, ...]] = [()] * size
    for place, values in told.items():
        column[place] = values
    return column


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
