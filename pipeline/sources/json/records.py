"""Cuts a JSON file of records, of any size, into one record for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from json import JSONDecodeError, JSONDecoder
from typing import Any, BinaryIO, NamedTuple

from pipeline.decoded import Unreadable
from pipeline.sources.json import MOST_PARTS, Envelope, behind_key, behind_lead, behind_others
from pipeline.sources.record import Record
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_CHUNK = 1 << 20
_LARGE = 8 << 20
_DECODE = JSONDecoder().raw_decode
_FIRST_KEY = re.compile(r'\{\s*("[^"\\\n]*")\s*:')
_LONGEST_OPENING = 256
_LONGEST_LITERAL = 16
_MOST_TRIES = 1_000
"""Places behind a broken record that are looked at, whether the next one begins there."""


def split_records(stream: BinaryIO, envelope: Envelope) -> Iterator[Record]:
    """One record per object in the lists that ``envelope`` finds, or else per object of the file itself.

    Values of a list that are no objects belong to the record that follows, and what is no JSON to the one
    before.  A broken record ends where the next one begins, which opens with the same key or begins a
    line.

    Raises :class:`~pipeline.decoded.Unreadable` with ``too_large`` for a record that has no end within the
    limit.
    """
    window = _Window(stream, envelope)
    pending = None
    try:
        while (name := window.advance()) is not None:
            if pending and window.is_junk:
                pending = pending._replace(data=pending.data + window.take())
                continue
            if pending:
                yield pending
            pending = Record(name, window.take())
    except Unreadable:
        if pending:
            yield pending
        raise
    rest = window.take()
    if pending or rest:
        yield Record(pending.name, pending.data + rest) if pending else Record("", rest)


class _Found(NamedTuple):
    """An object and where it ends; ``value`` is None where it is broken."""

    value: dict[str, Any] | None
    end: int = 0


class _Window:
    """The part of a stream that is not cut off yet, read as Latin-1, so that its characters are bytes."""

    def __init__(self, stream: BinaryIO, envelope: Envelope) -> None:
        self._stream = stream
        self._envelope = envelope
        self._text = ""
        self._taken = 0
        self._key = ""
        self._read_on()
        self._at = self._first_opening()
        self._is_inside = True
        self.is_junk = False
        is_page = self._text.startswith("{", behind_lead(self._text, 0)) and self._at > 0
        self._closing = ("]", "}") if is_page else ("]",)

    def _first_opening(self) -> int:
        """Where the objects of the first list begin; 0 where the file itself is a row of objects."""
        start = behind_lead(self._text, 0)
        if self._text[start : start + 1] == "[":
            return start + 1
        return behind_key(self._text, self._envelope.list_key, "[")

    def take(self) -> bytes:
        """The bytes up to the end of what was found last."""
        data = self._text[self._taken : self._at].encode("latin-1")
        self._taken = self._at
        return data

    def advance(self) -> str | None:
        """Find the end of the next record: its name, empty for a broken one; None behind the last one.

        What is no JSON, and so ``is_junk``, counts as a broken record where another one follows.
        """
        self._forget_what_is_taken()
        start = self._next_start()
        if start is None:
            self._at = len(self._text)
            return None
        self.is_junk = self._text[start] != "{"
        if self.is_junk:
            self._at = self._next_record(start)
            return "" if self._at < len(self._text) else None
        first_key = _FIRST_KEY.match(self._text, start)
        self._key = first_key[1] if first_key else self._key
        found = self._object(start)
        if found.value is None:
            self._at = self._next_record(start)
            return ""
        self._at = found.end
        return self._envelope.name(found.value)

    def _forget_what_is_taken(self) -> None:
        if self._taken > _CHUNK:
            self._text = self._text[self._taken :]
            self._at -= self._taken
            self._taken = 0

    def _next_start(self) -> int | None:
        """Where the next object of a list begins."""
        while True:
            start = self._start_inside() if self._is_inside else self._start_of_list()
            if start < len(self._text) and self._is_inside:
                return start
            if start == len(self._text) and not self._read_on():
                return None

    def _start_inside(self) -> int:
        """Where the list goes on; a closing bracket ends it."""
        self._at = behind_others(self._text, self._at)
        while self._may_be_cut() and self._read_on():
            self._at = behind_others(self._text, self._at)
        self._is_inside = self._text[self._at : self._at + 1] not in self._closing
        return self._at

    def _may_be_cut(self) -> bool:
        """Whether a value that is no object may go on behind what is held."""
        first = self._text[self._at : self._at + 1]
        return first == '"' or (first.isalpha() and len(self._text) - self._at < _LONGEST_LITERAL)

    def _start_of_list(self) -> int:
        """Where the next list begins, or the end of what is held."""
        opening = behind_key(self._text, self._envelope.list_key, "[", self._at)
        if not opening:
            self._at = max(self._at, len(self._text) - _LONGEST_OPENING)
            return len(self._text)
        self._at = opening
        self._is_inside = True
        return self._start_inside()

    def _object(self, start: int) -> _Found:
        while True:
            try:
                return _Found(*_DECODE(self._text, start))
            except JSONDecodeError as error:
                is_cut = error.msg.startswith("Unterminated") or (
                    error.pos > len(self._text) - _LONGEST_LITERAL
                )
                if not is_cut or not self._read_on():
                    return _Found(None)
            except (RecursionError, ValueError):
                return _Found(None)

    def _next_record(self, start: int) -> int:
        """Where the broken record at ``start`` ends: before one that is whole, or with the stream."""
        opening = re.compile(rf"[,\n]\s{{0,200}}(?=\{{\s{{0,200}}{re.escape(self._key)}\s*:)|\n(?=\{{)")
        while True:
            for found in islice(opening.finditer(self._text, start + 1), _MOST_TRIES):
                value = self._object(found.end()).value
                if value is not None and self._envelope.is_record(value):
                    return found.start()
            if not self._read_on():
                return len(self._text)

    def _read_on(self) -> bool:
        """Read as much again as is held; False at the end of the stream."""
        held = len(self._text) - self._taken
        chunk = self._stream.read(max(_CHUNK, held)).decode("latin-1")
        self._text += chunk
        if held + len(chunk) > MEMBER_LIMIT or (held > _LARGE and self._parts() > MOST_PARTS):
            raise too_large()
        return bool(chunk)

    def _parts(self) -> int:
        return self._text.count("{", self._taken) + self._text.count("[", self._taken)
