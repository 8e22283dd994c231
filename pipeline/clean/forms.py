"""Undoes how a format writes text: tags, entities and escapes, with the map back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape

from pipeline import docx, tex
from pipeline.clean import json_text
from pipeline.clean.runs import UNCHANGED, Edit, edited, map_of, through
from pipeline.decoded import DOCX, JSON, MARKUP, PLAIN, TEX
from pipeline.document import OffsetMap
from pipeline.markup import ATTRIBUTES, COMMENT, UNSEEN

FORM_NORMALIZATIONS: dict[str, tuple[str, ...]] = {
    PLAIN: (),
    MARKUP: ("plain_markup",),
    JSON: ("plain_json",),
    TEX: ("plain_tex",),
    DOCX: ("plain_docx",),
}
"""The normalization that undoes each form; it comes before all others.

``plain_markup`` takes out comments, tags and elements that a page does not show, puts a space where a
tag ends a block, a bar between cells, ``^`` where a number is raised and punctuation between the bare
parts of a reference, and reads character references.  ``plain_json`` reads the escapes of a JSON string,
puts a bar between two values and a colon behind a key, and then undoes the markup within, as HTML or
escaped for Markdown.  ``plain_tex`` reads accents and symbols and takes braces and fonts out.
``plain_docx`` takes out tags, the code of fields and deleted words, puts a bar between cells and ``^``
where a number is raised, and reads symbols.
"""

_TOKEN = re.compile(
    rf"""{UNSEEN}|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]*+){ATTRIBUTES}>
    |{COMMENT}|<!\[CDATA\[|<[!?][^<>]*+>|]]>
    |&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});""",
    re.VERBOSE | re.DOTALL,
)
BORDER = "\u25f0"
"""Stands between texts that are normalized as one: no letter, no space, and no part of any token."""

_RAISED_NUMBER = re.compile(
    r"(?:<[^<>]*>){0,4}(?:[-\u2013\u2212]|&(?:#8722|#x2212|minus);)?"
    rf"\d[\d\s,\u2013\u2212-]*(?:[<{BORDER}]|\Z)"
)
# Elements that stand inside a word or a sentence, of HTML, JATS and PubMed; these lists are part of
# the recorded normalization, so they are no rules that people edit.
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "bold", "cite", "code", "del", "dfn", "em",
    "email", "ext-link", "fixed-case", "font", "i", "ins", "italic", "kbd", "mark", "monospace",
    "named-content", "nobr", "noscript", "overline", "q", "roman", "s", "samp", "sans-serif", "sc",
    "script", "small", "span", "strike", "strong", "style", "styled-content", "sub", "sup", "svg",
    "template", "time", "tt", "u", "underline", "uri", "var", "wbr", "xref",
))  # fmt: skip
# What stands between two elements that follow each other without a word: cells of a table, and the
# parts of a JATS reference, which its publisher would have set apart with these marks.
_OTHERS = ""
_CELLS = {"td": " | ", "th": " | ", _OTHERS: " "}
_BETWEEN = {
    "td": _CELLS,
    "th": _CELLS,
    "surname": {_OTHERS: " "},
    "given-names": {_OTHERS: " "},
    "name": {"name": ", ", "etal": ", ", "collab": ", ", _OTHERS: ". "},
    "string-name": {"string-name": ", ", "etal": ", ", _OTHERS: ". "},
    "collab": {"name": ", ", _OTHERS: ". "},
    "person-group": {_OTHERS: ". "},
    "article-title": {_OTHERS: ". "},
    "chapter-title": {_OTHERS: ". "},
    "source": {_OTHERS: ". "},
    "publisher-name": {_OTHERS: ". "},
    "year": {"volume": ";", "fpage": ":", _OTHERS: ". "},
    "volume": {"issue": "(", "fpage": ":", "elocation-id": ":", _OTHERS: ". "},
    "issue": {"fpage": "):", "elocation-id": "):", _OTHERS: ") "},
    "fpage": {"lpage": "-", _OTHERS: ". "},
    "lpage": {_OTHERS: ". "},
    "elocation-id": {_OTHERS: ". "},
    "pub-id": {_OTHERS: " "},
}
_NEXT = re.compile(r"\s*<([A-Za-z][A-Za-z0-9:_-]*)")
_IN_JSON = re.compile(rf"{json_text.MARKDOWN_ESCAPE}|{_TOKEN.pattern}", _TOKEN.flags)


def plain(text: str, form: str) -> tuple[str, OffsetMap]:
    """``text`` as one reads it, and the map to its code points; ``form`` is one of ``decoded.py``."""
    undo = _UNDO.get(form)
    return undo(text) if undo else (text, UNCHANGED)


def plain_text(text: str, form: str) -> str:
    """``text`` as one reads it but for runs of spaces, where no way back is needed."""
    return _TOKEN.sub(_instead, _on_one_line(text)) if form == MARKUP else plain(text, form)[0]


def form_of(normalizations: list[str]) -> str:
    """The form of a document with these recorded ``normalizations``."""
    first = tuple(normalizations[:1])
    return next((form for form, names in FORM_NORMALIZATIONS.items() if names and names == first), PLAIN)


def _plain_markup(text: str, tokens: re.Pattern[str] = _TOKEN) -> tuple[str, OffsetMap]:
    """Tags side by side that each give a space give one."""
    text = _on_one_line(text)
    edits: list[Edit] = []
    for found in tokens.finditer(text):
        start, end = found.span()
        new = _instead(found)
        if new == " " and edits and edits[-1][1:] == (start, new):
            start, *_ = edits.pop()
        edits.append((start, end, new))
    return _edited(text, edits)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _instead(token: re.Match[str]) -> str:
    """What stands in place of one token of markup."""
    name = token["name"]
    if name is None:
        return _sign(token[0])
    always = _for_every(name, token["slash"])
    return _for_this(token, name) if always is None else always


@lru_cache(maxsize=256)
def _for_every(name: str, slash: str) -> str | None:
    """What stands in place of every tag of that name; None where what is around a tag decides."""
    element = _element(name)
    if element in _CELLS or name in _BETWEEN or (element == "sup" and not slash):
        return None
    return "" if element in _INLINE else " "


def _for_this(token: re.Match[str], name: str) -> str:
    element = _element(name)
    if element == "sup":
        return "^" if _is_raised_number(token.string, token.end()) else ""
    part = element if element in _CELLS else name
    return _between(part, token.string, token.end()) if token["slash"] else _before(part, token[0])


def _element(name: str) -> str:
    return name.lower().rpartition(":")[2]


_referred = lru_cache(maxsize=4096)(unescape)


def _sign(written: str) -> str:
    if written[0] == "&":
        return _referred(written)
    return written[1] if written[0] == "\\" else ""


def _between(element: str, text: str, end: int) -> str:
    """What sets ``element`` apart from an element that follows it at once; nothing before a word."""
    following = _NEXT.match(text, end)
    if following is None:
        return " " if element in _CELLS else ""
    return _BETWEEN[element].get(following[1], _BETWEEN[element][_OTHERS])


def _before(element: str, token: str) -> str:
    if element in _CELLS:
        return " "
    return "PMID: " if element == "pub-id" and '"pmid"' in token else ""


def _is_raised_number(text: str, start: int) -> bool:
    """An exponent or the number of a note, not the charge of an ion (``2+``)."""
    return _RAISED_NUMBER.match(text, start) is not None


def _plain_json(text: str) -> tuple[str, OffsetMap]:
    found = json_text.TOKEN.finditer(text)
    unescaped, offsets = _edited(text, ((*one.span(), json_text.instead(one.group())) for one in found))
    if not any(mark in unescaped for mark in "<&\\"):
        return unescaped, offsets
    read, inner = _plain_markup(unescaped, _IN_JSON)
    if inner is UNCHANGED:
        return unescaped, offsets
    runs = list(zip(inner.starts, inner.raws, inner.widths, strict=True))
    return read, through(runs, offsets, len(read))


def _by_tokens(
    tokens: re.Pattern[str], instead: Callable[[re.Match[str]], str]
) -> Callable[[str], tuple[str, OffsetMap]]:
    return lambda text: _edited(text, ((*found.span(), instead(found)) for found in tokens.finditer(text)))


def _edited(text: str, found: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text after the edits ``found``; one that changes nothing leaves each character its own place."""
    edits = [edit for edit in found if text[edit[0] : edit[1]] != edit[2]]
    if not edits:
        return text, UNCHANGED
    new, runs = edited(text, edits)
    return new, map_of(runs)


_UNDO: dict[str, Callable[[str], tuple[str, OffsetMap]]] = {
    MARKUP: _plain_markup,
    JSON: _plain_json,
    TEX: _by_tokens(tex.TOKEN, tex.instead),
    DOCX: _by_tokens(docx.TOKEN, docx.instead),
}
