"""Reads ``seeds/rules/sentences.yaml`` into look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules, compiled


class SentenceRules(NamedTuple):
    """The words that decide about a period, and what may begin a sentence in lower case."""

    abbreviations: frozenset[str]
    before_a_number: frozenset[str]
    unless_a_starter_follows: frozenset[str]
    starters: frozenset[str]
    before_a_name: frozenset[str]
    lower_case_start: re.Pattern[str]


def read_sentence_rules(content: Rules) -> SentenceRules:
    """Raises :class:`SeedError` naming the rule that can't be used."""
    return SentenceRules(
        abbreviations=_cased(content, "abbreviations"),
        before_a_number=_cased(content, "before_a_number"),
        unless_a_starter_follows=_cased(content, "unless_a_starter_follows"),
        starters=frozenset(_texts(content, "starters", "words")),
        before_a_name=frozenset(_texts(content, "before_a_name", "words")),
        lower_case_start=_pattern(content, "lower_case_starts"),
    )


def _cased(content: Rules, key: str) -> frozenset[str]:
    """The words as written, capitalized, and from three letters on in capitals."""
    words = _texts(content, key, "words")
    capitalized = [word[0].upper() + word[1:] for word in words]
    return frozenset([*words, *capitalized, *(word.upper() for word in words if len(word) > 2)])


def _pattern(content: Rules, key: str) -> re.Pattern[str]:
    for place, pattern in _entries(content, key, "patterns"):
        compiled(pattern, place)
    return re.compile("|".join(f"(?:{pattern})" for pattern in _texts(content, key, "patterns")))


def _texts(content: Rules, key: str, column: str) -> list[str]:
    return [text for _, text in _entries(content, key, column)]


def _entries(content: Rules, key: str, column: str) -> Iterator[tuple[str, str]]:
    """Every text in ``column`` of the rules under ``key``, with the place of its rule."""
    for row in content.rows(key):
        texts = row.get(column)
        if not isinstance(texts, list):
            raise SeedError(
                row.place, texts, f"under {column!r} is not a list", f"Give it a list {column!r}."
            )
        for text in texts:
            if not isinstance(text, str) or not text:
                raise SeedError(row.place, text, f"under {column!r} is not a text", "Put it in quotes.")
            yield row.place, text
