"""Reads ``seeds/rules``: the rules of a name from its file, or from the parts of that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import SeedError
from pipeline.vocabulary.mappings import line_of, load_mapping
from pipeline.vocabulary.rules import FOLDER, Rules


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
    """Raise :class:`SeedError` for a ``<name>.*.yaml`` beside which there is no ``<name>.yaml``."""
    for path in sorted(folder.glob("*.*.yaml")):
        whole = f"{path.name.partition('.')[0]}.yaml"
        if not (folder / whole).exists():
            cure = f"Name it after the rules that it belongs to, or add {whole}."
            raise SeedError(f"{FOLDER}/{path.name}", whole, "is not there, so nothing reads this part", cure)
