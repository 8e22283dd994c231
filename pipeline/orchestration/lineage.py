"""Which tables each table is made of: the arrows of the graph."""

from __future__ import annotations

SOURCES: dict[str, tuple[str, ...]] = {
    "captures": (),
    "documents": ("captures",),
    "documents_provenance": ("captures",),
    "segments": ("captures",),
    "sentences": ("captures",),
    "abbreviations": ("sentences",),
    "mentions": ("sentences", "abbreviations"),
    "quantities": ("sentences", "mentions"),
    "references": ("segments",),
    "citations": ("sentences", "references"),
    "identifiers": ("segments",),
    "claims": ("mentions", "citations"),
    "concepts": ("mentions",),
    "works": ("documents", "references"),
    "claim_links": ("claims",),
    "evidence_map": ("claims", "claim_links"),
    "quarantine": ("captures", "segments", "mentions", "claims"),
}

LEAVES = tuple(sorted(SOURCES.keys() - {source for sources in SOURCES.values() for source in sources}))
"""Tables that no table is made of: a version has arrows from these, as all others lie behind them."""
