"""Files that were cut short, overwritten or put together wrongly are read as far as they go, or refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from pipeline.sources import UNPACKER, read
from pipeline.sources.unpack.streams import REFUSED
from tests.formats.test_readers import SAMPLES

MARKS = b'{}[]",:<>&;\\= \n'


def damaged(data: bytes, seed: str) -> Iterator[bytes]:
    """The file, harmed in a dozen ways, the same in every run of the tests."""
    random = Random(seed)
    for _ in range(4):
        start, end = sorted(random.choices(range(len(data)), k=2))
        mark = bytes(random.choices(MARKS, k=3))
        yield data[:end]
        yield data[:start] + mark + data[start:]
        yield data[:start] + data[start + len(mark) :]
        yield data[:end] + data[start : start + 60] + data[end:]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_damaged_file_never_fails_its_reader(path: Path) -> None:
    for data in damaged(path.read_bytes(), path.name):
        try:
            for member in UNPACKER.members(io.BytesIO(data), path.name, len(data)):
                read(member.data or b"")
        except REFUSED:
            continue
