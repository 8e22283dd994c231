"""Walks through the tags of a web page and cuts it where a block-level element begins or ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.decoded import Unreadable
from pipeline.sources.html.cutting import Cutter
from pipeline.sources.html.elements import BLOCK, HIDDEN, VOID, meaning_of
from pipeline.sources.html.layout import Layout, StatingTag
from pipeline.sources.html.nesting import Nesting
from pipeline.sources.html.tags import RAW_TEXT, TOKEN, end_of_element, end_of_raw_text

_MOST_TAGS = 1_000_000
"""Tags and character references of a page; a page of 60 MB has about as many."""

_MOST_STATING = 5_000
"""Tags that tell of the page; articles that list their references in tags have 1,000."""

_MOST_ENDLESS = 2
"""Hidden elements without an end that are looked for; each costs a look at the rest of the page."""

_MAY_BE_UNSEEN = re.compile("hidden|none|invisible|sr-only|screen-reader")
_TYPE_WITHIN = 200
"""Code points from a script's start within which its type stands."""


def lay_out(text: str) -> Layout:
    """The runs of a page; any text can be read.

    Raises :class:`Unreadable` with ``too_many_tags`` or ``too_many_blocks``.
    """
    walk = _Walk(text)
    for number, token in enumerate(walk.tokens()):
        if number == _MOST_TAGS:
            raise Unreadable("too_many_tags", f"more than {_MOST_TAGS} before code point {walk.position}.")
        walk.step(token)
    return walk.end()


class _Walk:
    """The way through a page's tokens; ``position`` is where the next one is looked for.

    ``_link`` is the number of elements around the open link, 0 without one.
    """

    def __init__(self, text: str) -> None:
        self.position = 0
        self._text = text
        self._nesting = Nesting()
        self._cutter = Cutter(text, self._nesting.innermost)
        self._stating: list[StatingTag] = []
        self._link = 0
        self._endless = 0

    def tokens(self) -> Iterator[re.Match[str]]:
        """The tokens in their order, but for those that a step went past."""
        while True:
            for token in TOKEN.finditer(self._text, self.position):
                yield token
                if self.position != token.end():
                    break
            else:
                return

    def step(self, token: re.Match[str]) -> None:
        """Take the text before ``token``, and what the token says."""
        start, end = token.span()
        if start > self.position:
            self._cutter.take(self.position, start)
        self.position = end
        unseen, name, attributes = token.groups()
        if name is None:
            if unseen:
                self._pass_over(start, end, unseen.lower())
            return
        name = name.lower()
        if act := _ACTS.get(name):
            act(self, name, attributes, start)
        elif attributes and _MAY_BE_UNSEEN.search(attributes) and name[0] != "/":
            self._open_other(name, attributes, start)

    def end(self) -> Layout:
        """Take what is left, and close all that is open."""
        self._cutter.take(self.position, len(self._text))
        self._cutter.cut()
        self._nesting.close_all(len(self._cutter.runs))
        self._refuse_references()
        return Layout(self._cutter.runs, self._nesting.closed, self._stating)

    def _refuse_references(self) -> None:
        shown = (run for run in self._cutter.runs if not run.unseen)
        references = sum(self._text.count("&", run.start, run.end) for run in shown)
        if references > _MOST_TAGS:
            raise Unreadable("too_many_tags", f"{references} character references; {_MOST_TAGS} are read.")

    def _pass_over(self, start: int, end: int, name: str) -> None:
        if name == "script" and "ld+json" in self._text[start : start + _TYPE_WITHIN]:
            content = self._text.index(">", start) + 1
            self._state("script", content, self._text[content:end])
        self._cutter.pass_over(start, end, name)

    def _state(self, name: str, start: int, content: str) -> None:
        if len(self._stating) < _MOST_STATING:
            self._stating.append(StatingTag(name, start, content))

    def _in_link(self, depth: int) -> None:
        self._link = depth
        self._cutter.linked = depth > 0

    def _open_block(self, name: str, attributes: str, start: int) -> None:
        meaning = meaning_of(name, attributes)
        if meaning.unseen:
            self._skip(name, attributes, start)
            return
        self._cutter.cut()
        self._nesting.open(name, meaning, len(self._cutter.runs))
        self._cutter.element = self._nesting.innermost

    def _close_block(self, name: str, attributes: str, start: int) -> None:
        self._cutter.cut()
        self._nesting.close(name[1:], len(self._cutter.runs))
        self._cutter.element = self._nesting.innermost
        if self._link and self._nesting.depth < self._link:
            self._in_link(0)

    def _open_other(self, name: str, attributes: str, start: int) -> None:
        if meaning_of(name, attributes).unseen:
            self._skip(name, attributes, start)

    def _open_page(self, name: str, attributes: str, start: int) -> None:
        self._open_stating(name, attributes, start)
        self._open_block(name, attributes, start)

    def _open_link(self, name: str, attributes: str, start: int) -> None:
        self._in_link(self._nesting.depth if "href" in attributes else 0)
        if "licen" in attributes or "creativecommons" in attributes:
            self._open_stating(name, attributes, start)

    def _close_link(self, name: str, attributes: str, start: int) -> None:
        self._in_link(0)

    def _open_stating(self, name: str, attributes: str, start: int) -> None:
        self._state(name, start + len(name) + 1, attributes)

    def _open_break(self, name: str, attributes: str, start: int) -> None:
        self._cutter.break_line()

    def _open_rule(self, name: str, attributes: str, start: int) -> None:
        self._cutter.cut()

    def _open_void(self, name: str, attributes: str, start: int) -> None:
        """An image or a field holds no text."""

    def _open_raw_text(self, name: str, attributes: str, start: int) -> None:
        content = self.position
        if not attributes.endswith("/"):
            self.position = end_of_raw_text(self._text, name, content)
        if name == "title":
            self._state(name, content, self._text[content : self.position])
        self._cutter.cut()
        self._pass_over(start, self.position, name)

    def _skip(self, name: str, attributes: str, start: int) -> None:
        """Pass over an element with all that is in it, unless it never ends."""
        self._cutter.cut()
        if attributes.endswith("/") or self._endless == _MOST_ENDLESS:
            return
        end = end_of_element(self._text, name, self.position)
        if end is None:
            self._endless += 1
        else:
            self.position = end
            self._pass_over(start, end, name if name in HIDDEN else "hidden")


_ACTS: dict[str, Callable[[_Walk, str, str, int], None]] = {
    **dict.fromkeys(BLOCK, _Walk._open_block),
    **dict.fromkeys((f"/{name}" for name in BLOCK), _Walk._close_block),
    **dict.fromkeys(VOID, _Walk._open_void),
    **dict.fromkeys(HIDDEN, _Walk._skip),
    **dict.fromkeys(RAW_TEXT, _Walk._open_raw_text),
    **dict.fromkeys(("link", "meta"), _Walk._open_stating),
    "a": _Walk._open_link,
    "/a": _Walk._close_link,
    "br": _Walk._open_break,
    "hr": _Walk._open_rule,
    "html": _Walk._open_page,
}
