"""Text as a reader gives it: decoded, with the way back to its bytes and what its format tells."""

from __future__ import annotations

from traceback import walk_tb
from typing import Any, NamedTuple

from pipeline.document import OffsetMap

PLAIN = "plain"
MARKUP = "markup"
JSON = "json"
TEX = "tex"
DOCX = "docx"
CSV = "csv"
MARKDOWN = "markdown"


class Block(NamedTuple):
    """A run of raw text that a format sets apart; ``start``/``end`` in code points of the raw text.

    ``role`` is a role of the contract where the format states it, or empty where the words must
    decide; then ``hint`` names the nearest telling element, as ``h1``, ``li``, ``nav`` or nothing.
    ``rule_id`` names what stated the role.
    """

    start: int
    end: int
    role: str
    rule_id: str
    hint: str = ""


RAW = "raw"
SHOWN = "shown"
CLEAN = "clean"


class Stated(NamedTuple):
    """One value that a document states of itself, for the column ``field`` of ``documents``.

    ``start``/``end`` are the code points that say it; a column of lists has one entry for each value,
    in their order.  ``within`` says what they are code points of: the raw text, the page as shown, or
    the clean text.
    """

    field: str
    value: Any
    start: int
    end: int
    rule_id: str
    within: str = RAW


class Cited(NamedTuple):
    """One value that a format states of an entry of the reference list, for the column ``field`` of
    ``references``; of authors one for each, in their order.

    ``entry`` is the code point of the raw text where the entry's block begins, ``start``/``end`` are
    those that say the value.
    """

    entry: int
    field: str
    value: str
    start: int
    end: int


class Decoded(NamedTuple):
    """A capture's raw text; ``offsets`` leads from its code points to the capture's bytes.

    ``form`` says how the raw text is written, and so what has to be undone to read it: ``plain``,
    ``markup`` (tags and entities), ``json`` (escapes, and markup in them), ``tex``,
    ``docx`` (the markup of Word), ``csv`` (doubled quotes, and markup in cells) or ``markdown``
    (its marks, and markup).  ``blocks`` is None where the text's own lines are all there is; else
    blocks in order, apart from each other, and what lies before each belongs to it.
    """

    text: str
    encoding: str
    offsets: OffsetMap
    form: str = PLAIN
    blocks: tuple[Block, ...] | None = None
    stated: tuple[Stated, ...] = ()
    cited: tuple[Cited, ...] = ()


class Unreadable(Exception):
    """A capture that no reader can turn into text; becomes a quarantine row, never a crash.

    ``reason_code`` is one snake_case word (``empty``, ``binary``, ``nul_bytes``, ``undecodable``,
    ``too_large``, ``unreadable``, ``vanished``, ``malformed``); ``reason`` one sentence naming place
    and value.
    """

    def __init__(self, reason_code: str, reason: str) -> None:
        super().__init__(reason)
        self.reason_code = reason_code
        self.reason = reason


def unforeseen(error: Exception) -> Unreadable:
    """What is told of a capture at which a reader failed by its own fault; names the error and the function.

    Raises ``error`` again where memory ran out, which is no word on the capture.
    """
    if isinstance(error, MemoryError):
        raise error
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    modules = [(frame.f_globals["__name__"], frame.f_code.co_name) for frame in frames]
    module, function = [one for one in modules if one[0].startswith(__package__)][-1]
    fault = f"{type(error).__name__} in {module}.{function}"
    return Unreadable("reader_failed", f"its reader failed at it ({fault}), which is a fault to report.")
