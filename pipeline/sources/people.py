"""Parts lists of names of people; what a comma parts is told by its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

_BETWEEN_NAMES = re.compile(r"(?<!\s)\s+(?:and|&)\s+|[;|]")
_PARTED = re.compile("[;|]")
_COMMA = re.compile(",")
_COMMA_OR_AND = re.compile(r",?(?<!\s)\s+(?:and|&)\s+|,")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,4}")
_SUFFIX = re.compile(r"(?:Jr|Sr|[IV]+)\.?")
_NUMBER = re.compile(r"\([\d\s-]+\)\Z")
"""The id that a database puts behind a name."""

_LEADING = frozenset((
    "van", "von", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ben",
    "ten", "ter", "den", "der", "st.", "mac",
))  # fmt: skip
"""What a family name may begin with; further small words are told by their small letters."""

_IN_FULL, _WITH_INITIALS = "in full", "with initials"
"""`Jane Doe` or `J. Doe`, and `Doe J`; no family name ends with initials, but given names may."""

_FEW = 2
_LONGEST_PART = 80


def names_in(text: str, start: int, end: int, *, is_turned: bool = False) -> list[Span]:
    """Where the names of ``text[start:end]`` stand, without the numbers that databases put behind them.

    Semicolons, bars and `and` part them; commas where they part whole names, as in `Jane Doe, Richard
    Roe`, but not where the form is known to be ``is_turned``, as in `Garcia Lopez, Maria Jose`.
    """
    found = _parted(text, start, end, _BETWEEN_NAMES)
    if not is_turned:
        found = _parted_by_commas(text, start, end, found)
    return [_bare(text, first, last - len(_number(text[first:last]))) for first, last in found]


def _parted_by_commas(text: str, start: int, end: int, parts: list[Span]) -> list[Span]:
    """The names between commas where these part whole names, else the ``parts``."""
    if len(parts) == 1:
        listed = _parted(text, start, end, _COMMA)
        words = [text[slice(*part)] for part in listed]
        if _are_pairs(words):
            pairs = zip(listed[::2], listed[1::2], strict=True)
            listed = [(first, last) for (first, _), (_, last) in pairs]
        elif not _are_names(words):
            return parts
        return _with_last_stop(text, listed, end)
    if all("," in text[slice(*part)] for part in parts) or _PARTED.search(text, start, end):
        return parts
    listed = _parted(text, start, end, _COMMA_OR_AND)
    return listed if all(" " in text[slice(*part)] for part in listed) else parts


def _with_last_stop(text: str, names: list[Span], end: int) -> list[Span]:
    """The names of a list; where the first ends with a full stop, one behind the last is its own."""
    (_, behind), (start, last) = names[0], names[-1]
    is_own = text[behind - 1] == "." and text.startswith(".", last, end)
    return [*names[:-1], (start, last + is_own)]


def _are_pairs(words: Sequence[str]) -> bool:
    """Whether families and initials take turns, as in `Doe, J., Roe, R. B.`"""
    return (
        len(words) > _FEW
        and len(words) % 2 == 0
        and not any(map(_are_initials, words[::2]))
        and all(map(_are_initials, words[1::2]))
    )


def _are_initials(words: str) -> bool:
    return len(words) <= _LONGEST_PART and all(map(_INITIALS.fullmatch, words.split()))


def _are_names(words: Sequence[str]) -> bool:
    """Whether each is a whole name, as in `Doe J, Roe R`; two parts may be those of one name."""
    if len(words) > _FEW:
        return all(" " in one for one in words)
    shapes = list(map(_shape, words))
    return all(shapes) and shapes != [_IN_FULL, _WITH_INITIALS]


def _shape(name: str) -> str:
    """How a given and a family name are written; empty where one of them is missing: `van der Berg`."""
    tokens = [one for one in name[:_LONGEST_PART].split() if not _SUFFIX.fullmatch(one)]
    if tokens and tokens[0].lower() in _LEADING:
        del tokens[0]
    tokens = [one for one in tokens if not one.islower()]
    is_initial = [_is_initial(one, name) for one in tokens]
    if len(tokens) < _FEW or all(is_initial):
        return ""
    return _WITH_INITIALS if is_initial[-1] else _IN_FULL


def _is_initial(token: str, name: str) -> bool:
    """In a name all of capitals a short word may be a family's."""
    is_short = "." in token or len(token) <= _FEW or not name.isupper()
    return is_short and _INITIALS.fullmatch(token) is not None


def _parted(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Span]:
    """The stretches that ``between`` parts, without empty ones and the full stop at the end."""
    end -= text[start:end].endswith(".") and between is _COMMA
    borders = [found.span() for found in between.finditer(text, start, end)]
    starts, ends = [start, *(last for _, last in borders)], [*(first for first, _ in borders), end]
    parts = (_bare(text, first, last) for first, last in zip(starts, ends, strict=True))
    return [(first, last) for first, last in parts if first < last]


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch without the white space around it."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _number(name: str) -> str:
    found = _NUMBER.search(name)
    return found[0] if found else ""
