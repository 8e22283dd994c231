"""What the dataset is called: the manifest's ``dataset`` field, with neutral words where it is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

ALLOWED_SEPARATOR = " | "
"""Between the values of a closed set in a column's notes."""


class About(NamedTuple):
    """The dataset's name (lower case, fit for a URL), title, description, licence (a URL) and home page."""

    name: str
    title: str
    description: str
    licence: str | None
    url: str | None


def about(manifest: Mapping[str, Any]) -> About:
    """What the manifest says of the dataset."""
    dataset = manifest.get("dataset", {})
    name = dataset.get("name", "evidence-dataset")
    return About(
        name=name,
        title=dataset.get("title", name),
        description=dataset.get("description", "Tables made from captured documents."),
        licence=dataset.get("licence"),
        url=dataset.get("url"),
    )


def semantic_version(manifest: Mapping[str, Any]) -> str:
    """The version as MAJOR.MINOR.PATCH: the contract's version, then the sequence."""
    return f"{manifest['contract_version']}.{manifest['sequence']}"
