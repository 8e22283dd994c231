"""Splits clean text into sentences: one candidate pattern, then one decision per candidate.

F1 of interior boundaries on CRAFT: .9996 on its development part, .998 on its training part (both
were read while the rules were written); a single regular expression reaches .881 and .926.
"""

from __future__ import annotations

import re

from pipeline.clean.sentence_rules import SentenceRules, read_sentence_rules
from pipeline.vocabulary.rules import Rules

# A word's last letters, the mark, a space, a capital: most ends.  Else the mark, what closes with it, a
# citation glued to it; then a space, or a capital in its place.
_CANDIDATE = (
    r"%s(?:(?<=[A-Za-z]{3}.) (?=[A-Z])|(?![.!?…])"
    r"((?:[)\]}\"'”’»]| ?\[\d[\d,–\- ]{0,30}\])*+"
    r"(?:(?:\^\[?|(?<=[a-z)\]]\.))\d{1,3}(?:[,–-]\d{1,3}){0,8}\]?(?=\s+[A-Z(]))?)"
    r"(?:\s++|(?=[A-Z][a-z]+\s)))"
)
_OTHER_MARKS = "!?…"
_AT_MARKS = re.compile(_CANDIDATE % f"[.{_OTHER_MARKS}]")
_AT_PERIODS = re.compile(_CANDIDATE % r"\.")
"""Finds a single character some times as fast as one of several; most texts have no other mark."""
_NEVER_FIRST = frozenset(",;:)]}%.!?=/&…<>±×~|")
_OPENING = "([{\"'“‘«"
_NUMBER = re.compile(r"[A-Z]{0,5}_?\d")
_SPLIT_DECIMAL = re.compile(r"(?<!\d)0$")
_LETTERS = re.compile(r"[^\W\d_]+")
# How far the words around a candidate are looked at, in code points.
_NEAR = 48
_TAIL = 3
"""Last letters of a word that tell most of those that no rule names."""

_LONGEST_LABEL = 2
_SHORTEST_WORD = 3


class SentenceSplitter:
    """Finds sentences by the rules of ``seeds/rules/sentences.yaml``."""

    def __init__(self, rules: Rules) -> None:
        self._rules: SentenceRules = read_sentence_rules(rules)
        doubtful = (
            self._rules.abbreviations | self._rules.before_a_number | self._rules.unless_a_starter_follows
        )
        self._doubtful = frozenset([word[-_TAIL:] for word in doubtful])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The sentences of one segment's clean text: in order, trimmed, leaving out only white space.

        A line end always ends a sentence.
        """
        spans: list[tuple[int, int]] = []
        marks = _AT_PERIODS if not any(map(text.__contains__, _OTHER_MARKS)) else _AT_MARKS
        start = 0
        for line in text.split("\n") if "\n" in text else [text]:
            first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
            self._split_line(text, first, last, marks=marks, spans=spans)
            start += len(line) + 1
        return spans

    def _split_line(
        self, text: str, start: int, end: int, *, marks: re.Pattern[str], spans: list[tuple[int, int]]
    ) -> None:
        for found in marks.finditer(text, start, end):
            mark, after = found.span()
            if after == end:
                break
            is_plain = found.lastindex is None
            closed = mark + 1 if is_plain else found.end(1)
            # Of the end of an ordinary word no rule can say no.
            is_end = is_plain and text[mark - _TAIL : mark] not in self._doubtful
            if is_end or self._ends_sentence(text, start, (mark, closed, after)):
                spans.append((start, closed))
                start = after
        if start < end:
            spans.append((start, end))

    def _ends_sentence(self, text: str, start: int, candidate: tuple[int, int, int]) -> bool:
        """Whether a sentence that begins at ``start`` ends at a mark, behind which the next one may begin."""
        mark, closed, behind = candidate
        after = text[behind : behind + _NEAR]
        if behind == closed and not self._is_glued(text, mark, after):
            return False
        if after[0].islower():
            if text[mark - 1 : mark + 1] == ".." or not self._rules.lower_case_start.match(after):
                return False
        elif after[0] in _NEVER_FIRST or after[:2] == "+ ":
            return False
        if text[mark] != ".":
            return True
        return self._period_ends(text[max(start, mark - _NEAR) : mark], text[mark:closed], after)

    def _is_glued(self, text: str, mark: int, after: str) -> bool:
        """A space was lost between two sentences: a whole word, the mark, and a starter."""
        word = text[max(mark - _SHORTEST_WORD, 0) : mark]
        return len(word) == _SHORTEST_WORD and word.isalpha() and word.islower() and self._starts(after)

    def _period_ends(self, before: str, closing: str, after: str) -> bool:
        words = before.split()
        if not words or before[-1].isspace():
            return True
        word = words[-1].lstrip(_OPENING)
        if word in self._rules.abbreviations:
            return False
        if _NUMBER.match(after) and (word in self._rules.before_a_number or _SPLIT_DECIMAL.search(word)):
            return False
        if word.isdigit():
            return len(words) > 1 or len(word) > _LONGEST_LABEL
        if len(word) == 1 and word.isalpha():
            return self._letter_ends(words, after)
        if word in self._rules.unless_a_starter_follows or _is_dotted(word):
            return ")" not in closing and self._starts(after)
        return True

    def _letter_ends(self, words: list[str], after: str) -> bool:
        """Whether the period after a single letter ends a sentence: unit, name, label or initial."""
        if len(words) == 1:
            return False
        previous, letter = words[-2:]
        if previous[-1].isdigit():
            return True
        is_named = len(letter) == 1 and letter.isupper() and previous.isalpha() and previous.islower()
        if is_named and previous not in self._rules.before_a_name:
            return True
        return self._starts(after)

    def _starts(self, after: str) -> bool:
        """``after`` begins with a capitalized starter that is no initial."""
        found = _LETTERS.match(after)
        if found is None or not after[0].isupper():
            return False
        is_initial = found.end() == 1 and after[1:2] == "."
        return found.group().lower() in self._rules.starters and not is_initial


def _is_dotted(word: str) -> bool:
    """Letters with periods between them, as in ``i.v`` and ``U.S``."""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))
