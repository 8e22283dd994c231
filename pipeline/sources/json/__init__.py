"""What all JSON formats share: one record of a file, each of its values with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.json.scan import DEEPEST, NO_ROW, STRING, Scalar, Wanted, scalars, words_in
from pipeline.sources.text import read_text

__all__ = ["Envelope", "Scalar", "Wanted", "begins_like_json", "read_record", "values_at", "words_in"]

MOST_PARTS = 4_000_000
"""Objects and lists in one record; more would cost too much memory."""


class Envelope(NamedTuple):
    """What surrounds the records of a service: the keys of their list on a page, and of a single one.

    ``name`` gives the id of an object, or an empty text where it has none.  ``tells`` says whether an
    object behind a broken record is the next one, where that need not have an id.
    """

    list_key: str
    single_key: str
    name: Callable[[dict[str, Any]], str]
    tells: Callable[[dict[str, Any]], bool] | None = None

    def is_record(self, value: dict[str, Any]) -> bool:
        """Whether an object that need not be one is a record."""
        return self.tells(value) if self.tells else bool(self.name(value))


# A byte order mark may stand first, also as the three characters that Latin-1 takes it for.
_LEAD = re.compile("(?:\ufeff|\xef\xbb\xbf)?[\\s,]*")
_BESIDE = rf"(?:(?:null|true|false|-?\d[\d.eE+-]*+|{STRING})(?!\s*+:)(?!\w)[\s,]*+)*+"
"""Values of a list that are neither objects nor lists."""

_NO_OBJECTS = re.compile(_BESIDE, re.DOTALL)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?[\s,]*+" + _BESIDE.encode() + rb"[{\[]", re.DOTALL)
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_OPENS = re.compile(r"\s*:\s*([{\[])")


def begins_like_json(head: bytes) -> bool:
    """Whether ``head`` begins like a JSON file of objects, or like a part of one."""
    return _HEAD.match(head) is not None


def read_record(data: bytes, envelope: Envelope, wanted: Wanted) -> tuple[Decoded, list[Scalar]]:
    """The raw text of one record with what surrounds it, and the record's values that say something.

    What a page says around its records is an unwanted value.  Raises :class:`Unreadable` with
    ``malformed``, ``too_deep``, ``too_large`` or ``empty``.
    """
    raw = read_text(data)
    return raw, values_at(raw.text, _start(raw.text, envelope), wanted)


def values_at(text: str, start: int, wanted: Wanted) -> list[Scalar]:
    """The values of the record that begins at ``start``, as :func:`read_record` gives them."""
    end = _checked_end(text, start)
    found = scalars(text, start, end, wanted)
    return [*_around(text, 0, start), *found, *_around(text, end, len(text))]


def _around(text: str, start: int, end: int) -> list[Scalar]:
    words = _WORDS.search(text, start, end)
    return [Scalar("", *words.span(), NO_ROW)] if words else []


def _start(text: str, envelope: Envelope) -> int:
    """Where the record's own object begins."""
    start = behind_others(text, 0)
    if text[start : start + 1] == "[":
        start = behind_others(text, start + 1)
    elif "," not in text[:start]:
        listed = behind_key(text, envelope.list_key, "[")
        start = behind_others(text, listed) if listed else behind_key(text, envelope.single_key, "{") - 1
        start = behind_others(text, max(start, 0))
        while text[start : start + 1] == "]" and (listed := behind_key(text, envelope.list_key, "[", start)):
            start = behind_others(text, listed)
    if text[start : start + 1] == "]":
        raise Unreadable("empty", "its list of records holds none.")
    if text[start : start + 1] != "{":
        raise Unreadable("malformed", f"no record begins at character {start}: {text[start : start + 20]!r}.")
    return start


def behind_lead(text: str, start: int) -> int:
    """Where white space, commas and a byte order mark end that stand at ``start``."""
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def behind_others(text: str, start: int) -> int:
    """Where values of a list end that are neither objects nor lists, with what :func:`behind_lead` passes."""
    others = _NO_OBJECTS.match(text, behind_lead(text, start))
    return others.end() if others else start


def behind_key(text: str, key: str, bracket: str, start: int = 0) -> int:
    """The place behind the ``bracket`` that opens the value of the next ``key``; 0 where there is none."""
    quoted = f'"{key}"'
    place = text.find(quoted, start)
    while place >= 0:
        opening = _OPENS.match(text, place + len(quoted))
        if opening and opening[1] == bracket:
            return opening.end()
        place = text.find(quoted, place + 1)
    return 0


def _checked_end(text: str, start: int) -> int:
    """The end of the object at ``start``, which is well-formed."""
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise Unreadable("too_large", f"it has more than {MOST_PARTS} objects and lists.")
    try:
        return _DECODER.raw_decode(text, start)[1]
    except RecursionError as error:
        raise Unreadable("too_deep", f"its objects are nested more than {DEEPEST} deep.") from error
    except JSONDecodeError as error:
        raise Unreadable("malformed", _told(error)) from error
    except ValueError as error:
        raise Unreadable("malformed", "one of its numbers has more digits than are read.") from error


def _told(error: JSONDecodeError) -> str:
    """The problem and its place, the same in every Python: from 3.13 on a comma before a closing bracket is
    named, and up to 3.12 what is missing behind it.
    """
    place, problem = error.pos, error.msg.removesuffix(" at")
    before = error.doc[:place].rstrip()
    if error.doc[place : place + 1] in ("}", "]") and before.endswith(","):
        place, problem = len(before) - 1, _COMMA
    elif problem.startswith("Illegal trailing comma"):
        problem = _COMMA
    line, column = error.doc.count("\n", 0, place) + 1, place - error.doc.rfind("\n", 0, place)
    return f"{problem} at line {line}, column {column}."


def _refuse_constant(name: str) -> None:
    raise Unreadable("malformed", f"{name} is no value of JSON.")


_COMMA = "A comma stands before a closing bracket"
_DECODER = JSONDecoder(parse_constant=_refuse_constant)
