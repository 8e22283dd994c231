"""What all XML formats share: a check that opens nothing, and the text that no element of theirs holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from pipeline.decoded import Block, Unreadable

_TEXT = re.compile(r">\s*[^<\s]")


def check_well_formed(element: bytes) -> None:
    """Raises :class:`Unreadable` where ``element`` is no well-formed XML or declares entities.

    Nothing is expanded and nothing is loaded.
    """
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(element, True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        raise Unreadable("malformed", f"{expat.ErrorString(error.code)} at {place}.") from error


def _refuse_entities(name: str, *_: object) -> None:
    raise Unreadable("entity_bomb", f"it declares the entity {name!r}; entities are not expanded.")


def with_unshown(blocks: Iterable[Block], text: str, rule_id: str) -> Iterator[Block]:
    """The blocks, and between them the text of elements that are not shown, as dropped blocks."""
    position = 0
    for block in blocks:
        yield from _unshown(text, position, block.start, rule_id)
        yield block
        position = block.end
    yield from _unshown(text, position, len(text), rule_id)


def _unshown(text: str, start: int, end: int, rule_id: str) -> Iterator[Block]:
    found = _TEXT.search(text, start, end)
    if found:
        last = text.rfind("<", found.end(), end)
        yield Block(found.end() - 1, last if last > 0 else end, "unknown", rule_id)
