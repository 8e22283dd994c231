"""Picks the sentences that can hold a claim, so that all others cost nearly nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby, repeat
from typing import NamedTuple

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.claims.letters.lexicon import Lexicon, concept_letters
from pipeline.extract.claims.letters.targets import Targets
from pipeline.extract.claims.meant import BY_WORDS, NAMING, WITHOUT_WORDS, Meant
from pipeline.extract.claims.meant.asked import Asked, Last
from pipeline.extract.claims.meant.groups import Groups
from pipeline.extract.claims.meant.made_of import MadeOf
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.sentences.secreted import Secreted
from pipeline.extract.claims.sentences.wanted import Behind, Meaning, Wanted
from pipeline.extract.claims.whole import CONCEPT, SENTENCE, WholeNames, apart, outer_first
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class Candidate(NamedTuple):
    """One sentence that names an intervention and an outcome."""

    owner: int
    """The place of its document among those given, as ``place`` is its own in the document."""
    document: CleanDocument
    place: int
    sentence: Sentence
    mentions: list[Named]
    """All of them, in order."""
    named: list[Named]
    """Those that are read as one token each, none over another."""
    letters: list[str]
    """Their classes'."""
    implied: bool = False
    """Is its intervention only implied?"""
    instead: bool = False
    """Is it to be read only of outcomes of which the one before, of the same sentence, states nothing?"""


class Candidates:
    """Which mentions and words a claim needs."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon, parts: Parts) -> None:
        letters = lexicon.letters
        self._letters = concept_letters(rules, vocabulary, lexicon)
        self._intervention = letters["intervention"]
        self._fronted = [letters[name] for name in ("understood", "intervention", "comma")]
        self._interventions = frozenset(
            key for key, letter in self._letters.items() if letter == self._intervention
        )
        self._whole = WholeNames(rules, vocabulary, self._interventions)
        self._secreted, self._groups = Secreted(rules, vocabulary), Groups(rules)
        self._made_of = MadeOf(rules)
        self._meant = Meant(rules, vocabulary, parts)
        self._targets = Targets(rules, lexicon)
        implied, understood = self._meant.implied, self._meant.understood
        self.wanted = Wanted(
            self._interventions,
            Meaning(
                f"{implied.hint}|{understood.told}",
                in_abstract=implied.reports,
                in_body=implied.reports | implied.offers,
                untitled=implied.speaks,
            ),
            Behind(self._meant.going_on.pattern, understood.pattern, understood.reach),
            groups=self._groups.name,
        )
        """Which rows of a shard are read at all."""
        self.patterns = self._groups.may_tell, *self._meant.patterns
        """What is looked for in every sentence."""
        self.gives = understood.gives
        """Fits a sentence that tells to whom or how something was given."""

    def of(
        self, documents: Sequence[CleanDocument], mentions: Sequence[Sequence[Named]]
    ) -> Iterator[Candidate]:
        """The documents' candidates; each one's ``mentions`` are in order."""
        for owner, (document, own) in enumerate(zip(documents, mentions, strict=True)):
            letters = self._letters_of(own)
            if self._intervention in letters:
                whole = self._secreted.given(document, self._whole.of(own))
                whole = self._groups.with_groups(document, whole)
                letters = letters if whole is own else self._letters_of(whole)
                yield from self._of_document(owner, document, whole, letters=letters)

    def _of_document(
        self, owner: int, document: CleanDocument, own: Sequence[Named], *, letters: list[str]
    ) -> Iterator[Candidate]:
        given = self._given(document, own, letters)
        titled = self._meant.implied.of(document, given)
        known = self._meant.implied.known_from(document, given, titled)
        last: Last | None = None
        named: Last | None = None
        for place, (begin, behind) in self._places(document, own, given, titled=titled is not None):
            inside, lettered = list(own[begin:behind]), letters[begin:behind]
            names = self._intervention in lettered
            if names:
                last = named = Last(inside, self._given(document, inside, lettered))
            asked = Asked(document, place, last, named, titled if place >= known else None)
            if names:
                yield from self._naming(owner, asked, inside, lettered)
                continue
            if words := self._meant.of(BY_WORDS, asked):
                last = Last(outer_first([words, *inside]), [words])
                yield from self._implying(owner, document, place, last.mentions)
            if cells := self._meant.of(WITHOUT_WORDS, asked):
                headed = self._headed(owner, document, cells, inside=inside, lettered=lettered)
                yield from (one._replace(instead=words is not None) for one in headed)

    def _places(
        self, document: CleanDocument, own: Sequence[Named], given: Sequence[Named], *, titled: bool
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        """The sentences that name something, and those that name nothing but stand shortly behind one that
        names an intervention, or in a text ``titled`` by one; each with the places of its mentions.
        """
        naming = dict(_by_sentence(own))
        reach, count = self._meant.understood.reach + 1, len(document.sentences)
        naming_given = {one.sentence for one in given}
        places = naming.keys() | {place + step for place in naming_given for step in range(1, reach)}
        if titled:
            places.update(self._meant.below_title(document))
        for place in sorted(places):
            if 0 <= place < count:
                yield place, naming.get(place, (0, 0))

    def _given(
        self, document: CleanDocument, mentions: Sequence[Named], letters: Sequence[str]
    ) -> list[Named]:
        """The interventions among the mentions, without the cells that a product before them is made of."""
        given = list(compress(mentions, map(self._intervention.__eq__, letters)))
        return self._made_of.apart(document, given)

    def _naming(
        self, owner: int, asked: Asked, inside: list[Named], lettered: list[str]
    ) -> Iterator[Candidate]:
        """The sentence, which names an intervention, with the words that mean it again."""
        document, place = asked[:2]
        again = self._meant.of(NAMING, asked)
        if again and again.start == again.end:
            yield from self._headed(owner, document, again, inside=inside, lettered=lettered)
        elif self._targets.may_stand(document, place, lettered):
            yield self.candidate(owner, document, place, outer_first([*inside, again]) if again else inside)

    def _headed(
        self, owner: int, document: CleanDocument, cells: Named, *, inside: list[Named], lettered: list[str]
    ) -> Iterator[Candidate]:
        """The sentence as if it began with `after MSCs,`, if these may act on an outcome there."""
        named, letters = apart(inside, lettered)
        place, letters = cells.sentence, self._fronted + letters
        if self._targets.may_stand(document, place, letters):
            named = [cells] * len(self._fronted) + named
            yield Candidate(owner, document, place, document.sentences[place], inside, named, letters, True)

    def _implying(
        self, owner: int, document: CleanDocument, place: int, mentions: list[Named]
    ) -> Iterator[Candidate]:
        """The sentence with words that mean an intervention, if that may act on an outcome there."""
        if self._targets.may_stand(document, place, self._letters_of(mentions)):
            yield self.candidate(owner, document, place, mentions)._replace(implied=True)

    def candidate(self, owner: int, document: CleanDocument, place: int, inside: list[Named]) -> Candidate:
        """The document's sentence at ``place``, whatever it names; ``inside`` are its mentions, in order."""
        named, letters = apart(inside, self._letters_of(inside))
        return Candidate(owner, document, place, document.sentences[place], inside, named, letters)

    def _letters_of(self, mentions: Iterable[Named]) -> list[str]:
        """The letter of each; none for what is no token."""
        return list(map(self._letters.get, map(CONCEPT, mentions), repeat("")))


def _by_sentence(mentions: Sequence[Named]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The sentences that name something, each with the places of its first mention and behind its last."""
    first = 0
    for place, same in groupby(map(SENTENCE, mentions)):
        last = first + len(list(same))
        yield place, (first, last)
        first = last
