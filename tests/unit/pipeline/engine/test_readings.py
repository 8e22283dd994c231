"""Readings: what was read once is there again, from the same bytes."""

from __future__ import annotations

import pytest

from pipeline.engine.readings import restored, written
from pipeline.sources import read


@pytest.mark.parametrize(
    "data",
    [
        b"Stem cells in ALS.\n",
        "\ufeffZellen für ALS".encode("utf-16-le"),
        "Zellen für die Nerven und für die Muskeln".encode("latin-1"),
        '<html><title>Zellen – ALS</title><p class="x">Für \U0001f9ea.</p></html>'.encode(),
        '<html><meta charset="windows-1252"><p>Für ALS</p></html>'.encode("cp1252"),
        b'{"DOI": "10.99999/x", "title": ["A\\ud800"], "reference": [{"key": "1", "year": "2019"}]}',
    ],
)
def test_a_capture_is_restored_as_it_was_read(data: bytes) -> None:
    decoded = read(data)
    assert restored(data, decoded.encoding, written(decoded)) == decoded


def test_of_plain_text_nothing_is_written() -> None:
    assert written(read(b"Stem cells in ALS.\n")) is None
