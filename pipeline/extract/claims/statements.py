"""Reads what each sentence states: first as a whole, then what it says behind its first statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Sentence
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.templates import Fit, Templates
from pipeline.extract.claims.reading import Read, Reader, Reading
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.sentences.said_on import SaidOn
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.claims.sentences.tagging import Tagger
from pipeline.extract.context import ContextFinder
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

Stated = tuple[Candidate, Tagged, list[Reading]]
"""A sentence with what it states."""

Doubted = dict[tuple[int, int], str]
"""Why a sentence states nothing, by the places of its document and of itself."""


class Statements:
    """The templates and the reader, made ready once."""

    def __init__(
        self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon, *, context: ContextFinder
    ) -> None:
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._templates = Templates(rules, lexicon)
        self._reader, self._context = Reader(rules, vocabulary, lexicon), context
        self._said_on = SaidOn(rules, vocabulary, lexicon)

    def of(self, candidates: Sequence[Candidate]) -> tuple[list[Stated], Doubted]:
        """The sentences that state something, in order, and why others that fit a template do not.

        One that says more behind its first statement stands there again, as narrow as what it says.
        """
        stated, doubted = self._read(self._fitting(candidates))
        return self._with_said_on(stated, candidates), doubted

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
