"""Prints what larger vocabularies cost: names that no document writes, beside those of the seeds.

The ratio is taken over the same documents turn by turn; packing and loading each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import SYLLABLES
from benchmarks.peers import ROUNDS, SEEDS, abstracts, names_with_contexts, seconds
from pipeline.engine.context import Context
from pipeline.extract.mentions import MentionFinder
from pipeline.vocabulary.table import COLUMNS

ROOT = Path(__file__).parent.parent
MORE, MOST = 100_000, 980_000
"""Invented names; with those of the seeds the second stay below what a vocabulary may have."""
NAMES_OF_ONE = 4
"""Names of each concept, about as many as the terms of ontologies have."""


def main() -> None:
    """Measure and print; the last is what a process of its own is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--load", nargs=2, type=Path, metavar=("SEEDS", "CACHE"), help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.load:
        print(json.dumps(_load(*options.load)))
        return
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        more, most = (_seeds(Path(folder), names) for names in (MORE, MOST))
        print(f"names and their contexts with {MORE:,} names more: {_slower(more):.2f} times as long")
        packed, loaded = (_in_own_process(most, Path(folder) / "cache") for _ in range(2))
    print(f"{loaded['names']:,} names: packed in {packed['seconds']:.0f} s, loaded in ", end="")
    print(f"{loaded['seconds']:.2f} s, {loaded['mb']:.0f} MB beyond their concepts")


def _seeds(folder: Path, names: int) -> Path:
    """The seeds, with so many invented diseases more."""
    place = folder / f"seeds-{names}"
    shutil.copytree(SEEDS, place, ignore=shutil.ignore_patterns("documents"))
    chance = random.Random(1)
    invented = {_name(chance) for _ in range(names * 2)}
    rows = [COLUMNS, *_rows(sorted(invented)[:names])]
    lines = "".join("\t".join(row) + "\n" for row in rows)
    (place / "vocabulary" / "disease.invented.tsv").write_text(lines, "utf-8")
    return place


def _name(chance: random.Random) -> str:
    first, second = ("".join(chance.choices(SYLLABLES, k=4)) for _ in range(2))
    return f"{first} {second} {chance.choice(('disease', 'syndrome', 'atrophy', 'type 2'))}"


def _rows(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Concepts with a label and synonyms; all other cells are empty."""
    empty = [""] * (len(COLUMNS) - 3)
    starts = range(0, len(names), NAMES_OF_ONE)
    own = [(start, names[start], names[start + 1 : start + NAMES_OF_ONE]) for start in starts]
    return [(f"INV:{start:07d}", label, "|".join(others), *empty) for start, label, others in own]


def _slower(seeds: Path) -> float:
    """How many times as long the same documents take with the names of ``seeds``."""
    own, larger = Context(SEEDS), Context(seeds)
    documents = abstracts(own)
    ratios = []
    for _ in range(ROUNDS):
        mine = seconds(lambda texts: names_with_contexts(own, texts), documents)
        ratios.append(seconds(lambda texts: names_with_contexts(larger, texts), documents) / mine)
    return statistics.median(ratios)


def _in_own_process(seeds: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.vocabularies", "--load", str(seeds), str(cache)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _load(seeds: Path, cache: Path) -> dict[str, float]:
    """Seconds and memory that a finder of names takes beyond the concepts, which are read before."""
    context = Context(seeds, cache)
    names = sum(1 for _ in context.vocabulary.forms())
    before, begun = _resident_mb(), time.process_time()
    finder = MentionFinder(context.vocabulary, context.rules("mentions"), cache)
    took = time.process_time() - begun
    return {"names": names, "seconds": took, "mb": _resident_mb(finder) - before}


def _resident_mb(*_: object) -> float:
    """Memory of this process while the arguments are alive, on Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
