"""Which tables each table is made of: the arrows of the graph, and where key columns come from."""

from __future__ import annotations

import dagster as dg

from pipeline.orchestration.keys import asset_key
from schemas import TABLES, Table

SOURCES: dict[str, tuple[str, ...]] = {
    "captures": (),
    "segments": ("captures",),
    "documents": ("segments",),
    "documents_provenance": ("documents",),
    "sentences": ("documents",),
    "abbreviations": ("sentences",),
    "mentions": ("sentences", "abbreviations"),
    "quantities": ("mentions",),
    "references": ("documents",),
    "citations": ("sentences", "references"),
    "identifiers": ("documents",),
    "claims": ("mentions", "citations"),
    "claim_abstentions": ("mentions",),
    "concepts": ("mentions",),
    "works": ("references",),
    "claim_links": ("claims",),
    "evidence_map": ("claim_links",),
    "quarantine": ("claims",),
}
"""In the order in which tables are made; a source that lies behind another is mostly left out."""

LEAVES = tuple(sorted(SOURCES.keys() - {source for sources in SOURCES.values() for source in sources}))
"""Tables that no table is made of: a version has arrows from these, as all others lie behind them."""


def tables_of(stage: str) -> list[Table]:
    """The tables that are assets of a stage, in the order in which they are made."""
    return [TABLES[name] for name in SOURCES if TABLES[name].stage == stage]


def column_lineage(table: Table) -> dg.TableColumnLineage:
    """The columns that hold keys of tables made before: each value was taken from there."""
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key(TABLES[parent]), TABLES[parent].primary_key[0])]
            for column, parent in table.references.items()
            if parent in _behind(table.name)
        }
    )


def _behind(name: str) -> set[str]:
    """All tables that lie behind a table."""
    return {behind for source in SOURCES[name] for behind in (source, *_behind(source))}
