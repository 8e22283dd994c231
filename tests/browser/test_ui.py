"""The Dagster UI as a person uses it: look at the graph, materialize, read an asset, see a check fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipeline.orchestration.lineage import SOURCES
from pipeline.publish import latest
from tests.integration.serving import outcome, serving

PATIENCE_MS = 60_000
LOCATION = "locations/als_cell_evidence/jobs"
HERE = {"127.0.0.1", None}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    """A folder for all that the server writes; asked for only where there is a browser."""
    return tmp_path_factory.mktemp("ui")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of a server that has published one version."""
    with serving(home) as address:
        assert outcome(address) == "SUCCESS"
        yield address


@pytest.fixture
def page(server: str, browser: Any) -> Iterator[Any]:
    """A page; fails at the end where it raised an error or asked another machine for anything."""
    context = browser.new_context(base_url=server, viewport={"width": 1600, "height": 1000})
    faults: list[str] = []
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: urlsplit(asked.url).hostname in HERE or faults.append(asked.url))
    yield page
    context.close()
    assert faults == []


def test_the_graph_reads_from_left_to_right(page: Any) -> None:
    page.goto("/asset-groups", wait_until="domcontentloaded")
    page.get_by_text("evidence_map").last.wait_for()

    def left(table: str) -> float:
        name = re.compile(f"^{table[:2]}.*{table[-3:]}$")
        return float(page.locator("svg").get_by_text(name).first.bounding_box()["x"])

    places = {table: left(table) for table in ("inputs", *SOURCES, "version")}
    assert places["inputs"] < places["captures"]
    assert all(places[source] < places[table] for table in SOURCES for source in SOURCES[table])
    assert places["version"] == max(places.values())


def test_a_run_launched_in_the_launchpad_is_seen_to_succeed(page: Any, home: Path) -> None:
    before = latest(home / "outputs").name
    page.goto(f"/{LOCATION}/everything/playground", wait_until="domcontentloaded")
    page.get_by_role("button", name="Launch Run").click()

    page.wait_for_url("**/runs/*")
    page.get_by_text("Success", exact=True).first.wait_for()
    assert latest(home / "outputs").name != before


def test_the_launchpad_shows_what_a_job_will_do(page: Any) -> None:
    page.goto(f"/{LOCATION}/reingest_changed/playground", wait_until="domcontentloaded")

    page.get_by_text("skip_unchanged").first.wait_for()
    page.get_by_text("No errors").wait_for()


def test_an_asset_shows_its_columns_picture_first_rows_and_plots(page: Any) -> None:
    page.goto("/assets/entities/mentions", wait_until="domcontentloaded")
    page.get_by_text("One place in a document that names a concept.").first.wait_for()
    page.get_by_text("Kind of thing named.").wait_for()

    picture = page.get_by_role("img", name="mentions by type")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 380
    page.get_by_text("Amyotrophic Lateral").first.wait_for()

    page.get_by_role("button", name="Plots").click()
    page.locator("canvas").first.wait_for()


def test_a_look_is_noted_and_the_schedule_is_in_time(page: Any) -> None:
    page.goto("/assets/raw_text/inputs", wait_until="domcontentloaded")

    page.get_by_text("5 inputs and").first.wait_for()
    page.get_by_text("Freshness policy").first.wait_for()


def test_a_failing_check_names_the_file_and_the_cure(page: Any, server: str, home: Path) -> None:
    part = latest(home / "outputs").table("mentions")[0]
    part.chmod(0o644)
    part.write_bytes(part.read_bytes()[:-1])
    assert outcome(server, "verify") == "FAILURE"

    page.goto("/assets/dataset/version?view=checks&checkDetail=published_files")
    page.get_by_text("Failed").first.wait_for()
    page.get_by_text("mentions.parquet").first.wait_for()
    page.get_by_text("Launch the job rebuild_full").first.wait_for()
