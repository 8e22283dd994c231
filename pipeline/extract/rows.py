"""What the finders return: rows without ids and raw offsets, which the stage adds.

``start`` and ``end`` are half-open code points of ``documents.text``; ``sentence`` is the index of
the sentence that holds the span, or -1 outside prose.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.document import Span, StatedField


class Abbreviation(NamedTuple):
    """One definition ``long form (SHORT)``; ``start``/``end`` cover the short form."""

    short: str
    long: str
    start: int
    end: int
    concept_id: str | None


class NameContext(NamedTuple):
    """A cue whose scope reaches a name; ``kind`` is negation, hedge, aim, question or other."""

    kind: str
    cue_start: int
    cue_end: int
    scope_start: int
    scope_end: int
    rule_id: str


class Mention(NamedTuple):
    """One place that names a concept; ``ambiguous_with`` holds the other candidates, sorted.

    ``part_of`` is the concept of the longer name that it stands in; ``made_of`` are the cells that the page
    says a product of its own is made of; ``modifiers`` are the words before it that say which ones are meant,
    as written.
    """

    start: int
    end: int
    sentence: int
    entity_type: str
    concept_id: str
    rule_id: str
    negated: bool
    hedged: bool
    ambiguous_with: tuple[str, ...]
    part_of: str | None = None
    made_of: str | None = None
    modifiers: tuple[str, ...] = ()
    contexts: tuple[NameContext, ...] = ()


class Named(NamedTuple):
    """What claims are read from: the first fields of a :class:`Mention`, which may stand in its place."""

    start: int
    end: int
    sentence: int
    entity_type: str
    concept_id: str


class Quantity(NamedTuple):
    """One number with its meaning; ``low == high`` for a single value, null for an open bound."""

    start: int
    end: int
    sentence: int
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    comparator: str | None
    subject_concept_id: str | None
    rule_id: str


class Identifier(NamedTuple):
    """One external id; ``value`` is its normal form."""

    start: int
    end: int
    scheme: str
    value: str


class Reference(NamedTuple):
    """One entry of the reference list; ``ordinal`` from 1 in list order; unread fields are null.

    ``stated`` are the fields that the document's format gives.
    """

    start: int
    end: int
    ordinal: int
    authors: tuple[str, ...]
    year: int | None
    title: str | None
    journal: str | None
    volume: str | None
    issue: str | None
    first_page: str | None
    last_page: str | None
    doi: str | None
    pmid: str | None
    stated: tuple[StatedField, ...] = ()


class Citation(NamedTuple):
    """One in-text citation of one work; ``reference`` is the index of its entry, or -1.

    ``title`` is that of the entry, for those who read citations anew.
    """

    start: int
    end: int
    sentence: int
    authors: tuple[str, ...]
    year: int | None
    reference: int
    resolution: str
    title: str | None = None


class Claim(NamedTuple):
    """One statement about an intervention's effect, safety or mechanism; ids are concept ids."""

    sentence: int
    intervention_id: str
    population_id: str | None
    model_id: str | None
    route_id: str | None
    cell_source_id: str | None
    outcome_id: str
    comparator_id: str | None
    direction: str
    effect: str
    significance: str | None
    negated: bool
    hedged: bool
    certainty: str
    claim_role: str
    attribution: str
    citation: int
    evidence_level: str
    cues: tuple[Span, ...]
    rule_id: str


class Abstention(NamedTuple):
    """One sentence that names an intervention and an outcome, and the reason why no claim was read of it."""

    sentence: int
    reason: str
