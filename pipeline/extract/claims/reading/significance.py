"""Reads whether a stretch of text calls its difference significant: p-values, intervals of ratios, words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.any_of import AnyOf
from pipeline.extract.claims.reading.meaning import DOWN, NEITHER, UP
from pipeline.vocabulary.rules import Rules

SIGNIFICANT, NOT_SIGNIFICANT, MIXED = "significant", "not_significant", "mixed"

MINUSES = "−–-"


class Significance:
    """The section ``significance``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("significance")
        self._threshold = float(section.field("threshold"))
        self._hints = AnyOf(section.field("hints"))
        self._above = frozenset(section.field("above"))
        self._equal = frozenset((None, *section.field("equal")))
        self._value = section.pattern("p_value")
        self._intervals = [(section.pattern("ratio"), 1.0), (section.pattern("difference"), 0.0)]
        self._words = {name: section.pattern(name) for name in (NOT_SIGNIFICANT, SIGNIFICANT)}

    def is_told(self, text: str) -> bool:
        """Can the text say it at all? Most texts can't, and this asks little."""
        return self._hints.stands_in(text)

    def of(self, text: str) -> str | None:
        """What the text's numbers say together, else the first of its words; null where nothing says it."""
        words = (name for name, pattern in self._words.items() if pattern.search(text))
        return self.measured(text) or next(words, None)

    def measured(self, text: str) -> str | None:
        """What the text's numbers say together; null without any."""
        said = set(self._numbers(text))
        return MIXED if len(said) > 1 else next(iter(said), None)

    def way_of_ratio(self, text: str) -> str | None:
        """Which way the text's one ratio with an interval lies from 1; null without it or with several."""
        interval, nothing = self._intervals[0]
        found = [tuple(map(_number, match.group("low", "high"))) for match in interval.finditer(text)]
        if len(found) != 1:
            return None
        ((low, high),) = found
        return UP if low > nothing else DOWN if high < nothing else NEITHER

    def _numbers(self, text: str) -> Iterator[str]:
        for match in self._value.finditer(text):
            value = float(f"0.{match['decimals']}")
            if value == self._threshold and match["sign"] in self._equal:
                yield MIXED
            beyond = match["sign"] in self._above or value > self._threshold
            yield NOT_SIGNIFICANT if beyond else SIGNIFICANT
        for interval, nothing in self._intervals:
            for match in interval.finditer(text):
                low, high = (_number(match[name]) for name in ("low", "high"))
                yield NOT_SIGNIFICANT if low <= nothing <= high else SIGNIFICANT


def _number(written: str) -> float:
    size = float(written.lstrip(MINUSES).replace("·", "."))
    return size if written[0].isdigit() else -size
