"""How text stands in HTML and XML: tags, what they set apart, and character references."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from pipeline.markup import ATTRIBUTES, COMMENT, ESCAPED_TAG, UNSEEN

_REFERENCE = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

TOKEN = re.compile(
    rf"""{UNSEEN}|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:_-]*+){ATTRIBUTES}>
    |{COMMENT}|<!\[CDATA\[|<[!?][^<>]*+>|]]>|{ESCAPED_TAG}
    |{_REFERENCE}""",
    re.VERBOSE | re.DOTALL,
)
"""A tag, an element of which a page shows nothing, or a character reference."""

ELEMENT = rf"""<(?P<slash>/?)(?P<name>(?i:a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|del|details
    |div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p
    |picture|pre|q|s|samp|section|small|source|span|strike|strong|su[bp]|summary|table|tbody|td|tfoot|th|thead
    |time|tr|tt|u|ul|var|video|wbr))
    (?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*+\s*+/?>
    |{COMMENT}|{ESCAPED_TAG}|{_REFERENCE}"""
"""The same, for patterns in verbose mode, in a text in which a sign of less may stand for itself."""

_RAISED_NUMBER = re.compile(
    r"(?:<[^<>]*>){0,4}(?:[-\u2013\u2212]|&(?:#8722|#x2212|minus);)?"
    r"\d[\d\s,\u2013\u2212-]*(?:<|&lt;/|\Z)"
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
_RAISING = frozenset(["sup", "style"])
"""Elements that may raise a number; EndNote puts the face of letters into ``style``."""

_NEXT = re.compile(
    r"\s*+(?:(?:<[A-Za-z][^<>]*+(?<=/)>|<([A-Za-z][\w:-]*+)[^<>]*+></\1\s*+>)\s*+)*+"
    r"<(?:[A-Za-z][A-Za-z0-9_-]*:)?([A-Za-z][A-Za-z0-9_-]*)"
)
"""The start tag that follows at once, but for elements that hold nothing."""


def instead(token: re.Match[str]) -> str:
    """What stands in place of one token of markup."""
    name = token["name"]
    if name is None:
        return _written_out(token) if token[0][:4] == "&lt;" != token[0] else _sign(token[0])
    always = _for_every(name, token["slash"])
    return _for_this(token, name) if always is None else always


@lru_cache(maxsize=256)
def _for_every(name: str, slash: str) -> str | None:
    """What stands in place of every tag of that name; None where what is around a tag decides."""
    element = _element(name)
    if element in _CELLS or _bare(name) in _BETWEEN or (element in _RAISING and not slash):
        return None
    return "" if element in _INLINE else " "


def _for_this(token: re.Match[str], name: str) -> str:
    element = _element(name)
    if element == "sup" or (element == "style" and not token["slash"]):
        is_raised = element == "sup" or 'face="superscript"' in token[0]
        return "^" if is_raised and _is_raised_number(token.string, token.end()) else ""
    part = element if element in _CELLS else _bare(name)
    return _between(part, token.string, token.end()) if token["slash"] else _before(part, token[0])


def _bare(name: str) -> str:
    """``name`` without the prefix of a namespace."""
    return name.rpartition(":")[2]


def _element(name: str) -> str:
    return _bare(name).lower()


_referred = lru_cache(maxsize=4096)(unescape)


def _sign(written: str) -> str:
    if written[0] == "&":
        return _referred(written)
    return written[1] if written[0] == "\\" else ""


def _written_out(token: re.Match[str]) -> str:
    """What stands in place of a tag that is written out."""
    tag = token[0][4:].removesuffix("&gt;").rstrip("> /")
    name = tag.strip("/ ")
    if tag == "sup":
        return "^" if _is_raised_number(token.string, token.end()) else ""
    return "" if name in _INLINE else " "


def _between(element: str, text: str, end: int) -> str:
    """What sets ``element`` apart from an element that follows it at once; nothing before a word."""
    following = _NEXT.match(text, end)
    if following is None:
        return " " if element in _CELLS else ""
    return _BETWEEN[element].get(following[2], _BETWEEN[element][_OTHERS])


def _before(element: str, token: str) -> str:
    if element in _CELLS:
        return " "
    return "PMID: " if element == "pub-id" and '"pmid"' in token else ""


def _is_raised_number(text: str, start: int) -> bool:
    """An exponent or the number of a note, not the charge of an ion (``2+``)."""
    return _RAISED_NUMBER.match(text, start) is not None
