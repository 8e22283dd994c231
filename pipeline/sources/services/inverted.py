"""Writes the abstracts of OpenAlex as texts, which it gives as the places of each of their words."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder, dumps
from typing import Any

from pipeline.sources.json import begins_like_json
from pipeline.sources.text import read_text

MEDIA_TYPE = "application/vnd.openalex.inverted+json"
_INDEX = re.compile(r'"abstract_inverted_index"\s*:\s*(?=\{)')
_SIGN = re.compile(_INDEX.pattern.encode())
_DECODE = JSONDecoder().raw_decode


def recognize(head: bytes) -> str | None:
    """The media type, where ``head`` begins like JSON that has such an abstract."""
    is_inverted = begins_like_json(head) and b"openalex.org/" in head and _SIGN.search(head)
    return MEDIA_TYPE if is_inverted else None


def with_abstracts(data: bytes) -> bytes:
    """``data`` as UTF-8 with texts in the place of places; all else is as it was.

    Raises :class:`~pipeline.decoded.Unreadable` as any text does.
    """
    text = read_text(data).text
    written: list[str] = []
    position = 0
    for found in _INDEX.finditer(text):
        abstract, end = _abstract(text, found.end())
        if found.start() >= position and end:
            written += text[position : found.start()], f'"abstract": {dumps(abstract, ensure_ascii=False)}'
            position = end
    return "".join([*written, text[position:]]).encode("utf-8", "replace")


def _abstract(text: str, start: int) -> tuple[str, int]:
    """The abstract whose index begins at ``start`` and where that ends; 0 for what is none."""
    try:
        index, end = _DECODE(text, start)
    except (JSONDecodeError, RecursionError, ValueError):
        return "", 0
    placed = sorted((place, word) for word, places in index.items() for place in _places(places))
    return " ".join(word for _, word in placed), end


def _places(value: Any) -> list[int]:
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


EXTRACTORS = {MEDIA_TYPE: with_abstracts}
