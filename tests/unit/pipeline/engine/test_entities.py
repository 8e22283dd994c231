"""Entities of a batch are the same however many documents are read side by side."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.engine import entities
from pipeline.engine.clean_text import clean_captures
from pipeline.engine.entities import extract_entities
from pipeline.engine.raw_text import GIVEN, read_captures
from tests.seeded import SEEDED

PAGES = [
    b"Mesenchymal stem cells (MSCs) were given to 26 patients with amyotrophic lateral sclerosis.\n",
    b"<html><p>Riluzole was given for 12 months, as Doe (2019) did; see NCT01234567.</p></html>",
    b'{"DOI": "10.99999/x", "title": ["Stem cells for ALS"], "reference": [{"key": "1", "author": "Doe"}]}',
]


def cleaned(folder: Path) -> dict[str, pa.Table]:
    rows = []
    for number, data in enumerate(PAGES):
        path = folder / f"{number}"
        path.write_bytes(data)
        told = (f"{number:016x}", f"{number}", bytes(path), len(data), sha256(data).hexdigest())
        rows.append(dict(zip(GIVEN.names, (*told, None, None, 0, None, None, None, None), strict=True)))
    captures = read_captures({"given": pa.Table.from_pylist(rows, GIVEN)}, SEEDED)
    return {**captures, **clean_captures(captures, SEEDED)}


def test_documents_read_one_by_one_give_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = cleaned(tmp_path)
    together = extract_entities(tables, SEEDED)
    monkeypatch.setattr(entities, "_TOGETHER", 1)
    assert extract_entities(tables, SEEDED) == together
    assert together["mentions"]["document_id"].unique().to_pylist() == [
        f"{n:016x}" for n in range(len(PAGES))
    ]
    assert together["references"]["authors"].to_pylist() == [["Doe"]]
