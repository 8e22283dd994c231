"""Weights as a file holds them, whole hundredths of natural logarithms of odds, and what they decide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.best import best_sequences
from pipeline.chain.columns import Ints
from pipeline.chain.sequences import Sequences
from training.crf import Chain

_HUNDREDTHS = 100


def hundredths(weights: NDArray[np.float32]) -> NDArray[np.int32]:
    """The weights as the file holds them."""
    return np.rint(weights * _HUNDREDTHS).astype(np.int32)


def decided(chain: Chain, seen: Any, sizes: Sequence[int]) -> Ints:
    """The label of each place by the weights of the file, as the chain was fitted to ``seen``."""
    scores = np.rint(seen @ hundredths(chain.weights).astype(np.float32)).astype(np.int32)
    return best_sequences(scores, hundredths(chain.transitions), Sequences(sizes))


def written(chain: Chain, values: Sequence[tuple[str, str]], labels: Sequence[str]) -> str:
    """JSON with sorted keys; the weights of one value, a pair of column and value, stand on one line."""
    weights: dict[str, dict[str, list[int]]] = {}
    for (column, value), listed in zip(values, hundredths(chain.weights).tolist(), strict=True):
        if any(listed):
            weights.setdefault(column, {})[value] = listed
    after = dict(zip(labels, hundredths(chain.transitions).tolist(), strict=True))
    return _lines({"labels": list(labels), "after": after, "values": weights}, depth=0) + "\n"


def _lines(content: object, *, depth: int) -> str:
    """JSON with a line for each key of a mapping, and lists on the line of their key."""
    if not isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False)
    indent = " " * depth
    rows = (
        f" {indent}{json.dumps(key, ensure_ascii=False)}: {_lines(value, depth=depth + 1)}"
        for key, value in sorted(content.items())
    )
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
