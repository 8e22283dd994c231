"""Makes the pictures of the documentation: the graph, an asset and the report of the captures in seeds/.

Run as ``python -m tests.browser.screenshots FOLDER``.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from pipeline.publish import latest
from tests.integration.serving import outcome, serving

NAMES = ("chromium", "chromium-browser", "google-chrome")
WINDOW = {"width": 1400, "height": 800}
LIMIT = 300_000
"""Bytes that a picture may have, so that a clone of the repository stays small."""

SETTLED_MS = 2_000
"""Time in which the UI has drawn what it loads after its first words."""

ASSET = "/assets/entities/mentions"

VIEWS = ("Evidence map", "Claims", "Quantities", "Documents", "Concepts and mentions")
"""Headings of the report that have a picture of their own."""


def main(folder: Path) -> None:
    """Write one PNG per view into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as home,
        serving(Path(home)) as server,
        _page(server) as page,
    ):
        for _ in range(2):
            outcome(server)
        _graph(page, folder / "graph.png")
        _asset(page, folder)
        _report(page, latest(Path(home) / "outputs").path / "report.html", folder / "report.png")


def _graph(page: Any, path: Path) -> None:
    """The graph with the navigation closed, and then drawn anew in the room that this gives."""
    page.goto("/asset-groups", wait_until="domcontentloaded")
    page.get_by_text("Hide navigation").click()
    page.reload(wait_until="domcontentloaded")
    page.get_by_text("evidence_map").last.wait_for()
    _shoot(page, path)


def _asset(page: Any, folder: Path) -> None:
    page.goto(ASSET, wait_until="domcontentloaded")
    page.get_by_text("Description", exact=True).first.wait_for()
    _shoot(page, folder / "asset.png")
    page.get_by_role("img", name="mentions by type").scroll_into_view_if_needed()
    _shoot(page, folder / "asset-picture.png")


def _report(page: Any, report: Path, path: Path) -> None:
    page.goto(report.as_uri())
    _section(page, "Overview", path)
    for heading in VIEWS:
        _section(page, heading, path.with_stem(f"report-{heading.lower().replace(' ', '-')}"))
    page.get_by_role("button", name="Dark theme").click()
    _section(page, "Evidence map", path.with_stem("report-dark"))


def _section(page: Any, heading: str, path: Path) -> None:
    """The report from one of its headings on."""
    page.get_by_role("heading", name=heading, exact=True).evaluate("one => one.scrollIntoView()")
    _shoot(page, path)


def _shoot(page: Any, path: Path) -> None:
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=path)
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes; a picture may have {LIMIT}.")


@contextmanager
def _page(server: str) -> Iterator[Any]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise SystemExit(f"None of {', '.join(NAMES)} is installed; install Debian's chromium.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser.new_context(base_url=server, viewport=WINDOW).new_page()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
