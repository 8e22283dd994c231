"""Reads XML of office documents event by event; nothing is expanded and nothing is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from pipeline.decoded import Unreadable

Start = Callable[[str, Mapping[str, str]], None]


def parse(data: bytes, *, start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Call ``start`` and ``end`` with the names of elements, without prefixes, and ``text`` with words.

    Names of attributes have no prefix either.  Raises :class:`Unreadable` with ``malformed`` or
    ``entity_bomb``.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, found: start(
        _bare(name), {_bare(k): v for k, v in found.items()}
    )
    parser.EndElementHandler = lambda name: end(_bare(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        raise Unreadable("malformed", f"{expat.ErrorString(error.code)} at {place}.") from error


def check(data: bytes) -> None:
    """Raises :class:`Unreadable` where :func:`parse` does."""
    parse(data, start=lambda name, attributes: None, end=lambda name: None, text=lambda words: None)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*declared: object) -> None:
    raise Unreadable("entity_bomb", "it declares entities, which are not expanded.")
