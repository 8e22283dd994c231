"""The values that travel between stages: a clean document, its sentences, its way back to bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import MethodType
from typing import Any, NamedTuple, TypeVar

Row = TypeVar("Row", bound=tuple[Any, ...])


def row_maker(kind: type[Row]) -> Callable[[Iterable[Any]], Row]:
    """What makes a named tuple of its values in their order, in half the time of its constructor.

    How many values there are is not looked at.
    """
    return MethodType(tuple.__new__, kind)


class Span(NamedTuple):
    """A half-open stretch of ``documents.text``, in code points."""

    start: int
    end: int


class Segment(NamedTuple):
    """One kept run of a document with one role; ``start``/``end`` in code points of its text."""

    role: str
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence of kept prose; ``start``/``end`` in code points of its document's text."""

    sentence_id: str
    role: str
    start: int
    end: int


class StatedField(NamedTuple):
    """A column of ``references`` that a format states, and the bytes of the capture that say it."""

    field: str
    raw_start: int
    raw_end: int


class ReferenceFields(NamedTuple):
    """What an entry of a reference list says, but for identifiers; what is not known is null or empty."""

    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    first_page: str | None = None
    last_page: str | None = None


class StatedReference(NamedTuple):
    """What a format states of an entry of the reference list.

    ``start`` is the code point of the document's text where the entry begins; ``stated`` has one place
    for each value, in their order.
    """

    start: int
    fields: ReferenceFields = ReferenceFields()
    doi: str | None = None
    pmid: str | None = None
    stated: tuple[StatedField, ...] = ()


class OffsetMap(NamedTuple):
    """Leads from code points of the clean text to bytes of the capture.

    Run ``i`` begins at code point ``starts[i]``, whose source begins at byte ``raws[i]``; each code
    point up to the next run comes from ``widths[i]`` bytes.  All three lists have one length;
    ``starts`` rises strictly.
    """

    starts: list[int]
    raws: list[int]
    widths: list[int]

    def raw_start(self, start: int) -> int:
        """First byte of the source of code point ``start``."""
        run = bisect_right(self.starts, start) - 1
        return self.raws[run] + (start - self.starts[run]) * self.widths[run]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Byte range of the non-empty span ``[start, end)``."""
        last = end - 1
        run = bisect_right(self.starts, last) - 1
        width = self.widths[run]
        return self.raw_start(start), self.raws[run] + (last - self.starts[run]) * width + width


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A kept document as extraction sees it."""

    document_id: str
    source_uri: str
    text: str
    segments: list[Segment]
    sentences: list[Sentence]
    offsets: OffsetMap
    source_type: str = "unknown"
    document_type: str = "unknown"
    peer_review: str = "unknown"
    title: str | None = None
    year: int | None = None
    authors: list[str] = field(default_factory=list)
    cited: list[StatedReference] = field(default_factory=list)
