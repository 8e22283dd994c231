"""Reads what a sentence says behind its first statement as a sentence of its own about the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from pipeline.document import Span
from pipeline.extract.claims.letters.lexicon import Lexicon, known
from pipeline.extract.claims.letters.targets import target_letters
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.patterns import with_parts
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled
from pipeline.vocabulary.vocabulary import Vocabulary


class SaidOn:
    """The section ``said_on``: the joints of statements, and which of these are about the cells before."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        section = rules.section("said_on")
        # In this order, as the first names the second.
        verbs = {key: section.field(key) for key in ("telling", "changed")}
        self._joint, self._verb = (
            compiled(with_parts(section.field(key), verbs), section.at(key)) for key in ("joint", "verb")
        )
        self._acting, self._giving, self._open, self._told, self._untold, self._of_others = (
            section.pattern(key) for key in ("acting", "giving", "open", "told", "untold", "of_others")
        )
        self._listed, self._general = section.pattern("listed"), known(section, "listed_kinds", vocabulary)
        letters = lexicon.letters
        self._intervention = letters["intervention"]
        self._bringing = [letters[name] for name in ("intervention", "cause")]
        self._fronted = [letters[name] for name in ("by", "intervention", "comma")]
        self._targets = target_letters(rules, lexicon)
        self._sole = SoleCells(rules, vocabulary)

    def of(self, one: Candidate) -> Iterator[Candidate]:
        """Each further statement of the sentence that names an outcome and no intervention, headed by those
        cells which alone are named before it; none of a question or of what is left open.
        """
        text, (start, end) = one.document.text, one.sentence[-2:]
        if not (joints := self._joints(one)) or self._open.search(text, start, end):
            return
        given = _of_classes(one, {self._intervention})
        cells = self._sole.of(given)
        if cells is None or given[-1].end > joints[0].start:
            return
        acts = self._is_subject(text, start, given[0])
        for joint, until in pairwise([*joints, Span(end, end)]):
            own = self._verb.match(text, joint.end, until.start) is not None
            if own and acts:
                yield _headed(one, cells, Span(joint.end, until.start), [self._intervention])
            elif not own and self._tells(text, joint.end, until.start):
                yield _headed(one, cells, Span(joint.end, until.start), self._fronted)

    def _is_subject(self, text: str, start: int, given: Named) -> bool:
        """Is what is given, by its name or by the words for giving it, that of which the sentence tells?"""
        if given.end > given.start:
            return self._acting.fullmatch(text, start, given.start) is not None
        return self._giving.match(text, start) is not None

    def listed(self, one: Candidate, harm_id: str, told: int) -> Iterator[Candidate]:
        """What a sentence lists behind a harm of a general kind: `more adverse events, mainly fever`.

        ``told`` is the place behind what says that there was the harm.  The list is read as if the words
        before it said that the cells cause it.
        """
        cells = self._sole.of(_of_classes(one, {self._intervention}))
        if harm_id not in self._general or cells is None:
            return
        text, end = one.document.text, one.sentence.end
        if match := self._listed.match(text, told, end):
            first, behind = match.span(1)
            until = text.find(";", behind, end)
            part = _headed(one, cells, Span(first, until if until >= 0 else end), self._bringing)
            part.named[1] = cells._replace(start=first, end=behind)
            yield part

    def _joints(self, one: Candidate) -> list[Span]:
        """The joints outside brackets behind which an outcome is named before the next one."""
        text, (start, end) = one.document.text, one.sentence[-2:]
        found = [Span(*match.span()) for match in self._joint.finditer(text, start, end)]
        if not found:
            return []
        named = [mention.start for mention in _of_classes(one, self._targets)]
        followed = pairwise([*found, Span(end, end)])
        telling = [joint for joint, after in followed if any(joint.end <= at < after.start for at in named)]
        return [joint for joint in telling if _is_outside_brackets(text, start, joint.start)]

    def _tells(self, text: str, start: int, end: int) -> bool:
        """Does the stretch tell what was found, and not in others alone?"""
        if not self._told.search(text, start, end) or self._untold.search(text, start, end):
            return False
        return self._of_others.match(text, start, end) is None


def _is_outside_brackets(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) <= text.count(")", start, place)


def _of_classes(one: Candidate, letters: Set[str]) -> list[Named]:
    """The mentions whose classes have one of the letters."""
    return [mention for mention, letter in zip(one.named, one.letters, strict=True) if letter in letters]


def _headed(one: Candidate, cells: Named, stretch: Span, head: Sequence[str]) -> Candidate:
    """The stretch as if the cells were named at its head."""
    inside = [
        (mention, letter)
        for mention, letter in zip(one.named, one.letters, strict=True)
        if stretch.start <= mention.start and mention.end <= stretch.end
    ]
    at_head = cells._replace(start=stretch.start, end=stretch.start)
    return one._replace(
        sentence=one.sentence._replace(start=stretch.start, end=stretch.end),
        named=[at_head] * len(head) + [mention for mention, _ in inside],
        letters=[*head, *(letter for _, letter in inside)],
    )
