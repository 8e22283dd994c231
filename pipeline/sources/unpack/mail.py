"""Opens MIME messages of several parts: web pages that browsers save as one file, and mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import BytesParser
from io import BytesIO
from typing import BinaryIO

from pipeline.decoded import Unreadable
from pipeline.sources.unpack.entry import Entry
from pipeline.sources.unpack.letter import header, is_saved_page, words
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_NO_DOCUMENTS = frozenset(["audio", "font", "image", "video"])
_NO_TEXTS = frozenset(["text/css", "text/javascript", "application/javascript"])
_LETTERS = ("text/plain", "text/html")
"""Kinds of parts that a letter is written in, the one that shows more last."""

_OF_MESSAGE = ("From", "Date", "Subject", "MIME-Version")
_OF_PART = ("Content-Type", "Content-Transfer-Encoding")


def mail_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The parts of a message that may be documents, by address or file name; pictures and styles are refused.

    The letter itself is a message of one part, under the headers of the whole; what says the same in
    another form is refused.  Raises :class:`Unreadable` with ``too_large`` or ``too_deep``.
    """
    data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    try:
        message = BytesParser().parsebytes(data)
        every = list(message.walk())
    except RecursionError as error:
        raise Unreadable("too_deep", "its parts are nested too deep.") from error
    parts, repeated = [part for part in every if not part.is_multipart()], _said_elsewhere(every)
    letter = _letter([part for part in parts if id(part) not in repeated]) if "From" in message else None
    for number, part in enumerate(parts, 1):
        name = header(part, "Content-Location") or part.get_filename() or f"part-{number}"
        if id(part) in repeated:
            yield Entry(name, None, "no_document", "another part says the same in another form.")
        elif part is letter:
            yield Entry(name, BytesIO(_under_headers(part, message)))
        else:
            yield _entry(part, name)


def _said_elsewhere(parts: Sequence[Message]) -> set[int]:
    """Ids of those of all ``parts``, the outer first, that say in another form what one beside them says."""
    ranks: dict[int, int] = {}
    for part in reversed(parts):
        ranks[id(part)] = max([_rank(part), *(ranks[id(one)] for one in _inside(part))])
    repeated: set[int] = set()
    for part in parts:
        forms = [id(one) for one in _inside(part)]
        if id(part) in repeated:
            repeated.update(forms)
        elif forms and part.get_content_type() == "multipart/alternative":
            best = max(reversed(forms), key=ranks.__getitem__)
            repeated.update(form for form in forms if form != best)
    return repeated


def _inside(part: Message) -> list[Message]:
    """The messages directly within one of several parts."""
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _rank(part: Message) -> int:
    """How much a form of a letter shows: a page more than plain text, and that more than any other."""
    kind = part.get_content_type()
    return _LETTERS.index(kind) + 1 if kind in _LETTERS else 0


def _letter(parts: Sequence[Message]) -> Message | None:
    """The part that is the letter; a page that a browser saved has none."""
    if any(map(is_saved_page, parts)):
        return None
    return next((one for one in parts if one.get_content_type() in _LETTERS and not one.get_filename()), None)


def _under_headers(part: Message, message: Message) -> bytes:
    """A message of this part alone, with the headers as they are written."""
    told = [(message, name) for name in _OF_MESSAGE] + [(part, name) for name in _OF_PART]
    lines = [f"{name}: {holder[name]}\n" for holder, name in told if name in holder]
    content = part.get_payload()
    return "".join([*lines, "\n", content if isinstance(content, str) else ""]).encode(
        "utf-8", "surrogateescape"
    )


def _entry(part: Message, name: str) -> Entry:
    kind = part.get_content_type()
    if part.get_content_maintype() in _NO_DOCUMENTS or kind in _NO_TEXTS:
        return Entry(name, None, "no_document", f"it is {kind}, which belongs to another part.")
    return Entry(name, BytesIO(words(part)))
