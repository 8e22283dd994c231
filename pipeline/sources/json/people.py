"""Puts names of people together whose parts stand under keys of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.sources.json import Scalar, words_in
from pipeline.sources.json.scan import STRING

GIVEN, MIDDLE, INITIALS, PARTICLE, FAMILY, SUFFIX = (
    "given",
    "middle",
    "initials",
    "particle",
    "family",
    "suffix",
)
_ORDER = (GIVEN, MIDDLE, PARTICLE, FAMILY, SUFFIX)
_NAMES: Mapping[str, tuple[str, ...]] = {
    GIVEN: (
        "given",
        "given name",
        "given names",
        "first",
        "first name",
        "firstname",
        "forename",
        "fore name",
    ),
    MIDDLE: ("middle", "middle name", "middle names", "middlename", "middle initial"),
    INITIALS: ("initials", "initial"),
    PARTICLE: ("particle", "non dropping particle", "dropping particle"),
    FAMILY: ("family", "family name", "last", "last name", "lastname", "surname"),
    SUFFIX: ("suffix", "name suffix"),
}
_PART_OF = {name: part for part, names in _NAMES.items() for name in names}
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a key takes up its next word: `givenName`."""

_MARKS = re.compile(r"[\W_]+")
_NAME = re.compile(r"\.name\Z")
_BRACES = re.compile(rf"{STRING}|[{{}}]", re.DOTALL)


class Person(NamedTuple):
    """Values of one object, ``first`` to ``last`` of a record's, that are parts of the name ``words``."""

    first: int
    last: int
    words: str


def people(text: str, found: Sequence[Scalar], is_list: Callable[[str], bool]) -> Iterator[Person]:
    """The people that ``found`` names by parts; ``is_list`` tells lists of people by their path."""
    parts = [(place, part) for place, one in enumerate(found) if (part := _part(one.path, is_list))]
    for group in _by_object(text, found, parts):
        said: dict[str, str] = {}
        for place, part in group:
            said.setdefault(part, words_in(text[found[place].start : found[place].end]))
        if GIVEN not in said:
            said[GIVEN] = said.get(INITIALS, "")
        words = " ".join(said[part] for part in _ORDER if said.get(part))
        yield Person(group[0][0], group[-1][0], words)


def _part(path: str, is_list: Callable[[str], bool]) -> str:
    """Which part of a name stands at ``path``; empty for anything else."""
    around, _, key = path.rpartition(".")
    part = _PART_OF.get(_MARKS.sub(" ", HUMP.sub("_", key)).strip().lower(), "") if around else ""
    return part if part and is_list(_NAME.sub("", around)) else ""


_Parts = list[tuple[int, str]]


def _by_object(text: str, found: Sequence[Scalar], parts: _Parts) -> Iterator[_Parts]:
    group: _Parts = []
    for place, part in parts:
        if group and not are_together(text, found[group[-1][0]], found[place]):
            yield group
            group = []
        group.append((place, part))
    if group:
        yield group


def are_together(text: str, one: Scalar, other: Scalar) -> bool:
    """Whether two strings, of which the first stands earlier, are values of one object."""
    depth = 0
    for found in _BRACES.finditer(text, one.end + 1, other.start - 1):
        depth += (found[0] == "{") - (found[0] == "}")
        if depth < 0:
            return False
    return depth == 0
