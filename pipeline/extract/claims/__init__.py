"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from pipeline.document import CleanDocument, Sentence, Span
from pipeline.extract.claims.elsewhere import Elsewhere
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.phrases import SECTIONS, Phrases
from pipeline.extract.claims.letters.templates import Fit, Templates
from pipeline.extract.claims.looked_for import looked_at
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.reading import Read, Reader, Reading
from pipeline.extract.claims.sentences.candidates import Candidate, Candidates
from pipeline.extract.claims.sentences.said_on import SaidOn
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.claims.sentences.tagging import Tagger
from pipeline.extract.claims.setting import Settings
from pipeline.extract.claims.setting.same_model import SameModel
from pipeline.extract.claims.standing.authority import Authority
from pipeline.extract.claims.standing.extents import Extents
from pipeline.extract.claims.standing.levels import IN_VITRO, outcomes_in_vitro
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

Stated = tuple[Candidate, Tagged, list[Reading]]
"""A sentence with what it states."""

Doubted = dict[tuple[int, int], str]
"""Why a sentence states nothing, by the places of its document and of itself."""


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
        self._said_on = SaidOn(rules, vocabulary, lexicon)
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._templates = Templates(rules, lexicon)
        self._context = context
        self._reader, self._extents = Reader(rules, vocabulary, lexicon), Extents(rules, lexicon)
        self._settings, phrases = Settings(rules, vocabulary), Phrases(rules, SECTIONS)
        self._cells = GivenCells(rules, vocabulary)
        self._authority = Authority(rules, vocabulary, phrases, parts)
        telling = Telling(rules, phrases, self._authority.reporting, self._candidates.gives)
        studies = Studies(rules, self._settings, self._cells, telling)
        same_model = SameModel(rules, self._settings)
        self._frames = Frames(self._authority, self._settings, studies, same_model)
        rooms = self._candidates, self._authority, self._settings, same_model
        self._elsewhere = Elsewhere(rules, self._settings)
        self._in_vitro = outcomes_in_vitro(rules, vocabulary)
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
            return self._read_all(documents, mentions, citations)

    def _read_all(
        self,
        documents: Sequence[CleanDocument],
        mentions: Sequence[Sequence[Named]],
        citations: Sequence[Sequence[Citation]],
    ) -> list[Found]:
        """The same while the patterns are seen."""
        candidates = list(self._candidates.of(documents, mentions))
        stated, doubted = self._read(self._fitting(candidates))
        stated = self._with_said_on(stated, candidates)
        found = [Found([], []) for _ in documents]
        for one, tagged, readings in stated:
            own, fits = citations[one.owner], [reading.fit for reading in readings]
            extents = self._extents.of(tagged, fits, one.sentence.end)
            clauses = [extent.clause for extent in extents]
            whole = self._extents.clause(tagged, fits) if len(clauses) > 1 else clauses[0]
            if one.sentence != one.document.sentences[one.place]:
                whole = Span(*one.document.sentences[one.place][-2:])
            frames = self._frames.of(one, [whole, *clauses], mentions[one.owner], own)
            for reading, extent, frame in zip(readings, extents, frames, strict=True):
                source = self._authority.citation(one.document, frame.standing, own, extent)
                title = own[source].title if source >= 0 else None
                cells = self._cells.of(one, reading, mentions=mentions[one.owner], studied=frame.cells)
                laid = frame._replace(standing=frame.standing.of(reading.certainty, title))
                nulls = self._elsewhere.of(one, reading, laid, end=extent.end)
                for said, around in ((reading, laid), *([nulls] if nulls else [])):
                    claim = self._claim(one, said, around, source=source, cells=cells)
                    found[one.owner].claims.append(claim)
        told = {(one.owner, one.place) for one, _, _ in stated}
        for one in candidates:
            if (place := (one.owner, one.place)) not in told and not one.implied:
                found[one.owner].abstentions.append(Abstention(one.place, doubted.get(place, NO_TEMPLATE)))
        return found

    def _fitting(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Tagged, list[Fit]]]:
        """The sentences that fit a template, with their tokens."""
        rows = list(self._tagger.rows(candidates))
        fits = [self._templates.fits(row.letters, row.present) for _, row in rows]
        return [(one, Tagged(one, row), found) for (one, row), found in zip(rows, fits, strict=True) if found]

    def _read(self, fitting: Sequence[tuple[Candidate, Tagged, list[Fit]]]) -> tuple[list[Stated], Doubted]:
        """Those that state something, with what they state; the reasons of the others by their places."""
        scopes = [self._context.scopes(one.document.text, [one.sentence]) for one, _, _ in fitting]
        read = [
            (one, tagged, self._reader.read(tagged, fits, own))
            for (one, tagged, fits), own in zip(fitting, scopes, strict=True)
        ]
        stated = list(_stated(read))
        doubted = {(one.owner, one.place): found.reason for one, _, found in read if not found.readings}
        return stated, doubted

    def _with_said_on(self, stated: list[Stated], candidates: Sequence[Candidate]) -> list[Stated]:
        """These with what sentences state behind their first statement where nothing is read yet."""
        behind = [part for one in candidates for part in self._said_on.of(one)]
        behind += [part for one, _, readings in stated for part in self._listed(one, readings)]
        if not behind:
            return stated
        told = defaultdict[tuple[int, int], list[Reading]](list)
        for one, _, readings in stated:
            told[one.owner, one.place] += readings
        more = list[Stated]()
        for one, tagged, readings in self._read(self._fitting(behind))[0]:
            before = told[one.owner, one.place]
            if new := [reading for reading in readings if _is_new(reading, one.sentence, before)]:
                before += new
                more.append((one, tagged, new))
        return sorted([*stated, *more], key=lambda said: (said[0].owner, said[0].place))

    def _listed(self, one: Candidate, readings: Sequence[Reading]) -> Iterator[Candidate]:
        """What the sentence lists behind the harms that it states."""
        for reading in readings:
            if reading.effect == "harm" and reading.certainty == "asserted":
                told = max(span.end for span in (reading.named, *reading.cues))
                yield from self._said_on.listed(one, reading.outcome_id, told)

    def _claim(
        self, one: Candidate, reading: Reading, frame: Frame, *, source: int, cells: str | None
    ) -> Claim:
        setting, standing = frame.setting, frame.standing
        if cells is not None and setting.route_id is None:
            setting = setting._replace(route_id=frame.route)
        role = self._authority.role(one.document, one.place, standing, certainty=reading.certainty)
        level = self._authority.evidence_level(one.document, one.place, standing, setting=setting, role=role)
        return Claim(
            one.place,
            reading.intervention_id,
            *setting,
            cells,
            self._in_vitro.get(reading.outcome_id, reading.outcome_id)
            if level == IN_VITRO
            else reading.outcome_id,
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


def _is_new(reading: Reading, stretch: Sentence, before: Sequence[Reading]) -> bool:
    """Is nothing told before of the same outcome, nor by words of the stretch?"""
    return not any(
        one.outcome_id == reading.outcome_id
        or any(stretch.start <= cue.start < stretch.end for cue in one.cues)
        for one in before
    )


def _stated(read: Iterable[tuple[Candidate, Tagged, Read]]) -> Iterator[Stated]:
    """The sentences that state something; one that is read again, only what it says of other outcomes."""
    told: set[tuple[int, int, str]] = set()
    for one, tagged, found in read:
        places = [(one.owner, one.place, reading.outcome_id) for reading in found.readings]
        again = [place in told for place in places]
        readings = [
            reading
            for reading, known in zip(found.readings, again, strict=True)
            if not (one.instead and known)
        ]
        told.update(places)
        if readings:
            yield one, tagged, readings
