"""Runs of the whole pipeline over folders of a test, in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.engine import batch, dataset, digests
from pipeline.engine.context import Context, context_of
from pipeline.publish import Version
from pipeline.run import Settings, materialize
from tests.seeded import SEEDED, SEEDS
from tests.versions import broken


def run(documents: Path, outputs: Path, *, run_id: str = "1", seeds: Path = SEEDS, **options: Any) -> Version:
    """The version that a run publishes; its id is filled up with zeros, and it works in one process."""
    settings = Settings(documents, seeds, outputs, **{"workers": 1, **options})
    with seeds_compiled_once():
        return materialize(settings, run_id=run_id.ljust(8, "0"))


def run_over(pages: Mapping[str, str | bytes], place: Path) -> Version:
    """A version of these pages, whose names are those of their files in ``place / "documents"``."""
    documents = place / "documents"
    documents.mkdir(parents=True)
    for name, page in pages.items():
        (documents / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    return run(documents, place / "outputs")


def whole_run(documents: Path, outputs: Path, *, run_id: str = "1") -> Version:
    """The version of a run, which keeps every promise."""
    version = run(documents, outputs, run_id=run_id)
    assert broken(version) == []
    return version


@contextmanager
def seeds_compiled_once() -> Iterator[None]:
    """Within it, runs over seeds like the project's share what is compiled of them, whatever their folders.

    A run compiles seeds anew for each outputs folder, which takes as long as reading a thousand documents.
    """
    own = digests.of_seeds(digests.seeds(SEEDS), ("",))

    def shared(seeds: Path, seeds_digest: str, outputs: Path) -> Context:
        return SEEDED if seeds_digest == own else context_of(seeds, seeds_digest, outputs)

    with patch.object(batch, "context_of", shared), patch.object(dataset, "context_of", shared):
        yield
