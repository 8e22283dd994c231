"""Statements about interventions."""

from __future__ import annotations

from schemas.closed_sets import (
    ATTRIBUTION,
    CERTAINTY,
    CLAIM_ROLE,
    DIRECTION,
    EFFECT,
    EVIDENCE_LEVEL,
    SIGNIFICANCE,
)
from schemas.columns import Flag, SpanList, Text, concept, note, one_of, stable_id
from schemas.table import Columns, table

CONCEPTS = (
    "intervention_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
    "outcome_id",
    "comparator_id",
)


@table(
    "evidence",
    key=("claim_id",),
    sort=("sentence_id", "claim_id"),
    references={
        "document_id": "documents",
        "sentence_id": "sentences",
        "citation_id": "citations",
        **dict.fromkeys(CONCEPTS, "concepts"),
    },
)
class Claims(Columns):
    """One statement about an intervention's effect, safety or mechanism."""

    claim_id: Text = stable_id("Id over document, sentence, concepts and rule.", unique=True)
    document_id: Text = stable_id("The document that states it.")
    sentence_id: Text = stable_id("The sentence that states it.")
    intervention_id: Text = concept("What was given.", nullable=False)
    population_id: Text = concept("Who received it.")
    model_id: Text = concept("Experimental model.")
    route_id: Text = concept("Delivery route.")
    cell_source_id: Text = concept("Where the cells come from.")
    outcome_id: Text = concept("What it acts on.", nullable=False)
    comparator_id: Text = concept("What it was compared with.")
    direction: Text = one_of(DIRECTION, "Which way the outcome goes.")
    effect: Text = one_of(EFFECT, "What that means for the patient.")
    significance: Text = one_of(
        SIGNIFICANCE, "Whether p-values, intervals or words call the difference significant.", nullable=True
    )
    negated: Flag = note("Whether the statement denies the relation.")
    hedged: Flag = note("Whether the statement leaves it open.")
    certainty: Text = one_of(CERTAINTY, "How firmly it is stated.")
    claim_role: Text = one_of(CLAIM_ROLE, "What the statement does in its document.")
    attribution: Text = one_of(ATTRIBUTION, "Whose finding it is said to be.")
    citation_id: Text = stable_id(
        "The citation that it is laid on, the first of up to three in one bracket; null for none, and for "
        "several apart.",
        nullable=True,
    )
    evidence_level: Text = one_of(EVIDENCE_LEVEL, "Level of the evidence it is stated on.")
    cues: SpanList = note("Spans of the words that decided, in documents.text.", unit="code point")
    rule_id: Text = note("The template that made the row.", str_length={"min_value": 1})
