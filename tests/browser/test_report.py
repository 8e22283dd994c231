"""The report does in a browser what a reader expects of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.browser.pages import (
    AWKWARD,
    CAPTURES,
    DID_NOT_SLOW,
    FORMULA,
    MARKUP,
    RIGHT_TO_LEFT,
    SCRIPT,
    SLOWED,
)
from tests.runs import run_over

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the captures in seeds/ and of pages that are awkward to show."""
    return run_over({**CAPTURES, **AWKWARD}, tmp_path_factory.mktemp("report")).path / "report.html"


def test_the_map_leads_to_a_claim_and_the_claim_to_its_sentence(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_role("button", name=re.compile("^disease progression, mesenchymal stem cell: ")).click()
    assert "Only outcome: disease progression · cell source: mesenchymal stem cell" in page.inner_text(
        ".chip"
    )
    claims = page.locator(".claims > li")
    assert claims.count() == 6
    claims.filter(has_text=DID_NOT_SLOW).get_by_role("link", name="Show in its document").click()
    reader = page.get_by_role("dialog")
    assert reader.get_by_role("heading").first.inner_text() == FORMULA
    assert reader.locator(".target").inner_text() == DID_NOT_SLOW
    assert "did not" in " ".join(reader.locator(".target .cue").all_inner_texts())
    assert reader.locator("mark.type-disease").first.inner_text() == "ALS"


def test_a_filter_of_the_map_leaves_the_claims_of_its_cells(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_label("Only route").select_option(label="intrathecal administration")
    assert "5 of" not in page.inner_text("#map-caption")
    cell = page.get_by_role("button", name=re.compile("^disease progression, mesenchymal stem cell: "))
    assert "5 claims" in cell.get_attribute("aria-label")
    cell.click()
    assert page.locator(".claims > li").count() == 5


def test_the_map_is_one_stop_of_the_tab_key_and_arrow_keys_pass_its_gaps(
    report: Path, open_page: Open
) -> None:
    page = open_page(report)
    cells = page.locator(".heat td button")
    assert [cell.get_attribute("tabindex") for cell in cells.all()].count("0") == 1
    cells.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == cells.nth(1).get_attribute("aria-label")
    page.keyboard.press("Enter")
    assert page.inner_text(".chip").startswith("Only outcome:")


def test_left_out_text_is_shown_grey_and_said_to_be_left_out(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_role("link", name="Mesenchymal Stem Cells: A Potential").first.click()
    left = page.get_by_role("dialog").get_by_role("note").first
    assert left.get_attribute("aria-label") == "Left out of the text"
    assert "Skip to main page content" in left.inner_text()


def test_contradicting_claims_stand_side_by_side_with_their_basis(report: Path, open_page: Open) -> None:
    page = open_page(report)
    pair = page.locator(".pairs > li").filter(has_text="same intervention, same outcome").first
    said = " ".join(pair.locator("blockquote").all_inner_texts())
    assert SLOWED in said
    assert DID_NOT_SLOW in said
    assert "opposite effect" in pair.inner_text()
    boxes = [side.bounding_box() for side in pair.locator(".side").all()]
    assert boxes[0]["y"] == boxes[1]["y"]


def test_the_theme_is_switched_and_remembered(report: Path, open_page: Open) -> None:
    page = open_page(report)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Dark theme").click()
    dark = page.evaluate(background)
    page.reload()
    assert page.evaluate(background) == dark != light


@pytest.mark.parametrize(
    ("box", "words", "rows"),
    [
        ("Search claims", "did not slow", ".claims > li"),
        ("Search documents", "hyperlink", ".documents tbody tr"),
        ("Search concepts and the words that name them", "MONDO:0004976", ".concept-list > li"),
    ],
)
def test_a_search_leaves_what_it_names(
    report: Path, open_page: Open, box: str, words: str, rows: str
) -> None:
    page = open_page(report)
    assert page.locator(rows).count() > 1
    page.get_by_label(box).fill(words)
    page.wait_for_function("rows => document.querySelectorAll(rows).length === 1", arg=rows)


def test_a_concept_leads_to_its_mentions_and_a_mention_to_its_place(report: Path, open_page: Open) -> None:
    page = open_page(report)
    before = page.locator(".concept-list button").count()
    page.get_by_label("Search concepts").fill("intrathecal")
    page.wait_for_function(
        "before => document.querySelectorAll('.concept-list button').length < before", arg=before
    )
    page.locator(".concept-list button").filter(has_text="intrathecal").first.click()
    page.locator(".mentions li").filter(has_text="a randomised controlled trial").get_by_role("link").click()
    assert page.get_by_role("dialog").locator(".target").inner_text() == "Intrathecal"


def test_markup_and_instructions_in_a_page_are_only_shown(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_role("link", name=MARKUP).first.click()
    assert SCRIPT in page.get_by_role("dialog").inner_text()
    assert page.title().startswith("v000001")
    assert page.locator("img").count() == 0


def test_right_to_left_titles_run_from_right_to_left(report: Path, open_page: Open) -> None:
    link = open_page(report).get_by_role("link", name=RIGHT_TO_LEFT).first
    assert link.evaluate("link => getComputedStyle(link).direction") == "rtl"


@pytest.mark.parametrize("place", ["", "#d-"])
def test_nothing_is_wider_than_a_telephone(report: Path, open_page: Open, place: str) -> None:
    page = open_page(report, viewport={"width": 390, "height": 844})
    if place:
        page.get_by_role("link", name=re.compile("very long")).first.click()
    element = "document.getElementById('reader')" if place else "document.documentElement"
    assert page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth")


def test_advertising_is_marked_wherever_its_page_is_named(report: Path, open_page: Open) -> None:
    page = open_page(report)
    name = "004_b91c22ed071beb9d.txt"
    assert "Advertising" in page.locator("#overview ~ .cards li", has_text=name).inner_text()
    for row in (
        *page.locator(".claims > li", has_text=name).all(),
        page.locator(".documents tr", has_text=name),
    ):
        assert "Advertising" in row.inner_text()
    page.locator(".documents").get_by_role("link", name=name).click()
    assert "This page advertises what it describes." in page.get_by_role("dialog").inner_text()


def test_the_reader_is_left_by_key_and_focus_goes_back(report: Path, open_page: Open) -> None:
    page = open_page(report)
    link = page.locator(".documents a").first
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()


@pytest.mark.parametrize(
    "figure", ["evidence map", "claims", "claim links", "quantities", "documents", "concepts"]
)
def test_every_figure_gives_its_data_as_csv_that_no_spreadsheet_runs(
    report: Path, open_page: Open, figure: str
) -> None:
    page = open_page(report)
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download CSV of {figure}", exact=True).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-(?!\d)", cell)]


def test_a_mention_is_shown_among_whole_words(report: Path, open_page: Open) -> None:
    page = open_page(report)
    known = {*b"".join(CAPTURES.values()).decode("utf-8", "replace").split()}
    shown = [line for line in page.locator(".mentions p:first-child").all_inner_texts() if "…" in line]
    assert shown
    for line in shown[:10]:
        words = line.strip("… ").split()
        assert {words[0], words[-1]} <= known


def test_a_tag_names_what_it_tells(report: Path, open_page: Open) -> None:
    tags = open_page(report).locator(".claims .reading").first.locator(".tag").all_inner_texts()
    names = [tag.partition(":")[0] for tag in tags if ":" in tag]
    assert names == ["direction", "certainty", "role", "attribution", "level"]


def test_a_stated_publication_is_told_without_alarm(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.locator(".documents a", has_text="Advances, Challenges").click()
    standing = page.get_by_role("dialog").locator(".standing")
    assert "2019 · Published" in standing.inner_text()
    assert standing.locator(".flag").count() == 0


def test_the_page_prints_its_findings(report: Path, open_page: Open) -> None:
    page = open_page(report)
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in document).split())
    for said in ("Evidence map", "mesenchymal stem cell", "Advertising", SLOWED[:40]):
        assert said in text
    assert "Download CSV" not in text


def test_a_number_about_survival_leads_to_its_place(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.get_by_label("About").select_option(label="survival")
    facet = page.locator(".facet").filter(has_text="duration, months")
    facet.locator("summary").click()
    facet.get_by_role("row").filter(has_text="Stem cells slow ALS").get_by_role("link").click()
    assert page.get_by_role("dialog").locator(".target").inner_text() == "36 months"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "#d-"])
def test_no_serious_fault_bars_anyone_from_the_page(
    report: Path, open_page: Open, theme: str, place: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page = open_page(report, color_scheme=theme, bypass_csp=True)
    if place:
        page.locator(".documents").get_by_role("link", name="Mesenchymal Stem Cells: A Potential").click()
    found = axe.Axe().run(page).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
    ] == []
