"""Reference strings whose fields are marked, from openly licensed training sets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.references.chain.tokens import TOKEN

FILES = ("anystyle_core", "anystyle_good", "anystyle_ugly", "grobid_citation_train")
HELD_OUT = 5
"""One string in so many is never learned from."""

LABELS = ("author", "container", "date", "editor", "journal", "note", "numbers", "other", "place", "title")

_LABELS = {
    "author": "author", "director": "author", "editor": "editor", "translator": "editor",
    "title": "title", "title_or_book": "title", "journal": "journal", "container": "container",
    "date": "date", "volume": "numbers", "issue": "numbers", "pages": "numbers",
    "publisher": "place", "location": "place", "pubplace": "place", "organisation": "author",
    "number": "other", "doi": "other", "url": "other", "pmid": "other", "arxiv": "other",
    "note": "note", "notes": "note", "genre": "note", "edition": "note", "series": "container",
}  # fmt: skip
"""Labels of the training sets, and what the chain calls them."""

_BOOK = ("in ", "in:", "proc", "eds", "lecture notes")


class GoldEntry(NamedTuple):
    """One string and the label of each of its tokens."""

    name: str
    text: str
    labels: list[str]


def is_held_out(name: str) -> bool:
    """Whether a string serves only to measure."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def read_gold(folder: Path) -> Iterator[GoldEntry]:
    """The strings of all sets whose fields stand in them."""
    for name in FILES:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield GoldEntry(record["id"], record["text"], _labels(record["text"], record["fields"], name))


def _labels(text: str, fields: dict[str, list[str]], source: str) -> list[str]:
    at = ["other"] * len(text)
    for field, values in fields.items():
        for value in values:
            label = _LABELS.get(field, "other")
            if source.startswith("grobid") and field == "container" and not value.lower().startswith(_BOOK):
                label = "journal"
            _mark(at, text, value, label)
    return [at[found.start()] for found in TOKEN.finditer(text)]


def _mark(at: list[str], text: str, value: str, label: str) -> None:
    """Label the first place of ``value`` that has no label yet."""
    start = text.find(value)
    while start >= 0:
        if all(one == "other" for one in at[start : start + len(value)]):
            at[start : start + len(value)] = [label] * len(value)
            return
        start = text.find(value, start + 1)
