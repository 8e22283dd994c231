"""The values of one document as they are read, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from pipeline.clean.metadata.record import Metadata, Stated

_DAY = len("2019-03-10")


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
    """Takes values one by one: the first of a field stands, those of a list are gathered, each once."""

    __slots__ = ("_lists", "_single")

    def __init__(self) -> None:
        self._single: dict[str, Stated] = {}
        self._lists: dict[tuple[str, str], Stated] = {}

    def get(self, field: str) -> Any:
        """The value of a field that holds one, None where none was stated yet."""
        stated = self._single.get(field)
        return stated.value if stated else None

    def lacks(self, field: str) -> bool:
        """Whether a field that holds one value has none yet."""
        return field not in self._single

    def state(self, field: str, line: Line, value: Value | None, rule_id: str = "") -> None:
        """Take the value of ``field`` that ``line`` states, unless one was stated before."""
        if value is not None and field not in self._single:
            self._single[field] = _stated(field, line, value, rule_id)

    def add(self, field: str, line: Line, value: Value, *, cased: bool = False) -> None:
        """Take one more value of a list; the same words, if not ``cased`` in whatever case, are one value."""
        key = value.value if cased else value.value.lower()
        self._lists.setdefault((field, key), _stated(field, line, value, ""))

    def improve(self, field: str, line: Line, value: Value, rule_id: str = "") -> None:
        """Take a value that tells more than the one stated before."""
        self._single[field] = _stated(field, line, value, rule_id)

    def date(self, line: Line, value: Value | None, rule_id: str = "") -> None:
        """Take a date of publication; one that says the same more exactly takes the place of the first."""
        known = self.get("published")
        if value is not None and (known is None or value.value.startswith(known)):
            self.improve("published", line, value, rule_id)

    def metadata(self) -> Metadata:
        """All that was stated."""
        single = [*self._single.values(), *self._parts_of_date()]
        values: dict[str, Any] = {one.field: one.value for one in single}
        for one in self._lists.values():
            values.setdefault(one.field, []).append(one.value)
        return Metadata(**values, stated=[*single, *self._lists.values()])

    def _parts_of_date(self) -> list[Stated]:
        published = self._single.get("published")
        if published is None:
            return []
        parts = [published._replace(field="year", value=int(published.value[:4]))]
        if len(published.value) == _DAY:
            parts.append(published._replace(field="published_on", value=date.fromisoformat(published.value)))
        return parts


def _stated(field: str, line: Line, value: Value, rule_id: str) -> Stated:
    return Stated(
        field, value.value, line.start + value.start, line.start + value.end, rule_id or line.rule_id
    )
