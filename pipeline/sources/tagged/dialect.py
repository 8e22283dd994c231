"""One way of writing references in tagged lines, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from pipeline.decoded import PLAIN, Decoded, Unreadable
from pipeline.sources.delimited.columns import items, shown_by
from pipeline.sources.delimited.names import AUTHORS, FULL_NAMES, tags_of
from pipeline.sources.draft import Draft, Shown
from pipeline.sources.lines import Tagged, lay_out, split_at, tagged
from pipeline.sources.record import Record
from pipeline.sources.text import read_text
from pipeline.sources.values import words_of

_LINE = re.compile(r"[^\r\n\s][^\r\n]*")
NAMES = frozenset([AUTHORS, FULL_NAMES])


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """A way of writing references; ``tags`` gives what a tag holds that no column is called by.

    ``rules`` begins each rule id.  ``head``, which has no groups and flags, matches what a file begins with,
    ``opening`` the first line of a record, and the first group of ``name`` its own id.  Values of ``by_line``
    stand one in a line.  A tag of ``only_with`` means something only where the record has the other one.
    ``others`` show what no column holds.
    """

    media_type: str
    rules: str
    head: re.Pattern[bytes]
    opening: re.Pattern[bytes]
    name: re.Pattern[bytes]
    tag: re.Pattern[str]
    example: str
    tags: Mapping[str, str] = field(default_factory=dict)
    by_line: frozenset[str] = frozenset()
    only_with: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Shown] = field(default_factory=dict)

    def read(self, data: bytes) -> Decoded:
        """One reference.

        Raises :class:`~pipeline.decoded.Unreadable` with ``malformed`` for what holds no tagged line.
        """
        raw = read_text(data)
        found = self._found(raw.text)
        if not found:
            raise Unreadable("malformed", f"no line begins with a tag, as in {self.example!r}.")
        draft = Draft(raw.text, self.rules)
        draft.drop(0, found[0].label)
        values = {one.tag: words_of(raw.text[one.start : one.end]) for one in reversed(found)}
        lay_out(draft, self._items(raw.text, found), {**shown_by(values), **self.others}, words_of)
        return draft.decoded(raw, PLAIN)

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record per reference, named by its own id."""
        return split_at(stream, self.opening, self.name)

    def _found(self, text: str) -> list[Tagged]:
        """The values by what they hold."""
        found = list(tagged(text, self.tag))
        present = {one.tag for one in found}
        void = {tag for tag, other in self.only_with.items() if other not in present}
        return [one._replace(tag="" if one.tag in void else self._held_by(one.tag)) for one in found]

    def _held_by(self, tag: str) -> str:
        return self.tags[tag] if tag in self.tags else tags_of([tag])[0]

    def _items(self, text: str, found: Sequence[Tagged]) -> Iterator[Tagged]:
        for one in found:
            if one.tag in self.by_line:
                places = [line.span() for line in _LINE.finditer(text, one.start, one.end)]
            else:
                places = items(text, one.tag, one.start, one.end)
            yield from (
                one._replace(label=one.label if len(places) == 1 else start, start=start, end=end)
                for start, end in places
            )
