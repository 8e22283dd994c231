"""Picks the sentences that can hold a claim, so that all others cost nearly nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby, repeat
from operator import gt, itemgetter
from typing import NamedTuple

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.claims.any_of import AnyOf
from pipeline.extract.claims.going_on import GoingOn
from pipeline.extract.claims.implied import ABSTRACT, BODY, Implied
from pipeline.extract.claims.lexicon import PIECE, PLACE, Lexicon, concept_letters, known
from pipeline.extract.claims.looked_for import sentences_of
from pipeline.extract.claims.products import Products
from pipeline.extract.claims.understood import Understood
from pipeline.extract.claims.wanted import Wanted
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, field
from pipeline.vocabulary.vocabulary import Vocabulary

TARGETS = ("outcome", "pace", "gain", "mechanism", "adverse", "quality")

START, END, SENTENCE, CONCEPT = (
    itemgetter(Named._fields.index(name)) for name in ("start", "end", "sentence", "concept_id")
)


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


class Candidates:
    """Which mentions and words a claim needs."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        letters = lexicon.letters
        self._implied, self._going_on = Implied(rules, vocabulary), GoingOn(rules, vocabulary)
        self._understood, self._products = Understood(rules, vocabulary), Products(rules, vocabulary)
        self._fronted = [letters[name] for name in ("understood", "intervention", "comma")]
        self._letters = concept_letters(rules, vocabulary, lexicon)
        self._intervention = letters["intervention"]
        narrowed = field(rules, "narrowed", PLACE).items()
        targets = *TARGETS, *(name for name, row in narrowed if row["otherwise"] in TARGETS)
        self._targets = frozenset(letters[name] for name in targets)
        self._motor_neuron = letters["motor_neuron"]
        interventions = (key for key, letter in self._letters.items() if letter == self._intervention)
        self._wrappings = known(rules, "wrappings", vocabulary)
        self.wanted = Wanted(
            interventions,
            (self._implied.reports, self._implied.reports | self._implied.offers),
            implying=f"{self._implied.hint}|{self._understood.told}",
            behind=(self._going_on.pattern, self._understood.pattern, self._understood.reach),
            products=self._products,
        )
        """Which rows of a shard are read at all."""
        cues = field(rules, "cues", PLACE)
        judging, naming = (field(rules, key, PLACE) for key in ("judgements", "outcomes_in_words"))
        words = {_longest_word(phrase) for name in naming for phrase in cues[name]}
        words |= {word.capitalize() for word in words}
        for name, row in judging.items():
            words |= set(row.get("told_by") or map(_longest_word, cues[name]))
        self._words = AnyOf(words)
        self._motor_neurons_live = AnyOf(field(rules, "motor_neurons_live", PLACE))
        self._longest: int = field(rules, "sentence_characters_most", PLACE)

    def of(
        self, documents: Sequence[CleanDocument], mentions: Sequence[Sequence[Named]]
    ) -> Iterator[Candidate]:
        """The documents' candidates; each one's ``mentions`` are in order."""
        sentences = sentences_of(documents)
        for pattern in (self._implied.may_mean, self._products.may_define, *self._understood.patterns):
            pattern.look_at(documents, sentences)
        for owner, (document, own) in enumerate(zip(documents, mentions, strict=True)):
            letters = self._letters_of(own)
            if self._intervention in letters:
                whole = self._with_products(document, self._whole(own))
                letters = letters if whole is own else self._letters_of(whole)
                yield from self._of_document(owner, document, whole, letters=letters)

    def _whole(self, mentions: Sequence[Named]) -> Sequence[Named]:
        """The mentions without those inside an intervention's own name, which say what that is made of.

        A name that only wraps another intervention is left out instead.
        """
        if not any(map(gt, map(END, mentions), map(START, mentions[1:]))):
            return mentions
        told = [one for one in mentions if one.concept_id not in self._wrappings]
        starts = [one.start for one in self._given(told, self._letters_of(told))]

        def wraps(one: Named) -> bool:
            inner = bisect_left(starts, one.start)
            return one.concept_id in self._wrappings and inner < len(starts) and starts[inner] < one.end

        kept = [one for one in mentions if not wraps(one)]
        end, whole = 0, list[Named]()
        for one in sorted(kept, key=_span_outer_first):
            if one.end > end:
                whole.append(one)
                end = one.end if self._letters.get(one.concept_id) == self._intervention else end
        return whole

    def _with_products(self, document: CleanDocument, mentions: Sequence[Named]) -> Sequence[Named]:
        """The document's mentions, and its own names of products in their place, in order."""
        products = self._products.of(document, mentions)
        if not products:
            return mentions
        own = {one[:2] for one in products}
        others = (one for one in mentions if one[:2] not in own)
        return sorted([*others, *products], key=_span_outer_first)

    def _of_document(
        self, owner: int, document: CleanDocument, own: Sequence[Named], *, letters: list[str]
    ) -> Iterator[Candidate]:
        meant = self._implied.of(document, self._given(own, letters))
        before: list[Named] = []
        given: list[Named] = []
        for place, (first, last) in self._places(document, own, letters, titled=meant is not None):
            inside, lettered = list(own[first:last]), letters[first:last]
            if self._intervention in lettered:
                before, given = inside, self._given(inside, lettered)
                if self._may_claim(document, place, lettered):
                    sentence = document.sentences[place]
                    yield Candidate(owner, document, place, sentence, inside, *_apart(inside, lettered))
            elif words := self._words_meaning(document, place, before, given, meant=meant):
                before, given = sorted([*inside, words], key=_span_outer_first), [words]
                yield from self._implying(owner, document, words, inside=inside)
            elif cells := self._understood_from(document, place, given, meant):
                yield from self._headed(owner, document, cells, inside=inside)

    def _places(
        self, document: CleanDocument, own: Sequence[Named], letters: Sequence[str], *, titled: bool
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        """The sentences that name something, and those that name nothing but stand shortly behind one that
        names an intervention, or in a text ``titled`` by one; each with the places of its mentions.
        """
        naming = dict(_by_sentence(own))
        reach, count = self._understood.reach + 1, len(document.sentences)
        given = {one.sentence for one in self._given(own, letters)}
        places = naming.keys() | {place + step for place in given for step in range(1, reach)}
        if titled:
            places.update(at for at, it in enumerate(document.sentences) if it.role in (ABSTRACT, BODY))
        for place in sorted(places):
            if 0 <= place < count:
                yield place, naming.get(place, (0, 0))

    def _given(self, mentions: Sequence[Named], letters: Sequence[str]) -> list[Named]:
        """The interventions among the mentions, whose letters these are."""
        return list(compress(mentions, map(self._intervention.__eq__, letters)))

    def _words_meaning(
        self,
        document: CleanDocument,
        place: int,
        before: list[Named],
        given: list[Named],
        *,
        meant: str | None,
    ) -> Named | None:
        """Words of the sentence that mean an intervention: at its head that of the sentence before it,
        elsewhere that which the title names.
        """
        words = None
        if before and before[0].sentence == place - 1:
            words = self._going_on.of(document, place, before=before, given=given)
        return words or (self._implied.in_sentence(document, place, meant) if meant else None)

    def _understood_from(
        self, document: CleanDocument, place: int, given: list[Named], meant: str | None
    ) -> Named | None:
        """What the last sentence that names an intervention gave, else what the title means, if a result at
        ``place`` may be its.
        """
        if not given:
            return None
        last = given[0].sentence
        near = place <= last + self._understood.reach
        cells = self._understood.of(document, place, given) if near else None
        if cells or not meant:
            return cells
        return self._understood.titled(document, place, meant, last)

    def _headed(
        self, owner: int, document: CleanDocument, cells: Named, *, inside: list[Named]
    ) -> Iterator[Candidate]:
        """The sentence as if it began with `after MSCs,`, if these may act on an outcome there."""
        one = self.candidate(owner, document, cells.sentence, inside)
        named, letters = [cells] * len(self._fronted) + one.named, self._fronted + one.letters
        if self._may_claim(document, cells.sentence, letters):
            yield one._replace(named=named, letters=letters, implied=True)

    def candidate(self, owner: int, document: CleanDocument, place: int, inside: list[Named]) -> Candidate:
        """The document's sentence at ``place``, whatever it names; ``inside`` are its mentions, in order."""
        named, letters = _apart(inside, self._letters_of(inside))
        return Candidate(owner, document, place, document.sentences[place], inside, named, letters)

    def _implying(
        self, owner: int, document: CleanDocument, words: Named, *, inside: list[Named]
    ) -> Iterator[Candidate]:
        """The sentence in which the ``words`` mean an intervention, if that may act on an outcome there."""
        mentions = sorted([*inside, words], key=_span_outer_first)
        if self._may_claim(document, words.sentence, self._letters_of(mentions)):
            yield self.candidate(owner, document, words.sentence, mentions)._replace(implied=True)

    def _letters_of(self, mentions: Iterable[Named]) -> list[str]:
        """The letter of each; none for what is no token."""
        return list(map(self._letters.get, map(CONCEPT, mentions), repeat("")))

    def _may_claim(self, document: CleanDocument, place: int, letters: list[str]) -> bool:
        """Does the sentence name an intervention, and an outcome by a mention or a word of ours?

        One that is too long to be read does not.
        """
        if self._intervention not in letters:
            return False
        start, end = document.sentences[place][-2:]
        if end - start > self._longest:
            return False
        if not self._targets.isdisjoint(letters):
            return True
        text = document.text[start:end]
        live = self._motor_neuron in letters and self._motor_neurons_live.stands_in(text.lower())
        return live or self._words.stands_in(text)


def _longest_word(phrase: str) -> str:
    return max(PIECE.findall(phrase), key=len).lstrip("-")


def _by_sentence(mentions: Sequence[Named]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The sentences that name something, each with the places of its first mention and behind its last."""
    first = 0
    for place, same in groupby(map(SENTENCE, mentions)):
        last = first + len(list(same))
        yield place, (first, last)
        first = last


def _apart(mentions: list[Named], letters: list[str]) -> tuple[list[Named], list[str]]:
    """Those of the mentions that have a letter and stand in no longer one, and their letters."""
    if "" not in letters and not any(map(gt, map(END, mentions), map(START, mentions[1:]))):
        return mentions, letters
    named: list[tuple[Named, str]] = []
    for mention, letter in sorted(zip(mentions, letters, strict=True), key=_outer_first):
        if letter and (not named or mention.start >= named[-1][0].end):
            named.append((mention, letter))
    return [mention for mention, _ in named], [letter for _, letter in named]


def _outer_first(named: tuple[Named, str]) -> tuple[int, int]:
    return _span_outer_first(named[0])


def _span_outer_first(mention: Named) -> tuple[int, int]:
    return mention.start, -mention.end
