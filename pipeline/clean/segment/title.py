"""Which line is the page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.segment.lines import Line

_SHORTEST, _LONGEST = 10, 350
_MOST_CANDIDATES = 12
_SHORTEST_PHRASE = 3
"""Spaces in a phrase whose second printing means something; menus are printed again as headings."""

_MOST_LINES = 80
_ENOUGH = 4
"""Least score of a title: two independent signs.  Measured on the gold pages of `tests/quality/pages`."""

_FOLLOWERS = {"author": 3, "authors": 3, "affiliation": 3, "affiliations": 3, "abstract": 3, "metadata": 2}
_LOOKAHEAD = 4
_STOP_WITHIN = re.compile(r"[^\W_A-Z.][)\]]?[.!] +[A-Z]")
_TEXT_SECTIONS = frozenset(["abstract", "body", "references"])
_NAMING_MARKS = ("'", '"', "(")
_PHRASE_SCORES = ((3, 0), (5, 1), (8, 3), (10**9, 4))


def find_title(lines: list[Line]) -> int | None:
    """The index of the title among ``lines``, or None where no line earns it.

    Candidates are the short lines that stand before the first paragraph and say nothing of their own.
    Signs: printed again, quoted by another line, length of a phrase, what follows it, comes first.
    """
    best, best_score = None, _ENOUGH - 1
    whole = "\n".join([line.folded for line in lines[:_MOST_LINES]] + [line.folded for line in lines[-10:]])
    for rank, number in enumerate(_candidates(lines)):
        score = _score(lines, number, whole) + (1 if rank == 0 else 0)
        if score > best_score:
            best, best_score = number, score
    return best


def _candidates(lines: list[Line]) -> Iterator[int]:
    found = 0
    for number, line in enumerate(lines[:_MOST_LINES]):
        following = lines[number + 1 : number + 2]
        if (_is_text(line) and not _may_be_title(line, following)) or _opens_text(line, following):
            return
        if _can_name(line):
            yield number
            found += 1
            if found == _MOST_CANDIDATES:
                return


def _is_text(line: Line) -> bool:
    return line.role == "abstract" or (line.kind == "prose" and not line.role)


def _may_be_title(line: Line, following: list[Line]) -> bool:
    """A title in the form of a long sentence: one only, with people or the abstract right below."""
    if line.role or len(line.text) > _LONGEST or _STOP_WITHIN.search(line.text):
        return False
    return any(_worth(one) >= _FOLLOWERS["author"] for one in following)


def _opens_text(line: Line, following: list[Line]) -> bool:
    """A heading of text with its text below; the same word in a row of tabs has none."""
    if line.is_item or line.section not in _TEXT_SECTIONS:
        return False
    return all(_is_text(one) or one.kind == "sentence" or one.section == "part" for one in following)


def _can_name(line: Line) -> bool:
    text = line.text
    if line.role or line.is_item or line.kind == "names" or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return " " in text and "{" not in text and sum(map(str.isalpha, text)) * 3 >= len(text) * 2


def _score(lines: list[Line], number: int, whole: str) -> int:
    line = lines[number]
    words = line.text.count(" ") + 1
    score = _phrase_score(words) + _printed_again(lines, number, whole)
    score += _follower_score(lines, number)
    if line.text.endswith((":", ",", ";")) or "…" in line.text or _goes_on_with_labels(lines, number):
        score -= 3
    if line.kind in ("sentence", "prose") and not line.text.endswith("?"):
        score -= 2
    return score


def _goes_on_with_labels(lines: list[Line], number: int) -> bool:
    """A labelled line right below another one is part of a record, though its label is not known."""
    line, above = lines[number], lines[number - 1]
    _, colon, value = line.text.rpartition(": ")
    if number == 0 or line.gap or not colon or value.count(" ") >= _SHORTEST_PHRASE:
        return False
    return above.role == "metadata" or ": " in above.text


def _phrase_score(words: int) -> int:
    """Most titles of papers have 8 to 20 words; menu entries and site names rarely have six."""
    return next(score for most, score in _PHRASE_SCORES if words <= most)


def _printed_again(lines: list[Line], number: int, whole: str) -> int:
    """3 for a second printing near the first, 2 for a line that quotes it."""
    key = lines[number].folded
    if whole.count(key) < 2 or key.count(" ") < _SHORTEST_PHRASE:
        return 0
    near = lines[max(number - 15, 0) : number] + lines[number + 1 : number + 16]
    if any(other.folded.startswith(key) for other in near):
        return 3
    quoting = (mark + key.rstrip(".") for mark in _NAMING_MARKS)
    return 2 if any(quote in whole for quote in quoting) else 0


def _follower_score(lines: list[Line], number: int) -> int:
    """How well the next lines belong under a title; a farther one counts less."""
    key = lines[number].folded
    others = [line for line in lines[number + 1 : number + 1 + _LOOKAHEAD] if line.folded != key]
    return max((_worth(line) - (rank > 0) for rank, line in enumerate(others)), default=0)


def _worth(line: Line) -> int:
    if not line.role:
        return {"prose": 2, "names": 3}.get(line.kind, 0)
    return max(_FOLLOWERS.get(line.section, 0), _FOLLOWERS.get(line.role, 0))
