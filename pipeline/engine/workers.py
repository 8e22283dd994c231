"""Runs one function over many items, here or over processes: all the engine-specific code.

A function given to ``map_unordered`` runs at least once per item, in any order, and must therefore
be idempotent.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Protocol, Self, TypeVar

from pipeline.errors import WorkerLostError

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """What a stage needs of whatever runs it."""

    def map_unordered(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results of ``function`` over ``items``, as they come."""


class Processes:
    """Runs over worker processes, started when first needed and kept until closed.

    ``ProcessPoolExecutor`` notices where a worker is killed; ``multiprocessing.Pool`` would hang.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self._pool: ProcessPoolExecutor | None = None

    def map_unordered(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results as they come; a single item or worker runs in this process."""
        if len(items) < 2 or self.workers < 2:
            yield from map(function, items)
            return
        self._pool = self._pool or _pool(self.workers)
        futures = [self._pool.submit(function, item) for item in items]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool as error:
            raise WorkerLostError from error
        finally:
            for future in futures:
                future.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _pool(workers: int) -> ProcessPoolExecutor:
    """A pool whose workers are forked from a clean server that has imported the stages once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.engine.batch"])
    return ProcessPoolExecutor(workers, mp_context=context)
