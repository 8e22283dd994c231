"""Unicode NFC as edits, so that its map is exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.clean.runs import Edit

# Unicode's stream-safe format (UAX 15) allows 30 marks on one character.  Longer stacks are no
# writing, and sorting them takes quadratic time: they stay as they are.
_LONGEST_STACK = 31
_LAST_WITH_CANONICAL_FORM = 0x2FA1D
_HANGUL = range(0xAC00, 0xD7A4)
_SURROGATES = range(0xD800, 0xE000)
_JAMO_THAT_JOIN = "\u1161-\u1175\u11a8-\u11c2"


def composed(text: str) -> list[Edit]:
    """What to replace so that ``text`` is in Normalization Form C."""
    joining = _joining()
    edits: list[Edit] = []
    for found in _stack().finditer(text):
        start, end = found.span()
        if start and joining.match(text, start):
            start -= 1
        if end - start <= _LONGEST_STACK:
            edits.extend(_stack_edit(text[start:end], start))
    return edits


def _stack_edit(old: str, start: int) -> Iterator[Edit]:
    """The smallest edit that composes one character with its marks."""
    new = unicodedata.normalize("NFC", old)
    if new == old:
        return
    kept = 1 if new[0] == old[0] else 0
    tail = 0
    while old[-1 - tail] == new[-1 - tail] and min(len(old), len(new)) - kept - tail > 1:
        tail += 1
    yield start + kept, start + len(old) - tail, new[kept : len(new) - tail]


@cache
def _joining() -> re.Pattern[str]:
    """Characters that may reorder or compose with the one before."""
    seconds = {pair[1] for pair in map(_canonical_parts, _candidates()) if len(pair) == 2}
    marks = {character for character in _candidates() if unicodedata.combining(character)}
    return re.compile(f"[{_JAMO_THAT_JOIN}{''.join(sorted(seconds | marks))}]")


@cache
def _stack() -> re.Pattern[str]:
    """A run of joining characters, or one that NFC replaces together with those that follow."""
    joining = _joining().pattern
    replaced = (one for one in _candidates() if unicodedata.normalize("NFC", one) != one)
    return re.compile(f"{joining}+|[{''.join(replaced)}]{joining}*")


def _candidates() -> Iterator[str]:
    for point in range(0x80, _LAST_WITH_CANONICAL_FORM + 1):
        if point not in _HANGUL and point not in _SURROGATES:
            yield chr(point)


def _canonical_parts(character: str) -> list[str]:
    parts = unicodedata.decomposition(character).split()
    return [chr(int(part, 16)) for part in parts] if parts and parts[0][0] != "<" else []
