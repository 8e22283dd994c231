"""What the dataset is called: the manifest's ``dataset`` field, with neutral words where it is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

ALLOWED_SEPARATOR = " | "
"""Between the values of a closed set in a column's notes."""

SPDX = "https://spdx.org/licenses/"
ORCID = "https://orcid.org/"


class Creator(NamedTuple):
    """An author for citations: a person with an ORCID, or a group."""

    name: str
    orcid: str | None

    @property
    def url(self) -> str | None:
        """The page of the ORCID."""
        return ORCID + self.orcid if self.orcid else None


class About(NamedTuple):
    """What the dataset says of itself.

    ``name`` is lower case and fit for a URL; ``licence`` is the SPDX id of what the pipeline adds to the
    documents' own words; ``url`` the home page; ``limits`` what it must not be taken for.
    """

    name: str
    title: str
    description: str
    licence: str | None
    url: str | None
    keywords: list[str]
    creators: list[Creator]
    limits: list[str]

    @property
    def licence_url(self) -> str | None:
        """The page of the licence in the SPDX list."""
        return f"{SPDX}{self.licence}.html" if self.licence else None


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
        keywords=dataset.get("keywords", []),
        creators=[_creator(given) for given in dataset.get("creators", [])],
        limits=dataset.get("limits", []),
    )


def semantic_version(manifest: Mapping[str, Any]) -> str:
    """The version as MAJOR.MINOR.PATCH: the contract's version, then the sequence."""
    return f"{manifest['contract_version']}.{manifest['sequence']}"


def authors(dataset: About) -> list[Creator]:
    """The creators; a nameless group where none is named, since a citation must have an author."""
    return dataset.creators or [Creator(f"The authors of {dataset.title}", None)]


def _creator(given: Mapping[str, Any]) -> Creator:
    return Creator(given["name"], given.get("orcid"))
