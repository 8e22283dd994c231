"""Writes out the commands that a LaTeX source defines for itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.sources.latex.braces import closings
from pipeline.sources.latex.commands import KEPT
from pipeline.sources.latex.shown import is_known

_DEFINITION = (
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator)\*?\s*"
    r"(?:\{\s*\\(?P<braced>[A-Za-z]+)\s*\}|\\(?P<bare>[A-Za-z]+))\s*"
    r"(?:\[(?P<count>\d)\])?\s*(?:\[(?P<default>[^\[\]]*)\])?\s*(?=\{)"
    r"|\\def\s*\\(?P<primitive>[A-Za-z]+)\s*(?P<places>(?:\#\d)*)\s*(?=\{)"
)
_DEFINES = re.compile(_DEFINITION)
_TOKEN = re.compile(rf"%[^\n]*|{_DEFINITION}|\\(?P<name>[A-Za-z]+)|\\[^A-Za-z]", re.DOTALL)
_PLACE = re.compile(r"#([1-9])")
_OPTION = re.compile(r"\s*\[([^\[\]]*)\]")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_XSPACE = re.compile(r"\\xspace(?![A-Za-z])(?P<mark>\{\}|(?=[.,;:!?)\]}'/~-]))?")
_DEEPEST = 8
_MOST_ADDED = 1 << 20
"""Code points that all commands together may write out."""


class _Macro(NamedTuple):
    """What stands for a command; ``default`` is its first argument where none is given."""

    n_arguments: int
    default: str | None
    body: str

    def filled(self, given: list[str]) -> str:
        """What it writes out with these arguments."""
        return _PLACE.sub(lambda place: "".join(given[int(place[1]) - 1 : int(place[1])]), self.body)


class _Call(NamedTuple):
    """Where the arguments of a command end, and these."""

    end: int
    given: list[str]


def written_out(text: str) -> str:
    """The source with its own commands written out, and without their definitions.

    A command that the reader knows keeps its meaning; one that leads too deep, or too far, stays as it is.
    """
    if not _DEFINES.search(text):
        return text
    return _XSPACE.sub(lambda found: "" if found["mark"] is not None else " ", _Macros().written_out(text, 0))


class _Macros:
    """The commands that were defined so far."""

    def __init__(self) -> None:
        self._macros: dict[str, _Macro] = {}
        self._left = _MOST_ADDED

    def written_out(self, text: str, depth: int) -> str:
        """``text`` with what is defined ahead of each place."""
        if "\\" not in text:
            return text
        closed = closings(text)
        parts: list[str] = []
        at = 0
        while found := _TOKEN.search(text, at):
            end, instead = self._read(found, closed, depth)
            parts += text[at : found.start()], instead
            at = end
        return "".join([*parts, text[at:]])

    def _read(self, found: re.Match[str], closed: dict[int, int], depth: int) -> tuple[int, str]:
        """Where a token with its arguments ends, and what stands in its place."""
        text, end = found.string, found.end()
        name = found["braced"] or found["bare"] or found["primitive"]
        if name and end in closed:
            self._define(name, found, text[end + 1 : closed[end]])
            return closed[end] + 1, ""
        macro = self._macros.get(found["name"] or "")
        call = _called(macro, text, end, closed) if macro and depth < _DEEPEST else None
        if macro is None or call is None or not self._affords(macro, call.given):
            return end, found[0]
        return call.end, self.written_out(macro.filled(call.given), depth + 1)

    def _affords(self, macro: _Macro, given: list[str]) -> bool:
        """Whether what the command may write out is not too much; it is counted then."""
        size = len(macro.body) + macro.body.count("#") * max(map(len, given), default=0)
        is_affordable = size <= self._left
        self._left -= size * is_affordable
        return is_affordable

    def _define(self, name: str, found: re.Match[str], body: str) -> None:
        is_taken = "providecommand" in found[0] and name in self._macros
        if name in KEPT or is_known(name) or is_taken:
            return
        count = int(found["count"] or 0) or len(found["places"] or "") // 2
        self._macros[name] = _Macro(count, found["default"], body)


def _called(macro: _Macro, text: str, at: int, closed: dict[int, int]) -> _Call | None:
    """The call whose arguments begin at ``at``; None where one is missing."""
    given: list[str] = []
    if macro.default is not None:
        option = _OPTION.match(text, at)
        given.append(option[1] if option else macro.default)
        at = option.end() if option else at
    for _ in range(macro.n_arguments - len(given)):
        space = _SPACE.match(text, at)
        start = space.end() if space else at
        if start not in closed:
            return None
        given.append(text[start + 1 : closed[start]])
        at = closed[start] + 1
    return _Call(at, given)
