"""A wrong row in a version that is signed anew is found by the promises between tables alone."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from pipeline.engine import shards
from pipeline.promises import PROMISES
from pipeline.run import verify
from schemas import TABLES
from tests.reliability.forged import corruptions, forged
from tests.runs import run
from tests.seeded import SEEDS

ROOT = Path(__file__).parents[2]

RICH = """Invented cells in amyotrophic lateral sclerosis

Abstract

Mesenchymal stem cells slowed disease progression in patients with ALS [1, 2]. Riluzole was safe [2].

References

1. Smith J. Invented cells slow decline. Journal of Invention. 2019;4(2):10-19. doi:10.99999/invent.1
2. Doe A. Riluzole in invented patients. Journal of Invention. 2020;5(1):20-29. doi:10.99999/invent.2
"""
SHOWN = """Riluzole in invented patients

Journal of Invention

doi:10.99999/invent.2

Abstract

It was safe.
"""


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    """A version of several parts in which every table has rows."""
    place = tmp_path_factory.mktemp("forged")
    documents = place / "documents"
    shutil.copytree(SEEDS / "documents", documents / "pages")
    shutil.copytree(ROOT / "tests" / "formats" / "samples", documents / "samples")
    write_corpus(documents / "made", 30)
    (documents / "rich.txt").write_text(RICH)
    (documents / "shown.txt").write_text(SHOWN)
    (documents / "copy.txt").write_text(RICH)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shards, "SMALLEST_MODULUS", 16)
        return run(documents, place / "outputs")


def test_the_version_holds_what_can_be_forged(version):
    rows = {name: version.manifest["tables"][name]["rows"] for name in TABLES}
    assert min(rows.values()) > 0, rows
    assert len(version.table("mentions")) > 1
    assert [check for check in verify(version) if check.failures] == []


def test_at_least_99_of_100_wrong_rows_are_found(version, tmp_path, every, tally):
    wanted = [(one, seed) for one in corruptions() for seed in range(4)][:: 1 if every else 29]
    missed: Counter[str] = Counter()
    broken: set[str] = set()
    injected = 0
    for number, (one, seed) in enumerate(wanted):
        wrong = forged(version, tmp_path / str(number), one, seed=seed)
        if wrong is not None:
            found = {check.promise for check in verify(wrong) if check.failures}
            broken |= found
            injected += 1
            missed[one.name] += not found
            tally.count("row corrupted", survived=bool(found))
    assert missed.total() <= injected // 100, +missed
    assert injected >= (500 if every else 20)
    assert not every or set(PROMISES) <= broken
