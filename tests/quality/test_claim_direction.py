"""Which way a comparison goes, read by the rules under ``directions``, measured on Evidence Inference.

Each record has a passage of a trial report and whether an outcome was lower, not different or higher under
the intervention.  The words of the record's intervention, comparator and outcome stand in for mentions; the
rules were tuned on the training part, the validation part is looked at in totals only.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import CleanDocument, OffsetMap, Sentence
from pipeline.extract.claims.letters.clauses import Clauses
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.reading.direction import Directions, Turn
from pipeline.extract.claims.sentences.candidates import Candidates
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.claims.sentences.tagging import Tagger
from pipeline.extract.rows import Mention
from tests.quality.counting import wilson
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "claims"
RULES = SEEDED.rules("claims")
VOCABULARY = SEEDED.vocabulary
LEXICON = Lexicon(RULES)
DIRECTIONS = Directions(RULES, LEXICON)
CLAUSES = Clauses(RULES, LEXICON)
TAGGER = Tagger(RULES, VOCABULARY, LEXICON)
CANDIDATES = Candidates(RULES, VOCABULARY, LEXICON, Parts(RULES))

LABELS = {"decrease": -1, "no_change": 0, "increase": 1}
STAND_INS = {"outcome": "MESH:D013534", "comparator": "MESH:D010919", "intervention": "CL:0000134"}
"""A concept of our own for each part of a record."""

WORD = re.compile(r"[^\W_]+")
LEAST_PRECISION, LEAST_TOLD = 0.85, 20
"""A rule that tells this often is to be right this often."""


def words(text: str) -> set[str]:
    """What may name a part of a record: no cue, and no short word but a short form."""
    found = {
        word.lower() for word in WORD.findall(text) if len(word) > 2 or (len(word) == 2 and word.isupper())
    }
    return found - LEXICON.cues.keys()


def names_of(record: dict[str, Any]) -> dict[str, str]:
    """The concept that each word of the record's parts stands for; words that two parts share for none."""
    parts = {part: words(record[part]) for part in STAND_INS}
    groups = parts["intervention"], parts["comparator"]
    named = dict.fromkeys(parts["outcome"].difference(*groups), STAND_INS["outcome"])
    for one, other in (("comparator", "intervention"), ("intervention", "comparator")):
        named |= dict.fromkeys(parts[one] - parts[other] - parts["outcome"], STAND_INS[one])
    return named if "placebo" in parts["intervention"] else named | {"placebo": STAND_INS["comparator"]}


def mentions_in(passage: str, names: dict[str, str]) -> list[Mention]:
    """One for each run of words that stand for one concept."""
    found: list[Mention] = []
    for word in WORD.finditer(passage):
        concept = names.get(word[0].lower())
        if concept is None:
            continue
        start, end = word.span()
        if found and found[-1].concept_id == concept and not passage[found[-1].end : start].strip(" -/"):
            start = found.pop().start
        kind = VOCABULARY.concepts[concept].entity_type
        found.append(Mention(start, end, 0, kind, concept, "test", False, False, ()))
    return found


def tagged(passage: str, mentions: list[Mention]) -> Tagged | None:
    sentence = Sentence("s", "abstract", 0, len(passage))
    document = CleanDocument("d", "u", passage, [], [sentence], OffsetMap([], [], []))
    candidate = CANDIDATES.candidate(0, document, 0, mentions)
    return next((Tagged(one, row) for one, row in TAGGER.rows([candidate])), None)


def turn_of(record: dict[str, Any]) -> Turn | None:
    """What is said of the clause that names the outcome most often."""
    tokens = tagged(record["evidence"], mentions_in(record["evidence"], names_of(record)))
    if tokens is None or not tokens.letters:
        return None
    places = range(len(tokens.letters))
    named = [place for place in places if tokens.concept(place) == STAND_INS["outcome"]] or places
    clauses = {place: CLAUSES.of(tokens.letters, place) for place in named}
    ((most, _),) = Counter(clauses.values()).most_common(1)
    return DIRECTIONS.of(tokens, next(place for place in named if clauses[place] == most))


def records_of(part: str) -> tuple[Path, list[dict[str, Any]]]:
    path = CORPUS / f"evidence_inference_{part}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    return path, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("part", ["train", "validation"])
def test_directions_keep_their_floors(part: str, hold_floor: Any) -> None:
    path, records = records_of(part)
    read = [(turn_of(record), record["label"]) for record in records]
    told = [LABELS[turn.direction] == label for turn, label in read if turn]
    figures = {"precision": sum(told) / len(told), "wilson": wilson(sum(told), len(told))}
    hold_floor(f"direction {part}", path, **figures, coverage=len(told) / len(read))


def test_each_direction_rule_keeps_its_floor(hold_floor: Any) -> None:
    path, records = records_of("train")
    marks: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        if turn := turn_of(record):
            marks[turn.rule_id].append(LABELS[turn.direction] == record["label"])
    for rule, told in sorted(marks.items()):
        precision = sum(told) / len(told)
        figures = {"precision": precision, "wilson": wilson(sum(told), len(told))}
        hold_floor(f"direction rule {rule}", path, **figures, coverage=len(told) / len(records))
        assert precision >= LEAST_PRECISION or len(told) < LEAST_TOLD, rule
