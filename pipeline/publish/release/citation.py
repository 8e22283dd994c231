"""How to cite the version: ``CITATION.cff`` for tools, and an entry for BibTeX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from pipeline.publish.release.about import Creator, about, authors, semantic_version

CFF_VERSION = "1.2.0"
UNFOLDED = 10_000
"""Characters of a line that YAML does not break."""

BRACES = str.maketrans(dict.fromkeys("{}\\", ""))
"""What would end a BibTeX value early."""

Entry = Mapping[str, Any]


def citation_cff(manifest: Entry) -> str:
    """The content of ``CITATION.cff``; the fingerprint is an identifier, so the data can be told again."""
    dataset = about(manifest)
    content = {
        "cff-version": CFF_VERSION,
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": dataset.title,
        "abstract": dataset.description,
        "authors": [_author(creator) for creator in authors(dataset)],
        "version": semantic_version(manifest),
        "date-released": manifest["created_at"][:10],
        "license": dataset.licence,
        "url": dataset.url,
        "keywords": dataset.keywords or None,
        "identifiers": [
            {
                "type": "other",
                "value": f"sha256:{manifest['fingerprint']}",
                "description": f"Fingerprint of the tables of {manifest['version']}.",
            }
        ],
    }
    return to_yaml({name: value for name, value in content.items() if value is not None})


def bibtex(manifest: Entry) -> str:
    """The version as a BibTeX entry."""
    dataset = about(manifest)
    names = " and ".join(f"{{{creator.name.translate(BRACES)}}}" for creator in authors(dataset))
    fields = {
        "author": names,
        "title": dataset.title.translate(BRACES),
        "year": manifest["created_at"][:4],
        "version": semantic_version(manifest),
        "note": f"{manifest['version']}, SHA-256 {manifest['fingerprint']}",
        "url": dataset.url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{dataset.name},\n{lines}\n}}"


def to_yaml(content: Mapping[str, Any]) -> str:
    """YAML in the order given, one line a value."""
    style: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": UNFOLDED}
    return str(yaml.dump(dict(content), Dumper=yaml.CSafeDumper, **style))


def _author(creator: Creator) -> dict[str, str]:
    return {"name": creator.name, **({"orcid": creator.url} if creator.url else {})}
