"""Decides what kind of page a capture is, what it documents, and whether peers reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.seed_rows import rows_of
from pipeline.clean.source_type.ballot import Ballot, Vote, counted, cues_for, reaches, tally
from pipeline.clean.source_type.cues import PLACE, CueFinder, Cues
from pipeline.clean.source_type.designs import Design, DesignReader
from pipeline.clean.source_type.facts import Facts
from pipeline.clean.source_type.peer_review import UNREVIEWED, PeerReviewReader
from pipeline.clean.source_type.prices import price_lines
from pipeline.decoded import SHOWN, Stated

UNKNOWN = "unknown"
DECIDED = ("source_type", "document_type", "peer_review")
"""Columns of ``documents`` that are weighed from all that the page shows."""


class Kind(NamedTuple):
    """What a document is; ``stated`` are the cues that decided, none for what is unknown.

    Where a page does not own the record it shows (a news item about a paper), its metadata are
    :meth:`~pipeline.clean.metadata.Metadata.without_record`.
    """

    source_type: str
    document_type: str
    peer_review: str
    stated: tuple[Stated, ...]
    owns_record: bool


def stated_kind(kind: Kind, stated: Sequence[Stated]) -> Kind:
    """``kind`` with what the capture's format states of it in place of what was weighed."""
    said = {one.field: one for one in reversed(stated) if one.field in DECIDED}
    if not said:
        return kind
    weighed = (one for one in kind.stated if one.field not in said)
    values = {field: one.value for field, one in said.items()}
    return kind._replace(**values, stated=(*said.values(), *weighed))


class _Page(NamedTuple):
    """What is known of a page before anything is decided; ``folded`` is its text."""

    folded: str
    segments: list[RawSegment]
    metadata: Metadata
    cues: Cues
    facts: Facts


class SourceTypes:
    """Decides by the weighted cues of ``source_types.yaml``; thin evidence gives ``unknown``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        rows = rows_of(rules, "sources", PLACE)
        self._sources = {row["source_type"]: row for row in rows}
        self._owning = [row["source_type"] for row in rows if row["own_record"]]
        self._finder = CueFinder(rules)
        self._ballot = Ballot(rules, frozenset(self._sources))
        self._designs = DesignReader(rules)
        self._peer_review = PeerReviewReader(rules)
        self._records = [counted(one, "records") for one in rules["records"]]
        self._finds: dict[str, list[str]] = rules["finds"]
        self._lists = [counted(one, "lists") for one in rules["lists"]]
        self._enough: int = rules["enough"]
        self._shown_by: list[str] = rules["works_show"]
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
        source_type = self._winner(votes, page.facts.counts)
        source = self._sources.get(source_type, _UNDECIDED)
        stated = [] if source is _UNDECIDED else list(cues_for(source_type, votes, page.facts))
        if source["document_type"] is None and self._is_list(votes, page.facts.counts):
            return Kind(source_type, UNKNOWN, UNKNOWN, tuple(stated), source["own_record"])
        document_type = self._document_type(source, page, stated)
        is_form = page.metadata.is_form or self._peer_review.was_meeting(votes)
        peer_review = self._reviewed(source, document_type, page, is_form=is_form, stated=stated)
        if source is _UNDECIDED and peer_review == UNKNOWN and not self._shows_work(page):
            stated += (outside := self._peer_review.outside(votes))
            peer_review = outside[0].value if outside else UNKNOWN
            if document_type == UNKNOWN:
                stated += (shown := self._documents_of(votes))
                document_type = shown[0].value if shown else UNKNOWN
        return Kind(source_type, document_type, peer_review, tuple(stated), source["own_record"])

    def _winner(self, votes: list[Vote], counts: dict[str, int]) -> str:
        """The kind with most votes, of those that the page may be."""
        totals = tally(votes)
        held = {rule.rule_id for rule, _ in votes}
        may_be = [one for one in totals if totals[one] >= self._enough and self._has_needs(one, held)]
        if any(reaches(counts, record) for record in self._records):
            of_record = max([totals.get(one, 0) for one in self._owning])
            may_be = [one for one in may_be if self._stands_beside_record(one, totals[one] - of_record)]
        ranked = sorted([(totals[one], "needs" in self._sources[one], one) for one in may_be], reverse=True)
        tied = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
        return ranked[0][2] if ranked and not tied else UNKNOWN

    def _has_needs(self, source_type: str, held: set[str]) -> bool:
        needs = self._sources[source_type].get("needs")
        return not needs or not held.isdisjoint(needs)

    def _stands_beside_record(self, source_type: str, lead: int) -> bool:
        """Whether a page that shows the record of an article may be of a kind with that many votes more."""
        source = self._sources[source_type]
        return not source.get("yields_to_record") and lead >= source.get("leads_record", lead)

    def _document_type(self, source: dict[str, Any], page: _Page, stated: list[Stated]) -> str:
        """What the kind of page implies, else what the record states, else what title or abstract say.

        What the record states goes before the design, unless it names a mere form, as a thesis, or a
        title is more exact.
        """
        if source["document_type"]:
            stated += _following("document_type", source["document_type"], "source_type", stated)
            return str(source["document_type"])
        metadata = page.metadata
        if found := self._design(page):
            document_type, rule_id, cue = found
            stated.append(Stated("document_type", document_type, cue.start, cue.end, rule_id, SHOWN))
            return document_type
        stated += [one for one in metadata.stated if one.field == "document_type"]
        return metadata.document_type or UNKNOWN

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
        of_text = self._designs.of_text(page.cues, page.segments)
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

    def _is_list(self, votes: list[Vote], counts: dict[str, int]) -> bool:
        """Whether the page lists works: several entries, or what was found, without a record of one."""
        if any(reaches(counts, one) for one in self._lists):
            return True
        finds = any(rule.rule_id in self._finds["votes"] for rule, _ in votes)
        return finds and not any(counts.get(fact) for fact in self._finds["without"])

    def _reviewed(
        self, source: dict[str, Any], document_type: str, page: _Page, *, is_form: bool, stated: list[Stated]
    ) -> str:
        """What the kind of page implies, else what the record says, else what it shows."""
        if not source["scholarly"]:
            stated += _following("peer_review", source["peer_review"], "source_type", stated)
            return str(source["peer_review"])
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


_UNDECIDED: dict[str, Any] = {"document_type": None, "scholarly": True, "own_record": True}
"""What is taken for granted of a page whose kind is unknown."""


def _following(field: str, value: str, source: str, stated: list[Stated]) -> list[Stated]:
    """A value that follows from the value of ``source`` stands where the first cue for that does."""
    found = [one for one in stated if one.field == source]
    return [one._replace(field=field, value=value, rule_id=f"{field}-by-{source}") for one in found[:1]]
