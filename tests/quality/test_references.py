"""Floors for the fields of references, on public gold strings that the chain was not trained on.

Half the gold is books, theses and proceedings of other fields; a container that is no journal counts
as missed.
"""

import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.rows import Reference
from tests.documents import one_segment
from tests.quality.counting import Counts
from tests.seeded import SEEDED
from training.references.gold import is_held_out

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "references"
NO_NAMES = re.compile(r"\b(?:and|et al|et|und|al|others)\b")

Fields = dict[str, str]


def folded(text: str) -> str:
    """Lower case letters and digits, all else a space: case and punctuation don't count."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("&", " ")
    return " ".join(re.sub(r"[^\w]|_", " ", plain).split())


def names(text: str) -> str:
    return " ".join(NO_NAMES.sub(" ", folded(text)).split())


def gold(record: dict[str, Any]) -> Fields:
    fields = record["fields"]
    title = (fields.get("title") or fields.get("title_or_book") or [""])[0]
    journal = (fields.get("journal") or fields.get("container") or [""])[0]
    return {
        "authors": names(" ".join(fields.get("author", []))),
        "year": " ".join(fields.get("date", [])),
        "title": folded(title),
        "journal": folded(journal).removeprefix("in "),
    }


def read(row: Reference) -> Fields:
    return {
        "authors": names(" ".join(row.authors)),
        "year": str(row.year or ""),
        "title": folded(row.title or ""),
        "journal": folded(row.journal or ""),
    }


def agree(field: str, said: str, expected: str) -> bool:
    """A year may stand among other parts of a date; all else is equal after folding."""
    return said in expected if field == "year" else said == expected


def counts(name: str) -> dict[str, Counts]:
    """By field how often it is right, read, and in the gold data."""
    path = CORPUS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    parser = SEEDED.references
    right, seen, there = Counter[str](), Counter[str](), Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        if not is_held_out(record["id"]):
            continue
        row = parser.find(one_segment(text, "reference"))[0]
        said, expected = read(row), gold(record)
        seen.update(field for field in said if said[field])
        there.update(field for field in said if expected[field])
        right.update(field for field in said if said[field] and agree(field, said[field], expected[field]))
    return {field: Counts(right[field], seen[field], there[field]) for field in sorted(there)}


@pytest.mark.parametrize("name", ["anystyle_core", "anystyle_good", "anystyle_ugly", "grobid_citation_train"])
def test_fields_keep_their_floors(name: str, hold_floor: Any) -> None:
    figures = {
        f"{field}_{what}": value
        for field, found in counts(name).items()
        for what, value in found.figures().items()
    }
    hold_floor(f"references held out {name}", CORPUS / f"{name}.jsonl", **figures)
