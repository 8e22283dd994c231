"""What the element of a web page tells of a text of which the words don't tell enough."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.clean.raw_segment import KEPT_ROLES

_CELLS = frozenset(["td", "th", "tr"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_PARAGRAPHS = _CELLS | {"blockquote", "li", "p", "pre"}
_MAY_BE_LABELS = frozenset(["dd", "div", "dt"])
_BESIDE = frozenset(["a", "aside"])

_NO_EVIDENCE = frozenset(["no-evidence", "list-without-context"])
_REPEAT = "second-printing"
_EMPTY_HEADING = "heading-without-content"
"""Rules of the segmenter for lines of which the words tell nothing, or tell it by other lines only."""

HEADS_REFERENCES = "heading-references"
"""Rule of the segmenter for a heading of a list of references."""

_ENTRIES = frozenset(["dd", "li"])
_CITES = "dated-citation"
"""Rule of the segmenter for a line that gives a work's year, volume and pages."""

_CLOSING = (".", "!", "?", ":", ";")
_SHORTEST_TEXT = 60
"""Code points of a text in a ``div`` without a closing mark; shorter ones are labels and menus.

On the train pages of the web corpus 6 of 8 such short ones were no text, none of the long ones.
"""

_SHORTEST_PARAGRAPH = 100
"""Code points of a paragraph that counts even where it stands beside the main text, or a second time."""


class Decision(NamedTuple):
    """What a block is.  Blocks of one ``group`` that follow each other are one text; -1 is no group."""

    role: str
    rule_id: str
    group: int = -1


def settled(text: str, hint: str, by_words: Decision) -> Decision:
    """``by_words``, or what an element ``hint`` with this ``text`` is made for.

    A page that sets a paragraph or a row of a table twice in its main text means both.
    """
    rule_id = by_words.rule_id
    is_meant = rule_id == _REPEAT and (hint in _CELLS or len(text) >= _SHORTEST_PARAGRAPH)
    if is_meant or rule_id in _NO_EVIDENCE:
        return _by_element(text, hint) or by_words
    if hint in _BESIDE and by_words.role in ("body", "heading") and len(text) < _SHORTEST_PARAGRAPH:
        return Decision("unknown", "beside-main-text")
    return by_words


def _by_element(text: str, hint: str) -> Decision | None:
    if hint in _HEADINGS:
        return Decision("heading", f"element-{hint}")
    is_text = len(text) >= _SHORTEST_TEXT or text.endswith(_CLOSING)
    if hint in _PARAGRAPHS or (hint in _MAY_BE_LABELS and is_text):
        return Decision("body", f"element-{hint}")
    return None


def cites(hint: str, by_words: Decision) -> bool:
    """Whether an entry of a list gives a work's year, volume and pages; alone it may be the page's own."""
    return hint in _ENTRIES and by_words.rule_id == _CITES


def listed(hint: str, *, below_references: bool) -> Decision:
    """An entry that is another work: what the page refers to, or what it offers to read."""
    return Decision("reference" if below_references else "navigation", f"element-{hint}")


def heads_text(hint: str, heading: Decision, below: Decision) -> bool:
    """Whether a heading that the words found empty heads text of which the words were not asked."""
    is_text = below.role in KEPT_ROLES and below.group < 0
    return is_text and hint in _HEADINGS and heading.rule_id == _EMPTY_HEADING
