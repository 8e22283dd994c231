"""Leaves out what cells that are no treatment gave off: medium of controls, exosomes of patients."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import known
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

REACH = 40
"""Code points before the name within which its cells are told."""


class Secreted:
    """The section ``secreted``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section = rules.section("secreted")
        self._concepts = known(section, "concepts", vocabulary)
        self._before, self._behind = (section.pattern(key) for key in ("before", "behind"))

    def given(self, document: CleanDocument, mentions: Sequence[Named]) -> Sequence[Named]:
        """The document's mentions without those of what other cells than a treatment's gave off."""
        if self._concepts.isdisjoint([one.concept_id for one in mentions]):
            return mentions
        return [one for one in mentions if not self._is_of_others(document.text, one)]

    def _is_of_others(self, text: str, one: Named) -> bool:
        if one.concept_id not in self._concepts:
            return False
        if self._behind.match(text, one.end):
            return True
        return self._before.search(text, max(0, one.start - REACH), one.start) is not None
