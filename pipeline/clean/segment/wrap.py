"""Joins the lines of a hard-wrapped paragraph into one logical line."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.clean.segment.lines import Line, Wording

_NARROWEST, _WIDEST = 40, 130
"""Widths that people and mail programs wrap at, in characters; a longer line was not wrapped."""

_LONGEST_LABEL = 40

_AMOUNT = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*)?(?:%| ?[a-zµ])")
"""A number and what it counts: `50 mg`, `12 patients`."""

_COUNTER = re.compile(
    r"\d[\d.,]*[kKmM]? (?:views|likes|shares|comments|replies|reads|followers|subscribers)\b"
)
"""What a site counts of its own pages."""

_TERMINAL = tuple(".!?:;。")


def join_wrapped(lines: list[Line], of_people: frozenset[str] = frozenset()) -> list[Line]:
    """``lines`` with each continuation appended to the line it continues.

    ``of_people`` are folded labels of names, which no small letter goes on with: `Authors`.
    """
    pairs = [(left, right) for left, right in pairwise(lines) if not right.gap and _may_go_on(left)]
    if not any(_continues(left, right) for left, right in pairs):
        return lines
    begins = [place for place, line in enumerate(lines) if line.gap or not place]
    result: list[Line] = []
    for start, end in pairwise([*begins, len(lines)]):
        run = lines[start:end]
        result += _join_run(run, of_people) if len(run) > 1 else run
    return result


def _join_run(run: list[Line], of_people: frozenset[str]) -> list[Line]:
    pairs = pairwise(run)
    continues = [_continues(left, right) and not _names_people(left, of_people) for left, right in pairs]
    if not any(continues):
        return run
    width = max(map(_width, run))
    wrapped = _NARROWEST <= width <= _WIDEST
    parts = [run[:1]]
    for (left, right), goes_on in zip(pairwise(run), continues, strict=True):
        if goes_on or (wrapped and _was_forced(left, right, width)):
            parts[-1].append(right)
        else:
            parts.append([right])
    return [joined(part) for part in parts]


def _may_go_on(line: Line) -> bool:
    """Whether a line is a bare bullet, or as wide as one that ends in mid-sentence."""
    return not 0 < len(line.says.text) < _NARROWEST


def _continues(left: Line, right: Line) -> bool:
    """``right`` goes on where ``left`` stopped in mid-sentence, or behind a bare bullet.

    It begins with a small letter, or with a number and what it counts.
    """
    if not left.says.text:
        return True
    if right.says.marker or not _may_go_on(left):
        return False
    if not right.says.text[:1].islower() and not _is_amount(right.says.text):
        return False
    return not left.says.text.endswith(_TERMINAL) and ":" not in right.says.text[:20]


def _is_amount(text: str) -> bool:
    return _AMOUNT.match(text) is not None and _COUNTER.match(text) is None


def _names_people(line: Line, of_people: frozenset[str]) -> bool:
    label, colon, _ = line.says.folded[:_LONGEST_LABEL].partition(":")
    return bool(colon) and label in of_people and not line.says.text.endswith(",")


def _was_forced(left: Line, right: Line, width: int) -> bool:
    """The first word of ``right`` would not have fitted behind ``left``."""
    if right.says.marker or not right.says.text:
        return False
    word, _, _ = right.says.text.partition(" ")
    return _width(left) + 1 + len(word) > width


def _width(line: Line) -> int:
    """Characters of a physical line with its indent and marker."""
    return line.end - line.start - 1


def joined(part: list[Line]) -> Line:
    """Several lines as one, which begins where the first begins and ends where the last ends."""
    if len(part) == 1:
        return part[0]
    first, last = part[0], part[-1]
    said = [line.says for line in part if line.says.text]
    text = " ".join([one.text for one in said])
    folded = " ".join([one.folded for one in said])
    says = Wording(text, folded, first.says.marker, first.says.is_item)
    return Line(first.start, last.end, first.gap, says)
