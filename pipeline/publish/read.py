"""Read a table of one version, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.publish.faults import DamagedVersionError
from pipeline.publish.versions import LATEST_WORD, Version, resolve


def load(
    table: str,
    version: str = LATEST_WORD,
    outputs: Path | str = "outputs",
    *,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One table, or some of its columns, as an Arrow-backed data frame, all parts from one version.

    ``version`` is ``latest``, a version's name or a release's.  Raises UsageError for a version, table or
    column not there, DamagedVersionError for a version that is not whole.
    """
    rows = read_table(resolve(Path(outputs), version), table, columns=columns)
    frame: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_table(version: Version, table: str, *, columns: Sequence[str] | None = None) -> pa.Table:
    """One table of a version, or some of its columns; page checksums are verified."""
    _check_names(version, table, columns or ())
    return read_parts(version.table(table), columns=columns)


def read_parts(paths: Sequence[Path], *, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of some parts of one table, in order; page checksums are verified."""
    wanted = None if columns is None else list(columns)
    return pa.concat_tables(_read(path, wanted) for path in paths)


def read_schema(path: Path) -> pa.Schema:
    """The Arrow schema of one part."""
    with _opened(path) as file:
        return file.schema_arrow


def _check_names(version: Version, table: str, columns: Sequence[str]) -> None:
    tables = version.manifest["tables"]
    if table not in tables:
        raise UsageError(f"version {version.name} has no table {table!r}.", f"It has {', '.join(tables)}.")
    known = [column["name"] for column in tables[table]["schema"]]
    for column in columns:
        if column not in known:
            raise UsageError(f"table {table} has no column {column!r}.", f"It has {', '.join(known)}.")


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    with _opened(path) as file:
        return file.read(columns=columns)


@contextmanager
def _opened(path: Path) -> Iterator[pq.ParquetFile]:
    """A part to read from; what is wrong with it is named."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True, pre_buffer=False) as file:
            yield file
    except FileNotFoundError as error:
        raise DamagedVersionError(path, "is not there, though the manifest names it") from error
    except (OSError, pa.ArrowInvalid) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise DamagedVersionError(path, f"does not read as Parquet ({error})") from error
