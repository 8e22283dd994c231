"""Some columns of a whole table, or codes of them; those of parts that were there before are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity import stable_id
from pipeline.publish.read import read_each_part, read_parts
from pipeline.publish.versions import Version
from pipeline.store import read_sealed, write_sealed
from schemas import TABLES
from schemas.evidence_map import CELL

PARTS = b"parts"
"""The note in a kept file that lists the SHA-256 and the rows of each part, in order."""

TOGETHER = 32
"""Parts that are kept in one file: parts that are appended cost the writing of the last one alone."""

OF_DOCUMENTS = (
    *("document_id", "source_type", "document_type", "peer_review"),
    *("language", "licence", "redistributable"),
)

OF_CLAIMS = ("claim_id", "document_id", "effect")

CELL_CODE = f"code of {', '.join(CELL)}"
"""The column that tells a claim's cell of the evidence map by a number: the same for claims of one cell.

It is a hash of 64 bits, so numbers are as good as unique, and of no meaning.
"""

APART = "\x1f"
"""Stands between the values that a code is made of; no id holds it."""

IN_ONE_THREAD = pa.ipc.IpcReadOptions(use_threads=False)
"""How a kept file is read: it has too few columns for threads to pay."""

Parts = Sequence[tuple[str, int]]
Make = Callable[[pa.Table], pa.Table]
Read = Callable[[str], pa.Table]


def whole_columns(version: Version, table: str, columns: Sequence[str]) -> pa.Table:
    """Some columns of all rows of a table; no row where the version lacks it."""
    return _whole(version, table, columns, lambda rows: rows)


def columns_of_documents(version: Version) -> pa.Table:
    """What card and page ask of all documents, together: a file costs more to keep than its columns do."""
    return whole_columns(version, "documents", OF_DOCUMENTS)


def columns_of_claims(version: Version) -> pa.Table:
    """What the page asks of all claims, together: ``OF_CLAIMS`` and ``CELL_CODE``."""
    return _whole(version, "claims", [*OF_CLAIMS, *CELL], _with_code)


def _whole(version: Version, table: str, columns: Sequence[str], make: Make) -> pa.Table:
    """What is made of some columns, part by part."""
    empty = TABLES[table].arrow_schema().empty_table().select(list(columns))
    if version.cache is None:
        return pa.concat_tables(map(make, [empty, *read_each_part(version, table, columns)]))
    return pa.concat_tables([make(empty), *_each_kept(version, table, empty, make, cache=version.cache)])


def _with_code(claims: pa.Table) -> pa.Table:
    ids = [pc.fill_null(claims[name], "") for name in CELL]
    joined = pc.binary_join_element_wise(*ids, APART).to_numpy()
    codes = pd.util.hash_array(joined, categorize=False)
    return claims.select(OF_CLAIMS).append_column(CELL_CODE, pa.array(codes))


def _each_kept(
    version: Version, table: str, empty: pa.Table, make: Make, *, cache: Path
) -> Iterator[pa.Table]:
    """The same rows, of which only parts are read that were not there when they were last asked for."""
    entry = version.manifest["tables"].get(table, {"parts": []})
    paths = {part["sha256"]: part["path"] for part in entry["parts"]}
    parts = [(part["sha256"], part["rows"]) for part in entry["parts"] if part["rows"]]

    def read(sha: str) -> pa.Table:
        return make(read_parts([version.path / paths[sha]], columns=empty.column_names))

    made = make(empty)
    name = f"{table}-{stable_id(*made.column_names)}"
    for start in range(0, len(parts), TOGETHER):
        place = cache / "columns" / f"{name}-{start // TOGETHER}.arrow"
        yield _kept(parts[start : start + TOGETHER], read, empty=made, place=place, cache=cache)


def _kept(parts: Parts, read: Read, *, empty: pa.Table, place: Path, cache: Path) -> pa.Table:
    """The rows of some parts: those that are known, and the others as ``read`` by their SHA-256."""
    rows, known = _load(place, empty)
    if known != parts:
        pieces = _pieces(rows, known)
        found = (pieces[sha] if sha in pieces else read(sha) for sha, _ in parts)
        rows = pa.concat_tables([empty, *found]).combine_chunks()
        _save(place, rows, parts, cache=cache)
    return rows


def _pieces(rows: pa.Table, parts: Parts) -> dict[str, pa.Table]:
    """The rows by part."""
    pieces, start = {}, 0
    for sha, count in parts:
        pieces[sha] = rows.slice(start, count)
        start += count
    return pieces


def _load(place: Path, empty: pa.Table) -> tuple[pa.Table, Parts]:
    """What was kept; nothing where it is missing, damaged, or of another schema."""
    data = read_sealed(place)
    rows = empty if data is None else pa.ipc.open_file(data, options=IN_ONE_THREAD).read_all()
    if data is None or not rows.schema.equals(empty.schema):
        return empty, []
    noted: Any = json.loads(rows.schema.metadata[PARTS])
    return rows, [(sha, count) for sha, count in noted]


def _save(place: Path, rows: pa.Table, parts: Parts, *, cache: Path) -> None:
    noted = rows.replace_schema_metadata({PARTS: json.dumps(parts)})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, noted.schema) as writer:
        writer.write_table(noted)
    write_sealed(place, sink.getvalue().to_pybytes(), cache=cache)
