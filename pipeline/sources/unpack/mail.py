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

_OF_MESSAGE = ("From", "Date", "Subject")
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
        parts = [part for part in message.walk() if not part.is_multipart()]
        repeated = set(map(id, _said_elsewhere(message)))
    except RecursionError as error:
        raise Unreadable("too_deep", "its parts are nested too deep.") from error
    letter = _letter([part for part in parts if id(part) not in repeated])
    for number, part in enumerate(parts, 1):
        name = header(part, "Content-Location") or part.get_filename() or f"part-{number}"
        if id(part) in repeated:
            yield Entry(name, None, "no_document", "another part says the same in another form.")
        elif part is letter:
            yield Entry(name, BytesIO(_under_headers(part, message)))
        else:
            yield _entry(part, name)


def _said_elsewhere(message: Message) -> Iterator[Message]:
    """The parts that say in another form what a part beside them says."""
    for around in message.walk():
        forms = _parts(around) if around.get_content_type() == "multipart/alternative" else []
        if forms:
            best = max(range(len(forms)), key=lambda place: (_rank(forms[place]), place))
            for place, form in enumerate(forms):
                if place != best:
                    yield from form.walk()


def _parts(around: Message) -> list[Message]:
    """The messages directly within one of several parts."""
    inside = around.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _rank(form: Message) -> int:
    """How much a form shows: a page more than plain text, and that more than any other."""
    kinds = {part.get_content_type() for part in form.walk()}
    return max((rank for rank, kind in enumerate(_LETTERS, 1) if kind in kinds), default=0)


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
