"""What a format says of a line (`nav`, `h1`, `li` …), as scores that are added to the model's."""

from __future__ import annotations

import numpy as np

from pipeline.chain.best import Scores
from pipeline.clean.raw_segment import ROLES
from pipeline.clean.segment.lines import Line
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules


class HintReader:
    """The rows under ``hints`` of ``roles.yaml``: elements, and their weights for roles in log odds."""

    def __init__(self, content: Rules, roles: tuple[str, ...]) -> None:
        self._nothing = np.zeros(len(roles), np.int32)
        self._scores: dict[str, Scores] = {}
        self._rules: dict[str, str] = {}
        self._favoured: dict[str, frozenset[str]] = {}
        for row in content.rows("hints") if "hints" in content else []:
            weights = _weights(row)
            scores = np.array([round(100 * weights.get(role, 0)) for role in roles], np.int32)
            for element in row["elements"]:
                self._scores[element], self._rules[element] = scores, row["id"]
                self._favoured[element] = frozenset(role for role, weight in weights.items() if weight > 0)

    def scores(self, lines: list[Line]) -> Scores | None:
        """The scores of all lines, None where no line has a hint."""
        if not any(line.hint for line in lines):
            return None
        return np.array([self._scores.get(line.hint or "", self._nothing) for line in lines])

    def rule(self, line: Line, role: str) -> str:
        """The id of the hint that speaks for ``role``, empty where none does."""
        return self._rules[line.hint] if line.hint and role in self._favoured.get(line.hint, ()) else ""


def _weights(row: Rules) -> dict[str, float]:
    weights = row.get("weights")
    if not isinstance(weights, dict) or not isinstance(row.get("elements"), list):
        raise SeedError(
            row.place, weights, "has no elements or weights", "Give it a list and a mapping of roles."
        )
    for role, weight in weights.items():
        if role not in ROLES or not isinstance(weight, int | float):
            raise SeedError(
                row.place, f"{role}: {weight}", "is no role with a number", "Use a role and a number."
            )
    return weights
