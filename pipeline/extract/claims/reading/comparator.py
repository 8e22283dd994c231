"""Finds what a clause compares its intervention with."""

from __future__ import annotations

from pipeline.extract.claims.letters.clauses import Clauses
from pipeline.extract.claims.letters.lexicon import Lexicon, known
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class Comparators:
    """The pattern ``compared``, and the concepts that can be compared with."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._pattern = lexicon.pattern_under(rules, "compared")
        types = frozenset(rules.field("intervention_types"))
        given = (key for key, concept in vocabulary.concepts.items() if concept.entity_type in types)
        self._comparable = known(rules, "controls", vocabulary).union(given)
        self._control: str = rules.field("controls")[0]
        self._clause = Clauses(rules, lexicon).of
        self._named = lexicon.any_of("control", "comparison", "added_to")
        self._bare = lexicon.letters["control"]

    def of(self, tagged: Tagged, outcome: int) -> str | None:
        """Of the clause of the token ``outcome``.

        A concept id; for a word such as `controls` the first under ``controls``; null where unnamed.
        """
        if not self._named.search(tagged.letters):
            return None
        match = self._pattern.search(tagged.letters, *self._clause(tagged.letters, outcome))
        if match is None:
            return None
        last = match.end() - 1
        concept_id = tagged.concept(last)
        if concept_id is None and tagged.letters[last] == self._bare:
            return self._control
        return concept_id if concept_id in self._comparable else None
