"""Finds the values of an XML record, each with the path of elements that leads to it and its place."""

from __future__ import annotations

import re

from pipeline.markup import ATTRIBUTES
from pipeline.sources.draft import check_number
from pipeline.sources.json import Scalar, Wanted
from pipeline.sources.json.scan import NO_ROW

TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:]]>|\Z)|<\?.*?(?:\?>|\Z)|<(?P<slash>/?)(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*){ATTRIBUTES}>",
    re.VERBOSE | re.DOTALL,
)
"""A tag, or a comment, instruction or stretch of characters, which has no ``name``."""

_DEEPEST = 200


def leaves(text: str, start: int, end: int, wanted: Wanted) -> list[Scalar]:
    """The values of the well-formed element at ``text[start:end]``, in their order, without empty ones.

    Paths begin below that element.  A value that is wanted is all that stands in its element.
    """
    found: list[Scalar] = []
    around: list[tuple[str, int, tuple[str, int]]] = []
    row = NO_ROW
    for tag in TAG.finditer(text, start, end):
        name = tag["name"]
        if name is None or tag[0].endswith("/>"):
            continue
        if not tag["slash"]:
            path = f"{around[-1][0]}.{name}".lstrip(".") if around else ""
            if len(around) > _DEEPEST:
                break
            if path in wanted.rows and row is NO_ROW:
                row = (path, tag.start())
            around.append((path, tag.end(), row))
        elif around:
            path, begin, row_of = around.pop()
            if path in wanted.paths and text[begin : tag.start()].strip():
                found.append(Scalar(path, begin, tag.start(), row_of))
                check_number(len(found))
            row = around[-1][2] if around else NO_ROW
    return found
