"""Opens office documents, which are archives of many parts: which of them are text, and how it is put."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO

from pipeline.decoded import Unreadable
from pipeline.sources.office import ods, pptx, xlsx
from pipeline.sources.office.events import check
from pipeline.sources.unpack.entry import Entry, refused
from pipeline.sources.unpack.streams import MEMBER_LIMIT, REFUSED, too_large

_MAIN = re.compile(r"word/document\d*\.xml")
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")
_DECK = "ppt/presentation.xml"
_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_CONTENT = "content.xml"
_OF_TEXT = (b".text", b".presentation")
_OF_SHEETS = b".spreadsheet"
_LONGEST_TYPE = 100


def office_entries(archive: zipfile.ZipFile) -> Callable[[zipfile.ZipFile], Iterator[Entry]] | None:
    """What opens an archive that is an office document, None for any other.

    Raises :class:`Unreadable` with ``unsupported_format`` for one of a kind that is not read.
    """
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        if any(map(_MAIN.fullmatch, names)):
            return _word
        if _DECK in names:
            return _deck
        return _workbook if any(map(_SHEET.fullmatch, names)) else _refused
    if names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size <= _LONGEST_TYPE:
        stated = archive.read("mimetype").strip()
        if b"opendocument" in stated:
            if _OF_SHEETS in stated:
                return _sheets
            return _text if any(kind in stated for kind in _OF_TEXT) else _refused
    return None


def beside(name: str) -> Entry:
    """A part that is not the text of its file."""
    return Entry(name, None, "no_document", "it is not the text of its file, but lists, styles or shows it.")


def _refused(archive: zipfile.ZipFile) -> Iterator[Entry]:
    raise Unreadable(
        "unsupported_format", "it is an office document; save it as docx, odt, xlsx, ods, pptx, PDF or HTML."
    )


def _word(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """The main part with the notes behind it, which have no place of their own in the text."""
    notes = sorted(filter(_NOTES.fullmatch, archive.namelist()))
    for name in _files(archive):
        if _MAIN.fullmatch(name):
            yield _made(name, partial(_joined, archive, [name, *notes]))
        else:
            yield beside(name)


def _joined(archive: zipfile.ZipFile, names: Sequence[str]) -> bytes:
    return b"\n".join(_part(archive, name) for name in names)


def _deck(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """All slides as one text, in the order of their numbers; one that can't be read is left out of it."""
    found = [one for name in archive.namelist() if (one := _SLIDE.fullmatch(name))]
    slides = {one[0]: _slide(archive, one[0]) for one in sorted(found, key=lambda one: int(one[1]))}
    whole = [name for name, entry in slides.items() if entry.stream]
    broken = {name: entry for name, entry in slides.items() if not entry.stream}
    for name in _files(archive):
        if name == _DECK:
            yield _made(name, lambda: pptx.word_layer(_part(archive, slide) for slide in whole))
        else:
            yield broken.get(name) or beside(name)


def _slide(archive: zipfile.ZipFile, name: str) -> Entry:
    """The entry of one slide, without a stream where it is broken."""

    def checked() -> bytes:
        check(_part(archive, name))
        return b""

    return _made(name, checked)


def _text(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for name in _files(archive):
        is_text = name == _CONTENT
        yield _made(name, partial(_part, archive, name)) if is_text else beside(name)


def _sheets(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """Each sheet of an OpenDocument workbook that holds anything as a table."""
    for name in _files(archive):
        if name != _CONTENT:
            yield beside(name)
        else:
            found = ods.tables(_part(archive, name))
            yield from (
                Entry(f"sheet{number}.tsv", BytesIO(sheet)) for number, sheet in enumerate(found, 1) if sheet
            )


def _workbook(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """Each sheet that holds anything as a table."""
    names = archive.namelist()
    strings = xlsx.shared_strings(_part(archive, _STRINGS)) if _STRINGS in names else []
    dates = xlsx.date_styles(_part(archive, _STYLES)) if _STYLES in names else frozenset()
    for name in _files(archive):
        if _SHEET.fullmatch(name):
            shown = name.removesuffix(".xml") + ".tsv"
            yield _made(shown, partial(_sheet, archive, name, strings=strings, dates=dates))
        else:
            yield beside(name)


def _sheet(archive: zipfile.ZipFile, name: str, *, strings: Sequence[str], dates: frozenset[str]) -> bytes:
    return xlsx.table(_part(archive, name), strings, dates)


def _files(archive: zipfile.ZipFile) -> list[str]:
    return [info.filename for info in archive.infolist() if not info.is_dir()]


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        raise too_large()
    return data


def _made(name: str, make: Callable[[], bytes]) -> Entry:
    """The part as ``make`` gives it, or why it can't be read."""
    try:
        return Entry(name, BytesIO(make()))
    except REFUSED as error:
        return refused(name, error)
