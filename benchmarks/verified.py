"""Prints how fast ``verify`` is: rows a second and core, promise by promise, over pages made for it.

A promise's rows are those that it covered.  Reading the parts is a line of its own; keys that a promise
needs first, as the order of rows for ``unique_keys``, count for that promise.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import write_corpus
from pipeline.promises import Check
from pipeline.publish import Version, verify_files
from pipeline.publish.promised import check_made, read_corpus, read_shards
from pipeline.run import Settings, materialize, verify

SEEDS = Path(__file__).parent.parent / "seeds"

DOCUMENTS = 4_000


class Clock:
    """CPU seconds and rows by promise."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()

    def take(self, found: Iterable[Check]) -> None:
        """Count each check, made when it is asked for, for its promise."""
        began = time.process_time()
        for one in found:
            self.seconds[one.promise] += time.process_time() - began
            self.rows[one.promise] += one.rows
            began = time.process_time()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=DOCUMENTS)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        place = Path(folder)
        write_corpus(place / "documents", options.documents)
        settings = Settings(place / "documents", SEEDS, place / "outputs", workers=1)
        _print(materialize(settings, run_id="00000001"))


def _print(version: Version) -> None:
    rows = sum(entry["rows"] for entry in version.manifest["tables"].values())
    print(f"{rows:,} rows; rows a second and core")
    began = time.process_time()
    verify_files(version)
    _line("files", rows, time.process_time() - began)
    clock = _clocked(version)
    for promise, seconds in sorted(clock.seconds.items(), key=lambda one: clock.rows[one[0]] / one[1]):
        _line(promise, clock.rows[promise], seconds)
    began = time.process_time()
    assert not [one for one in verify(version) if one.failures]
    _line("all of it", rows, time.process_time() - began)


def _clocked(version: Version) -> Clock:
    """Every promise over each shard; what is asked of the corpus alone takes next to nothing."""
    clock, corpus = Clock(), read_corpus(version)
    shards = read_shards(version)
    began = time.process_time()
    while made := next(shards, None):
        clock.seconds["reading"] += time.process_time() - began
        clock.rows["reading"] += sum(rows.num_rows for rows in made.values())
        clock.take(check_made(made, corpus))
        began = time.process_time()
    return clock


def _line(name: str, rows: int, seconds: float) -> None:
    print(f"{name:<14}{rows / seconds:>14,.0f}{seconds:>9.3f} s")


if __name__ == "__main__":
    main()
