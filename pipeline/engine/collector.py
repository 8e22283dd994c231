"""Memory that nobody needs: where Python shall not look for it, and when Arrow gives it back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Rows are many small tuples without cycles; looking for cycles among them costs a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def imports_left_alone() -> Iterator[None]:
    """What is there already, mostly imported code, stays; one look through all of it takes 60 ms."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back() -> None:
    """Let the system have what Arrow keeps of freed memory, since the next step needs it in other sizes.

    It takes a quarter of a millisecond; without it what each step over the whole corpus frees adds up.
    """
    pa.default_memory_pool().release_unused()
