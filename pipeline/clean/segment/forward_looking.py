"""Takes a firm's words on its forward-looking statements for the legal notice that they are."""

from __future__ import annotations

import re
from operator import attrgetter

from pipeline.clean.segment.lines import HEAD, Line

_RULE = "forward-looking"
_TEXT = frozenset(["abstract", "body", "unknown"])
_PASSED = _TEXT | {"legal"}
_STATEMENTS = r"forward[-‐‑ ]looking (?:statements?|information)"
_LONGEST_HEADING = 100
_HEADING = re.compile(
    r"(?:(?:safe harbou?r|cautionary|special|important|legal|disclaimer|note|notice|statements?|regarding"
    rf"|concerning|about|on|as to|and|our|under the|:) ?)*{_STATEMENTS}(?: (?:disclaimer|notice))?:?"
    r"|safe harbou?r(?: statements?)?(?: under the private securities litigation reform act(?: of 1995)?)?:?"
)
_ANNOUNCES = re.compile(
    rf"^{_STATEMENTS}(?:[:.]| (?:in this|contained|made|are|include|involve|may|can|speak)\b)"
    r"|\b(?:contain|include|constitute|make|comprise|are|is|be|identify)(?:s|d|ing)? "
    rf"(?:certain |some |may be |(?:considered|deemed) (?:to be )?)?[\"“'‘]?{_STATEMENTS}\b"
    r"|\b(?:words|terms|terminology|expressions|phrases)\b.{0,40}?\b(?:such as|like)\b.{0,400}?"
    r"\b(?:identify|identifies|indicate|denote)\b.{0,20}?\b(?:such|these|forward[-‐‑ ]looking) statements\b"
)
_GOES_ON = re.compile(
    r"\b(?:these|such|those|forward[-‐‑ ]looking) statements\b|\bactual results (?:may|could|might)\b"
    r"|\bundertakes? no (?:obligation|duty)\b"
)

_may_look_forward = attrgetter("says.may_look_forward")


def settle_forward_looking(lines: list[Line]) -> None:
    """Text below a heading of such statements, or that begins with one or goes on with it, is legal."""
    if not any(map(_may_look_forward, lines)):
        return
    is_headed = is_notice = False
    for line in lines:
        folded = line.says.folded
        if _heads(folded):
            line.decide("legal", _RULE)
            is_headed = True
        elif line.role not in _PASSED:
            is_headed = is_notice = False
        else:
            is_notice = is_headed or _begins(folded) or (is_notice and _goes_on(folded))
            if is_notice and line.role in _TEXT:
                line.decide("legal", _RULE)


def _heads(folded: str) -> bool:
    is_short = len(folded) <= _LONGEST_HEADING
    return is_short and ("forward" in folded or "harbo" in folded) and _HEADING.fullmatch(folded) is not None


def _begins(folded: str) -> bool:
    """Whether the first sentence announces such statements, or names the words that tell them."""
    if folded.find("statements", 0, HEAD) < 0 and folded.find("forward", 0, HEAD) < 0:
        return False
    found = _ANNOUNCES.search(folded, 0, HEAD)
    return found is not None and ". " not in folded[: found.start()]


def _goes_on(folded: str) -> bool:
    return _GOES_ON.search(folded, 0, HEAD) is not None
