"""A page that says more of a work than the work says is found, over the real captures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipeline.publish import read_table
from tests.runs import run
from tests.seeded import SEEDS

CLINIC = "004_b91c22ed071beb9d.txt"

# The record of the work that the clinic's page cites, as PubMed delivers one; its abstract is in own words.
RECORD = """\
PMID- 39999991
DP  - 2021 Nov
TI  - Trials of stem cells in motor neuron disease: what six reports add up to.
FAU - Aljabri, Ammar
AU  - Aljabri A
JT  - Journal of Made-up Neurology
LID - 10.9999/made.up.2021 [doi]
PT  - Journal Article
PT  - Systematic Review
AB  - {abstract}
"""
SOME_DID_NOT = (
    "Six trials were included. Stem cell therapy did not slow disease progression in three of them."
)
BOTH = (
    "Six trials were included. Stem cell therapy slowed disease progression in three trials. "
    "In the others, stem cell therapy had no effect on disease progression."
)
MIXED = (
    "Six trials were included. Trials of stem cell therapy have shown mixed results on disease progression."
)
AGREES = "Six trials were included. Stem cell therapy slowed disease progression."


def links_with(abstract: str, place: Path) -> pd.DataFrame:
    """The links of the clinic's claims about all studies, with the record among the captures."""
    documents = place / "documents"
    shutil.copytree(SEEDS / "documents", documents)
    (documents / "record.nbib").write_text(RECORD.format(abstract=abstract), encoding="utf-8")
    version = run(documents, place / "outputs")
    tables = {
        name: read_table(version, name).to_pandas()
        for name in ("claims", "documents", "sentences", "claim_links")
    }
    claims = (
        tables["claims"]
        .merge(tables["documents"], on="document_id")
        .merge(tables["sentences"], on="sentence_id")
    )
    of_all = claims[
        (claims["source_uri"] == CLINIC) & claims["surface"].str.contains("in all of the studies")
    ]
    links = tables["claim_links"]
    return links[links["claim_a"].isin(of_all["claim_id"]) | links["claim_b"].isin(of_all["claim_id"])]


@pytest.mark.parametrize("abstract", [SOME_DID_NOT, BOTH, MIXED], ids=["null", "both", "mixed"])
def test_a_benefit_in_all_trials_misreports_a_work_that_saw_none_in_some(
    abstract: str, tmp_path: Path
) -> None:
    links = links_with(abstract, tmp_path)
    assert "misreports_source" in set(links["kind"])
    assert links["basis"].str.contains("one cites the other's work").any()


def test_a_work_that_agrees_is_not_misreported(tmp_path: Path) -> None:
    assert set(links_with(AGREES, tmp_path)["kind"]) == {"restates"}
