"""Digests of every vocabulary row and rule, so that a difference can name the one that caused it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.store import Record, RecordStore
from pipeline.vocabulary.mappings import load_mapping

DIGITS = 10
"""Hex digits of a row's digest: 40 bits, since only two versions of one row are ever compared."""


def seed_rows(seeds: Path, files: Mapping[str, str], store: RecordStore) -> dict[str, dict[str, str]]:
    """Id -> digest of the rows of each seed file; ``files`` are their paths and hashes.

    What is known of a file is kept in ``store``, since reading YAML takes longer than a run without
    changes may.
    """
    return {path: _known(seeds / path, key=sha, store=store) for path, sha in files.items()}


def _known(path: Path, *, key: str, store: RecordStore) -> dict[str, str]:
    place = sha256(f"seed rows\x1f{DIGITS}\x1f{path.name}\x1f{key}".encode()).hexdigest()
    record = store.get(place)
    if record is None:
        rows = _rules(path) if path.suffix == ".yaml" else _vocabulary(path)
        record = Record({}, {"rows": dict(sorted(rows))})
        store.put(place, record)
    return dict(record.facts["rows"])


def _vocabulary(path: Path) -> Iterator[tuple[str, str]]:
    """The rows of a table by their first column."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.partition("\t")[0], _digest(line)


def _rules(path: Path) -> Iterator[tuple[str, str]]:
    """Each rule with an ``id``, and by its key each setting: all else that stands there."""
    rules: dict[str, Any] = {}
    for key, value in load_mapping(path, f"seeds/rules/{path.name}").items():
        rules[key] = _without_rules(value, rules)
    yield from ((name, _digest(value)) for name, value in rules.items())


def _without_rules(value: Any, rules: dict[str, Any]) -> Any:
    """The value with each rule in it replaced by its id; the rules go to ``rules``."""
    if isinstance(value, list):
        return [_without_rules(member, rules) for member in value]
    if not isinstance(value, dict):
        return value
    inner = {str(key): _without_rules(member, rules) for key, member in value.items()}
    if "id" not in inner:
        return inner
    rules[str(inner["id"])] = inner
    return inner["id"]


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:DIGITS]
