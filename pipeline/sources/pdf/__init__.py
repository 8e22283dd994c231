"""Reads the text layer of PDF files, in reading order, one form feed between pages."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.decoded import Unreadable
from pipeline.sources.pdf.gutter import parted_at_gutters
from pipeline.sources.pdf.lines import lines_of
from pipeline.sources.pdf.order import in_reading_order
from pipeline.sources.pdf.paragraphs import paragraphs

__all__ = ["EXTRACTORS", "MEDIA_TYPE", "text_layer"]

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 5_000
_MOST_TEXTS = 30_000
"""Pieces of text on a page; PDFium took 8 seconds for twice as many, a quarter of that for half."""

_LEAST_CHARACTERS = 20
"""A scan without text has at most a stamp of a few characters on all its pages."""


def text_layer(data: bytes) -> bytes:
    """The text of the PDF file ``data`` as UTF-8.

    Raises :class:`Unreadable` with ``malformed``, ``locked``, ``too_many_pages``, ``too_many_pieces`` or
    ``no_text_layer``.
    """
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("too_many_pages", f"it has {len(document)} pages; the limit is {MOST_PAGES}.")
        pages = [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()
    if sum(map(len, pages)) < _LEAST_CHARACTERS:
        raise Unreadable("no_text_layer", f"its {len(pages)} pages are pictures without text.")
    return "\f".join(pages).encode("utf-8", "replace")


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "locked" if "password" in str(error).lower() else "malformed"
        reason = str(error).rstrip(".")
        raise Unreadable(code, f"it can't be opened: {reason}.") from error


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    """One page; a page that can't be loaded has no text."""
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        raise Unreadable("malformed", f"page {number + 1} can't be loaded: {error}.") from error
    _refuse_scattered(page, number)
    width = page.get_width()
    found = parted_at_gutters(lines_of(page.get_textpage()), width)
    page.close()
    return "\n".join(paragraphs(in_reading_order(found, width)))


def _refuse_scattered(page: pdfium.PdfPage, number: int) -> None:
    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST_TEXTS:
        kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, place)) for place in range(count))
        if sum(kind == raw.FPDF_PAGEOBJ_TEXT for kind in kinds) > _MOST_TEXTS:
            reason = f"page {number + 1} draws more than {_MOST_TEXTS} pieces of text."
            raise Unreadable("too_many_pieces", reason)


EXTRACTORS = {MEDIA_TYPE: text_layer}
