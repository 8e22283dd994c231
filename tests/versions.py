"""What tests ask of a published version as a whole."""

from __future__ import annotations

from pipeline.publish import Version
from pipeline.run import verify
from schemas import TABLES


def hashes(version: Version) -> dict[str, list[str]]:
    """SHA-256 of every part of every data table."""
    return {name: [part["sha256"] for part in version.manifest["tables"][name]["parts"]] for name in TABLES}


def files(version: Version) -> dict[str, bytes]:
    """Every file of a version with its bytes."""
    paths = (path for path in sorted(version.path.rglob("*")) if path.is_file())
    return {path.relative_to(version.path).as_posix(): path.read_bytes() for path in paths}


def broken(version: Version) -> list[str]:
    """The promises that a version breaks."""
    return [f"{check.promise} {check.table} {check.failures}" for check in verify(version) if check.failures]
