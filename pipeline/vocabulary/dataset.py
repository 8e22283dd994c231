"""Reads ``seeds/dataset.yaml``: how the dataset is called, who made it, and what it is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipeline.errors import SeedError
from pipeline.vocabulary.mappings import load_mapping

PLACE = "seeds/dataset.yaml"

FORMS = {
    "name": (r"[a-z0-9][a-z0-9._-]*", "Use lower-case letters, digits, dots and dashes."),
    "title": (r"\S.*", "Write a title of one line."),
    "description": (r"\S.*", "Write one paragraph."),
    "licence": (r"[A-Za-z0-9][A-Za-z0-9.+-]*", "Use an id of the SPDX licence list, such as CC-BY-4.0."),
    "url": (r"https?://\S+", "Write the address of the home page."),
}
"""Field -> the form of its value, and the cure where it has another."""

LISTS = ("keywords", "limits")
CREATOR_KEYS = frozenset({"name", "orcid"})
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def load_dataset(seeds: Path) -> dict[str, Any]:
    """What the seeds say of the dataset; empty where they have no such file.  Raises SeedError."""
    path = seeds / "dataset.yaml"
    if not path.exists():
        return {}
    content = load_mapping(path, PLACE)
    for key, value in content.items():
        _check(key, value)
    return content


def _check(key: str, value: object) -> None:
    if key in FORMS:
        form, cure = FORMS[key]
        if not isinstance(value, str) or not re.fullmatch(form, value):
            raise SeedError(PLACE, value, f"is no {key}", cure)
    elif key in LISTS:
        _check_texts(key, value)
    elif key == "creators":
        _check_creators(value)
    else:
        known = ", ".join([*FORMS, *LISTS, "creators"])
        raise SeedError(PLACE, key, "is not a known key", f"It may have {known}.")


def _check_texts(key: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise SeedError(PLACE, value, f"is no list of {key}", "Write one text an entry.")


def _check_creators(value: object) -> None:
    for creator in value if isinstance(value, list) and value else [value]:
        if not isinstance(creator, dict) or not creator.get("name") or set(creator) - CREATOR_KEYS:
            raise SeedError(
                PLACE, creator, "is no creator", "Give each a name, and an orcid if there is one."
            )
        if "orcid" in creator and not ORCID.fullmatch(str(creator["orcid"])):
            raise SeedError(PLACE, creator["orcid"], "is no ORCID", "Write it as 0000-0002-1825-0097.")
