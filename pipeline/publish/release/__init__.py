"""The files of a version that describe it to people and to other programs."""

from __future__ import annotations

from pipeline.publish.changes_md import changes_md
from pipeline.publish.draft import VersionDraft
from pipeline.publish.manifest import encode
from pipeline.publish.release.croissant import croissant
from pipeline.publish.release.datapackage import datapackage

__all__ = ["croissant", "datapackage", "standard_files"]


def standard_files(draft: VersionDraft) -> dict[str, bytes]:
    """``CHANGES.md``, ``datapackage.json`` and ``croissant.json`` of a draft."""
    return {
        "CHANGES.md": changes_md(draft).encode(),
        "croissant.json": encode(croissant(draft.version.manifest), depth=2),
        "datapackage.json": encode(datapackage(draft.version.manifest), depth=5),
    }
