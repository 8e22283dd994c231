"""Locks exclude other processes, and a dead process holds none."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.store import in_use, locked


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "some.lock"


def test_a_lock_that_is_held_is_not_given_twice(lock):
    with locked(lock) as first, locked(lock, wait=False) as second:
        assert (first, second) == (True, False)
    with locked(lock, wait=False) as free:
        assert free


def test_shared_holders_exclude_exclusive_ones_only(lock):
    with locked(lock, shared=True), locked(lock, shared=True, wait=False) as shared:
        assert shared
        with locked(lock, wait=False) as exclusive:
            assert not exclusive


def test_a_lock_is_free_after_an_error(lock):
    with pytest.raises(ValueError, match="inside"), locked(lock):
        raise ValueError("inside")
    with locked(lock, wait=False) as free:
        assert free


def test_a_lock_held_once_leaves_no_file(lock):
    with locked(lock, once=True):
        assert lock.exists()
    assert not lock.exists()


def test_one_that_waited_for_a_removed_file_takes_the_new_one(lock):
    with ThreadPoolExecutor(1) as other:
        with locked(lock, once=True):
            waiting = other.submit(_take, lock)
        assert waiting.result(timeout=10)


def test_the_lock_of_a_killed_process_is_free(lock):
    child = os.fork()
    if not child:
        with locked(lock, once=True):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(lock, wait=False) as free:
        assert free


def test_a_cache_in_use_can_be_used_by_others(tmp_path):
    with in_use(tmp_path), in_use(tmp_path), locked(tmp_path / "in-use.lock", wait=False) as free:
        assert not free


def _take(lock):
    with locked(lock) as taken:
        return taken and lock.exists()
