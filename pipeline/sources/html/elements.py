"""What an element, its ARIA role and the words of its class say about the text in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.sources.html.tags import attributes_at

VOID = frozenset([
    "area", "base", "col", "embed", "img", "input", "param", "source", "track", "wbr",
])  # fmt: skip
"""Elements that hold nothing and have no end."""

BLOCK = frozenset([
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
"""Elements that end a run of text where they begin and where they end."""

HIDDEN = frozenset([
    "annotation", "audio", "canvas", "datalist", "map", "noscript", "object", "svg", "template", "video",
])  # fmt: skip
"""Elements whose content is not read on the page, beside those of raw text."""

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CAPTIONS = frozenset(["caption", "figcaption"])
TELLING = HEADINGS | CAPTIONS | {
    "blockquote", "button", "dd", "dt", "li", "p", "pre", "td", "th", "tr",
}  # fmt: skip
"""Elements that say what the text in them is."""

WHOLE = frozenset(["html", "body", "main", "article"])
"""Elements that hold a page's text, whatever their class is called."""

_ROLE_OF_ELEMENT = {
    "aside": "navigation", "dialog": "banner", "fieldset": "navigation", "footer": "navigation",
    "form": "navigation", "header": "navigation", "menu": "navigation", "nav": "navigation",
    "search": "navigation", "select": "navigation",
}  # fmt: skip
_ROLE_OF_ARIA = {
    "alertdialog": "banner", "banner": "navigation", "complementary": "navigation",
    "contentinfo": "navigation", "dialog": "banner", "doc-toc": "navigation", "form": "navigation",
    "listbox": "navigation", "menu": "navigation", "menubar": "navigation", "navigation": "navigation",
    "search": "navigation", "tablist": "navigation", "toolbar": "navigation",
}  # fmt: skip
_ARIA_OF_REFERENCES = frozenset(["doc-biblioentry", "doc-bibliography"])
_PARTS_OF_SITES = {
    "banner": "cookie cookies gdpr lightbox modal newsletter offcanvas popup",
    "navigation": "addthis addtoany breadcrumb breadcrumbs footer masthead menubar nav navbar navigation"
    " pager pagination sharedaddy sidebar tagcloud toc topbar",
}
_KINDS_OF_CONTENT = {
    "advert": "ad ads adsense advert adverts advertisement advertising promo sponsored",
    "banner": "signup subscribe subscription",
    "legal": "colophon copyright disclaimer",
    "navigation": "menu paging popular recommendations recommended related share sharing social toolbar"
    " trending",
}


def _role_of_word(table: dict[str, str]) -> dict[str, str]:
    return {word: role for role, words in table.items() for word in words.split()}


# Words of which sites build class names, whatever their content is about.  An id is often made of a
# heading's words (`related-diseases`), so of ids only those count that no heading would have.
_WORDS_OF_ID = _role_of_word(_PARTS_OF_SITES)
_WORDS_OF_CLASS = _WORDS_OF_ID | _role_of_word(_KINDS_OF_CONTENT)
_REFERENCES = re.compile(
    r"(?:^|[\s_-])(?:references?|ref-?list|bibliography|biblio)(?:$|[\s_-])", re.IGNORECASE
)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-invisible)(?:\s|$)"
)
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Meaning(NamedTuple):
    """What a start tag says of its element: a dropped role with its rule, and what kind of place it is."""

    role: str = ""
    rule_id: str = ""
    unseen: bool = False
    references: bool = False


_NOTHING = Meaning()
_LONGEST_KNOWN = 300
"""Code points of a start tag that is remembered; elements of one kind repeat theirs."""


def meaning_of(name: str, attributes: str) -> Meaning:
    """The meaning of an element's start tag, by the most certain of its signs."""
    return _known(name, attributes) if len(attributes) <= _LONGEST_KNOWN else _meaning(name, attributes)


@lru_cache(maxsize=4096)
def _known(name: str, attributes: str) -> Meaning:
    return _meaning(name, attributes)


def _meaning(name: str, attributes: str) -> Meaning:
    values = {key: value.text for key, value in attributes_at(attributes).items()} if attributes else {}
    if name not in WHOLE and values and _is_unseen(name, values):
        return Meaning(unseen=True)
    aria = values.get("role", "").strip().lower()
    if aria in _ROLE_OF_ARIA:
        return Meaning(_ROLE_OF_ARIA[aria], f"html#role-{aria}")
    if name in _ROLE_OF_ELEMENT:
        return Meaning(_ROLE_OF_ELEMENT[name], f"html#{name}")
    if not values or name in WHOLE or name in HEADINGS:
        return _NOTHING
    if aria in _ARIA_OF_REFERENCES:
        return Meaning(references=True)
    return _by_words(values.get("class", ""), values.get("id", ""))


def _by_words(classes: str, element_id: str) -> Meaning:
    for words, table in ((classes, _WORDS_OF_CLASS), (element_id, _WORDS_OF_ID)):
        for word in _WORD.findall(words):
            if role := table.get(word.lower()):
                return Meaning(role, f"html#class-{word.lower()}")
    return Meaning(references=True) if _REFERENCES.search(f"{classes} {element_id}") else _NOTHING


def _is_unseen(name: str, values: dict[str, str]) -> bool:
    if "hidden" in values or values.get("aria-hidden", "").strip().lower() == "true":
        return True
    if "style" in values and _UNSEEN_STYLE.search(values["style"]):
        return True
    return name not in HEADINGS and _UNSEEN_CLASS.search(values.get("class", "")) is not None
