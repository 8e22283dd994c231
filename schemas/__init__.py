"""What the tables mean: one pandera model per table, the single source of truth."""

from __future__ import annotations

from schemas.abbreviations import Abbreviations
from schemas.captures import Captures
from schemas.changes import Changes
from schemas.citations import Citations
from schemas.claim_abstentions import ClaimAbstentions
from schemas.claim_links import ClaimLinks
from schemas.claims import Claims
from schemas.concepts import Concepts
from schemas.documents import Documents
from schemas.documents_provenance import DocumentsProvenance
from schemas.evidence_map import EvidenceMap
from schemas.identifiers import Identifiers
from schemas.mentions import Mentions
from schemas.quantities import Quantities
from schemas.quarantine import Quarantine
from schemas.references import References
from schemas.segments import Segments
from schemas.sentences import Sentences
from schemas.table import DECLARED, SCHEMA_VERSION, Columns, Table
from schemas.works import Works

CONTRACT_VERSION = "1.0"

TABLES: dict[str, Table] = {
    DECLARED[model].name: DECLARED[model]
    for model in (
        Captures,
        Documents,
        DocumentsProvenance,
        Segments,
        Sentences,
        Abbreviations,
        Mentions,
        Quantities,
        References,
        Citations,
        Identifiers,
        Claims,
        ClaimAbstentions,
        Concepts,
        Works,
        ClaimLinks,
        EvidenceMap,
        Quarantine,
    )
}
"""The contract's tables by name, in the order in which they are made."""

CHANGES: Table = DECLARED[Changes]
"""The difference from the parent version: published beside the tables, made by publishing."""

__all__ = ["CHANGES", "CONTRACT_VERSION", "SCHEMA_VERSION", "TABLES", "Columns", "Table"]
