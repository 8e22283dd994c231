"""What one JATS article shows, found in one pass over its tags."""

from __future__ import annotations

import re
from re import Match

from pipeline.sources.draft import Draft
from pipeline.sources.jats.cited import cite_entry
from pipeline.sources.jats.elements import CLOSINGS, DROPPED, FLOWS, LEAVES, OTHER_CONTRIBUTOR, STRUCTURES
from pipeline.sources.jats.front import state_article, state_element

_TAG = re.compile(
    r"<(?:!--.*?-->|!\[CDATA\[.*?]]>|\?[^>]*>"
    r"|(?P<closing>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>)",
    re.DOTALL,
)
_HAS_TEXT = re.compile(r"(?:<!\[CDATA\[|<[^<>]*>|\s)*[^<\s]")
_LABEL = re.compile(r"\s*<label\s*>[^<]*(?:<[^<>]*>[^<]*)*?</label\s*>")
_FLOATS = frozenset(["fig", "table-wrap", "boxed-text"])
_NAMES = frozenset(["name", "name-alternatives", "string-name", "collab"])
_CONTRIBUTORS = frozenset(["contrib", "contrib-group"])
_ABSTRACTS = frozenset(["abstract", "trans-abstract"])


class Article:
    """The blocks of the well-formed article at ``text[start:end]`` and the values that it states."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.draft = Draft(text, "jats")
        self.draft.state("source_type", "full_text", (0, 0), "format")
        self._text = text
        self._open: list[tuple[str, str]] = []
        self._mark = start
        self._read(start, end)

    def _read(self, start: int, end: int) -> None:
        position = start
        while tag := _TAG.search(self._text, position, end):
            position = tag.end()
            name = tag["name"]
            if name is None or name not in _KNOWN:
                continue
            if tag["closing"]:
                self._close(name, tag)
            elif tag["empty"]:
                self._state(tag, tag.end(), tag.end())
            else:
                position = self._enter(name, tag)

    def _enter(self, name: str, tag: Match[str]) -> int:
        """Take one start tag; the place from which to read on."""
        self._flush(tag.start())
        is_dropped = self._role() == "dropped"
        if name in LEAVES and not is_dropped:
            return self._leaf(name, tag)
        if name == "article" and not self._open:
            state_article(self.draft, tag)
        is_dropped = is_dropped or name in DROPPED or _is_other_contributor(tag)
        role = "dropped" if is_dropped else self._flow(name)
        self._open.append((name, role))
        self._mark = tag.end()
        return tag.end()

    def _leaf(self, name: str, tag: Match[str]) -> int:
        closing = CLOSINGS[name].search(self._text, tag.end())
        end, behind = closing.span() if closing else (tag.end(), tag.end())
        label = _LABEL.match(self._text, tag.end(), end)
        start = label.end() if label else tag.end()
        role = self._leaf_role(name)
        if self._show(role, name, start, end) and role == "reference":
            cite_entry(self.draft, start, end)
        self._state(tag, start, end)
        self._mark = behind
        return self._mark

    def _state(self, tag: Match[str], start: int, end: int) -> None:
        if self._is_open("front"):
            state_element(self.draft, tag, start, end)

    def _close(self, name: str, tag: Match[str]) -> None:
        self._flush(tag.start())
        if self._open and self._open[-1][0] == name:
            self._open.pop()
        self._mark = tag.end()

    def _flush(self, end: int) -> None:
        """Show the text since the last border, if the element it stands in shows any."""
        role = self._role()
        if role and role != "dropped":
            self._show(role, self._open[-1][0], self._mark, end)

    def _show(self, role: str, name: str, start: int, end: int) -> bool:
        shows_text = _HAS_TEXT.match(self._text, start, end) is not None
        return shows_text and bool(self.draft.show(role, name, start, end))

    def _role(self) -> str:
        return self._open[-1][1] if self._open else ""

    def _flow(self, name: str) -> str:
        if name == "label":
            return "caption" if self._open and self._open[-1][0] in _FLOATS else "dropped"
        role = FLOWS.get(name, "")
        return "abstract" if role == "body" and self._is_open(*_ABSTRACTS) else role

    def _leaf_role(self, name: str) -> str:
        if name == "article-title" and not self._is_open("front"):
            return "heading"
        if name in _NAMES and not self._is_open("contrib"):
            return "unknown"
        return LEAVES[name]

    def _is_open(self, *names: str) -> bool:
        return any(name in names for name, _ in self._open)


def _is_other_contributor(tag: Match[str]) -> bool:
    return tag["name"] in _CONTRIBUTORS and OTHER_CONTRIBUTOR.search(tag["attributes"]) is not None


_KNOWN = frozenset([*LEAVES, *FLOWS, *STRUCTURES, *DROPPED])
