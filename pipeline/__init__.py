"""Cell therapy for ALS: captured documents in, a validated and versioned evidence dataset out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd


def load(
    table: str,
    version: str = "latest",
    outputs: Path | str = "outputs",
    *,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One table, or some of its columns, as an Arrow-backed data frame, all parts from one version.

    ``outputs`` is a folder, or the address of a mirror such as ``s3://bucket/folder``; ``version`` is
    ``latest``, a version's name or, in a folder, a release's.  Raises UsageError for a version, table or
    column not there, DamagedVersionError for a version that is not whole.
    """
    from pipeline.publish.load import load as load_table

    return load_table(table, version, outputs, columns=columns)


def latest_version(outputs: Path | str = "outputs") -> str:
    """The name of the latest version, by which several tables of it can be loaded while others appear."""
    from pipeline.publish.load import latest_version as name

    return name(outputs)
