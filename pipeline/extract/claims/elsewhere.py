"""Reads what did not come about in others, behind a benefit to some: `in SOD1 mice but not in rats`."""

from __future__ import annotations

from pipeline.document import Span
from pipeline.extract.claims.reading import Reading
from pipeline.extract.claims.reading.meaning import NEITHER
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.study.frames import Frame
from pipeline.extract.claims.within import inside
from pipeline.vocabulary.rules import Rules


class Elsewhere:
    """The section ``not_in_others``, compiled once."""

    def __init__(self, rules: Rules, settings: Settings) -> None:
        section = rules.section("not_in_others")
        self._behind, self._people = (section.pattern(key) for key in ("behind", "people"))
        self._settings = settings

    def of(self, one: Candidate, reading: Reading, frame: Frame, *, end: int) -> tuple[Reading, Frame] | None:
        """The null result that the sentence tells of others behind the claim, which ends at ``end``.

        Those are animals of another model, or people; its level is none of what the first were.
        """
        if reading.effect != "benefit" or reading.negated or reading.certainty != "asserted":
            return None
        match = self._behind.match(one.document.text, end, one.sentence.end)
        others = match and self._others(one, frame.setting, Span(*match.span("others")))
        if not match or not others:
            return None
        standing = frame.standing._replace(others=(*frame.standing.others, Span(*match.span("some"))))
        route = frame.route if others.model_id else None
        null = reading._replace(
            direction=NEITHER,
            effect="no_difference",
            significance=None,
            negated=True,
            cues=(*reading.cues, Span(*match.span("null"))),
        )
        return null, Frame(others, standing, frame.cells, route)

    def _others(self, one: Candidate, first: Setting, stretch: Span) -> Setting | None:
        """Who they are; null where they may be the first ones, or nobody in particular."""
        others = self._settings.of_mentions(one.document, inside(one.mentions, stretch))
        if others.model_id:
            apart = not self._settings.are_related(others.model_id, first.model_id)
            return others._replace(route_id=others.route_id or first.route_id) if apart else None
        told = others.population_id or self._people.match(one.document.text, stretch.start, stretch.end)
        return others if told and not first.population_id else None
