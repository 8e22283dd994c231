"""A report whose abstract speaks of `the grafts` claims what it says of them, over a whole run."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish import read_table
from pipeline.run import Settings, materialize

SEEDS = Path(__file__).parents[2] / "seeds"

RECORD = """\
PMID- 39999992
DP  - 2022 Mar
TI  - Neural stem cells in SOD1-G93A mice.
FAU - Exemplar, Ada
JT  - Journal of Made-up Neurology
PT  - Journal Article
PT  - {publication_type}
AB  - Mice were followed for one year. The grafts delayed disease progression.
"""


def outcomes(publication_type: str, place: Path) -> list[tuple[str, str]]:
    documents = place / "documents"
    documents.mkdir()
    record = RECORD.format(publication_type=publication_type)
    (documents / "record.nbib").write_text(record, encoding="utf-8")
    version = materialize(Settings(documents, SEEDS, place / "outputs", workers=1), run_id="1" * 8)
    claims = read_table(version, "claims").to_pylist()
    return [(claim["intervention_id"], claim["effect"]) for claim in claims]


def test_a_claim_about_what_the_title_names_is_found(tmp_path: Path) -> None:
    assert outcomes("Case Reports", tmp_path) == [("CL:0000047", "benefit")]


def test_in_a_review_the_grafts_may_be_any(tmp_path: Path) -> None:
    assert outcomes("Review", tmp_path) == []
