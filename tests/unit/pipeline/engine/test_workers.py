from __future__ import annotations

import os
import signal

import pytest

from pipeline.engine.workers import Processes
from pipeline.errors import WorkerLostError


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("workers", [1, 2])
def test_any_number_of_workers_gives_the_same_results(workers: int) -> None:
    with Processes(workers) as engine:
        assert sorted(engine.map_unordered(double, [1, 2, 3])) == [2, 4, 6]


def test_a_killed_worker_is_an_error_and_no_hang() -> None:
    with Processes(2) as engine, pytest.raises(WorkerLostError):
        list(engine.map_unordered(die, [1, 2]))


def test_an_error_in_a_worker_reaches_the_caller() -> None:
    with Processes(2) as engine, pytest.raises(ValueError, match=r"[12]"):
        list(engine.map_unordered(fail, [1, 2]))
