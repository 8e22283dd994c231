"""Checked access to the rows of a rule file: each row a mapping with an id, each phrase a text."""

from __future__ import annotations

from typing import Any

from pipeline.clean.fold import fold
from pipeline.errors import SeedError


def rows_of(content: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    """The rows under ``key``; raises :class:`SeedError` for a row without an id or with a used one."""
    rows = content.get(key)
    if not isinstance(rows, list):
        raise SeedError(place, key, "is not a list of rules", f"Give the file a list {key!r}.")
    seen: set[str] = set()
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise SeedError(place, row, f"under {key!r} has no id", "Give each rule a text `id`.")
        if row["id"] in seen:
            raise SeedError(
                f"{place} rule {row['id']}", row["id"], "is used twice", "Give each rule its own id."
            )
        seen.add(row["id"])
    return rows


def words_of(row: dict[str, Any], key: str, place: str) -> list[str]:
    """The folded phrases under ``key`` of one row, none where the key is absent."""
    phrases = row.get(key, [])
    where = f"{place} rule {row.get('id', key)}"
    if not isinstance(phrases, list):
        raise SeedError(where, phrases, f"under {key!r} is not a list", "Write [phrase, phrase].")
    for phrase in phrases:
        if not isinstance(phrase, str) or not phrase.strip():
            raise SeedError(where, phrase, f"under {key!r} is not a phrase", "Put the phrase in quotes.")
    return [fold(phrase) for phrase in phrases]


def table_of(content: dict[str, Any], key: str, place: str) -> dict[str, Any]:
    """The mapping under ``key`` with folded keys."""
    table = content.get(key)
    if not isinstance(table, dict):
        raise SeedError(place, key, "is not a mapping", f"Give the file a mapping {key!r}.")
    for word in table:
        if not isinstance(word, str):
            raise SeedError(place, word, f"under {key!r} is not a word", "Put the word in quotes.")
    return {fold(word): value for word, value in table.items()}
