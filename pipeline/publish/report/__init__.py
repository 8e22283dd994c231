"""``report.html``: a version to look at, in one file that needs nothing else."""

from __future__ import annotations

from pipeline.publish.draft import VersionDraft
from pipeline.publish.release.about import about
from pipeline.publish.report.claims import show_claims
from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.documents import list_documents
from pipeline.publish.report.evidence import AXES, map_cells
from pipeline.publish.report.overview import change_lines, ledger, table_lines
from pipeline.publish.report.page import fill
from pipeline.publish.report.quantities import show_quantities
from pipeline.publish.report.refused import list_refused
from schemas.closed_sets import EFFECT

__all__ = ["render_report"]


def render_report(draft: VersionDraft) -> bytes:
    """The page as UTF-8; the same version and parent give the same bytes."""
    version, manifest = draft.version, draft.version.manifest
    concepts, documents = Concepts.of(version), list_documents(version)
    return fill(
        {
            "dataset": about(manifest),
            "manifest": manifest,
            "first": draft.parent is None,
            "ledger": ledger(manifest),
            "changes": change_lines(draft.changes),
            "tables": table_lines(draft),
            "axes": AXES.values(),
            "effects": EFFECT,
            "map": map_cells(version, concepts),
            "claims": show_claims(version, concepts, documents),
            "quantities": show_quantities(version, concepts, documents),
            "documents": documents,
            "listed": {row["document_id"] for row in documents.rows},
            "refused": list_refused(version),
            "named": concepts.most_named(),
        }
    )
