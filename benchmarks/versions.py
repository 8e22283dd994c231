"""What versions cost: growth over many of them, time and memory of a difference, publishing again.

``python -m benchmarks.versions`` prints all of it, on invented tables.  Publishing counts CPU seconds of
writing what changed, linking the rest and telling the difference; a difference is timed in a fresh process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.invented import ROWS, ROWS_PER_DOCUMENT, document_ids, invent
from pipeline.engine.collector import collector_at_rest
from pipeline.engine.shards import cut, modulus_for
from pipeline.publish import Version, diff, publish, resolve
from pipeline.publish.diff import difference
from pipeline.publish.rendering import render
from pipeline.store import ObjectStore, Part, part_key, store_part
from schemas import TABLES

CHANGED = 1_000
"""One document in so many is appended, or changes, from version to version."""

FEW = 10
"""Documents that are few."""

TIMES = 3
"""How often a change is published; what is told is the median."""

WORDS = {"append": "appended", "scatter": "changed in place, all over the corpus"}

FACTS = {
    "ledger": dict.fromkeys(("captures", "kept", "duplicate", "quarantined", "documents", "quarantine"), 0),
    "dataset": {"name": "invented", "title": "Invented", "description": "Invented rows."},
}


class Published(NamedTuple):
    """A version, and the CPU seconds that publishing it took, ``writing`` of them for new parts."""

    version: Version
    seconds: float
    writing: float


class Corpus:
    """Documents by number, each in some revision, and the parts that were made of them."""

    def __init__(self, outputs: Path, rows: int) -> None:
        documents = rows // ROWS_PER_DOCUMENT
        self.outputs, self.modulus = outputs, modulus_for(documents)
        self.revisions = np.zeros(documents, np.int64)
        self.ids = document_ids(range(documents))
        self.parts: dict[tuple[Any, ...], dict[str, Part]] = {}
        self.runs, self.inventing, self.writing = 0, 0.0, 0.0

    def append(self, count: int) -> None:
        """Documents that stand behind all others."""
        first = len(self.revisions)
        self.revisions = np.append(self.revisions, np.zeros(count, np.int64))
        self.ids += document_ids(range(first, first + count))

    def scatter(self, count: int) -> None:
        """Another revision of documents all over the corpus: every value but their rows' keys is another."""
        chance = np.random.default_rng(self.runs)
        self.revisions[chance.choice(len(self.revisions), count, replace=False)] += 1

    def publish(self) -> Published:
        """The next version; only shards that changed are written."""
        self.runs, self.inventing, self.writing = self.runs + 1, 0.0, 0.0
        borders = cut(self.ids, self.modulus)
        began = time.process_time()
        shards = [self._shard(np.arange(start, end)) for start, end in borders]
        tables = {name: [shard[name] for shard in shards] for name in ROWS}
        run_id, facts = f"{self.runs:08}", {**FACTS, "modulus": self.modulus}
        with collector_at_rest():
            version = publish(self.outputs, run_id=run_id, tables=tables, manifest=facts, render=render)
        return Published(version, time.process_time() - began - self.inventing, self.writing)

    def _shard(self, numbers: Any) -> dict[str, Part]:
        revisions = self.revisions[numbers]
        key = (int(numbers[0]), revisions.tobytes())
        if key not in self.parts:
            began = time.process_time()
            tables = {name: invent(name, numbers, revisions) for name in ROWS}
            invented = time.process_time()
            objects = ObjectStore.of(self.outputs)
            self.parts[key] = {
                name: store_part(objects, rows, key=part_key(TABLES[name])) for name, rows in tables.items()
            }
            self.inventing += invented - began
            self.writing += time.process_time() - invented
        return self.parts[key]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, nargs="*", default=[1_000_000, 10_000_000], help="To compare.")
    arguments.add_argument("--growth-rows", type=int, default=1_000_000, help="Rows of one version.")
    arguments.add_argument("--versions", type=int, default=100, help="Versions that grow.")
    options = arguments.parse_args()
    for rows in options.rows:
        _print_differences(rows)
    for change in ("append", "scatter") if options.versions else ():
        _print_growth(change, options.growth_rows, options.versions)


def _print_differences(rows: int) -> None:
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        corpus = Corpus(Path(folder), rows)
        full = corpus.publish()
        print(f"{rows:,} rows: published in {full.seconds:.2f} s CPU")
        some = len(corpus.ids) // CHANGED
        for change, count in (("append", some), ("scatter", FEW), ("scatter", some), ("scatter", 10 * some)):
            after = _again(corpus, change, count)
            found = _compared(Path(folder), after.version.manifest["parent"], after.version.name)
            costs = f"{_shares(after, full.seconds)}; {_described(found)}"
            print(f"  {count:,} documents {WORDS[change]}: {costs}")


def _again(corpus: Corpus, change: str, count: int) -> Published:
    """The median of :data:`TIMES` versions that a change is published in."""
    published = []
    for _ in range(TIMES):
        getattr(corpus, change)(count)
        published.append(corpus.publish())
    return sorted(published, key=lambda one: one.seconds)[TIMES // 2]


def _shares(after: Published, full: float) -> str:
    """What publishing again cost, of a ``full`` publish; new parts are written whatever publishing costs."""
    shares = f"{after.seconds / full:.1%}, {after.writing / full:.1%} for new parts"
    return f"published again in {after.seconds:.2f} s CPU ({shares})"


def _described(found: dict[str, float]) -> str:
    return (
        "difference made in {seconds:.2f} s, {cpu:.2f} s CPU, peak {peak:.0f} MB, {changes:,} rows; "
        "read in {reading:.2f} s".format(**found)
    )


def _compared(outputs: Path, before: str, after: str) -> dict[str, float]:
    """A difference in a fresh process."""
    command = [sys.executable, "-c", "from benchmarks.versions import compare; compare()"]
    done = subprocess.run([*command, outputs, before, after], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def compare() -> None:
    """Compare two versions named on the command line, and print what it cost as JSON.

    The difference is made of the parts of both, and then read where the later version tells it.
    """
    outputs, before, after = sys.argv[1:]
    sides = resolve(Path(outputs), before), resolve(Path(outputs), after)
    began, cpu = time.perf_counter(), time.process_time()
    changes = difference(*sides)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.perf_counter()
    diff(*sides)
    reading = time.perf_counter() - began
    found = {"seconds": seconds, "cpu": cpu, "peak": peak, "changes": changes.num_rows, "reading": reading}
    print(json.dumps(found))


def _print_growth(change: str, rows: int, versions: int) -> None:
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        corpus = Corpus(Path(folder), rows)
        corpus.publish()
        one = _bytes(Path(folder))
        for _ in range(versions - 1):
            getattr(corpus, change)(len(corpus.ids) // CHANGED)
            corpus.publish()
        times = _bytes(Path(folder)) / one
    print(f"{versions} versions of {rows:,} rows, {change} 0.1 % each: {times:.1f} times one version on disk")


def _bytes(outputs: Path) -> int:
    """Bytes on disk of all versions; a file with several names counts once."""
    stats = (path.stat() for path in outputs.glob("v*/**/*") if path.is_file())
    return sum({stat.st_ino: stat.st_blocks * 512 for stat in stats}.values())


if __name__ == "__main__":
    main()
