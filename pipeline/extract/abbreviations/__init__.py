"""Finds definitions of short forms: `long form (SHORT)`, `SHORT (long form)`, `SHORT: long form`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.abbreviations.align import begins_a_word
from pipeline.extract.abbreviations.asides import Asides
from pipeline.extract.abbreviations.brackets import words_before
from pipeline.extract.abbreviations.definition import Definition, one_letter, parts
from pipeline.extract.abbreviations.legends import entries
from pipeline.extract.abbreviations.long_forms import is_long_form, led_start, token_start
from pipeline.extract.abbreviations.reader import ShortFormReader
from pipeline.extract.abbreviations.shapes import ShortShape
from pipeline.extract.rows import Abbreviation
from pipeline.vocabulary.rules import Rules

_CLOSES = {"(": ")", "[": "]"}
_LONGEST = 150
"""Code points that a long form in brackets may have."""
_REMEMBERED = 4096
"""Short forms whose last long form is remembered: the documents of one field define the same ones."""
_CONTENT_END = re.compile(r"[;:=()\[\]]|,\s(?=a |an |the )")
_WORD_END = re.compile(r"[a-z]{4}\(")
_WORD_END_LENGTH = 4
_LONGEST_WORD = 40
_LONGEST_SPELT = 6
"""Letters of a short form in a legend at most that need not be initials: `CONCLUSION: …` is none."""
_NEEDLES = ("(", "[", "=", ": ", ", ", " indicates ")
"""One of these stands in every document that defines a short form."""
_ENDS_LIKE_A_NAME = re.compile(r"[a-z]{3}$")
_START = attrgetter("start")
_QUOTES = "\"'“”‘’"


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
        self._reader = ShortFormReader(rules)
        self._apart = tuple(sorted(f"{prefix}-" for prefix in rules.words("prefixes_apart")))
        self._shape = ShortShape(rules)
        self._asides = Asides(rules)
        self._concept_of = concept_of
        self._known: dict[str, str] = {}

    def find(self, document: CleanDocument) -> list[Abbreviation]:
        """All definitions in order of their brackets; each lies within one sentence."""
        if not any(needle in document.text for needle in _NEEDLES):
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
        beside = [*self._in_legends(text, sentences, starts), *self._aside(text, sentences, starts)]
        return _once([*found, *beside]) if beside else found

    def _aside(self, text: str, sentences: Sequence[Sentence], starts: Sequence[int]) -> Iterator[Definition]:
        """The definitions between commas: the short form has the initials of the words beside it."""
        for short, start, long_start, long_end in chain(
            self._asides.long_before(text), self._asides.long_behind(text)
        ):
            index = bisect_right(starts, start) - 1
            if index < 0 or long_end > sentences[index].end or not self._shape.is_strong(short):
                continue
            beside = text[long_start:long_end] if long_start else words_before(text, starts[index], long_end)
            reading = self._reader.read(short, beside)
            if reading and reading.initials and not (long_start and reading.start):
                yield Definition(short, beside[reading.start :], start)

    def _in_legends(
        self, text: str, sentences: Sequence[Sentence], starts: Sequence[int]
    ) -> list[Definition]:
        """The definitions of legends, whose long form is all that stands beside the short form."""
        return [
            Definition(short, long, start)
            for short, long, start, end in entries(text)
            if (index := bisect_right(starts, start) - 1) >= 0
            and end <= sentences[index].end
            and self._shape.is_strong(short)
            and self._spells(short, long)
        ]

    def _spells(self, short: str, long: str) -> bool:
        """Whether ``long`` from its first word on lends the letters of ``short``, and ends like a name."""
        if not is_long_form(long, short) or not _ENDS_LIKE_A_NAME.search(long):
            return False
        reading = self._reader.read(short, long)
        if reading is None or reading.start > 0:
            return False
        return reading.initials or (len(short) <= _LONGEST_SPELT and not self._reader.is_loose(short, long))

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
            return one_letter(before, short, bracket.start(1))
        if not short or not self._shape.is_short(short):
            return self._long_inside(text, opening, sentence_start)
        start, known = bracket.start(1), self._known.get(short, "")
        if known and text.endswith(known, sentence_start, opening - 1):
            return parts(Definition(short, known[1:], start))
        return self._explained(words_before(text, sentence_start, opening), short, start)

    def _explained(self, before: str, short: str, start: int) -> Sequence[Definition]:
        """``short``, which stands at ``start``, by the words ``before`` it."""
        reading = self._reader.read(short, before)
        if (reading is None or not reading.initials) and not short.islower():
            named = self._same_concept(before, short)
            if named >= 0 and begins_a_word(short, before[named:]):
                return [Definition(short, before[named:], start)]
        if reading is None:
            return ()
        long_start = self._long_start(before, reading.start, short)
        if not reading.initials:
            long_start = led_start(short, before, long_start)
        long = before[long_start:].strip(_QUOTES)
        if (not reading.initials and self._reader.is_loose(short, long)) or not is_long_form(long, short):
            return ()
        if reading.initials:
            self._remember(short, long)
        return parts(Definition(short, long, start))

    def _long_start(self, before: str, start: int, short: str) -> int:
        """``start`` moved to the left over what is joined to it, but for prefixes that lend no letter."""
        token = token_start(before, start)
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
        if short_before and is_long_form(inside, short):
            reading = self._reader.read(short, inside)
            if reading and reading.start == 0:
                return parts(Definition(short, inside, text.index(short, start)))
        return ()


def _once(found: Sequence[Definition]) -> list[Definition]:
    """In order of their short forms; of a short form that is defined on both sides the first one given."""
    definitions = {one.start: one for one in reversed(found)}
    return sorted(definitions.values(), key=_START)
