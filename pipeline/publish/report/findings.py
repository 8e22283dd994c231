"""The part of the page that tells what was found, and where."""

from __future__ import annotations

from pipeline.publish.report.claims import show_claims
from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.documents import list_documents
from pipeline.publish.report.evidence import AXES, map_cells
from pipeline.publish.report.page import fill
from pipeline.publish.report.quantities import show_quantities
from pipeline.publish.report.refused import list_refused
from pipeline.publish.versions import Version
from schemas.closed_sets import EFFECT


def findings(version: Version) -> bytes:
    """Evidence map, claims, quantities, documents, concepts and quarantine, to the end of the page."""
    concepts, documents = Concepts.of(version), list_documents(version)
    values = {
        "axes": AXES.values(),
        "effects": EFFECT,
        "map": map_cells(version, concepts),
        "claims": show_claims(version, concepts, documents),
        "quantities": show_quantities(version, concepts, documents),
        "documents": documents,
        "listed": {row["document_id"] for row in documents.rows},
        "named": concepts.most_named(),
        "refused": list_refused(version),
    }
    return fill("findings.html.jinja", values)
