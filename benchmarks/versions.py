"""What versions cost: growth over many of them, time and memory of a difference, publishing again.

``python -m benchmarks.versions`` prints all of it, on invented tables; CPU time is that of the
process, and memory the peak of a fresh one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.invented import ROWS, ROWS_PER_DOCUMENT, document_ids, invent
from pipeline.engine.shards import cut, modulus_for
from pipeline.publish import Version, diff, publish, resolve
from pipeline.publish.rendering import render
from pipeline.store import ObjectStore, Part, part_key, store_part
from schemas import TABLES

CHANGED = 1_000
"""One document in so many changes from version to version."""

VERSIONS = 100

DIFFED_ROWS = (1_000_000, 10_000_000)


class Corpus:
    """Documents by number, each in some revision, and the parts that were made of them."""

    def __init__(self, outputs: Path, documents: int) -> None:
        self.outputs, self.modulus = outputs, modulus_for(documents)
        self.revisions = np.zeros(documents, np.int64)
        self.parts: dict[tuple[Any, ...], dict[str, Part]] = {}
        self.runs = 0

    def append(self, count: int) -> None:
        """Documents that stand behind all others."""
        self.revisions = np.append(self.revisions, np.zeros(count, np.int64))

    def scatter(self, count: int) -> None:
        """Another revision of documents all over the corpus."""
        chance = np.random.default_rng(self.runs)
        self.revisions[chance.choice(len(self.revisions), count, replace=False)] += 1

    def publish(self) -> Version:
        """The next version; only shards that changed are written."""
        self.runs += 1
        numbers = np.arange(len(self.revisions))
        shards = [self._shard(numbers[start:end]) for start, end in cut(document_ids(numbers), self.modulus)]
        tables = {name: [shard[name] for shard in shards] for name in ROWS}
        facts = {"modulus": self.modulus, "ledger": _ledger(len(numbers)), "dataset": DATASET}
        return publish(self.outputs, run_id=f"{self.runs:08}", tables=tables, manifest=facts, render=render)

    def _shard(self, numbers: Any) -> dict[str, Part]:
        revisions = self.revisions[numbers]
        key = (int(numbers[0]), revisions.tobytes())
        if key not in self.parts:
            objects = ObjectStore.of(self.outputs)
            self.parts[key] = {
                name: store_part(objects, invent(name, numbers, revisions), key=part_key(TABLES[name]))
                for name in ROWS
            }
        return self.parts[key]


DATASET = {"name": "invented", "title": "Invented", "description": "Invented rows."}


def _ledger(documents: int) -> Mapping[str, int]:
    none = dict.fromkeys(("duplicate", "quarantined", "quarantine"), 0)
    return {"captures": documents, "kept": documents, "documents": documents, **none}


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--rows", type=int, nargs="*", default=DIFFED_ROWS, help="rows of versions to compare"
    )
    arguments.add_argument("--versions", type=int, default=VERSIONS)
    arguments.add_argument("--growth-rows", type=int, default=1_000_000)
    options = arguments.parse_args()
    for rows in options.rows:
        _print_difference(rows)
    for change in ("append", "scatter"):
        _print_growth(change, options.growth_rows, options.versions)


def _print_difference(rows: int) -> None:
    for change in ("append", "scatter"):
        with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
            corpus = Corpus(Path(folder), rows // ROWS_PER_DOCUMENT)
            full, again, names = _published_twice(corpus, change)
            print(
                f"{rows:,} rows, {change}: publish {full:.2f} s CPU, again {again:.2f} s ({again / full:.1%})"
            )
            for pair in (names, [names[0], names[0]]):
                found = _measured(Path(folder), *pair)
                print(
                    "   diff: {seconds:.2f} s, CPU {cpu:.2f} s, peak {peak_mb:.0f} MB, {changes:,} changes".format(
                        **found
                    )
                )


def _published_twice(corpus: Corpus, change: str) -> tuple[float, float, list[str]]:
    """CPU seconds of a full publish and of one of a changed corpus, and the names of both versions."""
    seconds, names = [], []
    for turn in range(2):
        began = time.process_time()
        names.append(corpus.publish().name)
        seconds.append(time.process_time() - began)
        getattr(corpus, change)(max(1, len(corpus.revisions) // CHANGED)) if not turn else None
    return seconds[0], seconds[1], names


def _measured(outputs: Path, before: str, after: str) -> dict[str, float]:
    """A difference in a fresh process."""
    command = [sys.executable, "-c", "from benchmarks.versions import compare; compare()"]
    done = subprocess.run([*command, str(outputs), before, after], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def compare() -> None:
    """Compare two versions named on the command line, and print what it cost as JSON."""
    outputs, before, after = sys.argv[1:]
    sides = resolve(Path(outputs), before), resolve(Path(outputs), after)
    began, cpu = time.perf_counter(), time.process_time()
    changes = diff(*sides)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak, "changes": changes.num_rows}))


def _print_growth(change: str, rows: int, versions: int) -> None:
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        corpus = Corpus(Path(folder), rows // ROWS_PER_DOCUMENT)
        corpus.publish()
        one = _bytes(Path(folder))
        for _ in range(versions - 1):
            getattr(corpus, change)(max(1, len(corpus.revisions) // CHANGED))
            corpus.publish()
        print(
            f"{versions} versions of {rows:,} rows, {change}: {_bytes(Path(folder)) / one:.1f} times one version"
        )


def _bytes(outputs: Path) -> int:
    """Bytes on disk of all versions; a file with several names counts once."""
    files = {
        path.stat().st_ino: path.stat().st_blocks * 512 for path in outputs.glob("v*/**/*") if path.is_file()
    }
    return sum(files.values())


if __name__ == "__main__":
    main()
