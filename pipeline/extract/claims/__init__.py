"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from pipeline.document import CleanDocument
from pipeline.extract.claims.elsewhere import Elsewhere
from pipeline.extract.claims.letters.lexicon import Lexicon, known_pairs
from pipeline.extract.claims.letters.phrases import SECTIONS, Phrases
from pipeline.extract.claims.looked_for import looked_at
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.reading import Reading
from pipeline.extract.claims.sentences.candidates import Candidate, Candidates
from pipeline.extract.claims.setting import Settings
from pipeline.extract.claims.setting.same_model import SameModel
from pipeline.extract.claims.standing.authority import Authority
from pipeline.extract.claims.standing.extents import Extents
from pipeline.extract.claims.standing.levels import IN_VITRO
from pipeline.extract.claims.statements import Stated, Statements
from pipeline.extract.claims.study import Studies
from pipeline.extract.claims.study.frames import Frame, Frames
from pipeline.extract.claims.study.given_cells import GivenCells
from pipeline.extract.claims.study.telling import Telling
from pipeline.extract.context import ContextFinder
from pipeline.extract.rows import Abstention, Citation, Claim, Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder", "Found"]

NO_TEMPLATE = "no_template"
HEDGED = ("probable", "possible")


class Found(NamedTuple):
    """The claims of one document, and the sentences that could hold one but were left without."""

    claims: list[Claim]
    abstentions: list[Abstention]


class ClaimFinder:
    """The rules of ``seeds/rules/claims*.yaml``, made ready once; a broken one raises :class:`SeedError`."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, context: ContextFinder) -> None:
        """``context`` tells what a sentence that fits a template negates and leaves open."""
        lexicon, parts = Lexicon(rules), Parts(rules)
        self._candidates = Candidates(rules, vocabulary, lexicon, parts)
        self._statements = Statements(rules, vocabulary, lexicon, context=context)
        self._extents = Extents(rules, lexicon)
        self._settings, phrases = Settings(rules, vocabulary), Phrases(rules, SECTIONS)
        self._cells = GivenCells(rules, vocabulary)
        self._authority = Authority(rules, vocabulary, phrases, parts)
        telling = Telling(rules, phrases, self._authority.reporting, self._candidates.gives)
        studies = Studies(rules, self._settings, self._cells, telling)
        same_model = SameModel(rules, self._settings)
        self._frames = Frames(self._authority, self._settings, studies, same_model)
        rooms = self._candidates, self._authority, self._settings, same_model
        self._elsewhere = Elsewhere(rules, self._settings)
        self._in_vitro = known_pairs(rules, "outcomes_in_vitro", vocabulary)
        """What outcomes are of cells in a dish."""
        self._looked_for = [pattern for room in rooms for pattern in room.patterns]

    def wanted(self, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """Of documents, segments, sentences, mentions and citations, by table, the rows to be read."""
        return self._candidates.wanted.of(tables)

    def find(
        self, document: CleanDocument, mentions: Sequence[Named], citations: Sequence[Citation]
    ) -> list[Claim]:
        """The document's claims, by sentence, then by template.

        ``mentions`` are in order; ``citations`` are those of the same document.  A claim's ``citation`` is
        an index into ``citations``, or -1.
        """
        return self.read_all([document], [mentions], [citations])[0].claims

    def read_all(
        self,
        documents: Sequence[CleanDocument],
        mentions: Sequence[Sequence[Named]],
        citations: Sequence[Sequence[Citation]],
    ) -> list[Found]:
        """The claims of each document, as of :meth:`find`, and the sentences that were left without.

        One step after the other is taken over all sentences, which keeps each step's code at hand.
        """
        with looked_at(self._looked_for, documents):
            candidates = list(self._candidates.of(documents, mentions))
            stated, doubted = self._statements.of(candidates)
            found = [Found([], []) for _ in documents]
            for said in stated:
                owner = said[0].owner
                found[owner].claims.extend(self._stated_by(said, mentions[owner], citations[owner]))
        told = {(one.owner, one.place) for one, _, _ in stated}
        for one in candidates:
            if (place := (one.owner, one.place)) not in told and not one.implied:
                found[one.owner].abstentions.append(Abstention(one.place, doubted.get(place, NO_TEMPLATE)))
        return found

    def _stated_by(
        self, said: Stated, mentions: Sequence[Named], citations: Sequence[Citation]
    ) -> Iterator[Claim]:
        """The claims of one sentence; ``mentions`` and ``citations`` are its document's."""
        one, tagged, readings = said
        whole, extents = self._extents.of(one, tagged, [reading.fit for reading in readings])
        stretches = [whole, *(extent.clause for extent in extents)]
        frames = self._frames.of(one, stretches, mentions, citations)
        for reading, extent, frame in zip(readings, extents, frames, strict=True):
            source = self._authority.citation(one.document, frame.standing, citations, extent)
            title = citations[source].title if source >= 0 else None
            cells = self._cells.of(one, reading, mentions=mentions, studied=frame.cells)
            laid = frame._replace(standing=frame.standing.of(reading.certainty, title))
            yield self._claim(one, reading, laid, source=source, cells=cells)
            if nulls := self._elsewhere.of(one, reading, laid, end=extent.end):
                yield self._claim(one, *nulls, source=source, cells=cells)

    def _claim(
        self, one: Candidate, reading: Reading, frame: Frame, *, source: int, cells: str | None
    ) -> Claim:
        setting, standing = frame.setting, frame.standing
        if cells is not None and setting.route_id is None:
            setting = setting._replace(route_id=frame.route)
        role = self._authority.role(one.document, one.place, standing, certainty=reading.certainty)
        level = self._authority.evidence_level(one.document, one.place, standing, setting=setting, role=role)
        in_vitro = self._in_vitro if level == IN_VITRO else {}
        return Claim(
            one.place,
            reading.intervention_id,
            *setting,
            cells,
            in_vitro.get(reading.outcome_id, reading.outcome_id),
            reading.comparator_id,
            reading.direction,
            reading.effect,
            reading.significance,
            reading.negated,
            reading.certainty in HEDGED,
            reading.certainty,
            role,
            standing.attribution,
            source,
            level,
            reading.cues,
            reading.rule_id,
        )
