"""What is written of a chain is read as it was, and decides as the chain that was fitted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from pipeline.chain.columns import Column
from pipeline.chain.model import LinearChain, load_weights, read_weights
from pipeline.chain.sequences import Sequences
from training.crf import Chain
from training.weights import decided, written

LABELS = ("body", "menu")
SIGNS = [("shape", "["), ("shape & shape +1", "[ X"), ("shape & shape +1", "1 ["), ("word", "\n 7")]
SIZES = [3, 2]
CODES = np.array([0, 1, 1, 1, 0])
VALUES = [("ends", "stop"), ("ends", "letter")]


def test_values_of_any_signs_are_read_as_they_were_written(tmp_path: Path) -> None:
    chain = Chain(values=len(SIGNS), roles=len(LABELS), penalty=1.0)
    chain.weights[:] = np.arange(1, 9).reshape(4, 2) / 100
    path = tmp_path / "weights.json"
    path.write_text(written(chain, SIGNS, LABELS), encoding="utf-8")
    rows = {
        (column, value): weights.tolist()
        for column, listed in load_weights(path).values.items()
        for value, weights in listed.items()
    }
    assert rows == dict(zip(SIGNS, [[1, 2], [3, 4], [5, 6], [7, 8]], strict=True))


def test_the_weights_of_one_value_stand_on_one_line() -> None:
    chain = Chain(values=1, roles=2, penalty=1.0)
    chain.weights[:] = 0.25
    text = written(chain, [("shape", "[ X")], LABELS)
    assert '   "[ X": [25, 25]' in text.splitlines()
    assert json.loads(text)["labels"] == list(LABELS)


def test_the_file_decides_as_the_chain() -> None:
    chance = np.random.default_rng(1)
    chain = Chain(values=2, roles=2, penalty=1.0)
    chain.weights, chain.transitions = (chance.normal(size=(2, 2)).astype(np.float32) for _ in range(2))
    read = LinearChain(read_weights(json.loads(written(chain, VALUES, LABELS))))
    ends = Column("ends", ("stop", "letter"), CODES)
    found = read.decide([ends], Sequences(SIZES)).tolist()
    assert decided(chain, np.eye(2, dtype=np.float32)[CODES], SIZES).tolist() == found
    assert set(found) == {0, 1}
