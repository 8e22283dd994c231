"""Small tables and an outputs folder to publish them into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.publish import Version, publish, standard_files
from pipeline.store import ObjectStore, Part, part_key, store_part
from schemas import TABLES

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Lab:
    """An outputs folder, and how to fill it; a table is given as parts, each a list of rows."""

    outputs: Path

    def part(self, name: str, rows: Sequence[Row]) -> Part:
        """Rows in the store; columns that they don't name hold the emptiest value allowed."""
        table = TABLES[name]
        schema = table.arrow_schema()
        filled = [{field.name: row.get(field.name, _empty(field)) for field in schema} for row in rows]
        objects = ObjectStore.of(self.outputs)
        return store_part(objects, pa.Table.from_pylist(filled, schema=schema), key=part_key(table))

    def publish(
        self,
        run: str,
        tables: Mapping[str, Sequence[Sequence[Row]]],
        manifest: Mapping[str, Any] | None = None,
        render: Any = standard_files,
    ) -> Version:
        """A published version of these tables."""
        parts = {name: [self.part(name, rows) for rows in given] for name, given in tables.items()}
        facts = {"created_at": "2024-01-01T00:00:00+00:00", **(manifest or {})}
        return publish(self.outputs, run_id=run, tables=parts, manifest=facts, render=render)


def _empty(field: pa.Field[Any]) -> Any:
    if field.nullable:
        return None
    if pa.types.is_list(field.type):
        return []
    if pa.types.is_boolean(field.type):
        return False
    return "" if pa.types.is_string(field.type) else 0


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """An empty outputs folder."""
    return Lab(tmp_path / "outputs")


@pytest.fixture(scope="session")
def new_lab() -> Callable[[Path], Lab]:
    """Makes an empty outputs folder below a folder."""
    return lambda folder: Lab(folder / "outputs")


@pytest.fixture(scope="session")
def capture() -> Callable[..., Row]:
    """A row of ``captures``: its document is named after its source_uri."""

    def row(document_id: str, content: bytes) -> Row:
        return {
            "capture_id": f"c-{document_id}",
            "document_id": document_id,
            "source_uri": f"{document_id}.txt",
            "sha256": sha256(content).hexdigest(),
        }

    return row
