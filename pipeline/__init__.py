"""Cell therapy for ALS: captured documents in, a validated and versioned evidence dataset out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def load(table: str, version: str = "latest", outputs: Path | str = "outputs") -> pd.DataFrame:
    """One table as an Arrow-backed data frame, all parts from one version.

    ``version`` is ``latest``, a version's name or a release's; raises UsageError for one not there.
    """
    from pipeline.publish.read import load as load_table

    return load_table(table, version, outputs)
