"""Opens web pages as Safari saves them: a property list with the page and all that it shows."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from pipeline.decoded import Unreadable
from pipeline.sources.unpack.entry import Entry
from pipeline.sources.unpack.letter import recoded
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large

_PAGE, _BESIDE, _FRAMES = "WebMainResource", "WebSubresources", "WebSubframeArchives"
_DEEPEST = 20
_BROKEN = (plistlib.InvalidFileException, ExpatError, AttributeError, IndexError, TypeError, ValueError)
"""What the library raises for a list that is damaged."""


def webarchive_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The page and its frames, by address; pictures and styles are refused.

    Raises :class:`Unreadable` with ``too_large``, ``too_deep``, ``damaged``, or ``unsupported_format`` for
    another property list.
    """
    data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    try:
        archive = plistlib.loads(data)
    except RecursionError as error:
        raise Unreadable("too_deep", "its values are nested too deep.") from error
    except _BROKEN as error:
        raise Unreadable("damaged", "it is cut short or damaged: it is no whole property list.") from error
    if not isinstance(archive, dict) or _PAGE not in archive:
        raise Unreadable("unsupported_format", "it is a property list, and no page that Safari saved.")
    yield from _entries(archive, depth=0)


def _entries(archive: dict[str, Any], *, depth: int) -> Iterator[Entry]:
    page = archive.get(_PAGE)
    if isinstance(page, dict):
        yield _entry(page)
    for one in _dicts(archive.get(_BESIDE)):
        kind = _words(one.get("WebResourceMIMEType"))
        yield Entry(_name(one), None, "no_document", f"it is {kind}, which belongs to another part.")
    for frame in _dicts(archive.get(_FRAMES)):
        if depth == _DEEPEST:
            raise Unreadable("too_deep", f"its frames are nested more than {_DEEPEST} deep.")
        yield from _entries(frame, depth=depth + 1)


def _entry(page: dict[str, Any]) -> Entry:
    content = page.get("WebResourceData")
    charset = _words(page.get("WebResourceTextEncodingName"))
    return Entry(_name(page), BytesIO(recoded(content if isinstance(content, bytes) else b"", charset)))


def _name(resource: dict[str, Any]) -> str:
    return _words(resource.get("WebResourceURL")) or "page"


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
