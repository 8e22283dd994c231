"""The values of one document as they are read, line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from pipeline.clean.metadata.record import FIELDS, LISTS, Metadata
from pipeline.decoded import CLEAN, SHOWN, Stated
from pipeline.document import row_maker

_DATES = frozenset(["published", "published_on", "year"])
_DAY, _YEAR = len("2019-03-10"), len("2019")
_PUBLISHED = frozenset(["published", "published:"])


class Line(NamedTuple):
    """A line of the record, which begins at code point ``start`` of the document.

    Its value begins at ``at`` in ``text``, behind a label; ``rule_id`` is the rule of label or role.
    """

    text: str
    start: int
    at: int
    rule_id: str


class Value(NamedTuple):
    """A value and the stretch of its line that states it."""

    value: Any
    start: int
    end: int


class Sheet:
    """Takes values one by one: the first of a field stands, those of a list are gathered, each once.

    What the document's format states is ``given``: words of the page add nothing to it.  ``unread`` is
    the last line of the record that said nothing by itself; ``is_form`` as in :class:`Metadata`.
    ``version`` is the first date of the version that the page shows, with its line.
    ``text_start`` is where the body of the text begins, behind which lone dates are those of comments.
    """

    __slots__ = ("_given", "_lists", "_single", "is_form", "text_start", "unread", "version")

    def __init__(self, given: Iterable[Stated] = ()) -> None:
        self.unread: Line | None = None
        self.version: tuple[Line, Value] | None = None
        self.is_form = False
        self.text_start = sys.maxsize
        self._single: dict[str, Stated] = {}
        self._lists: dict[tuple[str, str], Stated] = {}
        for stated in given:
            self._take(stated)
        self._given = frozenset(field for field, _ in self._lists) | self._single.keys()

    def get(self, field: str) -> Any:
        """The value of a field that holds one, None where none was stated yet."""
        stated = self._single.get(field)
        return stated.value if stated else None

    def rule_of(self, field: str) -> str:
        """The rule that read the value of a field, empty where it has none or the format gave it."""
        stated = self._single.get(field)
        return stated.rule_id if stated and field not in self._given else ""

    def lacks(self, field: str) -> bool:
        """Whether a field that holds one value has none yet."""
        return field not in self._single

    def names(self, field: str) -> bool:
        """Whether a list has a value."""
        return any(of == field for of, _ in self._lists)

    def state(self, field: str, line: Line, value: Value | None, rule_id: str = "") -> None:
        """Take the value of ``field`` that ``line`` states, unless one was stated before."""
        if value is not None and field not in self._single:
            self._single[field] = _stated(field, line, value, rule_id)

    def add(self, field: str, line: Line, value: Value, *, cased: bool = False) -> None:
        """Take one more value of a list; the same words, if not ``cased`` in whatever case, are one value."""
        if field not in self._given:
            key = value.value if cased else value.value.lower()
            self._lists.setdefault((field, key), _stated(field, line, value, ""))

    def improve(self, field: str, line: Line, value: Value, rule_id: str = "") -> None:
        """Take a value that tells more than the one that another line stated before."""
        if field not in self._given:
            self._single[field] = _stated(field, line, value, rule_id)

    def date(self, line: Line, value: Value | None, rule_id: str = "") -> None:
        """Take a date of publication; one that says the same more exactly takes the place of the first.

        So does the day behind `Published:`, within the year, that of the month of an issue.
        """
        if value is None:
            return
        known = self.get("published") or ""
        if _is_day(line, value) and self.rule_of("published") == "volume-line":
            known = known[:_YEAR]
        if value.value.startswith(known):
            self.improve("published", line, value, rule_id)

    def date_online(self, line: Line, value: Value, rule_id: str) -> None:
        """Take the day on which an article came out online, within the year of its issue and before that."""
        if _is_earlier_day(value.value, self.get("published") or ""):
            self.improve("published", line, value, rule_id)

    def add_shown(self, other: Sheet) -> None:
        """Take what ``other`` has and this lacks: values of dropped lines, placed in the page as shown."""
        self.date_version()
        if self.is_undated():
            other.date_version()
        for stated in other._single.values():
            self._take(stated._replace(within=SHOWN))

    def date_version(self) -> None:
        """Take the version's date for that of publication, unless another or a journal dates the page."""
        if self.version and self.is_undated():
            self.date(*self.version, "version-date")

    def is_undated(self) -> bool:
        """Whether neither a date nor the record of an article, which may lack one, is stated."""
        return all(map(self.lacks, ("published", "doi", "journal")))

    def derive(self, field: str, value: Any, source: str) -> None:
        """Take a value that follows from the value of the field ``source``."""
        if field not in self._single:
            self._single[field] = self._single[source]._replace(field=field, value=value)

    def metadata(self) -> Metadata:
        """All that was stated."""
        if published := self.get("published"):
            self.derive("year", int(published[:4]), "published")
            if len(published) == _DAY:
                self.derive("published_on", date.fromisoformat(published), "published")
        single = self._single.values()
        values: dict[str, Any] = {one.field: one.value for one in single}
        for one in self._lists.values():
            values.setdefault(one.field, []).append(one.value)
        return Metadata(**values, is_form=self.is_form, stated=[*single, *self._lists.values()])

    def _take(self, stated: Stated) -> None:
        if stated.field in LISTS:
            self._lists.setdefault((stated.field, stated.value), stated)
        elif stated.field in _DATES:
            known = self.get("published") or ""
            is_online = stated.field == "published_on" and _is_earlier_day(stated.value, known)
            if is_online or stated.value.startswith(known):
                self._single["published"] = stated._replace(field="published")
        elif stated.field in FIELDS:
            self._single.setdefault(stated.field, stated)


def _is_earlier_day(iso: str, known: str) -> bool:
    """Whether ``iso`` is a day in the year of ``known``, a month or a year, and not behind it."""
    return len(iso) == _DAY > len(known) and iso[:_YEAR] == known[:_YEAR] and iso[: len(known)] <= known


def _is_day(line: Line, value: Value) -> bool:
    """Whether a line says on which day the article was published, which may be online first."""
    return len(value.value) == _DAY and line.text[: line.at].strip().lower() in _PUBLISHED


def _stated(field: str, line: Line, value: Value, rule_id: str) -> Stated:
    start = line.start
    said, first, last = value
    return _new_stated((field, said, start + first, start + last, rule_id or line.rule_id, CLEAN))


_new_stated = row_maker(Stated)
