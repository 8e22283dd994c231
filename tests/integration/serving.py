"""Starts the server that ``make ui`` starts, in folders of its own, and asks it things."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pipeline.orchestration.folders import ROOT

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
SELECTOR = {"repositoryLocationName": "als_cell_evidence", "repositoryName": "__repository__"}


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


@contextmanager
def serving(home: Path, **names: Path | str) -> Iterator[str]:
    """The address of a server that writes only into ``home``; ``names`` go into its environment."""
    shutil.copy(ROOT / "dagster.yaml", home)
    port = free_port()
    names = {
        "DAGSTER_HOME": home,
        "ALS_EVIDENCE_OUTPUTS": home / "outputs",
        "DAGSTER_DISABLE_TELEMETRY": "yes",
        **names,
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


def launched(server: str, job: str = "everything") -> str | None:
    """The id of a new run of a job; none while the server is still loading the graph."""
    answer = ask(server, LAUNCH, selector={**SELECTOR, "jobName": job})["launchRun"]
    return answer["run"]["runId"] if answer["__typename"] == "LaunchRunSuccess" else None


def ended(server: str, run_id: str) -> str | None:
    status: str = ask(server, STATUS, id=run_id)["runOrError"]["status"]
    return status if status in ("SUCCESS", "FAILURE", "CANCELED") else None


def outcome(server: str, job: str = "everything") -> str:
    """How a new run of a job ends: ``SUCCESS``, ``FAILURE`` or ``CANCELED``."""
    run_id = eventually(lambda: launched(server, job))
    return eventually(lambda: ended(server, run_id))
