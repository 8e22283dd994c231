"""Reads JSON with the place of each string, for the JSON-LD of web pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TypeAlias

from pipeline.sources.html.tags import Value

Node: TypeAlias = "Value | list[Node] | dict[str, Node]"

_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"|([][{},])', re.DOTALL)
_LONGEST = 1_000_000
_DEEPEST = 64


def read_json(text: str, start: int) -> list[Node]:
    """The values of a JSON text that begins at code point ``start`` of the page.

    Numbers, booleans and null are left out.  Text that is no JSON gives what could be read of it;
    nothing where it is longer than a million code points.
    """
    root: list[Node] = []
    stack: list[list[Node] | dict[str, Node]] = [root]
    key: str | None = None
    for token in _TOKEN.finditer(text[:_LONGEST] if len(text) <= _LONGEST else ""):
        mark, top = token[2], stack[-1]
        if mark is None:
            value = Value(_unescaped(token[1]), start + token.start(1), start + token.end(1))
            if isinstance(top, dict) and key is None:
                key = value.text
                continue
            _put(top, key, value)
        elif mark in "{[" and len(stack) < _DEEPEST:
            inner: list[Node] | dict[str, Node] = {} if mark == "{" else []
            _put(top, key, inner)
            stack.append(inner)
        elif mark in "}]" and len(stack) > 1:
            stack.pop()
        key = None
    return root


def _put(container: list[Node] | dict[str, Node], key: str | None, node: Node) -> None:
    if isinstance(container, list):
        container.append(node)
    elif key is not None:
        container.setdefault(key, node)


def _unescaped(raw: str) -> str:
    """A JSON string as one reads it; pages often escape for HTML what stands in it."""
    if "\\" in raw:
        try:
            raw = json.loads(f'"{raw}"', strict=False)
        except ValueError:
            return ""
    return unescape(raw)


def objects_among(nodes: Iterator[Node] | list[Node]) -> Iterator[dict[str, Node]]:
    """The objects that speak of the page itself: at the top, in a graph, or its main entity."""
    for node in nodes:
        if isinstance(node, dict):
            yield node
            for key in ("@graph", "mainEntity"):
                yield from (one for one in each(node.get(key)) if isinstance(one, dict))
        elif isinstance(node, list):
            yield from (one for one in node if isinstance(one, dict))


def each(node: Node | None) -> list[Node]:
    """The entries of a list, or the one value in place of a list."""
    if node is None:
        return []
    return node if isinstance(node, list) else [node]


def strings(node: Node | None) -> list[Value]:
    """The strings of a list, or the one string in place of a list; empty ones left out."""
    return [one for one in each(node) if isinstance(one, Value) and one.text.strip()]
