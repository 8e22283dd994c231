"""A table as a data frame, from an outputs folder or from a mirror of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.publish.mirror.reading import mirrored_manifest, mirrored_table
from pipeline.publish.read import read_table
from pipeline.publish.versions import LATEST_WORD, latest, resolve


def load(
    table: str,
    version: str = LATEST_WORD,
    outputs: Path | str = "outputs",
    *,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One table, or some of its columns, as an Arrow-backed data frame, all parts from one version.

    ``outputs`` is a folder, or the address of a mirror; ``version`` is ``latest``, a version's name or, in
    a folder, a release's.  Raises UsageError for a version, table or column not there, DamagedVersionError
    for a version that is not whole.
    """
    if is_address(outputs):
        rows = mirrored_table(str(outputs), version, table, columns=columns)
    else:
        rows = read_table(resolve(Path(outputs), version), table, columns=columns)
    frame: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def latest_version(outputs: Path | str = "outputs") -> str:
    """The name of the latest version, by which several tables of it can be loaded while others appear."""
    if is_address(outputs):
        return str(mirrored_manifest(str(outputs))["version"])
    return latest(Path(outputs)).name


def is_address(outputs: Path | str) -> bool:
    """Whether this is the address of a mirror, and no folder."""
    return isinstance(outputs, str) and "://" in outputs
