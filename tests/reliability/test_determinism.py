"""The same inputs, seeds and code give the same bytes, however and wherever they are run."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from pipeline.publish import latest, prune
from tests.reliability.small_run import ROOT, SEEDS
from tests.versions import hashes

RUN = """
from pipeline.engine import build, shards
build.BATCH_DOCUMENTS, shards.SMALLEST_MODULUS = 64, {modulus}
from pipeline.cli import main
main()
"""
"""Batches small enough that each of eight workers gets some."""

PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")

ENVIRONMENTS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"},
    "locale C, no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "locale of Turkey": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "time zone ahead": {"TZ": "Pacific/Kiritimati"},
    "time zone behind": {"TZ": "America/St_Johns"},
}


class Bench:
    """Runs over one corpus, each in a process of its own."""

    def __init__(self, place: Path, documents: int) -> None:
        self.place = place
        self.modulus = 128 if documents > 1000 else 8
        self.documents = place / "documents"
        write_corpus(self.documents, documents)
        shutil.copytree(ROOT / "tests" / "formats" / "samples", self.documents / "samples")
        self.expected = self.run(self.documents, "first")

    def run(self, documents, name, *arguments, python=sys.executable, **environment):
        """Hashes of what one run publishes into the outputs folder ``name``."""
        outputs = self.place / name
        inputs = ("--documents", documents, "--seeds", SEEDS, "--outputs", outputs)
        command = [python, "-c", RUN.format(modulus=self.modulus), "run", *map(str, inputs), *arguments]
        child = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        done = subprocess.run(command, env=child, cwd=self.place, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return hashes(latest(outputs))

    def copied(self, name, *, seed):
        """The same documents, entered into their folders in another order and at another time."""
        files = sorted(path for path in self.documents.rglob("*") if path.is_file())
        random.Random(seed).shuffle(files)
        for number, path in enumerate(files):
            copy = self.place / name / path.relative_to(self.documents)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (number, number))
        return self.place / name


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("few"), 40)


@pytest.fixture(scope="module")
def bench(tmp_path_factory, every):
    if not every:
        pytest.skip("make reliability runs it, over 2,000 documents")
    return Bench(tmp_path_factory.mktemp("determinism"), 2_000)


def test_another_folder_order_locale_time_zone_hash_seed_and_number_of_workers(few):
    elsewhere = few.copied("sömewhere else", seed=1)
    environment = {name: value for one in ENVIRONMENTS.values() for name, value in one.items()}
    assert few.run(elsewhere, "other", "--workers", "3", **environment) == few.expected
    assert len(few.expected["mentions"]) > 2


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_any_number_of_workers(bench, workers):
    assert bench.run(bench.documents, f"workers-{workers}", "--workers", str(workers)) == bench.expected


def test_a_warm_cache_and_a_run_that_ignores_it(bench):
    assert bench.run(bench.documents, "warm") == bench.expected
    assert bench.run(bench.documents, "warm") == bench.expected
    assert bench.run(bench.documents, "warm", "--full") == bench.expected


@pytest.mark.parametrize("seed", [1, 2])
def test_another_order_of_the_inputs_in_another_folder(bench, seed):
    documents = bench.copied(f"läßt sich nicht, {seed}", seed=seed)
    assert bench.run(documents, f"elsewhere {seed}/deep/er") == bench.expected


def test_a_history_of_changes(bench):
    documents = bench.copied("grown", seed=3)
    files = sorted(path for path in documents.rglob("*") if path.is_file())
    originals = {path: path.read_bytes() for path in files}
    for path in files[::2]:
        path.unlink()
    for path in files[1::6]:
        path.write_bytes(b"Something else was written here about motor neuron disease.")
    (documents / "gone.txt").write_text("Riluzole was safe in patients with ALS.")
    assert bench.run(documents, "history") != bench.expected
    (documents / "gone.txt").unlink()
    for path, data in originals.items():
        path.write_bytes(data)
    assert bench.run(documents, "history") == bench.expected
    prune(bench.place / "history", keep=1)
    assert bench.run(documents, "history") == bench.expected


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_any_environment(bench, name):
    outputs = name.replace(" ", "-")
    assert bench.run(bench.documents, outputs, **ENVIRONMENTS[name]) == bench.expected


@pytest.mark.parametrize("year", [0, 4_000_000_000])
def test_a_clock_that_jumps(bench, year):
    """Files made long ago or long from now, as a clock that was wrong then leaves them."""
    outputs = bench.place / f"clock-{year}"
    bench.run(bench.documents, outputs.name)
    for path in outputs.rglob("*"):
        os.utime(path, (year, year), follow_symlinks=False)
    assert bench.run(bench.documents, outputs.name) == bench.expected
    prune(outputs, keep=1)
    assert bench.run(bench.documents, outputs.name) == bench.expected


@pytest.mark.parametrize("python", PYTHONS)
def test_every_python_at_hand(bench, tmp_path, python):
    found = shutil.which(python, path=os.pathsep.join(_folders_of_pythons()))
    if found is None:
        pytest.skip(f"{python} is not installed")
    installed = _with_packages(found, tmp_path)
    assert bench.run(bench.documents, f"with-{python}", python=installed) == bench.expected


def _folders_of_pythons():
    """Where interpreters may be: the versions of pyenv, then the search path, where its stand-ins are."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    return [*map(str, sorted(pyenv.glob("versions/*/bin"))), os.environ["PATH"]]


def _with_packages(python, place):
    """An environment of this interpreter with the packages of requirements.lock."""
    installed = place / "environment" / "bin" / "python"
    lock = ["--require-hashes", "-r", str(ROOT / "requirements.lock")]
    for step in (
        ["venv", "-q", "-p", python, str(place / "environment")],
        ["pip", "install", "-q", "-p", str(installed), *lock],
    ):
        done = subprocess.run([sys.executable, "-m", "uv", *step], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"{python} does not get the packages of requirements.lock: {done.stderr[-300:]}")
    return installed
