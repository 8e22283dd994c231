"""The files of a version that describe it to people and to other programs."""

from __future__ import annotations

from pipeline.publish.changes_md import changes_md
from pipeline.publish.draft import VersionDraft
from pipeline.publish.manifest import encode
from pipeline.publish.release.card import card
from pipeline.publish.release.citation import citation_cff
from pipeline.publish.release.croissant import croissant
from pipeline.publish.release.datapackage import datapackage

__all__ = ["croissant", "datapackage", "standard_files"]


def standard_files(draft: VersionDraft) -> dict[str, bytes]:
    """The dataset card, its citation, what changed, and the metadata of a draft."""
    return {
        "README.md": card(draft.version.manifest, draft.documents).encode(),
        "CITATION.cff": citation_cff(draft.version.manifest).encode(),
        "CHANGES.md": changes_md(draft).encode(),
        "croissant.json": encode(croissant(draft.version.manifest), depth=2),
        "datapackage.json": encode(datapackage(draft.version.manifest), depth=5),
    }
