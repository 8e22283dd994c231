"""The part of the page that tells what was found, and where."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from pipeline.publish.columns import columns_of_claims
from pipeline.publish.report import documents, texts
from pipeline.publish.report.assets import script
from pipeline.publish.report.claimed import claimed
from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.disputes import DISPUTED, Links, claim_links
from pipeline.publish.report.embedded import PLACE, as_json, embed
from pipeline.publish.report.evidence import EvidenceMap, evidence_map
from pipeline.publish.report.held import held
from pipeline.publish.report.page import fill
from pipeline.publish.report.reading import Reader, row_count
from pipeline.publish.report.refused import list_refused
from pipeline.publish.report.sample import choose
from pipeline.publish.report.works import work_statuses
from pipeline.publish.versions import Version
from schemas.closed_sets import EFFECT, ENTITY_TYPE, QUANTITY_KIND

COUNTED = ("documents", "works", "claims", "quantities", "mentions")


class Whole(NamedTuple):
    """What the page tells of all rows, however few of them it holds.

    ``order`` are the documents' ids, ``claims`` what ``columns_of_claims`` gives.
    """

    totals: dict[str, int]
    cells: EvidenceMap
    links: Links
    order: pa.ChunkedArray
    claims: pa.Table


def findings(version: Version, kinds: pa.Table) -> bytes:
    """Overview, evidence map, claims, disputes, quantities, documents, concepts and quarantine.

    ``kinds`` are the documents of the version, in order, with what ``columns_of_documents`` gives of them.
    """
    totals = {name: row_count(version, name) for name in COUNTED}
    order, claims = kinds["document_id"], columns_of_claims(version)
    whole = Whole(totals, evidence_map(version), claim_links(version), order, claims)
    values = {
        "totals": totals,
        "claimed": claimed(whole.claims, kinds),
        "disputed": {kind: whole.links.totals[kind] for kind in DISPUTED},
        "advertising": documents.advertising(version, kinds),
        "refused": list_refused(version),
        "data": PLACE,
        "script": script(),
    }
    return embed(fill("findings.html.jinja", values), _data(version, whole))


def _data(version: Version, whole: Whole) -> dict[str, bytes]:
    """What the page's script reads, as JSON by member."""
    sample = choose(version, whole.claims, linked=whole.links.disputed_claims, documents=whole.order)
    reader = Reader(version, whole.order, sample.documents)
    page = held(reader, sample, cache=version.cache)
    concepts = Concepts(version, whole.cells.concepts | {*page.concepts})
    totals = {"cells": whole.cells.total, "concepts": concepts.total, "links": whole.links.totals}
    values = {
        "totals": {**whole.totals, **totals},
        "effects": EFFECT,
        "disputed": DISPUTED,
        "entity_types": ENTITY_TYPE,
        "quantity_kinds": QUANTITY_KIND,
        "concepts": concepts.table.to_pydict(),
        "cells": whole.cells.cells.to_pydict(),
        "links": whole.links.among(sample.claims).to_pydict(),
        "work_statuses": work_statuses(version, sample.documents),
        "document_fields": [*documents.FIELDS, *texts.ON_PAGE],
    }
    return {**{name: as_json(value) for name, value in values.items()}, **page.members}
