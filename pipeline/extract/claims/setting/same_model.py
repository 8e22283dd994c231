"""Tells of which model a sentence goes on to speak that says only that it is the same."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.parts import before_in_paragraph
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.setting import MODEL, Settings
from pipeline.extract.claims.within import in_sentence
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules

LOOKED_BACK = 3
"""Sentences of a paragraph in which the model may have been named before."""


class SameModel:
    """The section ``same_model``: `in the same strain`."""

    def __init__(self, rules: Rules, settings: Settings) -> None:
        self._settings = settings
        self._same = LookedFor.under(rules.section("same_model"), "pattern")
        self.patterns = (self._same,)
        """What is looked for in every sentence."""

    def is_meant(self, one: Candidate, stretches: Sequence[Span]) -> bool:
        """Does one of these stretches of the sentence speak of the same model?"""
        match = self._same.found(one.document, one.place)
        return match is not None and any(part.start <= match.start() < part.end for part in stretches)

    def of(
        self, one: Candidate, stretches: Sequence[Span], *, mentions: Sequence[Named], studied: str | None
    ) -> str | None:
        """The living model last named in the paragraph, else the one ``studied``; none of another species.

        ``stretches`` are those of the sentence that the claim is about; ``mentions`` are the document's.
        Of several models in one sentence none is the same.
        """
        model_id = self._last(one, mentions, otherwise=studied)
        if model_id is None or not self._settings.is_living(model_id):
            return None
        apart = any(self._settings.is_of_others(one, part, model_id) for part in stretches)
        return None if apart else model_id

    def _last(self, one: Candidate, mentions: Sequence[Named], *, otherwise: str | None) -> str | None:
        for place in before_in_paragraph(one.document, one.place, most=LOOKED_BACK):
            named = [it for it in in_sentence(one.document, mentions, place) if it.entity_type == MODEL]
            if named:
                return self._settings.of_mentions(one.document, named).model_id
        return otherwise
