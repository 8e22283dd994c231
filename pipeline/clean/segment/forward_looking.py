"""Takes a firm's words on its forward-looking statements for the legal notice that they are."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line, Wording
from pipeline.vocabulary.rules import Rules, compiled

_RULE = "forward-looking"
_TEXT = frozenset(["abstract", "body", "unknown"])
_PASSED = _TEXT | {"legal"}
_HEAD = 600
"""Code points of a paragraph in which it says what it is."""

_LONGEST_HEADING = 100


class ForwardLooking:
    """The section ``forward_looking`` of ``roles.yaml``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("forward_looking")
        self._heading, self._announces, self._goes_on = (
            compiled(
                "|".join(section.field(key)).replace("{statements}", section.field("statements")),
                section.at(key),
            )
            for key in ("heading", "announces", "goes_on")
        )
        self._of_heading, self._of_notice = (
            sorted(section.words(key)) for key in ("heading_needles", "needles")
        )
        self._needles = sorted({*self._of_heading, *self._of_notice})

    def settle(self, lines: list[Line]) -> None:
        """Text below a heading of such statements, or that begins with one or goes on with it, is legal."""
        if not any(self._may_tell(line.says) for line in lines):
            return
        is_headed = is_notice = False
        for line in lines:
            folded = line.says.folded
            if self._heads(folded):
                line.decide("legal", _RULE)
                is_headed = True
            elif line.role not in _PASSED:
                is_headed = is_notice = False
            else:
                is_notice = is_headed or self.announces(folded) or (is_notice and self._continues(folded))
                if is_notice and line.role in _TEXT:
                    line.decide("legal", _RULE)

    def _may_tell(self, says: Wording) -> bool:
        """Whether a line holds a word that any heading or announcement has; looked for once a wording."""
        if says.may_look_forward is None:
            says.may_look_forward = _holds_any(says.folded, self._needles)
        return says.may_look_forward

    def _heads(self, folded: str) -> bool:
        may_be = len(folded) <= _LONGEST_HEADING and _holds_any(folded, self._of_heading)
        return may_be and self._heading.fullmatch(folded) is not None

    def announces(self, folded: str) -> bool:
        """Whether the first sentence announces such statements, or names the words that tell them."""
        if not _holds_any(folded, self._of_notice):
            return False
        found = self._announces.search(folded, 0, _HEAD)
        return found is not None and ". " not in folded[: found.start()]

    def _continues(self, folded: str) -> bool:
        return self._goes_on.search(folded, 0, _HEAD) is not None


def _holds_any(folded: str, needles: list[str]) -> bool:
    return any(folded.find(needle, 0, _HEAD) >= 0 for needle in needles)
