"""Published versions: which there are, which is the latest, where a table's parts lie."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.publish.faults import AmbiguousVersionError, DamagedVersionError, NoVersionError
from pipeline.publish.shape import misshapen

LATEST = "LATEST.json"
MANIFEST = "manifest.json"
RELEASES = "releases"
LATEST_WORD = "latest"

VERSION_NAME = re.compile(r"v(\d{6,18})-[0-9A-Za-z._-]{8}", re.ASCII)
"""``v<sequence>-<first 8 of the run id>``."""


@dataclass(frozen=True)
class Version:
    """One version of the dataset: its folder, and its manifest as read from there.

    ``cache`` is where a version that is being made may keep what is read of its parts.
    """

    path: Path
    manifest: dict[str, Any]
    cache: Path | None = None

    @property
    def name(self) -> str:
        """The version's name, which is its folder's once it is published."""
        return str(self.manifest["version"])

    @property
    def sequence(self) -> int:
        """Place among all versions of the outputs folder, from 1."""
        return int(self.manifest["sequence"])

    @property
    def run_id(self) -> str:
        """The run that made it."""
        return str(self.manifest["run_id"])

    def table(self, name: str) -> list[Path]:
        """The table's Parquet files, in the order of their rows; raises KeyError."""
        return [self.path / part["path"] for part in self.manifest["tables"][name]["parts"]]


def version_names(outputs: Path) -> list[str]:
    """Names of all published versions, oldest first; a link, or a folder without manifest, is none."""
    try:
        with os.scandir(outputs) as entries:
            names = [one.name for one in entries if VERSION_NAME.fullmatch(one.name) and not one.is_symlink()]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
    return sorted(filter(lambda name: os.path.isfile(f"{outputs}/{name}/{MANIFEST}"), names), key=sequence_of)


def list_versions(outputs: Path) -> list[Version]:
    """All published versions, oldest first."""
    return [read_version(outputs / name) for name in version_names(outputs)]


def latest(outputs: Path) -> Version:
    """The version that LATEST.json names, once its manifest has the hash noted there.

    Raises NoVersionError before the first publish, DamagedVersionError where the two don't agree.
    """
    pointer = read_pointer(outputs)
    if pointer is None:
        raise NoVersionError(outputs, LATEST_WORD)
    return read_version(outputs / pointer["version"], expected=pointer["manifest_sha256"])


def resolve(outputs: Path, name: str = LATEST_WORD) -> Version:
    """The version called ``latest``, or by its name, the name of a release, or the begin of its name.

    Raises NoVersionError, or AmbiguousVersionError where several names begin so.
    """
    if name == LATEST_WORD:
        return latest(outputs)
    if VERSION_NAME.fullmatch(name):
        return read_version(outputs / name)
    release = outputs / RELEASES / name
    if "/" not in name and release.is_symlink():
        return read_version(outputs / release.readlink().name)
    return read_version(outputs / _name_begun(outputs, name))


def _name_begun(outputs: Path, begun: str) -> str:
    names = [name for name in version_names(outputs) if begun and name.startswith(begun)]
    if not names:
        raise NoVersionError(outputs, begun)
    if len(names) > 1:
        raise AmbiguousVersionError(outputs, begun, names)
    return names[0]


def read_version(path: Path, *, expected: str | None = None) -> Version:
    """The version in the folder ``path``; ``expected`` is the SHA-256 that its manifest must have."""
    try:
        data = (path / MANIFEST).read_bytes()
    except FileNotFoundError as error:
        raise NoVersionError(path.parent, path.name) from error
    if expected is not None and sha256(data).hexdigest() != expected:
        raise DamagedVersionError(path / MANIFEST, f"does not have the SHA-256 that {LATEST} notes")
    return Version(path, parsed_manifest(data, path / MANIFEST))


def parsed_manifest(data: bytes, place: Path | str) -> dict[str, Any]:
    """The manifest of these bytes, which lie at ``place``; DamagedVersionError where they are none."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedVersionError(place, "is not JSON") from error
    if fault := misshapen(manifest):
        raise DamagedVersionError(place, fault)
    found: dict[str, Any] = manifest
    return found


def read_pointer(outputs: Path) -> dict[str, str] | None:
    """What LATEST.json says; None where it is missing or unreadable as such."""
    try:
        return parsed_pointer((outputs / LATEST).read_bytes())
    except FileNotFoundError:
        return None


def parsed_pointer(data: bytes) -> dict[str, str] | None:
    """What a LATEST.json of these bytes says; None where it is unreadable as such."""
    try:
        pointer = json.loads(data)
        found = {name: str(pointer[name]) for name in ("version", "manifest_sha256")}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if VERSION_NAME.fullmatch(found["version"]) else None


def sequence_of(name: str) -> int:
    """The sequence in a version's name; 0 where it is no such name."""
    found = VERSION_NAME.fullmatch(name)
    return int(found[1]) if found else 0
