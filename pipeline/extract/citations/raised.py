"""Finds citations by raised numbers: ``disease.¹,³``, ``disease.^1,3``, and ``disease.1,3`` or ``disease1,3``
where the raising was lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from string import ascii_lowercase

from pipeline.document import Segment
from pipeline.extract.citations.groups import DASHES, ENOUGH, Group, in_order, ordinals
from pipeline.extract.digits import digit_mask, places
from pipeline.extract.prose import in_segments

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_SUPERSCRIPT = re.compile(rf"([{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*)(?!\w)")
_LIST = rf"\d{{1,3}}(?: ?[,{DASHES}] ?\d{{1,3}})*"
_CARET = re.compile(rf"\^({_LIST})(?!\w)")
_CLOSE = rf"\d{{1,3}}(?:[,{DASHES}]\d{{1,3}})*"
_GLUED = re.compile(rf"[.,;]({_CLOSE})(?= [^\W\d_]|$|\n)")
_STUCK = re.compile(rf"({_CLOSE})(?=[.,;:)]*(?:\s|$))")
_LETTERS = bytes.maketrans(f"{ascii_lowercase})".encode(), b"a" * 27)
_STUCK_STARTS = b"a0"
"""How its matches begin, with the letter or bracket before, in a mask of digits with one letter for all."""
_GLUED_STARTS = (b".0", b",0", b";0")
"""How its matches begin in a mask of digits."""
_WORD_BEFORE = re.compile(r"(?:[a-z]{4}|[A-Z]{3}|[a-z)][.,;:)])$")
_WORD_BEFORE_GLUED = re.compile(r"(?:[a-z]{4}| al|[A-Z]{3}s?|[a-z]{2}\))$")
_SHORT_WORD_BEFORE = re.compile(
    r"(?:[a-z]{4}| al|[A-Z]{3}s?|[a-z]{2}\)"
    r"|[ (](?!fig|no|vol|vs|eq|ref|tab|sec|ch|pp|ca|dr|st|jr)[a-z]{2,3})$"
)
"""A word, however short, where the order of the list proves the numbers, but no label."""
_WORD_BEFORE_STUCK = re.compile(r"(?:[a-z]{4}| al|[a-z]{2}\)|[A-Z]{3}s?)$")
"""Units and labels are shorter words: ``kg/m²``, ``fig.3``."""
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{3,12}s?(?![\w-])")
_WORD = re.compile(rf"([\w-]*[^\W\d]\)?){_CLOSE}$")
_LONGEST_WORD = 30
_ENOUGH = 2
_ENOUGH_GLUED = 3
"""Groups that a document must hold for numbers to be its way of citing."""


def raised_groups(
    text: str, segments: list[Segment], size: int, *, counted: frozenset[str] = frozenset()
) -> list[Group]:
    """The raised groups that name entries of a list of ``size``; without a list, those behind a caret.

    ``counted`` are words that numbers stick to for other reasons: ``week12``.
    """
    found: list[Group] = []
    if "^" in text:
        raised = [place for place in places(text, "^") if not text[place - 1 : place].isdigit()]
        carets = _groups(raised, _CARET, _WORD_BEFORE, text=text, segments=segments)
        found = _enough(list(carets), size or None, _ENOUGH)
    if size and not found and not text.isascii() and (raised := _places(_RAISED, text)):
        superscripts = _groups(raised, _SUPERSCRIPT, _WORD_BEFORE, text=text, segments=segments)
        found = _enough(list(superscripts), size, _ENOUGH)
    if size and not found:
        starts = _behind_marks(text)
        glued = list(_groups(starts, _GLUED, _SHORT_WORD_BEFORE, text=text, segments=segments))
        stuck = _stuck(text, segments, counted)
        found = in_order(sorted([*glued, *stuck]), size, min(size, ENOUGH))
        surer = list(_groups(starts, _GLUED, _WORD_BEFORE_GLUED, text=text, segments=segments))
        found = max(found, _enough(surer, size, _ENOUGH_GLUED), key=len)
    return found


def _stuck(text: str, segments: list[Segment], counted: frozenset[str]) -> list[Group]:
    """The groups behind a word without any mark.

    What has one number more than once is a name, `caspase3`; so is a short form that never stands without its
    number, `SOD1`.
    """
    starts = [place + 1 for place in places(digit_mask(text).translate(_LETTERS), _STUCK_STARTS)]
    groups = list(_groups(starts, _STUCK, _WORD_BEFORE_STUCK, text=text, segments=segments))
    named = [_WORD.search(text, max(0, group.start - _LONGEST_WORD), group.end) for group in groups]
    words = Counter(word[0].lower() for word in named if word)
    alone = _short_forms(text) if any(word and word[1][-2:-1].isupper() for word in named) else frozenset()
    return [
        group
        for group, word in zip(groups, named, strict=True)
        if word
        and words[word[0].lower()] == 1
        and word[1].lower() not in counted
        and (not word[1][-2:-1].isupper() or word[1] in alone)
    ]


def _short_forms(text: str) -> frozenset[str]:
    """The short forms that stand somewhere without a number, in the singular and in the plural."""
    found = {form.removesuffix("s") for form in _SHORT_FORM.findall(text)}
    return frozenset(found | {f"{form}s" for form in found})


def _places(marks: str, text: str) -> list[int]:
    """Where one of the marks stands."""
    return sorted(place for mark in marks if mark in text for place in places(text, mark))


def _behind_marks(text: str) -> list[int]:
    """Where a digit stands right behind a mark; few places of a text are so."""
    mask = digit_mask(text)
    return sorted(place for start in _GLUED_STARTS for place in places(mask, start))


def _groups(
    starts: list[int],
    pattern: re.Pattern[str],
    before: re.Pattern[str],
    *,
    text: str,
    segments: list[Segment],
) -> Iterator[Group]:
    """The groups that begin at one of ``starts``, none over another."""
    done = 0
    for place, segment in in_segments(starts, segments):
        match = pattern.match(text, place, segment.end) if place >= done else None
        if match:
            done = match.end()
            if before.search(text[max(segment.start, place - 4) : place]):
                start, end = match.span() if match[0][0] == "^" else match.span(1)
                yield Group(start, end, ordinals(match[1].translate(_PLAIN)))


def _enough(groups: list[Group], size: int | None, least: int) -> list[Group]:
    """The groups that the list holds; none where they are too few to be a way of citing."""
    held = [group for group in groups if group.ordinals and (size is None or max(group.ordinals) <= size)]
    return held if len(held) >= least else []
