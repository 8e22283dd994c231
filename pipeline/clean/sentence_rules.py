"""Reads ``seeds/rules/sentences.yaml`` into look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.clean.seed_rows import rows_of
from pipeline.errors import SeedError

_PLACE = "seeds/rules/sentences.yaml"


class SentenceRules(NamedTuple):
    """The words that decide about a period, and what may begin a sentence in lower case."""

    abbreviations: frozenset[str]
    before_a_number: frozenset[str]
    unless_a_starter_follows: frozenset[str]
    starters: frozenset[str]
    before_a_name: frozenset[str]
    lower_case_start: re.Pattern[str]


def read_sentence_rules(content: dict[str, Any]) -> SentenceRules:
    """Raises :class:`SeedError` naming the rule that can't be used."""
    return SentenceRules(
        abbreviations=_cased(content, "abbreviations"),
        before_a_number=_cased(content, "before_a_number"),
        unless_a_starter_follows=_cased(content, "unless_a_starter_follows"),
        starters=frozenset(_texts(content, "starters", "words")),
        before_a_name=frozenset(_texts(content, "before_a_name", "words")),
        lower_case_start=_pattern(content, "lower_case_starts"),
    )


def _cased(content: dict[str, Any], key: str) -> frozenset[str]:
    """The words as written, capitalized, and from three letters on in capitals."""
    words = _texts(content, key, "words")
    capitalized = [word[0].upper() + word[1:] for word in words]
    return frozenset([*words, *capitalized, *(word.upper() for word in words if len(word) > 2)])


def _pattern(content: dict[str, Any], key: str) -> re.Pattern[str]:
    for place, pattern in _entries(content, key, "patterns"):
        try:
            re.compile(pattern)
        except re.error as error:
            raise SeedError(place, pattern, "is not a regular expression", f"Mend it: {error}.") from error
    return re.compile("|".join(f"(?:{pattern})" for pattern in _texts(content, key, "patterns")))


def _texts(content: dict[str, Any], key: str, column: str) -> list[str]:
    return [text for _, text in _entries(content, key, column)]


def _entries(content: dict[str, Any], key: str, column: str) -> Iterator[tuple[str, str]]:
    """Every text in ``column`` of the rules under ``key``, with the place of its rule."""
    for row in rows_of(content, key, _PLACE):
        place = f"{_PLACE} rule {row['id']}"
        texts = row.get(column)
        if not isinstance(texts, list):
            raise SeedError(place, texts, f"under {column!r} is not a list", f"Give it a list {column!r}.")
        for text in texts:
            if not isinstance(text, str) or not text:
                raise SeedError(place, text, f"under {column!r} is not a text", "Put it in quotes.")
            yield place, text
