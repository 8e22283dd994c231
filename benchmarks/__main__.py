"""Prints speed, memory and the cost of re-runs, from one interleaved run of whole processes.

Each round makes, in fresh processes one after the other: a full run, a run in which nothing changed,
a run in which one document changed.  Ratios are taken within a round, so that a machine that slows
down slows both sides; the median round is printed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_corpus

ROOT = Path(__file__).parent.parent
MEMORY_SHARE = 4
"""Memory is also measured on a corpus this many times smaller, to show whether it grows."""


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=20_000)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="als-evidence-bench-") as folder:
        place = Path(folder)
        size = write_corpus(place / "documents", options.documents)
        write_corpus(place / "few", options.documents // MEMORY_SHARE)
        rounds = [_round(place, number) for number in range(options.rounds)]
        few = _run(place / "few", place / "outputs-few")
    _print(rounds, few, documents=options.documents, size=size)


def _round(place: Path, number: int) -> dict[str, Any]:
    outputs, documents = place / f"outputs-{number}", place / "documents"
    full = _run(documents, outputs)
    _run(documents, outputs)
    same = _run(documents, outputs)
    changed = sorted(documents.rglob("*.txt"))[number * 7]
    changed.write_text(changed.read_text() + f"\nOne more line in round {number}.\n")
    return {"full": full, "same": same, "one": _run(documents, outputs)}


def _run(documents: Path, outputs: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.measured", str(documents), str(ROOT / "seeds"), str(outputs)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _print(rounds: list[dict[str, Any]], few: dict[str, Any], *, documents: int, size: int) -> None:
    print(
        f"{documents} documents of {size / documents:.0f} bytes, one core, median of {len(rounds)} rounds\n"
    )
    print(f"{'stage':<12}{'documents/s':>14}{'MB/s':>8}{'share':>8}")
    total = statistics.median(one["full"]["cpu"] for one in rounds)
    for stage in rounds[0]["full"]["stages"]:
        seconds = statistics.median(one["full"]["stages"][stage] for one in rounds)
        print(f"{stage:<12}{documents / seconds:>14,.0f}{size / seconds / 1e6:>8.1f}{seconds / total:>8.0%}")
    print(f"{'end to end':<12}{documents / total:>14,.0f}{size / total / 1e6:>8.1f}{1:>8.0%}\n")
    for name, words in (("same", "nothing changed"), ("one", "one document changed")):
        ratio = statistics.median(one[name]["cpu"] / one["full"]["cpu"] for one in rounds)
        seconds = statistics.median(one[name]["cpu"] for one in rounds)
        print(f"{words}: {ratio:.1%} of a full run ({seconds:.2f} s of {total:.2f} s CPU, beyond imports)")
    peak = statistics.median(one["full"]["peak_mb"] for one in rounds)
    print(f"peak memory: {peak:.0f} MB, with {documents // MEMORY_SHARE} documents {few['peak_mb']:.0f} MB")


if __name__ == "__main__":
    main()
