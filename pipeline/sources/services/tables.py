"""Readers made of tables: a service's records in JSON or XML, told by the names of their values."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from pipeline.decoded import JSON, MARKUP, Decoded, Unreadable
from pipeline.sources.draft import Draft, Said
from pipeline.sources.json import Envelope, Scalar, begins_like_json, read_record
from pipeline.sources.json.layout import Layout, lay_out
from pipeline.sources.json.records import split_records
from pipeline.sources.record import Record
from pipeline.sources.services.elements import leaves
from pipeline.sources.text import read_text
from pipeline.sources.xml import check_well_formed, split_elements, with_unshown

_ROOT_WITHIN = 4096
"""Bytes in which the root stands."""

BY_SEMICOLON = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
BY_COMMA = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
"""One of several values."""


@dataclass(frozen=True, kw_only=True)
class _Records(ABC):
    """A service's records; ``layouts`` begin with the one that holds all values which a record may show.

    ``choose`` takes the first value of each path, as it is written, and tells the place of the layout.
    ``lists`` are paths whose values are several, with the pattern of one.
    """

    media_type: str
    source_type: str
    layouts: Sequence[Layout]
    choose: Callable[[Said], int]
    lists: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    @abstractmethod
    def read(self, data: bytes) -> Decoded:
        """One record; what stands around it in ``data`` is no text of it."""

    @abstractmethod
    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each, named by its own id."""

    def _draft(self, text: str, found: Sequence[Scalar]) -> Draft:
        subtype = self.media_type.rpartition("/")[2]
        draft = Draft(text, subtype.rpartition(".")[2].partition("+")[0])
        first = {one.path: text[one.start : one.end] for one in reversed(found)}
        lay_out(draft, self._parted(text, found), self.layouts[self.choose(first)])
        draft.state("source_type", self.source_type, (0, 0), "format")
        return draft

    def _parted(self, text: str, found: Sequence[Scalar]) -> Iterator[Scalar]:
        for one in found:
            if pattern := self.lists.get(one.path):
                items = pattern.finditer(text, one.start, one.end)
                yield from (one._replace(start=item.start(), end=item.end()) for item in items)
            else:
                yield one


@dataclass(frozen=True, kw_only=True)
class JsonRecords(_Records):
    """Records in JSON; all patterns of ``telling`` must stand in a file's head."""

    telling: tuple[re.Pattern[bytes], ...]
    envelope: Envelope

    def recognize(self, head: bytes) -> str | None:
        """The media type, where ``head`` begins like one or several records."""
        is_record = begins_like_json(head) and all(sign.search(head) for sign in self.telling)
        return self.media_type if is_record else None

    def read(self, data: bytes) -> Decoded:
        """One record.

        Raises :class:`Unreadable` with ``malformed``, ``too_deep``, ``too_large`` or ``empty``.
        """
        raw, found = read_record(data, self.envelope, self.layouts[0].wanted)
        return self._draft(raw.text, found).decoded(raw, JSON)

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each object, named by its own id."""
        return split_records(stream, self.envelope)


@dataclass(frozen=True, kw_only=True)
class XmlRecords(_Records):
    """Records in XML, each in an ``element``; the first group of ``name`` is a record's own id.

    ``root`` must stand in a file's head.
    """

    root: re.Pattern[bytes]
    element: str
    name: re.Pattern[bytes]

    def recognize(self, head: bytes) -> str | None:
        """The media type, where ``head``, which begins like XML, is of such records."""
        return self.media_type if self.root.search(head, 0, _ROOT_WITHIN) else None

    def read(self, data: bytes) -> Decoded:
        """One record.

        Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``.
        """
        raw = read_text(data)
        start, end = self._place(raw.text)
        element, prolog = raw.text[start:end], raw.text[:start]
        check_well_formed(element.encode("utf-8", "surrogatepass"), prolog.encode("utf-8", "surrogatepass"))
        found = leaves(raw.text, start, end, self.layouts[0].wanted)
        return with_unshown(self._draft(raw.text, found)).decoded(raw, MARKUP)

    def _place(self, text: str) -> tuple[int, int]:
        """Where the record's own element lies."""
        opening = re.search(rf"<(?:\w+:)?{self.element}(?=[\s>])", text)
        ends = [one.end() for one in re.finditer(rf"</(?:\w+:)?{self.element}\s*>", text)]
        if opening is None or not ends or ends[-1] < opening.end():
            raise Unreadable("malformed", f"no whole {self.element} element lies in it.")
        return opening.start(), ends[-1]

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each element, named by its own id."""
        name = self.element.encode()
        start = re.compile(rb"<(?:\w+:)?" + name + rb"(?=[\s>])")
        return split_elements(stream, start, re.compile(rb"</(?:\w+:)?" + name + rb"\s*>"), self.name)


def the_only(said: Said) -> int:
    """The place of the first layout."""
    return 0


def named_by(key: str, without: str = "") -> Callable[[dict[str, Any]], str]:
    """Gives the id under this key, less the address in front of it; empty where there is none."""

    def name(value: dict[str, Any]) -> str:
        found = value.get(key)
        return found.removeprefix(without) if isinstance(found, str) else ""

    return name
