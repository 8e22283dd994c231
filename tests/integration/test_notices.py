"""A notice of retraction marks the work that it names, and claims nothing itself."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish import read_table
from tests.runs import run_over

TITLE = "Neural stem cells prolong survival in SOD1-G93A mice: a grafting study"
RECORD = """\
PMID- {pmid}
DP  - 2021 Nov
TI  - {title}
JT  - Journal of Made-up Neurology
LID - 10.9999/made.up.{pmid} [doi]
PT  - Journal Article
AB  - {abstract}
"""
RESULT = "We grafted neural stem cells into mice. Neural stem cells prolonged survival by 12 days."
TOLD = "The authors reported that neural stem cells prolonged survival. The data could not be verified."


def test_a_retraction_marks_the_work_and_claims_nothing(tmp_path: Path) -> None:
    records = (("39999991", f"{TITLE}.", RESULT), ("39999992", f"Retraction: {TITLE}.", TOLD))
    pages = {
        f"{pmid}.nbib": RECORD.format(pmid=pmid, title=title, abstract=abstract)
        for pmid, title, abstract in records
    }
    version = run_over(pages, tmp_path)
    named = ("documents", "works", "claims", "claim_abstentions")
    tables = {name: read_table(version, name).to_pandas() for name in named}
    sources = tables["documents"].set_index("document_id")["source_uri"]
    works = tables["works"].set_index("pmid")["status"]
    assert works.to_dict() == {"39999991": "retracted", "39999992": "unknown"}
    assert set(tables["claims"]["document_id"].map(sources)) == {"39999991.nbib"}
    silent = tables["claim_abstentions"]
    reasons = silent[silent["document_id"].map(sources) == "39999992.nbib"]["reason"]
    assert reasons.to_list() == ["notice"] * 2
