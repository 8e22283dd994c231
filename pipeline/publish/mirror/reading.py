"""Reads a version from a mirror."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from pipeline.publish.mirror.remote import Remote
from pipeline.publish.read import check_names
from pipeline.publish.versions import LATEST_WORD, MANIFEST, parsed_manifest


def mirrored_table(url: str, version: str, table: str, *, columns: Sequence[str] | None = None) -> pa.Table:
    """One table of a mirrored version, or some of its columns.

    ``version`` is ``latest`` or a version's name.  Raises UsageError for a version, table or column not
    there, DamagedVersionError for a version that is not whole, StoreError where the store fails.
    """
    remote, manifest = Remote.at(url), mirrored_manifest(url, version)
    check_names(manifest, table, columns or ())
    parts = [f"{manifest['version']}/{part['path']}" for part in manifest["tables"][table]["parts"]]
    return pa.concat_tables(remote.part(name, columns) for name in parts)


def mirrored_manifest(url: str, version: str = LATEST_WORD) -> dict[str, Any]:
    """The manifest of a mirrored version; raises like :func:`mirrored_table`."""
    return parsed_manifest(Remote.at(url).resolved(version), f"{url}/{MANIFEST}")
