"""Decides what kind of page a capture is, what it documents, and whether peers reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.ballot import Ballot, Vote, cues_for
from pipeline.clean.source_type.cues import CueFinder, Cues
from pipeline.clean.source_type.designs import Design, DesignReader
from pipeline.clean.source_type.facts import Facts
from pipeline.clean.source_type.kind import DECIDED, UNKNOWN, Kind, stated_kind
from pipeline.clean.source_type.peer_review import UNREVIEWED, PeerReviewReader
from pipeline.clean.source_type.prices import price_lines
from pipeline.clean.source_type.sources import UNDECIDED, Source, read_sources
from pipeline.clean.source_type.winner import Winner
from pipeline.decoded import SHOWN, Stated
from pipeline.vocabulary.rules import Rules

__all__ = ["DECIDED", "Kind", "SourceTypes", "stated_kind"]


class _Page(NamedTuple):
    """What is known of a page before anything is decided; ``folded`` is its text."""

    folded: str
    segments: list[RawSegment]
    metadata: Metadata
    cues: Cues
    facts: Facts


class SourceTypes:
    """Decides by the weighted cues of ``source_types.yaml``; thin evidence gives ``unknown``."""

    def __init__(self, rules: Rules) -> None:
        self._sources = read_sources(rules)
        self._winner = Winner(rules, self._sources)
        self._finder = CueFinder(rules)
        self._ballot = Ballot(rules, frozenset(self._sources))
        self._designs = DesignReader(rules)
        self._peer_review = PeerReviewReader(rules)
        self._shown_by: list[str] = rules.field("works_show")
        self._documents: dict[str, str] = rules.get("documents_of", {})

    def decide(self, shown: str, segments: list[RawSegment], metadata: Metadata) -> Kind:
        """The kind of the page with the text ``shown``; ``segments`` tile it."""
        return self.decide_all([(shown, segments, metadata)])[0]

    def decide_all(self, pages: Sequence[tuple[str, list[RawSegment], Metadata]]) -> list[Kind]:
        """The same for several pages; their cues are found one after the other, which is faster."""
        folded = [fold(shown) for shown, _, _ in pages]
        cues = [self._finder.find(text, one[1]) for text, one in zip(folded, pages, strict=True)]
        return [
            self._kind(
                _Page(text, segments, metadata, found, Facts(segments, metadata, price_lines(found, text)))
            )
            for text, (_, segments, metadata), found in zip(folded, pages, cues, strict=True)
        ]

    def _kind(self, page: _Page) -> Kind:
        votes = self._ballot.cast(page.cues, page.facts.counts)
        source_type = self._winner.of(votes, page.facts.counts)
        source = self._sources.get(source_type, UNDECIDED)
        stated = [] if source is UNDECIDED else list(cues_for(source_type, votes, page.facts))
        if source.document_type is None and self._winner.is_list(votes, page.facts.counts):
            return Kind(source_type, UNKNOWN, UNKNOWN, tuple(stated), source.own_record)
        document_type = self._document_type(source, page, stated)
        is_form = page.metadata.is_form or self._peer_review.was_meeting(votes)
        peer_review = self._reviewed(source, document_type, page, is_form=is_form, stated=stated)
        if source is UNDECIDED and peer_review == UNKNOWN and not self._shows_work(page):
            stated += (outside := self._peer_review.outside(votes))
            peer_review = outside[0].value if outside else UNKNOWN
            if document_type == UNKNOWN:
                stated += (shown := self._documents_of(votes))
                document_type = shown[0].value if shown else UNKNOWN
        return Kind(source_type, document_type, peer_review, tuple(stated), source.own_record)

    def _document_type(self, source: Source, page: _Page, stated: list[Stated]) -> str:
        """What the kind of page implies, else what the record states, else what title or abstract say.

        What the record states goes before the design, unless it names a mere form, as a thesis, or a
        title is more exact.
        """
        if found := self._exception(source, page):
            document_type, rule_id, cue = found
            stated.append(Stated("document_type", document_type, cue.start, cue.end, rule_id, SHOWN))
            return document_type
        if source.document_type:
            stated += _following("document_type", source.document_type, "source_type", stated)
            return source.document_type
        metadata = page.metadata
        if found := self._design(page):
            document_type, rule_id, cue = found
            stated.append(Stated("document_type", document_type, cue.start, cue.end, rule_id, SHOWN))
            return document_type
        stated += [one for one in metadata.stated if one.field == "document_type"]
        return metadata.document_type or UNKNOWN

    def _exception(self, source: Source, page: _Page) -> Design | None:
        """What a page of a kind that implies a type says it is, if it may be that: an opinion in a paper."""
        if not source.may_be:
            return None
        found = self._designs.of_neighbours(page.folded, page.cues, page.segments)
        found = found or self._designs.of_text(page.folded, page.cues, page.segments)
        return found if found and found[0] in source.may_be else None

    def _design(self, page: _Page) -> Design | None:
        """The design that goes before what the record states; a title alone tells none of research."""
        stated = page.metadata.document_type
        if stated and not page.metadata.is_form:
            return self._designs.refined(page.cues, page.segments, stated)
        found = self._designs.of_title(page.cues, page.segments)
        if found and (self._shows_work(page) or not self._peer_review.may_be_reviewed(found[0])):
            return self._designs.under_title(found, page.folded, page.cues, page.segments)
        if of_record := self._of_lines(page):
            return of_record
        of_text = self._designs.of_text(page.folded, page.cues, page.segments)
        of_text = of_text or self._designs.of_headings(page.folded, page.cues, page.segments)
        of_words = of_text or self._designs.of_words(page.folded, page.segments)
        if of_words:
            return of_words
        shows_work = self._shows_work(page)
        return self._designs.of_page(page.folded, page.cues, page.segments, shows_work=shows_work)

    def _of_lines(self, page: _Page) -> Design | None:
        """What a line beside the title says; peers review what has an identifier."""
        found = self._designs.of_lines(page.folded, page.cues, page.segments)
        is_article = page.metadata.doi or page.metadata.pmid
        return None if found and is_article and found[1] in self._designs.unreviewed else found

    def _documents_of(self, votes: list[Vote]) -> list[Stated]:
        """What says of which document type pages like this one are, if anything does."""
        telling = [(rule.rule_id, spans[0]) for rule, spans in votes if rule.rule_id in self._documents]
        return [
            Stated("document_type", self._documents[rule_id], *span, rule_id, SHOWN)
            for rule_id, span in telling[:1]
        ]

    def _shows_work(self, page: _Page) -> bool:
        return any(page.facts.counts.get(fact) for fact in self._shown_by)

    def _is_unreviewed(self, stated: list[Stated]) -> bool:
        return any(one.field == "document_type" and one.rule_id in self._designs.unreviewed for one in stated)

    def _reviewed(
        self, source: Source, document_type: str, page: _Page, *, is_form: bool, stated: list[Stated]
    ) -> str:
        """What the kind of page implies, else what the record says, else what it shows."""
        if not source.scholarly:
            stated += _following("peer_review", source.peer_review, "source_type", stated)
            return source.peer_review
        if self._peer_review.never_reviewed(document_type) or self._is_unreviewed(stated):
            stated += _following("peer_review", UNREVIEWED, "document_type", stated)
            return UNREVIEWED
        if said := self._peer_review.read(page.cues, page.segments):
            value, rule_id, cue = said
            stated.append(Stated("peer_review", value, cue.start, cue.end, rule_id, SHOWN))
            return value
        shown = [] if is_form else self._peer_review.shown_by(page.facts.counts, document_type)
        for start, end, within in page.facts.places(shown).values() if shown else ():
            stated.append(Stated("peer_review", "peer_reviewed", start, end, "peer-review-by-record", within))
        return "peer_reviewed" if shown else UNKNOWN


def _following(field: str, value: str, source: str, stated: list[Stated]) -> list[Stated]:
    """A value that follows from the value of ``source`` stands where the first cue for that does."""
    found = [one for one in stated if one.field == source]
    return [one._replace(field=field, value=value, rule_id=f"{field}-by-{source}") for one in found[:1]]
