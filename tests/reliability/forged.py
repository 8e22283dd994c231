"""Versions with one wrong row, signed anew, so that only the promises between tables can tell."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish import Version
from pipeline.publish.draft import SUMS, sums_of
from pipeline.publish.manifest import fingerprint, sealed
from pipeline.publish.versions import LATEST, MANIFEST, read_version
from pipeline.store import part_key, write_part
from schemas import TABLES, Table
from schemas.table import allowed

OFFSETS = ("start", "end", "raw_start", "raw_end")
RULE = "rule_id"
"""It says why a row is there and names no other row, so nothing tells where two are swapped."""

STEPS = (-3, -2, -1, 1, 2, 3)
"""By how much an offset is wrong; a step of a whole word would be found no worse."""

Row = dict[str, Any]
Corrupt = Callable[[list[Row], random.Random], None]


class Corruption(NamedTuple):
    """One way to make a row of a table wrong; ``column`` is empty where whole rows move."""

    kind: str
    table: str
    column: str
    corrupt: Corrupt

    @property
    def name(self) -> str:
        """The corruption as reports show it."""
        return " ".join(filter(None, [self.kind, self.table, self.column]))


def corruptions() -> Iterator[Corruption]:
    """Every way that the schemas leave open, table by table."""
    for name, table in TABLES.items():
        for kind, corrupt in (("dropped row", _drop), ("doubled row", _double), ("unsorted", _unsort)):
            yield Corruption(kind, name, "", corrupt)
        for column in table.columns:
            for kind, corrupt in _of_column(table, column):
                yield Corruption(kind, name, column, corrupt)


def forged(version: Version, folder: Path, corruption: Corruption, *, seed: int) -> Version | None:
    """A copy of ``version`` below ``folder`` with one corruption; None where no row allows it."""
    chance = random.Random(f"{corruption.name} {seed}")
    parts = version.manifest["tables"][corruption.table]["parts"]
    for place in chance.sample(range(len(parts)), len(parts)):
        rows = pq.read_table(version.path / parts[place]["path"])
        wrong = _wrong(rows, corruption, chance)
        if wrong is not None:
            copied = _copied(version, folder)
            _sign(copied, corruption.table, place, wrong)
            return read_version(copied.path)
    return None


def _wrong(rows: pa.Table, corruption: Corruption, chance: random.Random) -> pa.Table | None:
    listed = rows.to_pylist()
    try:
        corruption.corrupt(listed, chance)
    except IndexError:
        return None
    wrong = pa.Table.from_pylist(listed, schema=rows.schema)
    return None if wrong.equals(rows) else wrong


def _copied(version: Version, folder: Path) -> Version:
    """The version by links, with the pointer to it."""
    copy = folder / version.path.name
    shutil.copytree(version.path, copy, copy_function=os.link)
    for path in (copy, *copy.iterdir()):
        if path.is_dir():
            path.chmod(0o755)
    return read_version(copy)


def _sign(version: Version, name: str, place: int, rows: pa.Table) -> None:
    """Put ``rows`` in place of a part, and make manifest, sums and pointer agree with it."""
    entry = version.manifest["tables"][name]
    part, data = entry["parts"][place], write_part(rows)
    _put(version.path / part["path"], data)
    part |= {"sha256": sha256(data).hexdigest(), "bytes": len(data), "rows": rows.num_rows}
    part |= dict(zip(("first_key", "last_key"), _ends(TABLES[name], rows), strict=True))
    entry |= {size: sum(one[size] for one in entry["parts"]) for size in ("rows", "bytes")}
    manifest = version.manifest | {"fingerprint": fingerprint(version.manifest["tables"])}
    files = [file for file in manifest["files"] if file["path"] != SUMS]
    sums = sums_of(manifest["tables"], files)
    _put(version.path / SUMS, sums)
    manifest["files"] = [*files, {"path": SUMS, "sha256": sha256(sums).hexdigest(), "bytes": len(sums)}]
    data = sealed(manifest)
    _put(version.path / MANIFEST, data)
    pointer = {"version": version.path.name, "manifest_sha256": sha256(data).hexdigest()}
    (version.path.parent / LATEST).write_text(json.dumps(pointer))


def _put(path: Path, data: bytes) -> None:
    path.unlink()
    path.write_bytes(data)


def _ends(table: Table, rows: pa.Table) -> tuple[list[str] | None, list[str] | None]:
    if not rows.num_rows:
        return None, None
    first, last = (rows.select(part_key(table)).slice(at, 1).to_pylist()[0] for at in (0, rows.num_rows - 1))
    return [_text(value) for value in first.values()], [_text(value) for value in last.values()]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _of_column(table: Table, column: str) -> Iterator[tuple[str, Corrupt]]:
    if column in OFFSETS:
        yield "wrong offset", lambda rows, chance: _shift(_any(rows, column, chance), column, chance)
    if column == "cues":
        yield "wrong offset", _shift_cue
    if (column.endswith("_id") and column != RULE) or column in table.references:
        yield "swapped id", lambda rows, chance: _swap(rows, column, chance)
    if column in table.references:
        yield "foreign key", lambda rows, chance: _set(rows, column, "f" * 16, chance)
    if column == "content":
        yield "altered bytes", lambda rows, chance: _set(rows, column, b"altered", chance)
    if allowed(table.columns[column]):
        yield "altered enum", lambda rows, chance: _set(rows, column, "altered", chance)


def _drop(rows: list[Row], chance: random.Random) -> None:
    rows.pop(chance.choice(range(len(rows))))


def _double(rows: list[Row], chance: random.Random) -> None:
    place = chance.choice(range(len(rows)))
    rows.insert(place, rows[place])


def _unsort(rows: list[Row], chance: random.Random) -> None:
    place = chance.choice(range(1, len(rows)))
    rows[place - 1 : place + 1] = rows[place], rows[place - 1]


def _any(rows: list[Row], column: str, chance: random.Random) -> Row:
    """A row that has a value there."""
    return chance.choice([row for row in rows if row[column]])


def _shift(row: Row, column: str, chance: random.Random) -> None:
    row[column] = max(row[column] + chance.choice(STEPS), 0)


def _shift_cue(rows: list[Row], chance: random.Random) -> None:
    _shift(chance.choice(_any(rows, "cues", chance)["cues"]), chance.choice(["start", "end"]), chance)


def _swap(rows: list[Row], column: str, chance: random.Random) -> None:
    """Give each of two rows what the other has there, if it then says something else.

    Two citations in one pair of brackets say the same whichever of them names which entry.
    """
    one = _any(rows, column, chance)
    others = [row for row in rows if row[column] and row[column] != one[column]]
    other = chance.choice([row for row in others if _besides(row, column) != _besides(one, column)])
    one[column], other[column] = other[column], one[column]


def _besides(row: Row, column: str) -> list[object]:
    """What a row says besides its own id, which is its first column, and ``column``."""
    return [value for name, value in list(row.items())[1:] if name != column]


def _set(rows: list[Row], column: str, value: str | bytes, chance: random.Random) -> None:
    row = _any(rows, column, chance)
    row[column] = [value, *row[column][1:]] if isinstance(row[column], list) else value
