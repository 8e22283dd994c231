"""Which elements of a page are open; end tags may be missing, too many or in the wrong order."""

from __future__ import annotations

from pipeline.sources.html.elements import CAPTIONS, HEADINGS, TELLING, Meaning
from pipeline.sources.html.layout import Element

_DEEPEST = 500
"""Elements within each other; browsers draw the line near here too, and count deeper ones as none."""

_LASTING = HEADINGS | CAPTIONS
"""Elements that are the hint of all text in them, as of a paragraph in a caption."""

# Where an end tag may be left out: the open elements that a start tag ends, and those within them.
_ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "dd": (frozenset(["dd", "dt"]), frozenset(["p"])),
    "dt": (frozenset(["dd", "dt"]), frozenset(["p"])),
    "li": (frozenset(["li"]), frozenset(["p"])),
    "option": (frozenset(["option"]), frozenset()),
    "p": (frozenset(["p"]), frozenset()),
    "td": (frozenset(["td", "th"]), frozenset(["p"])),
    "th": (frozenset(["td", "th"]), frozenset(["p"])),
    "tr": (frozenset(["tr"]), frozenset(["p", "td", "th"])),
}


class Nesting:
    """The open block-level elements; ``closed`` are those that held runs, inner ones first.

    ``innermost`` is the element that text belongs to.
    Every call tells how many runs there are so far.
    """

    def __init__(self) -> None:
        self.closed: list[Element] = []
        self.innermost = Element("", Meaning(), None, "", 0, 0)
        self._stack = [self.innermost]
        self._open_names: dict[str, int] = {}
        self._too_deep = 0

    @property
    def depth(self) -> int:
        """The number of open elements, with the page itself."""
        return len(self._stack)

    def open(self, name: str, meaning: Meaning, runs: int) -> None:
        """Go into an element, out of those that its start tag ends."""
        if name in _ENDED_BY:
            self._end_implied(*_ENDED_BY[name], runs)
        if len(self._stack) == _DEEPEST:
            self._too_deep += 1
            return
        parent = self.innermost
        hint = name if name in TELLING and parent.hint not in _LASTING else parent.hint
        self.innermost = Element(name, meaning, parent, hint, runs, runs)
        self._stack.append(self.innermost)
        self._open_names[name] = self._open_names.get(name, 0) + 1

    def close(self, name: str, runs: int) -> None:
        """Go out of an element and all within it; an end tag without a start is ignored."""
        if self._too_deep:
            self._too_deep -= 1
        elif self._open_names.get(name):
            while self._pop(runs) != name:
                pass

    def close_all(self, runs: int) -> None:
        """Go out of all elements."""
        while len(self._stack) > 1:
            self._pop(runs)

    def _end_implied(self, ended: frozenset[str], within: frozenset[str], runs: int) -> None:
        for element in reversed(self._stack):
            if element.name in ended:
                while self._pop(runs) not in ended:
                    pass
                return
            if element.name not in within:
                return

    def _pop(self, runs: int) -> str:
        element = self._stack.pop()
        self.innermost = self._stack[-1]
        element.last = runs
        if runs > element.first:
            self.closed.append(element)
        self._open_names[element.name] -= 1
        return element.name
