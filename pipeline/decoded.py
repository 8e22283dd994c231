"""Text as a reader gives it: decoded, with the way back to its bytes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import OffsetMap


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's raw text; ``offsets`` leads from its code points to the capture's bytes."""

    text: str
    encoding: str
    offsets: OffsetMap


class Unreadable(Exception):
    """A capture that no reader can turn into text; becomes a quarantine row, never a crash.

    ``reason_code`` is one snake_case word (``empty``, ``binary``, ``nul_bytes``, ``undecodable``,
    ``too_large``, ``unreadable``, ``vanished``); ``reason`` one sentence naming place and value.
    """

    def __init__(self, reason_code: str, reason: str) -> None:
        super().__init__(reason)
        self.reason_code = reason_code
        self.reason = reason
