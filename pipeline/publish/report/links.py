"""Where a document's own ids lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

SCHEMES = {
    "doi": ("DOI", "https://doi.org/{}"),
    "pmid": ("PMID", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "pmcid": ("PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "registry_id": ("Registry", None),
}
"""Columns of ``documents`` -> the scheme's name, and the address of an id where there is one for all."""


class Link(NamedTuple):
    """One id of a document; ``url`` is null where the scheme has no single address."""

    scheme: str
    value: str
    url: str | None


def links(document: Mapping[str, Any]) -> list[Link]:
    """The ids that a document has; an id can't leave its place in the address."""
    return [
        Link(scheme, document[column], address and address.format(quote(document[column])))
        for column, (scheme, address) in SCHEMES.items()
        if document[column]
    ]
