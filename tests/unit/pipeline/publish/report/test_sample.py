"""A page too small for all claims holds some of every cell of the map."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.publish.columns import columns_of_claims
from pipeline.publish.report import sample

DOCUMENTS = pa.chunked_array([[f"d{number}" for number in range(10)]])


def claim(number, route, document=None):
    return {"claim_id": f"c{number}", "document_id": document or f"d{number}", "route_id": route}


@pytest.fixture
def version(lab):
    claims = [claim(number, "common") for number in range(6)] + [claim(6, "rare"), claim(7, None)]
    documents = [{"document_id": document_id} for document_id in DOCUMENTS.to_pylist()]
    return lab.publish("run-00001", {"claims": [claims[:4], claims[4:]], "documents": [documents]})


def choose(version, linked):
    return sample.choose(version, columns_of_claims(version), linked=linked, documents=DOCUMENTS)


def test_a_small_version_is_held_whole(version):
    held = choose(version, ())
    assert (len(held.claims), len(held.documents)) == (8, 10)


def test_the_first_claim_of_each_cell_comes_before_the_second(version, monkeypatch):
    monkeypatch.setattr(sample, "CLAIMS", 4)
    assert choose(version, ()).claims == {"c0", "c1", "c6", "c7"}


def test_disputed_claims_come_first(version, monkeypatch):
    monkeypatch.setattr(sample, "CLAIMS", 4)
    assert choose(version, {"c4", "c5"}).claims == {"c0", "c4", "c5", "c6"}


def test_claims_are_taken_from_few_parts(version, monkeypatch):
    monkeypatch.setattr(sample, "PARTS", 1)
    assert choose(version, ()).claims == {"c0", "c1", "c2", "c3"}


def test_no_more_documents_are_held_than_fit(version, monkeypatch):
    monkeypatch.setattr(sample, "DOCUMENTS", 9)
    monkeypatch.setattr(sample, "SAMPLED", 3)
    held = choose(version, ())
    assert (held.claims, held.documents) == ({"c0", "c6", "c7"}, {"d0", "d6", "d7"})
