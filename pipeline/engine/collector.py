"""Keeps Python's collector from looking for cycles where there are none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
