"""Undoes how a format writes text: tags, entities and escapes, with the map back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline import docx, markdown, tex
from pipeline.clean import cell_text, json_text, markup_text
from pipeline.clean.runs import UNCHANGED, Edit, edited, through
from pipeline.decoded import CSV, DOCX, JSON, MARKDOWN, MARKUP, PLAIN, TEX
from pipeline.document import OffsetMap

FORM_NORMALIZATIONS: dict[str, tuple[str, ...]] = {
    PLAIN: (),
    MARKUP: ("plain_markup",),
    JSON: ("plain_json",),
    TEX: ("plain_tex",),
    DOCX: ("plain_docx",),
    CSV: ("plain_csv",),
    MARKDOWN: ("plain_markdown",),
}
"""The normalization that undoes each form; it comes before all others.

``plain_markup`` takes out comments, tags and elements that a page does not show, puts a space where a
tag ends a block, a bar between cells, ``^`` where a number is raised and punctuation between the bare
parts of a reference, and reads character references.  ``plain_json`` reads the escapes of a JSON string,
puts a bar between two values and a colon behind a key, and then undoes the markup within, as HTML or
escaped for Markdown.  ``plain_tex`` reads accents and symbols and takes braces and fonts out.
``plain_docx`` takes out tags, the code of fields and deleted words, puts a bar between cells and ``^``
where a number is raised, and reads symbols.  ``plain_csv`` makes a doubled quote one and takes out the
tags of a few elements that databases leave in titles and abstracts.  ``plain_markdown`` takes out marks,
pictures and the targets of links, keeps the brackets of numbers that cite, and undoes markup.
"""

_IN_JSON = re.compile(rf"{json_text.MARKDOWN_ESCAPE}|{markup_text.TOKEN.pattern}", markup_text.TOKEN.flags)
_IN_MARKDOWN = re.compile(f"{markdown.TOKEN.pattern}|{markup_text.ELEMENT}", markup_text.TOKEN.flags)


def plain(text: str, form: str) -> tuple[str, OffsetMap]:
    """``text`` as one reads it, and the map to its code points; ``form`` is one of ``decoded.py``."""
    undo = _UNDO.get(form)
    return undo(text) if undo else (text, UNCHANGED)


def plain_text(text: str, form: str) -> str:
    """``text`` as one reads it but for runs of spaces, where no way back is needed."""
    if form != MARKUP:
        return plain(text, form)[0]
    text = _on_one_line(text)
    if "<" not in text and "&" not in text and "]]>" not in text:
        return text
    return markup_text.TOKEN.sub(markup_text.instead, text)


def form_of(normalizations: list[str]) -> str:
    """The form of a document with these recorded ``normalizations``."""
    first = tuple(normalizations[:1])
    return next((form for form, names in FORM_NORMALIZATIONS.items() if names and names == first), PLAIN)


def _plain_markup(text: str, tokens: re.Pattern[str] = markup_text.TOKEN) -> tuple[str, OffsetMap]:
    """Tags side by side that each give a space give one."""
    text = _on_one_line(text)
    edits: list[Edit] = []
    last = -1
    for found in tokens.finditer(text):
        start, end = found.span()
        new = markup_text.instead(found)
        if new == " ":
            if start == last:
                start = edits.pop()[0]
            last = end
        elif new[:1] == "&" and new == found[0]:
            continue
        edits.append((start, end, new))
    return _with_map(text, edits)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _plain_json(text: str) -> tuple[str, OffsetMap]:
    found = json_text.TOKEN.finditer(text)
    unescaped, offsets = _edited(text, ((*one.span(), json_text.instead(one.group())) for one in found))
    if not any(mark in unescaped for mark in "<&\\"):
        return unescaped, offsets
    read, inner = _plain_markup(unescaped, _IN_JSON)
    if inner is UNCHANGED:
        return unescaped, offsets
    return read, through(inner, offsets, len(read))


def _in_markdown(token: re.Match[str]) -> str:
    """What stands in place of a mark of Markdown or a token of markup."""
    written = markdown.instead(token)
    return written if written or token[0][0] not in "<&" else markup_text.instead(token)


def _by_tokens(
    tokens: re.Pattern[str], instead: Callable[[re.Match[str]], str]
) -> Callable[[str], tuple[str, OffsetMap]]:
    return lambda text: _edited(text, ((*found.span(), instead(found)) for found in tokens.finditer(text)))


def _edited(text: str, found: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text after the edits ``found``; one that changes nothing leaves each character its own place."""
    return _with_map(text, [edit for edit in found if text[edit[0] : edit[1]] != edit[2]])


def _with_map(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    return edited(text, edits) if edits else (text, UNCHANGED)


_UNDO: dict[str, Callable[[str], tuple[str, OffsetMap]]] = {
    MARKUP: _plain_markup,
    JSON: _plain_json,
    TEX: _by_tokens(tex.TOKEN, tex.instead),
    DOCX: _by_tokens(docx.TOKEN, docx.instead),
    CSV: _by_tokens(cell_text.TOKEN, cell_text.instead),
    MARKDOWN: _by_tokens(_IN_MARKDOWN, _in_markdown),
}
