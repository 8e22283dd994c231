"""Reads ``seeds/rules``: the rules of a name from its file, or from the parts of that."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import SeedError
from pipeline.vocabulary.mappings import line_of, load_mapping
from pipeline.vocabulary.rules import FOLDER, Rules

NAMES = (
    "abbreviations",
    "citations",
    "claim_links",
    "claims",
    "context",
    "identifiers",
    "mentions",
    "metadata",
    "quantities",
    "references",
    "roles",
    "sentences",
    "source_types",
    "works",
)
"""What rules are read for: each has a file of its name."""


def load_rules(folder: Path, name: str) -> Rules:
    """The rules of a name: those of ``<name>.yaml`` and of each ``<name>.*.yaml`` together.

    Raises :class:`SeedError` for a file that can't be read, and for a key that stands in two.
    """
    content: dict[str, Any] = {}
    files: dict[str, Path] = {}
    for path in (folder / f"{name}.yaml", *sorted(folder.glob(f"{name}.*.yaml"))):
        part = load_mapping(path, f"{FOLDER}/{path.name}")
        for key in part:
            if key in files:
                place = f"{FOLDER}/{path.name} line {line_of(path, (key,))}"
                rule = f"stands in {FOLDER}/{files[key].name} too"
                raise SeedError(place, key, rule, "Keep it in one of the files.")
        content |= part
        files |= dict.fromkeys(part, path)
    return Rules(content, f"{FOLDER}/{name}.yaml", files=files)


def refuse_strays(folder: Path) -> None:
    """Raise :class:`SeedError` for a rule file that no rules are read from, whose rules would do nothing."""
    for path in sorted(path for suffix in ("yaml", "yml") for path in folder.glob(f"*.{suffix}")):
        name = path.name.partition(".")[0]
        if path.name.startswith(".") or (name in NAMES and path.suffix == ".yaml"):
            continue
        near = get_close_matches(name, NAMES, n=1, cutoff=0)[0]
        cure = f"Name it {near}.yaml or {near}.<part>.yaml, or after another of: {', '.join(NAMES)}."
        raise SeedError(FOLDER, path.name, "is read by nothing", cure)
