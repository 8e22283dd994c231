"""Digests of everything that a stage's result depends on: code, seeds, libraries."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import schemas
from pipeline.store.files import digest as digest_of_file

LIBRARIES = (
    "charset-normalizer",
    "daachorse",
    "fastwarc",
    "ftfy",
    "numpy",
    "pandas",
    "pandera",
    "pyarrow",
    "pypdfium2",
    "pyyaml",
    "rapidfuzz",
    "resiliparse",
    "zstandard",
)
"""Libraries whose version can change what a stage writes."""

FOUNDATION = (
    "pipeline/chain",
    "pipeline/decoded.py",
    "pipeline/distinct.py",
    "pipeline/document.py",
    "pipeline/docx.py",
    "pipeline/engine",
    "pipeline/errors.py",
    "pipeline/guard",
    "pipeline/identity.py",
    "pipeline/markdown.py",
    "pipeline/markup.py",
    "pipeline/promises",
    "pipeline/store",
    "pipeline/tex.py",
    "pipeline/vocabulary",
    "pipeline/years.py",
    "schemas",
)
"""Code that every stage runs through."""


def digest(*parts: object) -> str:
    """SHA-256 over the parts, in order."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def libraries() -> dict[str, str]:
    """Versions of the libraries that decide about bytes."""
    return {name: version(name) for name in LIBRARIES} | {"unicode": unicodedata.unidata_version}


@cache
def code(rooms: tuple[str, ...]) -> str:
    """Digest of the Python sources and weights of some rooms and of the foundation."""
    files = (file for room in sorted({*rooms, *FOUNDATION}) for file in _sources(room))
    return digest(*files, libraries())


@cache
def _sources(room: str) -> tuple[str, ...]:
    """Each file of a room, with its digest."""
    root = Path(__file__).parents[2]
    base = Path(schemas.__file__).parent if room == "schemas" else root / room
    if base.is_file():
        return (f"{room}:{digest_of_file(base)}",)
    files = (os.path.join(folder, name) for folder, _, names in os.walk(base) for name in names)
    listed = sorted(file for file in files if file.endswith((".py", ".json")))
    inside = len(str(base)) + 1
    return tuple(f"{room}:{file[inside:]}:{digest_of_file(file)}" for file in listed)


def seeds(root: Path) -> dict[str, str]:
    """SHA-256 of every file of the vocabulary and the rules, by path below the seeds folder."""
    files = sorted([*root.glob("vocabulary/*.tsv"), *root.glob("rules/*.yaml")])
    return {file.relative_to(root).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def of_seeds(digests: dict[str, str], wanted: Iterable[str]) -> str:
    """Digest of those seeds whose path begins with one of ``wanted``."""
    prefixes = tuple(wanted)
    return digest(*(f"{path}:{sha}" for path, sha in sorted(digests.items()) if path.startswith(prefixes)))
