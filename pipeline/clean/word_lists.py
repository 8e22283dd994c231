"""Words of rules, folded as the text is in which they are looked for."""

from __future__ import annotations

from typing import Any

from pipeline.clean.fold import fold
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules


def words_of(rules: Rules, key: str) -> list[str]:
    """The folded phrases under ``key``, none where the key is absent."""
    phrases = rules.get(key, [])
    if not isinstance(phrases, list):
        raise SeedError(rules.place, phrases, f"under {key!r} is not a list", "Write [phrase, phrase].")
    for phrase in phrases:
        if not isinstance(phrase, str) or not phrase.strip():
            raise SeedError(
                rules.place, phrase, f"under {key!r} is not a phrase", "Put the phrase in quotes."
            )
    return [fold(phrase) for phrase in phrases]


def table_of(rules: Rules, key: str) -> dict[str, Any]:
    """The mapping under ``key`` with folded keys."""
    table = rules.get(key)
    if not isinstance(table, dict):
        raise SeedError(rules.place, key, "is not a mapping", f"Give the file a mapping {key!r}.")
    for word in table:
        if not isinstance(word, str):
            raise SeedError(rules.place, word, f"under {key!r} is not a word", "Put the word in quotes.")
    return {fold(word): value for word, value in table.items()}
