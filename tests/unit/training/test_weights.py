"""A chain's weights are read as they were written."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from pipeline.chain.model import load_weights
from training.crf import Chain
from training.weights import written

LABELS = ("author", "title")
VALUES = [("shape", "["), ("shape & shape +1", "[ X"), ("shape & shape +1", "1 ["), ("word", "\n 7")]


def test_values_of_any_signs_are_read_as_they_were_written(tmp_path: Path) -> None:
    chain = Chain(values=len(VALUES), roles=len(LABELS), penalty=1.0)
    chain.weights[:] = np.arange(1, 9).reshape(4, 2) / 100
    path = tmp_path / "weights.json"
    path.write_text(written(chain, VALUES, LABELS), encoding="utf-8")
    read = load_weights(path).values
    rows = {
        (column, value): weights.tolist()
        for column, listed in read.items()
        for value, weights in listed.items()
    }
    assert rows == dict(zip(VALUES, [[1, 2], [3, 4], [5, 6], [7, 8]], strict=True))


def test_the_weights_of_one_value_stand_on_one_line() -> None:
    chain = Chain(values=1, roles=2, penalty=1.0)
    chain.weights[:] = 0.25
    text = written(chain, [("shape", "[ X")], LABELS)
    assert '   "[ X": [25, 25]' in text.splitlines()
    assert json.loads(text)["labels"] == list(LABELS)
