"""What the keys of an object tell of its values, and whether they tell of a work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from json import JSONDecoder
from typing import Any

from pipeline.sources.delimited.names import AUTHORS, FULL_NAMES, TITLE, describe_works, tags_of
from pipeline.sources.json.people import HUMP

_KEY = re.compile(r'"([^"\\\n]{1,60})"\s*:')
_AROUND = re.compile(r"(?:metadata|attributes|_source|(?:authors?|creators)(?=\.affiliations?\b))\.")
"""Keys of objects that hold a record's own values, or where people work."""

_WITHIN = re.compile(r"\.(?:name|full_?[nN]ame|display_?[nN]ame|title|text|value|#text)\Z")
"""Keys under which an object says what it is called."""

PROSE = frozenset(["summary", "text", "content"])
"""Keys of prose: an abstract, where a work has none under a key of its own, or the text of a page."""

OF_PEOPLE = frozenset([AUTHORS, FULL_NAMES])
"""What lists of authors hold."""

_DECODE = JSONDecoder().raw_decode


def tells(tags: Iterable[str]) -> bool:
    """Whether values of these tags are about a work, or a page with a title and a text."""
    told = list(tags)
    return describe_works(told) or (TITLE in told and not PROSE.isdisjoint(told))


def keys_of(text: str, start: int) -> Iterable[str]:
    """The paths of the first object; of one that is longer than ``text`` all keys there are."""
    try:
        first = _DECODE(text, start)[0]
    except (ValueError, RecursionError):
        return _KEY.findall(text, start)
    return paths_of(first) if isinstance(first, dict) else ()


def paths_of(record: Mapping[str, Any]) -> Iterator[str]:
    """The keys of an object, and of the objects in it behind theirs: `ids.doi`."""
    for key, value in record.items():
        yield key
        if isinstance(value, dict):
            yield from (f"{key}.{inner}" for inner in value)


@lru_cache(maxsize=1024)
def tag_of(path: str) -> str:
    """What values at ``path`` are, as the names of columns tell it; empty for others."""
    named = HUMP.sub("_", _AROUND.sub("", path, count=1))
    if named in PROSE:
        return named
    direct, parent = tags_of([named, _WITHIN.sub("", named)])
    return direct or parent


def are_people(path: str) -> bool:
    """Whether a list at ``path`` is one of authors, as also in an object around it."""
    return all(tag_of(key) in OF_PEOPLE for key in _AROUND.sub("", path, count=1).split("."))
