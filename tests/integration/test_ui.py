"""The server that ``make ui`` starts: a run launched there, as a browser would, publishes a version."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.publish import latest
from tests.integration.serving import ask, ended, eventually, launched, serving

EVENTS = """query ($id: ID!) {
  logsForRun(runId: $id) { ... on EventConnection { events { ... on MessageEvent { message } } } }
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for everything that the server writes."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of a server that reads the project's captures."""
    with serving(home) as address:
        yield address


def worker(server: str, run_id: str) -> int | None:
    """The process that works on a run, once its log names it."""
    events = ask(server, EVENTS, id=run_id)["logsForRun"]["events"]
    messages = " ".join(event.get("message", "") for event in events)
    found = re.search(r"Executing steps in process \(pid: (\d+)\)", messages)
    return int(found[1]) if found else None


def test_a_run_launched_in_the_ui_publishes_a_version(server: str, home: Path) -> None:
    run_id = eventually(lambda: launched(server))

    assert eventually(lambda: ended(server, run_id)) == "SUCCESS"
    assert latest(home / "outputs").run_id == run_id
    assert list(home.glob(".dagster/storage/**/runs.db"))


def test_a_killed_run_does_not_block_the_next(server: str, home: Path) -> None:
    killed = eventually(lambda: launched(server))
    with suppress(ProcessLookupError):
        os.kill(eventually(lambda: worker(server, killed)), signal.SIGKILL)

    run_id = eventually(lambda: launched(server))

    assert eventually(lambda: ended(server, run_id)) == "SUCCESS"
    assert latest(home / "outputs").run_id == run_id
