"""Reads entries that no rule reads whole: a trained chain says which field each of their words is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.chain.model import LinearChain, load_weights
from pipeline.chain.sequences import Sequences
from pipeline.extract.references.chain.features import FeatureReader, listed_words
from pipeline.extract.references.chain.tokens import Tokens, read_tokens

WEIGHTS = Path(__file__).with_name("weights.json")
"""What ``python -m training.references`` wrote; the features it weighs are those of this package."""

LEAST_MARGIN = 50
"""A field counts where no other reading of any of its words is nearly as good; see decision note 18."""

_FIELDS = ("author", "title", "journal")
_EDGES = " ,.;:“”\"«»„‘’'`()[]–-"
_NEXT_NAME = re.compile(r"\s*;\s*|,?\s+(?:and|et(?!\.? al\b)|und|y|&)\s+|,\s*|\s+&\s+|\s+(?=et\.? al\b)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_GENERATION = re.compile(r"Jr\.?|Sr\.?|I{2,3}|2nd|3rd")
_IN_A_WORD = re.compile(r"[^\W\d_]\w|\w?\.[a-z]")
"""No name and no title begins or ends within these: ``NCT0999``, ``ClinicalTrials.gov``."""
_OPEN_BRACKET = re.compile(r"[(\[][A-Za-z]+$")
_NO_NAME = re.compile(r"(?:et\.? al\.?|others|…|\.{3}|eds?\.?)?")


class Guessed(NamedTuple):
    """Fields of one entry; what is unsure is ``None`` or empty."""

    authors: tuple[str, ...]
    title: str | None
    journal: str | None


class _Run(NamedTuple):
    """Tokens from ``first`` up to ``last`` with one label."""

    label: str
    first: int
    last: int


class ChainReader:
    """Reads fields by the weights of ``weights.json``; raises SeedError where they can't be read."""

    def __init__(self) -> None:
        weights = load_weights(WEIGHTS)
        self._features = FeatureReader(listed_words(weights.values))
        self._chain = LinearChain(weights)

    def read(self, entries: Sequence[str]) -> list[Guessed]:
        """What each entry says; many together are read several times as fast as one by one."""
        tokens = read_tokens(entries)
        sequences = Sequences(tokens.sizes)
        weighed = self._chain.weigh(self._features.columns(tokens), sequences)
        labels = [self._chain.labels[number] for number in weighed.labels.tolist()]
        margins = weighed.margins.tolist()
        places = zip(entries, sequences.starts.tolist(), sequences.ends.tolist(), strict=True)
        return [
            _guessed(entry, tokens, start, _surest(labels[start:end], margins[start:end]))
            for entry, start, end in places
        ]


def _surest(labels: list[str], margins: list[int]) -> Iterator[_Run]:
    """The first stretch of authors, the longest of a title and of a journal, where they are sure.

    The words at both sides count too: they say where a field ends.
    """
    runs = list(_runs(labels))
    for field in _FIELDS:
        own = [run for run in runs if run.label == field]
        if own:
            run = own[0] if field == "author" else max(own, key=lambda one: one.last - one.first)
            if min(margins[max(run.first - 1, 0) : run.last + 1]) >= LEAST_MARGIN:
                yield run


def _runs(labels: list[str]) -> Iterator[_Run]:
    place = 0
    for label, held in groupby(labels):
        size = len(list(held))
        yield _Run(label, place, place + size)
        place += size


def _guessed(entry: str, tokens: Tokens, start: int, runs: Iterable[_Run]) -> Guessed:
    """The words of each run of an entry whose tokens begin at ``start``."""
    read: dict[str, str] = {}
    for run in runs:
        first, end = tokens.starts[start + run.first], tokens.ends[start + run.last - 1]
        places = (first - 1, end - 1) if first else (end - 1,)
        if run.label == "journal" or not any(_IN_A_WORD.match(entry, place) for place in places):
            read[run.label] = _without_open_bracket(entry, first, end).strip(_EDGES)
    authors = tuple(_names(read.get("author", "")))
    return Guessed(authors, read.get("title") or None, read.get("journal") or None)


def _without_open_bracket(entry: str, first: int, end: int) -> str:
    """A field up to a bracket that closes behind more words: ``The motor neuron (second``."""
    field = entry[first:end]
    return field if entry[end : end + 1] in (")", "]") else _OPEN_BRACKET.sub("", field)


def _names(listed: str) -> Iterator[str]:
    """Single names of a list, as printed; initials belong to the name before them."""
    borders = [0, *(place for join in _NEXT_NAME.finditer(listed) for place in join.span()), len(listed)]
    name: tuple[int, int] | None = None
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        part = listed[start:end]
        if name and _belongs_to_name(part):
            name = (name[0], end)
            continue
        if name:
            yield listed[slice(*name)]
        name = None if _NO_NAME.fullmatch(part) else (start, end)
    if name:
        yield listed[slice(*name)]


def _belongs_to_name(part: str) -> bool:
    """Whether a part behind a comma is initials or tells the generation, and no further name (`Li`)."""
    initials = _INITIALS.fullmatch(part) is not None and part.isupper()
    return initials or _GENERATION.fullmatch(part) is not None
