"""A document's ids lead to where their scheme keeps them."""

from __future__ import annotations

from pipeline.publish.report.links import links


def test_an_id_cannot_leave_its_address():
    ids = {"doi": '10.1/a?b#c"d', "pmid": None, "pmcid": None, "registry_id": "javascript:x"}
    assert [link.url for link in links(ids)] == ["https://doi.org/10.1/a%3Fb%23c%22d", None]
