"""What the title of a report tells of the claims in its abstract, over a whole run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.publish import read_table
from tests.runs import run_over

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
    record = RECORD.format(title=title, result=result, publication_type=publication_type)
    return read_table(run_over({"record.nbib": record}, place), "claims").to_pylist()


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
    found, meant = "Neural stem cells slowed disease progression.", "Neural stem cells delay disease onset."
    page = f"# Cells for mice\n\n## Results\n\n{found}\n\n## Conclusions\n\n{meant}\n"
    roles = read_table(run_over({"page.md": page}, tmp_path), "claims")["claim_role"].to_pylist()
    assert sorted(roles) == ["conclusion", "result"]
