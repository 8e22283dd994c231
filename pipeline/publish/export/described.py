"""The files of a copy that describe it, and say what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.publish.columns import columns_of_documents
from pipeline.publish.export.withheld import WITHHELD
from pipeline.publish.export.words import WORDS
from pipeline.publish.manifest import encode
from pipeline.publish.release import croissant, datapackage
from pipeline.publish.release.card import card
from pipeline.publish.release.citation import citation_cff
from pipeline.publish.versions import Version

Entry = Mapping[str, Any]

WITH_WORDS = (
    "The words of a document stay under its own licence. This copy has all of them, so don't pass it on: "
    "`als-evidence export --shareable` makes one without."
)
WITHOUT_WORDS = (
    "This copy leaves out the words of {} of {} documents, whose licence does not let anyone pass them on, "
    "or is not stated; `{}` lists them with the reason."
)
COLUMNS = (
    "For these documents, and for inputs that gave none, {} are null. "
    "Offsets, hashes, ids and what was read stay: who has the text finds every span in it. "
    "The table of changes and the report are left out, since they quote documents."
)


def description_files(version: Version, manifest: Entry) -> dict[str, bytes]:
    """The card, the citation and the metadata of a copy with this manifest; Croissant for Parquet alone."""
    files = {
        "CITATION.cff": citation_cff(manifest).encode(),
        "README.md": card(manifest, columns_of_documents(version), licences=[*_left_out(manifest)]).encode(),
        "datapackage.json": encode(datapackage(manifest), depth=5),
    }
    if manifest["format"] == "parquet":
        files["croissant.json"] = encode(croissant(manifest), depth=2)
    return files


def _left_out(manifest: Entry) -> Iterator[str]:
    if not manifest["shareable"]:
        yield WITH_WORDS
        return
    tables = manifest["tables"]
    yield WITHOUT_WORDS.format(tables[WITHHELD]["rows"], tables["documents"]["rows"], WITHHELD)
    columns = [f"`{table}.{column}`" for table in WORDS if table in tables for column in WORDS[table]]
    yield COLUMNS.format(", ".join(columns))
