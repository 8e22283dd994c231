"""One entry of a container."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.sources.unpack.streams import DAMAGED, Readable, damaged

REFUSED = (RuntimeError, *DAMAGED)
"""What the libraries raise for a part that is locked, packed in an unknown way, or damaged."""


class Entry(NamedTuple):
    """One entry of an archive: its name, and its stream or why there is none."""

    name: str
    stream: Readable | None
    reason_code: str = ""
    reason: str = ""


def refused(name: str, error: Exception) -> Entry:
    """The entry of a part that raised one of ``REFUSED``."""
    if isinstance(error, NotImplementedError):
        return Entry(name, None, "locked", "it is packed in a way that is not read.")
    if isinstance(error, RuntimeError):
        return Entry(name, None, "locked", "it is locked with a password.")
    told = damaged(error)
    return Entry(name, None, told.reason_code, told.reason)
