"""The server that ``make ui`` starts: a run launched there, as a browser would, publishes a version."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pipeline.orchestration.folders import ROOT
from pipeline.publish import latest

PATIENCE = 60
"""Seconds that one state of the server may take; ready in 10 on an idle machine."""

Value = TypeVar("Value")

LAUNCH = """mutation ($selector: JobOrPipelineSelector!) {
  launchRun(executionParams: {selector: $selector, runConfigData: {}}) {
    __typename
    ... on LaunchRunSuccess { run { runId } }
    ... on PythonError { message }
  }
}"""
STATUS = "query ($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"
EVENTS = """query ($id: ID!) {
  logsForRun(runId: $id) { ... on EventConnection { events { ... on MessageEvent { message } } } }
}"""
SELECTOR = {
    "repositoryLocationName": "als_cell_evidence",
    "repositoryName": "__repository__",
    "jobName": "everything",
}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def ui_command(port: int) -> list[str]:
    """What ``make ui`` runs, on another port and with the workspace named."""
    recipe = subprocess.run(["make", "-n", "ui"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    [line] = [line for line in recipe.splitlines() if "dagster dev" in line]
    program, *words = line.split()
    assert words == ["dev", "--host", "127.0.0.1", "--port", "3000"]
    return [str(ROOT / program), *words[:-1], str(port), "--workspace", str(ROOT / "workspace.yaml")]


def with_interrupts() -> None:
    """Let the server be interrupted, even where the tests themselves run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the settings of the project, for everything that the server writes."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(ROOT / "dagster.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of a server that reads the project's captures."""
    port = free_port()
    names = {
        "DAGSTER_HOME": home,
        "ALS_EVIDENCE_OUTPUTS": home / "outputs",
        "DAGSTER_DISABLE_TELEMETRY": "yes",
    }
    with open(home / "server.log", "wb") as log:
        process = subprocess.Popen(
            ui_command(port),
            cwd=home,
            env=os.environ | {name: str(value) for name, value in names.items()},
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=with_interrupts,
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def ask(server: str, query: str, **variables: Any) -> Any:
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"{server}/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)["data"]


def eventually(look: Callable[[], Value | None]) -> Value:
    """The first value that ``look`` finds; connections refused until then are waited out."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError(f"nothing after {PATIENCE} s")


def launched(server: str) -> str | None:
    """The id of a new run; none while the server is still loading the graph."""
    answer = ask(server, LAUNCH, selector=SELECTOR)["launchRun"]
    return answer["run"]["runId"] if answer["__typename"] == "LaunchRunSuccess" else None


def ended(server: str, run_id: str) -> str | None:
    status: str = ask(server, STATUS, id=run_id)["runOrError"]["status"]
    return status if status in ("SUCCESS", "FAILURE", "CANCELED") else None


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
