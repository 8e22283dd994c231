"""The promises that only a whole version can be asked for, since they need tables of several stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pyarrow as pa

from pipeline.promises.agreement import TOLD, contradicted, misdefined, misruled
from pipeline.promises.check import Check, Tables, check
from pipeline.promises.counts import (
    miscounted_cells,
    miscounted_concepts,
    miscounted_members,
    misled_documents,
)
from pipeline.promises.ids import altered, misnamed
from pipeline.promises.pairs import misfounded
from pipeline.promises.places import misplaced_cues, misplaced_sentences, unheld_parts, unnamed_subjects
from pipeline.promises.stated import misled_fields, misstated
from pipeline.promises.tiling import misjoined

NAMED = (
    *("captures", "documents", "sentences", "mentions", "quantities", "references", "citations", "claims"),
    "quarantine",
)
"""Tables whose ids are made over what stands in their own rows."""


def check_shard(tables: Tables) -> Iterator[Check]:
    """Check the tables of some documents, with those of the whole corpus beside them."""
    for name in NAMED:
        yield check("ids", name, tables, misnamed(name, tables[name]))
    for name, failures in _disagreeing(tables).items():
        yield check("agreement", name, tables, failures)
    yield check("clean_text", "segments", tables, misjoined(tables["segments"], tables["documents"]))
    yield check("content", "captures", tables, altered(tables["captures"]))


def check_corpus(tables: Tables, counts: Sequence[pa.Table]) -> Iterator[Check]:
    """Check the corpus-wide tables; ``counts`` says per shard how often concepts are named there."""
    yield check("counts", "concepts", tables, miscounted_concepts(tables["concepts"], counts))
    yield check("counts", "works", tables, misled_documents(tables["works"], tables["documents"]))
    yield check("counts", "captures", tables, miscounted_members(tables["captures"]))
    yield check("counts", "evidence_map", tables, miscounted_cells(tables))
    yield check("agreement", "claim_links", tables, misfounded(tables["claim_links"], tables["claims"]))


def _disagreeing(tables: Tables) -> dict[str, Iterator[str]]:
    """Per table what it tells otherwise than the others."""
    told = {name: contradicted(name, tables) for name in sorted({told.table for told in TOLD})}
    sentences, documents, mentions = tables["sentences"], tables["documents"], tables["mentions"]
    cues = misplaced_cues(tables["claims"], sentences)
    subjects = unnamed_subjects(tables["quantities"], mentions)
    fields = misled_fields(tables["references"], tables["captures"])
    return {
        **told,
        "abbreviations": misdefined(tables["abbreviations"], mentions),
        "claims": chain(told["claims"], cues),
        "mentions": chain(told["mentions"], misruled(mentions), unheld_parts(mentions)),
        "references": chain(told["references"], fields),
        "quantities": chain(told["quantities"], subjects),
        "sentences": misplaced_sentences(sentences, tables["segments"]),
        "documents_provenance": misstated(tables["documents_provenance"], documents),
    }
