"""The part of the page that tells what was found, and where."""

from __future__ import annotations

from typing import Any

from pipeline.publish.report.assets import script
from pipeline.publish.report.claims import held_claims
from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.disputes import DISPUTED, Links, claim_links
from pipeline.publish.report.documents import advertising, held_documents
from pipeline.publish.report.documents import on_page as document_on_page
from pipeline.publish.report.embedded import embed
from pipeline.publish.report.evidence import AXES, EvidenceMap, evidence_map
from pipeline.publish.report.page import fill
from pipeline.publish.report.quantities import held_quantities
from pipeline.publish.report.quantities import on_page as quantities_on_page
from pipeline.publish.report.reading import row_count
from pipeline.publish.report.refused import list_refused
from pipeline.publish.report.sample import choose
from pipeline.publish.report.texts import held_texts
from pipeline.publish.versions import Version
from schemas.closed_sets import EFFECT, ENTITY_TYPE, QUANTITY_KIND

COUNTED = ("documents", "works", "claims", "quantities", "mentions")


def findings(version: Version) -> bytes:
    """Overview, evidence map, claims, disputes, quantities, documents, concepts and quarantine."""
    cells, links = evidence_map(version), claim_links(version)
    totals = {name: row_count(version, name) for name in COUNTED}
    values = {
        "totals": totals,
        "sums": cells.sums,
        "effects": EFFECT,
        "disputed": {kind: links.totals[kind] for kind in DISPUTED},
        "advertising": advertising(version),
        "refused": list_refused(version),
        "data": embed(_data(version, cells, links, totals)),
        "script": script(),
    }
    return fill("findings.html.jinja", values)


def _data(version: Version, cells: EvidenceMap, links: Links, totals: dict[str, int]) -> dict[str, Any]:
    """What the page's script reads."""
    sample = choose(version, links.disputed_claims)
    claims = held_claims(version, sample.claims)
    documents = held_documents(version, sample.documents)
    quantities = held_quantities(version, sample.documents)
    used = {one for axis in AXES for one in cells.cells[axis].unique().to_pylist()}
    concepts = Concepts(version, used | claims.concepts | {*quantities["subject_concept_id"].to_pylist()})
    texts = held_texts(version, documents, concepts, claims.spans())
    return {
        "totals": {**totals, "cells": cells.total, "concepts": concepts.total, "links": links.totals},
        "effects": EFFECT,
        "entity_types": ENTITY_TYPE,
        "quantity_kinds": QUANTITY_KIND,
        "concepts": concepts.table.to_pydict(),
        "cells": cells.cells.to_pydict(),
        "claims": claims.on_page(),
        "links": links.among(sample.claims).to_pydict(),
        "quantities": quantities_on_page(quantities),
        "documents": [[*document_on_page(row), *texts.on_page(row["document_id"])] for row in documents],
    }
