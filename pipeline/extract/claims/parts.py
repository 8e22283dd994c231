"""Tells by the label or heading above a sentence what part of an article it stands in."""

from __future__ import annotations

import re

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.rule_rows import Rules, field

LABEL = re.compile(r"([A-Z][A-Za-z]+(?:(?: |, |/| & )[A-Za-z]+){0,3}) ?: ")
"""What a sentence can open with: `RESULTS: `, `Main outcomes and results: `."""

NUMBER = re.compile(r"^\d[\d.]* +")
SEVERAL = re.compile(r" and |[,/&]")

UNSAID = "unsaid"
"""Ends the part above, and does not say what it does itself."""


class Parts:
    """The section ``article_parts``: labels in lower case, by what sentences below them do."""

    def __init__(self, rules: Rules) -> None:
        section: dict[str, list[str]] = field(rules, "article_parts", PLACE)
        self._roles = {label: role for role, labels in section.items() for label in labels}

    def role_at(self, document: CleanDocument, sentence: int) -> str | None:
        """The claim role of the part of the article that holds the sentence; null where no label tells."""
        above = document.sentences[sentence].start
        headings = [one for one in document.segments if one.role == "heading" and one.start < above]
        told, floor = None, 0
        for heading in reversed(headings):
            told, floor = self._role(document.text[heading.start : heading.end]), max(floor, heading.start)
            if told:
                break
        told = self._labelled(document, sentence, floor) or told
        return None if told == UNSAID else told

    def _labelled(self, document: CleanDocument, sentence: int, floor: int) -> str | None:
        """What the last label says that opens a sentence between ``floor`` and the end of this one."""
        for one in reversed(document.sentences[: sentence + 1]):
            if one.start < floor:
                break
            label = LABEL.match(document.text, one.start, one.end)
            if told := self._role(label[1]) if label else None:
                return told
        return None

    def _role(self, label: str) -> str | None:
        """Of `2. Results and discussion` what its first known word tells."""
        words = NUMBER.sub("", label.lower().strip(" :."))
        named = (words, *map(str.strip, SEVERAL.split(words)))
        return next((self._roles[one] for one in named if one in self._roles), None)
