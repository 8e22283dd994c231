"""The report holds from no document to a thousand, and says what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import write_corpus
from pipeline.vocabulary.table import read_concepts
from tests.browser.pages import SLOWED, TRIAL
from tests.runs import run, run_over
from tests.seeded import SEEDS

Open = Callable[..., Any]
FIRST_PAINT = 2000
"""Milliseconds that a thousand documents may take to show something."""


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({}, ["There was no input.", "This version has no document.", "No claim was read in this version."]),
        (
            {"a.bin": b"\x00\xff" * 40},
            ["No input was kept", "refused, with a reason", "The evidence map is empty"],
        ),
        (
            {"a.txt": "Gardens\n\nRoses need sun."},
            ["No claim was read", "No concept of the vocabulary", "a.txt"],
        ),
        (
            {"a.ris": TRIAL.format(title="One trial", finding=SLOWED)},
            ["1 claim in 1 document", "1 document found."],
        ),
    ],
    ids=["no document", "quarantined only", "no claim", "one document"],
)
def test_a_small_version_says_plainly_what_it_holds(
    tmp_path: Path, open_page: Open, pages: Mapping[str, str | bytes], said: list[str]
) -> None:
    text = open_page(run_over(pages, tmp_path).path / "report.html").inner_text("body")
    for words in said:
        assert words in text


def test_no_heading_of_the_map_is_cut_within_a_word(tmp_path: Path, open_page: Open) -> None:
    cells = ("Neural", "Mesenchymal", "Hematopoietic", "Adipose-derived", "Embryonic")
    finding = " ".join(f"{cell} stem cells reduced neuroinflammation." for cell in cells)
    trial = TRIAL.format(title="Five kinds of cells", finding=finding)
    page = open_page(run_over({"a.ris": trial}, tmp_path).path / "report.html")
    page.set_viewport_size({"width": 480, "height": 800})
    lines = """heading => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return new Set([...range.getClientRects()].map((box) => box.top)).size;
    }"""
    heading = page.locator(".heat tbody th").filter(has_text="neuroinflammation")
    assert heading.evaluate(lines) == 1


def test_a_wide_map_scrolls_in_its_own_box(tmp_path: Path, open_page: Open) -> None:
    cells = ("Neural", "Mesenchymal", "Hematopoietic", "Adipose-derived", "Embryonic", "Dental pulp")
    trials = {
        f"{cell}.ris": TRIAL.format(
            title=f"{cell} cells", finding=f"{cell} stem cells reduced {outcome} in ALS mice."
        )
        for cell, outcome in zip(
            cells, ("gliosis", "weight loss", "paralysis", "pain", "fatigue", "dyspnea"), strict=True
        )
    }
    page = open_page(run_over(trials, tmp_path).path / "report.html", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.querySelector('.heat').scrollWidth > innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_of_a_cell_divides_its_sources_and_not_its_claims(tmp_path: Path, open_page: Open) -> None:
    said = f"{SLOWED} Progression was slowed by intrathecal mesenchymal stem cells."
    page = open_page(
        run_over({"a.ris": TRIAL.format(title="One", finding=said)}, tmp_path).path / "report.html"
    )
    cell = page.locator(".heat td button").first
    assert cell.get_attribute("title").endswith("2 claims; sources: 1 benefit; 0 contradictions")
    assert cell.locator(".fill-benefit").get_attribute("width") == "100%"


def test_no_two_ticks_of_an_axis_read_alike(tmp_path: Path, open_page: Open) -> None:
    said = "Patients received 1 million cells/kg. Others received 2 million cells/kg."
    page = open_page(
        run_over({"a.ris": TRIAL.format(title="One", finding=said)}, tmp_path).path / "report.html"
    )
    facet = page.locator(".facet").filter(has_text="dose, cell/kg")
    assert facet.locator(".axis text").all_text_contents() == ["0", "500,000", "1e6", "1.5e6", "2e6"]


def test_a_long_title_leaves_room_for_its_text(tmp_path: Path, open_page: Open) -> None:
    trial = TRIAL.format(title="Stem cells in ALS, " + "a very long title, " * 20, finding=SLOWED)
    page = open_page(
        run_over({"a.ris": trial}, tmp_path).path / "report.html", viewport={"width": 390, "height": 844}
    )
    page.get_by_role("link", name="Show in its document").click()
    assert page.locator(".reader-head").evaluate("head => head.offsetHeight") < 844 / 6


def test_a_claim_says_whose_finding_it_is(tmp_path: Path, open_page: Open) -> None:
    page = open_page(
        run_over({"a.ris": TRIAL.format(title="One", finding=SLOWED)}, tmp_path).path / "report.html"
    )
    assert "attribution: vague" in page.locator(".claims .reading").first.inner_text()


def test_a_claim_deep_in_a_long_text_is_shown_with_what_stands_around_it(
    tmp_path: Path, open_page: Open
) -> None:
    filler = " ".join(f"𝛼 The assessors did not know allocation {number}." for number in range(800))
    page = TRIAL.format(title="A long report", finding=f"{filler} {SLOWED}")
    report = open_page(run_over({"long.ris": page}, tmp_path).path / "report.html")
    report.get_by_role("link", name="Show in its document").click()
    reader = report.get_by_role("dialog")
    assert reader.locator(".target").inner_text() == SLOWED
    assert reader.get_by_text("[…]").count() == 1
    assert "allocation 400." not in reader.inner_text()


def test_five_hundred_concepts_are_paged_and_each_is_found(tmp_path: Path, open_page: Open) -> None:
    paths = sorted((SEEDS / "vocabulary").glob("*.tsv"))
    labels = [concept.label for path in paths for concept in read_concepts(path)][:999]
    labels.append("hypoglossal nucleus")
    text = "\n\n".join(f"This study is about {label} in patients." for label in labels)
    page = open_page(run_over({"all.txt": f"Every concept\n\n{text}"}, tmp_path).path / "report.html")
    found = int(page.locator("#concepts-view .status").inner_text().split()[0].replace(",", ""))
    assert found > 500
    assert page.locator(".concept-list > li").count() == 40
    page.get_by_role("button", name=f"Show more ({found - 40:,} left)").click()
    assert page.locator(".concept-list > li").count() == 80
    page.get_by_label("Search concepts").fill("hypoglossal nucleus")
    page.wait_for_function(
        "() => document.querySelector('.concept-list strong')?.textContent === 'hypoglossal nucleus'"
    )


def test_a_thousand_documents_stay_small_and_show_soon(tmp_path: Path, open_page: Open) -> None:
    write_corpus(tmp_path / "documents", 1000)
    path = run(tmp_path / "documents", tmp_path / "outputs").path / "report.html"
    assert path.stat().st_size < 5_000_000
    page = open_page(path)
    painted = "performance.getEntriesByName('first-contentful-paint')[0]"
    page.wait_for_function(f"() => {painted}")
    assert page.evaluate(f"{painted}.startTime") < FIRST_PAINT
    assert "1,000 documents found." in page.inner_text("#documents-view")
