"""Errors of the outputs folder, with place, cause and cure."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import EvidenceError, UsageError

CURES = {
    errno.ENOSPC: "Free space there, or choose another outputs folder, then run again.",
    errno.EDQUOT: "Free space within the quota, or choose another outputs folder, then run again.",
    errno.EROFS: "Choose an outputs folder on a file system that can be written.",
    errno.EACCES: "Make the folder writable for this user, or choose another outputs folder.",
    errno.EPERM: "Make the folder writable for this user, or choose another outputs folder.",
}
IN_NONE = "Name the folder of the versions with --outputs, or publish one: als-evidence run."
OTHER_CURE = "Check the disk, then run again."
MOST_NAMED = 5


class OutputsError(EvidenceError):
    """The outputs folder can't be written: full, read-only, forbidden or broken.

    Whatever was begun is not visible; readers still get the latest version in full.
    """

    def __init__(self, outputs: Path, error: OSError) -> None:
        place = os.fspath(error.filename or outputs)
        reason = os.strerror(error.errno or errno.EIO)
        super().__init__(
            f"{place}: {reason}; nothing half-written is visible.", CURES.get(error.errno or 0, OTHER_CURE)
        )


class DamagedVersionError(EvidenceError):
    """A published file does not hold what its manifest says."""

    def __init__(self, path: Path | str, rule: str) -> None:
        cure = "Restore the file, or remove the version's folder: the next run goes on from the one before."
        super().__init__(f"{path}: {rule}.", cure)


class NoVersionError(UsageError):
    """The version or release asked for is not there: in a folder, or at the address of a mirror."""

    def __init__(self, place: Path | str, name: str) -> None:
        in_folder = IN_NONE if name == "latest" else "'als-evidence versions' lists what is there."
        at_address = f"'als-evidence mirror {place}' sends the latest there, with --version another."
        super().__init__(f"{place}: no version {name!r}.", at_address if "://" in str(place) else in_folder)


class AmbiguousVersionError(UsageError):
    """Several versions have names that begin as the one asked for."""

    def __init__(self, place: Path, begun: str, names: Sequence[str]) -> None:
        others = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        listed = f"{', '.join(names[:MOST_NAMED])}{others}"
        super().__init__(f"{place}: {begun!r} may be {listed}.", "Write more of the name.")


def check_folder(outputs: Path) -> None:
    """Raises UsageError where ``outputs`` is no folder."""
    if not outputs.is_dir():
        raise UsageError(f"{outputs} is not a folder.", "Name the folder of the versions with --outputs.")


@contextmanager
def outputs_faults(outputs: Path) -> Iterator[None]:
    """Turn an operating system's error into one that names place, cause and cure."""
    try:
        yield
    except OSError as error:
        raise OutputsError(outputs, error) from error
