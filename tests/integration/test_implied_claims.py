"""What the title of a report tells of the claims in its abstract, over a whole run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.publish import read_table
from pipeline.run import Settings, materialize

SEEDS = Path(__file__).parents[2] / "seeds"

RECORD = """\
PMID- 39999992
DP  - 2022 Mar
TI  - {title}
FAU - Exemplar, Ada
JT  - Journal of Made-up Neurology
PT  - Journal Article
PT  - {publication_type}
AB  - Mice were followed for one year. {result}
"""
CELLS, GRAFTS = "Neural stem cells in SOD1-G93A mice.", "The grafts delayed disease progression."


def claims(
    place: Path, title: str, result: str, publication_type: str = "Case Reports"
) -> list[dict[str, Any]]:
    documents = place / "documents"
    documents.mkdir()
    record = RECORD.format(title=title, result=result, publication_type=publication_type)
    (documents / "record.nbib").write_text(record, encoding="utf-8")
    version = materialize(Settings(documents, SEEDS, place / "outputs", workers=1), run_id="1" * 8)
    return read_table(version, "claims").to_pylist()


def test_a_claim_about_what_the_title_names_is_found(tmp_path: Path) -> None:
    found = claims(tmp_path, CELLS, GRAFTS)
    assert [(claim["intervention_id"], claim["effect"]) for claim in found] == [("CL:0000047", "benefit")]


def test_in_a_review_the_grafts_may_be_any(tmp_path: Path) -> None:
    assert claims(tmp_path, CELLS, GRAFTS, "Review") == []


def test_a_title_without_an_intervention_tells_the_model(tmp_path: Path) -> None:
    result = "Neural stem cells slowed disease progression."
    found = claims(tmp_path, "Slower decline in SOD1-G93A mice.", result)
    assert [claim["model_id"] for claim in found] == ["ACE:sod1-g93a-mouse"]


def test_a_heading_on_a_line_of_its_own_tells_the_role(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    found, meant = "Neural stem cells slowed disease progression.", "Neural stem cells delay disease onset."
    page = f"# Cells for mice\n\n## Results\n\n{found}\n\n## Conclusions\n\n{meant}\n"
    (documents / "page.md").write_text(page, encoding="utf-8")
    version = materialize(Settings(documents, SEEDS, tmp_path / "outputs", workers=1), run_id="1" * 8)
    roles = [claim["claim_role"] for claim in read_table(version, "claims").to_pylist()]
    assert sorted(roles) == ["conclusion", "result"]
