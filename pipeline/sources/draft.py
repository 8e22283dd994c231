"""What a reader of records finds in one document: blocks and stated values, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.decoded import RAW, Block, Cited, Decoded, Stated, Unreadable
from pipeline.document import row_maker
from pipeline.sources.dates import FULL_DAY, dated
from pipeline.sources.fields import LISTS, RANKED

MOST_VALUES = 500_000
"""Values in one record; the largest study has some 50,000, and more would cost too much memory."""

_NOT_SHOWN = "not-shown"
_LONGEST_PLACEHOLDER = 200
_MOST_RULE_IDS = 1024
_PLACEHOLDER = re.compile(
    r"(?:<[^<>]*>|[\W_])*(?:(?:there is )?no abstract(?: (?:is |was )?(?:available|provided|given|supplied))?"
    r"|(?:the )?abstract (?:is |was )?(?:not (?:available|provided|supplied)|unavailable|missing)"
    r"|(?:this|the) (?:article|paper|letter|editorial|work) (?:has no|does not have an) abstract"
    r"|not available|n/?a)(?: (?:for|at) this (?:article|paper|time|publication|record))?(?:<[^<>]*>|[\W_])*",
    re.IGNORECASE,
)
"""What stands in the place of an abstract in records of works that have none."""

Said = dict[str, str]
"""Values by field of ``documents``."""


class Shown(NamedTuple):
    """How one value is shown: its role, what its words state, and the outermost key shown before it.

    Metadata are shown with their own key at least.  A value without a role is no text, as a key is none.
    """

    role: str
    states: Callable[[str], Said] | None = None
    label: str = ""


FRAME = Shown("")
"""A value that only names or orders others."""


def field(name: str, read: Callable[[str], str] = str) -> Callable[[str], Said]:
    """States what is read in the words, or the words as they are."""
    return lambda words: {name: read(words)}


def check_number(values: int) -> None:
    """Raises :class:`Unreadable` with ``too_large`` for too many values."""
    if values > MOST_VALUES:
        raise Unreadable("too_large", f"it has more than {MOST_VALUES} values, the limit for a record.")


class _RuleIds(dict[str, str]):
    """The rule ids of one source by name; the records of a file show the same few names."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __missing__(self, name: str) -> str:
        if len(self) == _MOST_RULE_IDS:
            self.clear()
        self[name] = made = f"{self._source}#{name}"
        return made


_rule_ids = cache(_RuleIds)


_block, _stated, _cited = row_maker(Block), row_maker(Stated), row_maker(Cited)


class Draft:
    """Collects what the record in ``text`` shows and states; ``source`` begins each rule id."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.stated: list[Stated] = []
        self.cited: list[Cited] = []
        self._rule_ids = _rule_ids(source)
        self._has: set[str] = set()
        self._ranked: dict[str, Stated] = {}
        self._dates: list[Stated] = []
        self._has_cited: set[tuple[int, str]] = set()

    @property
    def end(self) -> int:
        """Where the last block ends."""
        return self.blocks[-1].end if self.blocks else 0

    def show(self, role: str, name: str, start: int, end: int) -> str:
        """A block, without the white space around it, and its text; none where nothing else is left.

        What only says that there is no abstract is not shown.
        """
        written = self.text[start:end]
        words = written.strip()
        if not words:
            return ""
        if role == "abstract" and len(words) < _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(words):
            role, name = "unknown", "no-abstract"
        if len(words) < len(written):
            start += len(written) - len(written.lstrip())
        self.blocks.append(_block((start, start + len(words), role, self._rule_ids[name], "")))
        if len(self.blocks) > MOST_VALUES:
            check_number(len(self.blocks))
        return words

    def open(self, start: int, end: int, *, hint: str) -> None:
        """A block whose words must tell what it is, in an element ``hint``."""
        self.blocks.append(_block((start, end, "", "", hint)))

    def drop(self, start: int, end: int) -> None:
        """Text that is not shown; what follows other such text makes one block with it."""
        is_first = not self.blocks
        shown = self.show("unknown", _NOT_SHOWN, start, end)
        if shown and not is_first and self.blocks[-2].rule_id == self.blocks[-1].rule_id:
            last = self.blocks.pop()
            self.blocks[-1] = self.blocks[-1]._replace(end=last.end)

    def has(self, field: str) -> bool:
        """Whether a value of ``field`` was stated."""
        return field in self._has

    def state(self, field: str, value: str, span: tuple[int, int], name: str) -> None:
        """A value that the record states; nothing where it is empty, or its field is stated already."""
        if not value or (field in self._has and field not in LISTS):
            return
        start, end = span
        stated = _stated((field, value, start, end, self._rule_ids[name], RAW))
        if field in RANKED:
            best = self._ranked.setdefault(field, stated)
            if RANKED[field].index(value) < RANKED[field].index(best.value):
                self._ranked[field] = stated
        else:
            self._has.add(field)
            self.stated.append(stated)

    def state_all(self, values: Said, span: tuple[int, int], name: str) -> None:
        """Values of several fields that one place states."""
        for field, value in values.items():
            if value:
                self.state(field, value, span, name)

    def cite(self, field: str, value: str, span: tuple[int, int]) -> None:
        """A value stated of the entry that was shown last; nothing where it is empty or stated already."""
        entry = self.blocks[-1].start
        if value and (field in LISTS or (entry, field) not in self._has_cited):
            self._has_cited.add((entry, field))
            self.cited.append(_cited((entry, field, value, *span)))
            check_number(len(self.cited))

    def date(self, iso: str, span: tuple[int, int], name: str) -> None:
        """One of several dates of publication: the year of the first counts, and the first full day."""
        if iso:
            self._dates.append(Stated("published", iso, *span, self._rule_ids[name]))

    def _published(self) -> Iterator[Stated]:
        if self._dates:
            first = self._dates[0]
            best = next((date for date in self._dates if len(date.value) == FULL_DAY), first)
            yield _stated(("year", first.value[:4], *first[2:]))
            said = dated(best.value).items()
            yield from (_stated((field, value, *best[2:])) for field, value in said if field != "year")

    def decoded(self, raw: Decoded, form: str) -> Decoded:
        """The document; ``raw`` holds its text, written in ``form``."""
        stated = (*self.stated, *self._ranked.values(), *self._published())
        return Decoded(
            raw.text, raw.encoding, raw.offsets, form, tuple(self.blocks), stated, tuple(self.cited)
        )
