"""Whole runs, with their worker processes, that are killed or meet each other in one outputs folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from benchmarks.corpus import write_corpus
from pipeline.publish import latest, list_versions
from tests.reliability.small_run import FAULTS, ROOT, SEEDS, SmallRun, leftovers
from tests.versions import broken, hashes

RUN = """
from pipeline.engine import build, shards
build.BATCH_DOCUMENTS = shards.SMALLEST_MODULUS = 4
from pipeline.cli import main
main()
"""

KILLS = 8
"""Times at which a run is killed, from the moment when its workers have started to its end."""


@pytest.fixture(scope="module")
def larger(tmp_path_factory, every):
    """A run with enough documents for two workers."""
    if not every:
        pytest.skip("make reliability runs it")
    run = SmallRun(tmp_path_factory.mktemp("larger"))
    write_corpus(run.place / "documents", 60)
    return run


def started(run, outputs):
    """A run with two workers in a session of its own."""
    folders = ("--documents", run.place / "documents", "--seeds", SEEDS, "--outputs", outputs)
    command = [sys.executable, "-c", RUN, "run", *map(str, folders), "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)


@pytest.mark.parametrize("whole_group", [True, False], ids=["with its workers", "alone"])
def test_a_run_that_is_killed_with_workers_is_made_good_by_the_next(larger, tally, whole_group):
    expected_outputs = larger.place / f"expected-{whole_group}"
    began = time.monotonic()
    assert started(larger, expected_outputs).wait() == 0
    seconds, expected = time.monotonic() - began, hashes(latest(expected_outputs))
    for number in range(KILLS):
        outputs = larger.place / f"killed-{whole_group}-{number}"
        run = started(larger, outputs)
        time.sleep(seconds * (0.4 + 0.6 * number / KILLS))
        (os.killpg if whole_group else os.kill)(run.pid, signal.SIGKILL)
        run.wait()
        with tally.fault("run with workers killed"):
            assert started(larger, outputs).wait() == 0
            assert (hashes(latest(outputs)), broken(latest(outputs))) == (expected, [])
            assert leftovers(outputs) == []


def test_runs_at_once_make_the_same_bytes_and_one_chain(small_run, undisturbed, every, tally):
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as processes:
        for number in range(20 if every else 2):
            outputs = small_run.copy(FAULTS)
            ids = [f"{name}{number:07}" for name in "ab"]
            running = [processes.submit(publish, small_run, outputs, run_id) for run_id in ids]
            with tally.fault("two runs at once"):
                assert [one.result() for one in running] == [undisturbed] * 2
                versions = list_versions(outputs)
                assert [version.sequence for version in versions] == [1, 2, 3]
                assert [version.manifest["parent"] for version in versions[1:]] == [
                    one.name for one in versions[:2]
                ]
                assert [broken(version) for version in versions[2:]] == [[]]
                assert leftovers(outputs) == []


def publish(run, outputs, run_id):
    """Hashes of what one run publishes."""
    return hashes(run.run(outputs, run_id))
