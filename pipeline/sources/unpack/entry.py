"""One entry of a container."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.sources.unpack.streams import Readable, refusal


class Entry(NamedTuple):
    """One entry of an archive: its name, and its stream or why there is none."""

    name: str
    stream: Readable | None
    reason_code: str = ""
    reason: str = ""


def refused(name: str, error: Exception) -> Entry:
    """The entry of a part that raised one of ``REFUSED``."""
    told = refusal(error)
    return Entry(name, None, told.reason_code, told.reason)
