"""One run from inputs to a published version: the stages, the promises, the publication."""

from __future__ import annotations

import os
import platform
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pipeline.engine import digests
from pipeline.engine.build import Build, DriftError, Progress
from pipeline.engine.collector import collector_at_rest, imports_left_alone
from pipeline.engine.dataset import Dataset, make_dataset
from pipeline.engine.origins import origins
from pipeline.engine.workers import Processes
from pipeline.promises import Check
from pipeline.publish import Version, publish, record_run, verify_files, verify_pointer
from pipeline.publish.faults import outputs_faults
from pipeline.publish.promised import check_promises
from pipeline.publish.rendering import render
from pipeline.store import DamagedError, in_use
from pipeline.vocabulary.dataset import load_dataset

Product = TypeVar("Product")

ATTEMPTS = 3
"""How often a run begins anew when its inputs or its cache change under it."""


@dataclass(frozen=True)
class Settings:
    """What a run reads and where it writes; ``workers`` is null for all cores."""

    documents: Path
    seeds: Path
    outputs: Path
    full: bool = False
    workers: int | None = None


def new_run_id() -> str:
    """An id for a run outside Dagster."""
    return str(uuid.uuid4())


def materialize(settings: Settings, *, run_id: str, progress: Progress = lambda *_: None) -> Version:
    """Run all stages and publish one version; a failed run publishes nothing and leaves a record."""
    with building(settings, progress=progress) as build, recorded(build, run_id) as facts:
        version = steadily(build, lambda: _published(build, run_id))
        facts["version"] = version.name
        return version


def _published(build: Build, run_id: str) -> Version:
    dataset = make_dataset(build)
    build.progress("publish", 0, 1)
    version = publish_dataset(build, dataset, run_id=run_id)
    build.progress("publish", 1, 1)
    return version


@contextmanager
def building(settings: Settings, *, progress: Progress = lambda *_: None) -> Iterator[Build]:
    """A build whose workers stop, and whose cache may be collected, when it ends."""
    description = load_dataset(settings.seeds)
    cache = settings.outputs / ".cache"
    with (
        outputs_faults(settings.outputs),
        in_use(cache),
        imports_left_alone(),
        Processes(settings.workers) as engine,
    ):
        yield Build(
            settings.documents.absolute(),
            settings.seeds.absolute(),
            settings.outputs.absolute(),
            engine,
            full=settings.full,
            progress=progress,
            description=description,
        )


def steadily(build: Build, make: Callable[[], Product]) -> Product:
    """What ``make`` makes; where inputs change under it or the cache is damaged, it looks again."""
    for _ in range(ATTEMPTS - 1):
        try:
            return make()
        except DriftError:
            build.retake_snapshot()
        except DamagedError:
            build.distrust_cache()
    return make()


def publish_dataset(build: Build, dataset: Dataset, *, run_id: str) -> Version:
    """Publish the dataset as the next version; the same run again gets the version it has."""
    facts = _manifest(build, dataset)
    with collector_at_rest():
        return publish(build.outputs, run_id=run_id, tables=dataset.tables, manifest=facts, render=render)


def verify(version: Version) -> list[Check]:
    """Check every promise of a version against its files alone; files first, then what they hold."""
    faults = [*verify_files(version), *verify_pointer(version.path.parent)]
    failures = tuple(f"{fault.path} {fault.detail}" for fault in faults)
    files = Check("files", "all", sum(1 for _ in version.path.rglob("*")), failures)
    return [files] if failures else [files, *check_promises(version)]


@contextmanager
def recorded(build: Build, run_id: str) -> Iterator[dict[str, Any]]:
    """Keep a record of the run, of a failed one too; the caller may add facts to it."""
    facts: dict[str, Any] = {"status": "failed", "started_at": _now(), "environment": _environment(build)}
    began = time.perf_counter()
    try:
        yield facts
        facts["status"] = "published" if "version" in facts else "materialized"
    except BaseException as error:
        facts["failure"] = {"type": type(error).__name__, "message": str(error)}
        raise
    finally:
        facts["seconds"] = round(time.perf_counter() - began, 3)
        facts["stages"] = {name: {"computed": result.computed} for name, result in build.results.items()}
        facts["finished_at"] = _now()
        record_run(build.outputs, run_id, facts)


def _manifest(build: Build, dataset: Dataset) -> Mapping[str, Any]:
    return {
        "engine": "local",
        "modulus": build.snapshot.modulus,
        "digests": {
            "inputs": build.snapshot.digest,
            **origins(build),
            "configuration": digests.digest("modulus", build.snapshot.modulus),
            "lock_file": _lock_file(),
        },
        "packages": digests.libraries(),
        "dataset": build.description,
        "ledger": dataset.ledger,
        "checks": dataset.checks,
        "computed": {name: result.computed for name, result in build.results.items()},
    }


def _lock_file() -> str | None:
    """SHA-256 of the lock file beside the code; None where the package is installed without it."""
    path = Path(__file__).parent.parent / "requirements.lock"
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _environment(build: Build) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "full": build.full,
    }


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
