"""What one reads in a stretch of LaTeX: signs, accents and faces of letters, without commands."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import tex
from pipeline.sources.latex.commands import UNSEEN

_COMMAND = re.compile(r"\\\\|\\([A-Za-z]{2,})\*?")
_UNSEEN = re.compile(
    rf"\\(?:{'|'.join(sorted(name for name, count in UNSEEN.items() if count == 1))}|footnote)\s{{0,9}}"
    r"(?:\[[^\[\]]{0,99}\])?\{(?:[^{}]++|\{[^{}]*+\})*+\}|(?<!\\)%[^\n]*\n?"
)
"""Commands whose arguments show nothing, within what another one sets apart."""


def shown(written: str) -> str:
    """The words, their white space single."""
    return " ".join(tex.TOKEN.sub(tex.instead, _COMMAND.sub(_known, written)).split())


def without_unseen(written: str) -> str:
    """What is left without commands whose arguments show nothing."""
    return _UNSEEN.sub(" ", written)


def _known(command: re.Match[str]) -> str:
    """A command that stands for a sign or a face of letters; a space for any other."""
    return command[0] if command[1] and is_known(command[1]) else " "


@lru_cache(maxsize=1024)
def is_known(name: str) -> bool:
    """Whether a command stands for a sign or a face of letters."""
    return not tex.TOKEN.sub(tex.instead, f"\\{name} ").startswith("\\")
