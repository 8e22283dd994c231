"""Where a reach begins and ends in a text that is folded to lower case."""

from __future__ import annotations

import re

from pipeline.document import Sentence, Span, row_maker

_span = row_maker(Span)
_BLANK = ord(" ")
_ASIDE = re.compile(rb", [^ ,;:.()]+(?: [^ ,;:.()]+){0,7},(?= )")
"""What stands between two commas: `may, in turn, release`."""
_ASIDE_BEFORE = re.compile(rb", [^ ,;:.()]+(?: [^ ,;:.()]+){0,2}, $")
_LONGEST_ASIDE = 40
BY_PLACE = ("inner", "opening")
"""Reaches of cues that count within a sentence or at its beginning alone."""
_ASKS = ord("?")
_TO = re.compile(rb" (?:is|are|was|were)(?: [a-z]+ly)? to(?= )")
_NEW = re.compile(rb"[;:] ")
"""Marks behind which a question begins that follows a statement."""


def beginning(name: str, low: bytes, start: int, limit: int, *, apart: bool) -> int:
    """Where the reach begins of a cue that ends at ``start``; `can, in theory, form` sets its cue apart."""
    if name == "purpose":
        return _behind_to(low, start, limit)
    if name == "consequence":
        return low.find(b", ", start, limit) + 1 or limit
    if apart and low.startswith(b", ", start):
        return start + 1
    aside = _ASIDE.match(low, start, limit) if name == "predicates" else None
    return aside.end() if aside else start


def _behind_to(low: bytes, start: int, limit: int) -> int:
    """Where the infinitive of `the aim of this study was to evaluate` begins; else ``start``."""
    copula = _TO.search(low, start, limit)
    return copula.end() if copula else start


def before_aside(low: bytes, start: int, end: int) -> int:
    """``end``, or where in front of it an aside begins: `the cause, however, is unknown`."""
    if not low.startswith(b", ", end - 2):
        return end
    aside = _ASIDE_BEFORE.search(low, max(start, end - _LONGEST_ASIDE), end)
    return aside.start() if aside else end


def after_words(low: bytes, start: int, stop: int, most_words: int) -> int:
    """``stop``, or the end of the last of so many words."""
    if low.count(b" ", start, stop) <= most_words:
        return stop
    return stop - len(low[start:stop].split(b" ", most_words + 1)[-1]) - 1


def trimmed(low: bytes, start: int, end: int) -> Span | None:
    """``[start, end)`` without white space at its ends; None where nothing else is left."""
    if start + 1 < end and low[start] == _BLANK != low[start + 1] and low[end - 1] != _BLANK:
        return _span((start + 1, end))
    reached = low[start:end].lstrip()
    start, length = end - len(reached), len(reached.rstrip())
    return _span((start, start + length)) if length else None


def asked(low: bytes, start: int, end: int) -> Span | None:
    """What the question mark at ``end`` asks, looked for from ``start`` on."""
    for mark in _NEW.finditer(low, start, end):
        start = mark.end()
    return trimmed(low, start, end)


def says_nothing(name: str, low: bytes, cue: Span, sentence: Sentence) -> bool:
    """Whether a cue of such a reach is none where it stands: no question is doubted by what opens it."""
    opens = cue.start == sentence.start
    return opens if name == "inner" else not opens or low[sentence.end - 1] == _ASKS


def widened(name: str, *, opens: bool) -> str:
    """The reach of a cue that may open its sentence: `Perhaps the cells died` doubts the clause."""
    if name == "opening":
        return "adverbial"
    if name == "adverbial" and not opens:
        return "clause"
    return "clause" if name == "predicates" and opens else name
