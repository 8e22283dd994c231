"""Reads what scales an amount of money: ``€4.3m``, ``$22k``."""

from __future__ import annotations

import re

from pipeline.extract.patterns import alternatives
from pipeline.extract.quantities.numbers import Number
from pipeline.vocabulary.rules import Rules


class MoneyScale:
    """The letters behind an amount and how often it is that amount; ``signs`` are those of currencies."""

    def __init__(self, rules: Rules) -> None:
        self._scales = {letters: float(times) for letters, times in rules.field("money_scales").items()}
        self._pattern = re.compile(rf"(?:{alternatives(list(self._scales))})(?!\w)")
        self.signs = frozenset(sign[-1] for sign in rules.field("currencies"))

    def belongs_to(self, text: str, number: Number) -> bool:
        """Whether ``number`` stands behind the sign of a currency and before such letters."""
        return (
            text[number.start - 1 : number.start] in self.signs
            and self._pattern.match(text, number.end) is not None
        )

    def scaled(self, text: str, number: Number) -> Number:
        """``number`` with the letters behind it."""
        scale = self._pattern.match(text, number.end)
        if scale is None:
            return number
        times = self._scales[scale[0]]
        return number._replace(
            end=scale.end(), low=number.low * times, high=number.high and number.high * times
        )
