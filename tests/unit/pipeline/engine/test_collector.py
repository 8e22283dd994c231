from __future__ import annotations

import gc
import os
from pathlib import Path

import pyarrow as pa

from pipeline.engine.collector import collector_at_rest, give_back, imports_left_alone


def test_the_collector_goes_on_as_before() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_there_is_left_alone_until_the_end() -> None:
    with imports_left_alone():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_what_arrow_keeps_of_freed_memory_is_given_back() -> None:
    held = [pa.nulls(100_000, pa.int64()).fill_null(1) for _ in range(100)]
    before = _resident_bytes()
    size = sum(one.nbytes for one in held)
    del held
    give_back()
    assert before - _resident_bytes() > size / 2


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
