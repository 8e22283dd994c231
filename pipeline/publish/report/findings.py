"""The part of the page that tells what was found, and where."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.publish.report import documents, quantities
from pipeline.publish.report.assets import script
from pipeline.publish.report.claims import held_claims
from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.disputes import DISPUTED, Links, claim_links
from pipeline.publish.report.embedded import embed
from pipeline.publish.report.evidence import EvidenceMap, evidence_map
from pipeline.publish.report.page import fill
from pipeline.publish.report.reading import Reader, row_count
from pipeline.publish.report.refused import list_refused
from pipeline.publish.report.sample import choose
from pipeline.publish.report.texts import Texts, held_texts
from pipeline.publish.versions import Version
from schemas.closed_sets import EFFECT, ENTITY_TYPE, QUANTITY_KIND

COUNTED = ("documents", "works", "claims", "quantities", "mentions")


class Whole(NamedTuple):
    """What the page tells of all rows, however few of them it holds."""

    totals: dict[str, int]
    cells: EvidenceMap
    links: Links
    kinds: pa.Table


def findings(version: Version) -> bytes:
    """Overview, evidence map, claims, disputes, quantities, documents, concepts and quarantine."""
    totals = {name: row_count(version, name) for name in COUNTED}
    whole = Whole(totals, evidence_map(version), claim_links(version), documents.document_kinds(version))
    values = {
        "totals": totals,
        "sums": whole.cells.sums,
        "effects": EFFECT,
        "disputed": {kind: whole.links.totals[kind] for kind in DISPUTED},
        "advertising": documents.advertising(version, whole.kinds),
        "refused": list_refused(version),
        "data": embed(_data(version, whole)),
        "script": script(),
    }
    return fill("findings.html.jinja", values)


def _data(version: Version, whole: Whole) -> dict[str, Any]:
    """What the page's script reads."""
    sample = choose(version, whole.links.disputed_claims)
    reader = Reader(version, whole.kinds["document_id"], sample.documents)
    claims, numbers = held_claims(reader, sample.claims), quantities.held_quantities(reader)
    used = whole.cells.concepts | claims.concepts | {*numbers["subject_concept_id"].to_pylist()}
    concepts = Concepts(version, used)
    held = documents.held_documents(reader)
    texts = held_texts(reader, concepts, claims.spans())
    totals = {"cells": whole.cells.total, "concepts": concepts.total, "links": whole.links.totals}
    return {
        "totals": {**whole.totals, **totals},
        "effects": EFFECT,
        "disputed": DISPUTED,
        "entity_types": ENTITY_TYPE,
        "quantity_kinds": QUANTITY_KIND,
        "concepts": concepts.table.to_pydict(),
        "cells": whole.cells.cells.to_pydict(),
        "claims": claims.on_page(),
        "links": whole.links.among(sample.claims).to_pydict(),
        "quantities": quantities.on_page(numbers),
        "document_fields": [*documents.FIELDS, *Texts._fields],
        "documents": [[*documents.on_page(row), *texts.on_page(row["document_id"])] for row in held],
    }
