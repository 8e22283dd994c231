"""The passages of this folder, with what the rules read from them beside what a reader did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.engine.context import Context
from pipeline.extract.claims import Found
from pipeline.extract.context import KINDS
from pipeline.extract.rows import Claim, Mention, Named

HERE = Path(__file__).parent
CONTEXT = Context(Path(__file__).parents[3] / "seeds")
CELLS: dict[str, str] = CONTEXT.rules("claims")["cells_of_products"]
LATER = {
    "ACE:motor-neuron-survival",
    "ACE:neuromuscular-junction-integrity",
    "ACE:neuromuscular-junction-degeneration",
}
UNREAD = frozenset({"held_out", "reworded_held_out", "blind"})
"""Files whose readers did not look for outcomes of ``LATER``, nor for what nobody has shown: a claim of these
that no line holds is not judged.
"""

UNJUDGED = frozenset({"-"})
STANCE = {True: "denied", False: "stated"}


class Line(NamedTuple):
    """One claim as a reader recorded it; each field holds all values that are right."""

    intervention: frozenset[str]
    outcome: frozenset[str]
    direction: frozenset[str]
    effect: frozenset[str]
    stance: frozenset[str]
    certainty: frozenset[str]
    role: frozenset[str]
    attribution: frozenset[str]
    evidence_level: frozenset[str]


CORE = Line._fields[:6]
"""A claim is right when it agrees with a line on these."""

STANDING = Line._fields[6:]


class Judged(NamedTuple):
    """One claim that was found, and the line that it agrees with, if any."""

    passage: str
    claim: Claim
    line: Line | None


class Result(NamedTuple):
    """All claims found in some passages, and the lines that none of them agrees with."""

    judged: list[Judged]
    missed: list[tuple[str, Line]]
    reasons: Counter[str]
    """How many sentences that could hold a claim were left without, by reason."""


def read(name: str) -> Result:
    """What the rules find in the passages of the file ``name``."""
    passages = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    judged: list[Judged] = []
    missed: list[tuple[str, Line]] = []
    reasons: Counter[str] = Counter()
    for passage in passages:
        left = [line_of(text) for text in passage["claims"]]
        claims, abstentions = found_in(passage)
        reasons.update(abstention.reason for abstention in abstentions)
        for claim in claims:
            line = next((line for line in left if agrees(claim, line)), None)
            if line is None and name in UNREAD and _is_later(claim):
                continue
            judged.append(Judged(passage["id"], claim, line))
            if line:
                left.remove(line)
        missed += [(passage["id"], line) for line in left]
    return Result(judged, missed, reasons)


def _is_later(claim: Claim) -> bool:
    """Is it of a kind that is marked since later only?"""
    unproven = claim.effect == "no_difference" and claim.certainty == "possible"
    return claim.outcome_id in LATER or unproven


def found_in(passage: dict[str, Any]) -> Found:
    """What is found in the passage's text; its title, if it has one, only stands before it."""
    document = document_of(passage)
    mentions = list(map(_acting, mentions_in(document)))
    citations = CONTEXT.citations.find(document, [])
    first = document.text.index(passage["text"])
    (found,) = CONTEXT.claims.read_all([document], [mentions], [citations])
    own = {place for place, sentence in enumerate(document.sentences) if sentence.start >= first}
    return Found(
        [claim for claim in found.claims if claim.sentence in own],
        [abstention for abstention in found.abstentions if abstention.sentence in own],
    )


def _acting(mention: Mention) -> Named:
    """The mention, or the cells that it is made of in its place."""
    one = Named(*mention[: len(Named._fields)])
    return one._replace(entity_type="cell_source", concept_id=mention.made_of) if mention.made_of else one


def document_of(passage: dict[str, Any]) -> CleanDocument:
    parts = [("title", passage["title"])] if "title" in passage else []
    segments: list[Segment] = []
    sentences: list[Sentence] = []
    text = ""
    for role, part in [*parts, (passage["role"], passage["text"])]:
        start = len(text)
        segments.append(Segment(role, start, start + len(part)))
        spans = CONTEXT.splitter.spans(part)
        sentences += [Sentence(f"s{start}", role, start + low, start + high) for low, high in spans]
        text += f"{part}\n"
    kinds = (passage["source_type"], passage["document_type"])
    offsets = OffsetMap([], [], [])
    title = passage.get("title")
    return CleanDocument("d", "u", text, segments, sentences, offsets, *kinds, title=title)


def mentions_in(document: CleanDocument) -> list[Mention]:
    scopes = CONTEXT.scopes.scopes(document.text, document.sentences, KINDS)
    return CONTEXT.mentions.find_all([document], [CONTEXT.abbreviations.find(document)], [scopes])[0]


def line_of(text: str) -> Line:
    fields = [frozenset(value.strip() for value in field.split(" / ")) for field in text.split("|")]
    line = Line(*fields)
    names = {key: frozenset(map(concept_of, getattr(line, key))) for key in Line._fields[:2]}
    return line._replace(**names)


def concept_of(name: str) -> str:
    """What the longest mention in the name names; the name itself where there is none."""
    text = name.strip()
    kinds = dict.fromkeys(("source_type", "document_type"), "unknown")
    document = document_of({"role": "body", "text": text, **kinds})
    mentions = mentions_in(document)
    longest = max(mentions, key=lambda mention: mention.end - mention.start, default=None)
    return longest.concept_id if longest else text


def agrees(claim: Claim, line: Line) -> bool:
    found = {claim.intervention_id, claim.cell_source_id, CELLS.get(claim.intervention_id)}
    same = found & given(line)
    rest = zip(CORE[1:], core_of(claim), strict=True)
    return bool(same) and all(right(value, getattr(line, key)) for key, value in rest)


def given(line: Line) -> frozenset[str]:
    """The line's interventions; a procedure and the cells that it gives count as one."""
    return line.intervention | {CELLS[name] for name in line.intervention if name in CELLS}


def right(value: str, allowed: frozenset[str]) -> bool:
    return allowed == UNJUDGED or value in allowed


def core_of(claim: Claim) -> tuple[str, ...]:
    stance = STANCE[claim.negated]
    return claim.outcome_id, claim.direction, claim.effect, stance, claim.certainty


def standing_of(claim: Claim) -> tuple[str, ...]:
    return claim.claim_role, claim.attribution, claim.evidence_level


def shares(judged: Sequence[Judged]) -> Iterator[tuple[str, float]]:
    """For each field of the standing the share of right claims that have it right, where it is judged."""
    for place, key in enumerate(STANDING):
        marks = [
            standing_of(one.claim)[place] in getattr(one.line, key)
            for one in judged
            if one.line and getattr(one.line, key) != UNJUDGED
        ]
        if marks:
            yield key, sum(marks) / len(marks)
