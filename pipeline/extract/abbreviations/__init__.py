"""Finds definitions of short forms: `long form (SHORT)`, `SHORT (long form)`, `(long form, SHORT)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.abbreviations.align import align, begins_a_word
from pipeline.extract.abbreviations.brackets import words_before
from pipeline.extract.abbreviations.digits import Digits
from pipeline.extract.abbreviations.shapes import PLACE, ShortShape
from pipeline.extract.rows import Abbreviation
from pipeline.extract.rule_rows import Rules, words

_CLOSES = {"(": ")", "[": "]"}
_LONGEST = 150
"""Code points that a long form in brackets may have."""
_SHORTEST_PART = 2
_REMEMBERED = 4096
"""Short forms whose last long form is remembered: the documents of one field define the same ones."""
_CONTENT_END = re.compile(r"[;:=()\[\]]|,\s(?=a |an |the )")
_WORD_END = re.compile(r"[a-z]{4}\(")
_WORD_END_LENGTH = 4
_LONG_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{5,}$")
_LONGEST_WORD = 40
_QUOTES = "\"'“”‘’"
_CLAUSE_BREAK = re.compile(r"[;:,]\s|\s[(\[]|[)\]]\s|\s[–—]\s")


class Definition(NamedTuple):
    """A short form and its long form; ``start`` is where the short form begins."""

    short: str
    long: str
    start: int


class AbbreviationFinder:
    """Reads the definitions of one document.

    ``concept_of`` tells which concept `long (short)` names; ``same_concept`` where, in the words before a
    short form, a name begins that names its concept and ends with them, or -1.
    """

    def __init__(
        self,
        rules: Rules,
        concept_of: Callable[[str, str], str | None],
        same_concept: Callable[[str, str], int] = lambda before, short: -1,
    ) -> None:
        self._same_concept = same_concept
        self._skipped = words(rules, "skipped_words", PLACE)
        self._no_long_words = words(rules, "no_long_words", PLACE)
        self._apart = tuple(sorted(f"{prefix}-" for prefix in words(rules, "prefixes_apart", PLACE)))
        self._digits = Digits(rules)
        self._shape = ShortShape(rules)
        self._concept_of = concept_of
        self._known: dict[str, str] = {}

    def find(self, document: CleanDocument) -> list[Abbreviation]:
        """All definitions in order of their brackets; each lies within one sentence."""
        if "(" not in document.text and "[" not in document.text:
            return []
        return [
            Abbreviation(short, long, start, start + len(short), self._concept_of(long, short))
            for short, long, start in self.definitions(document.text, document.sentences)
        ]

    def definitions(self, text: str, sentences: Sequence[Sentence]) -> list[Definition]:
        """The definitions within ``sentences``, which are in order and don't overlap."""
        starts = [sentence.start for sentence in sentences]
        found: list[Definition] = []
        for bracket in self._shape.brackets(text):
            opening = bracket.start()
            index = bisect_right(starts, opening) - 1
            if index >= 0 and opening < sentences[index].end:
                if text[opening - 1 : opening].isspace():
                    found += self._in_bracket(bracket, starts[index])
                elif _WORD_END.match(text, opening - _WORD_END_LENGTH):
                    found += self._behind_a_word(bracket, starts[index])
        return found

    def _behind_a_word(self, bracket: re.Match[str], sentence_start: int) -> Sequence[Definition]:
        """The definition by a bracket whose space was lost; `V(T)` and `cell(s)` are names of their own."""
        short = bracket[1]
        if not short or not self._shape.is_strong(short):
            return ()
        return self._explained(
            words_before(bracket.string, sentence_start, bracket.start()), short, bracket.start(1)
        )

    def _in_bracket(self, bracket: re.Match[str], sentence_start: int) -> Sequence[Definition]:
        """The definition by a bracket behind a space."""
        text, opening, short = bracket.string, bracket.start(), bracket[1]
        if short and len(short) == 1:
            before = text[max(sentence_start, opening - _LONGEST_WORD) : opening - 1]
            return _one_letter(before, short, bracket.start(1))
        if not short or not self._shape.is_short(short):
            return self._long_inside(text, opening, sentence_start)
        start, known = bracket.start(1), self._known.get(short, "")
        if known and text.endswith(known, sentence_start, opening - 1):
            return _parts(Definition(short, known[1:], start))
        return self._explained(words_before(text, sentence_start, opening), short, start)

    def _explained(self, before: str, short: str, start: int) -> Sequence[Definition]:
        """``short``, which stands at ``start``, by the words ``before`` it."""
        reading = align(short, self._digits.in_place(short, before), self._skipped)
        if (reading is None or not reading.initials) and not short.islower():
            named = self._same_concept(before, short)
            if named >= 0 and (reading is None or begins_a_word(short, before[named:])):
                return [Definition(short, before[named:], start)]
        if reading is None:
            return ()
        long = before[self._long_start(before, reading.start, short) :]
        weak = not reading.initials and (
            short.islower() or _CLAUSE_BREAK.search(long) or not self._no_long_words.isdisjoint(long.split())
        )
        if weak or not _is_long_form(long, short):
            return ()
        if reading.initials:
            self._remember(short, long)
        return _parts(Definition(short, long, start))

    def _long_start(self, before: str, start: int, short: str) -> int:
        """``start`` moved to the left over what is joined to it, but for prefixes that lend no letter."""
        token = _token_start(before, start)
        prefix = before[token:start].lower()
        apart = prefix in self._apart and short.isupper() and prefix[0] not in short.lower()
        return start if apart else token

    def _remember(self, short: str, long: str) -> None:
        """Initials are those of the words right before; what stands further left changes nothing."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[short] = f" {long}"

    def _long_inside(self, text: str, opening: int, sentence_start: int) -> Sequence[Definition]:
        """A definition whose bracket holds the long form: with its short form, or behind it."""
        end = text.find(_CLOSES[text[opening]], opening, opening + _LONGEST)
        if end < 0:
            return ()
        start = max(sentence_start, text.rfind(" ", max(0, opening - _LONGEST), opening - 1) + 1)
        short = text[start : opening - 1].strip(_QUOTES)
        short_before = self._shape.is_strong(short)
        if not short_before and text.find(", ", opening, end) < 0:
            return ()
        inside = _CONTENT_END.split(text[opening + 1 : end], maxsplit=1)[0]
        long, comma, last = inside.rpartition(", ")
        if comma and self._shape.is_strong(last):
            return self._explained(long, last, opening + 1 + len(long) + len(comma))
        if short_before and _is_long_form(inside, short):
            reading = align(short, self._digits.in_place(short, inside), self._skipped)
            if reading and reading.start == 0:
                return _parts(Definition(short, inside, text.index(short, start)))
        return ()


def _one_letter(before: str, short: str, start: int) -> list[Definition]:
    """A capital that is the initial of one long word right before it; A, B and C mostly number things."""
    word = _LONG_WORD.search(before)
    told = word is not None and short not in "ABC" and word[0][0].upper() == short
    return [Definition(short, word[0], start)] if told and word else []


def _parts(definition: Definition) -> list[Definition]:
    """`ALS/MND` by its parts, where the long form has as many: each is a definition of its own."""
    short, long, start = definition
    if "/" not in short and "/" not in long:
        return [Definition(short, long.strip(), start)]
    shorts, longs = short.split("/"), long.split("/")
    if len(shorts) != len(longs) or min(map(len, shorts)) < _SHORTEST_PART:
        return [definition]
    starts = accumulate((len(part) + 1 for part in shorts[:-1]), initial=start)
    return [Definition(*part) for part in zip(shorts, map(str.strip, longs), starts, strict=True)]


def _token_start(before: str, start: int) -> int:
    """``start`` moved to the left over what is joined to it: `2,6-diamino…`, `non-human …`."""
    while start > 0 and not before[start - 1].isspace() and before[start - 1] not in '([/"“‘':
        start -= 1
    return start


def _is_long_form(long: str, short: str) -> bool:
    return (
        len(long) > len(short)
        and long.count("(") == long.count(")")
        and long.count("[") == long.count("]")
        and short.lower() not in long.lower().split()
    )
