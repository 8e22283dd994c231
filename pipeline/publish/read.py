"""Read a table of one version, whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.publish.faults import DamagedVersionError
from pipeline.publish.versions import LATEST_WORD, Version, resolve


def load(table: str, version: str = LATEST_WORD, outputs: Path | str = "outputs") -> pd.DataFrame:
    """One table as an Arrow-backed data frame, all parts from one version.

    ``version`` is ``latest``, a version's name or a release's; raises UsageError for one not there.
    """
    rows = read_table(resolve(Path(outputs), version), table)
    frame: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_table(version: Version, table: str, *, columns: Sequence[str] | None = None) -> pa.Table:
    """One table of a version, or some of its columns; page checksums are verified."""
    if table not in version.manifest["tables"]:
        known = ", ".join(version.manifest["tables"])
        raise UsageError(f"version {version.name} has no table {table!r}.", f"It has {known}.")
    return read_parts(version.table(table), columns=columns)


def read_parts(paths: Sequence[Path], *, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of some parts of one table, in order; page checksums are verified."""
    wanted = None if columns is None else list(columns)
    return pa.concat_tables(_read(path, wanted) for path in paths)


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    try:
        with pq.ParquetFile(path, page_checksum_verification=True, pre_buffer=False) as file:
            return file.read(columns=columns)
    except (OSError, pa.ArrowInvalid) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise DamagedVersionError(path, f"does not read as Parquet ({error})") from error
