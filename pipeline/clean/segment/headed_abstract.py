"""Holds the text below a heading of the abstract together, and tells text far from it from an abstract."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line
from pipeline.vocabulary.rules import Rules

_ABSTRACT, _PART, _STATEMENT = "heading-abstract", "heading-part", "heading-statement"
_RULE = "headed-abstract"
_OTHER_WORK = frozenset(["author", "title"])
_TEXT = frozenset(["abstract", "body"])
_ENDS = frozenset(["affiliation", "caption", "keyword", "metadata", "reference"])

_PROSE = 40
"""Code points of a line of text; shorter ones are labels."""

_PARAGRAPH, _MOST_ABOVE = 100, 2
"""Code points of a paragraph, and how many of them stand above an abstract at most."""

_MOST_OF_PART, _MOST_UNPARTED = 2, 6
"""Paragraphs of one part of an abstract, and of one without parts."""

_LONGEST_PART = 40
"""Code points of a heading that no rule knows, as `Search methods`."""


class HeadedAbstracts:
    """The section ``headed_abstract`` of ``roles.yaml``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("headed_abstract")
        self.others = tuple(sorted(section.words("other_summaries")))
        self.last, self.discussion = section.pattern("last_part"), section.pattern("discussion")

    def settle(self, lines: list[Line]) -> None:
        """Give the text below a heading of the abstract its role, and take it from what stands far below.

        Of an abstract with parts each part is known once, and the conclusion is the last; without parts it
        is the paragraphs up to the next line of another role.
        """
        if any(line.role == "abstract" or line.rule_id == _ABSTRACT for line in lines):
            _Page(self).settle(lines)


class _Page:
    """What was read of a page so far; a title, names of authors and a heading of an abstract begin anew."""

    def __init__(self, words: HeadedAbstracts) -> None:
        self._words = words
        self._is_signed = False
        self._begin()

    def _begin(self, *, headed: bool = False) -> None:
        self._is_headed = self._is_open = headed
        self._is_behind = self._has_ended = self._has_parts = False
        self._above = self._texts = 0
        self._heading: Line | None = None
        self._parts: set[str] = set()
        self._first = ""

    def settle(self, lines: list[Line]) -> None:
        """Take line after line, and settle the roles of those that are text."""
        for line in lines:
            role = line.role
            if role in _ENDS:
                self._is_open = False
            elif role == "heading":
                self._head(line)
            elif role in _TEXT:
                self._settle(line)
            elif role in _OTHER_WORK:
                self._begin()
                self._is_signed = self._is_signed or role == "author"

    def _head(self, line: Line) -> None:
        if line.rule_id == _ABSTRACT:
            self._begin(headed=self._is_own_abstract(line.says.folded))
            return
        self._is_open = self._is_open and self._goes_on(line)
        self._is_headed = self._is_headed and bool(self._is_open or self._first)
        is_behind = self._is_headed and self._first and not self._is_open and self._heads_text(line)
        self._is_behind = self._is_behind or bool(is_behind)
        self._has_parts = self._has_parts or line.rule_id == _PART
        self._heading, self._texts = line, 0

    def _is_own_abstract(self, heading: str) -> bool:
        """Whether it is the article's: other pages have a summary, too, but name no authors above it."""
        is_signed = self._is_signed or "abstra" in heading
        return is_signed and self._above <= _MOST_ABOVE and not heading.startswith(self._words.others)

    def _heads_text(self, heading: Line) -> bool:
        """Whether no abstract goes on below a heading; one without parts may be a summary above another."""
        if heading.rule_id == _PART:
            return bool(self._parts) or self._words.discussion.match(heading.says.folded) is not None
        return not heading.rule_id.startswith("model-")

    def _goes_on(self, heading: Line) -> bool:
        """Whether a heading is that of a further part of the abstract."""
        part = heading.says.folded.rstrip(":")
        is_known = heading.rule_id == _PART
        is_short = heading.rule_id.startswith("model-") and len(part) <= _LONGEST_PART
        may_follow = bool(self._parts) or not self._first
        is_new = part not in self._parts and not (self._has_ended or heading.says.marker)
        if may_follow:
            self._parts.add(part)
        self._has_ended = self._has_ended or self._words.last.match(part) is not None
        return is_new and may_follow and (is_known or is_short)

    def _settle(self, line: Line) -> None:
        if len(line.says.text) < _PROSE:
            if line.role == "abstract":
                self._parts.add(line.says.folded)
            return
        first, self._first = self._first, self._first or line.role
        self._texts += 1
        if self._is_open:
            if line.role == "body" and not line.says.is_item and self._may_be_abstract(first):
                line.decide("abstract", _RULE)
        elif line.role == "abstract" and self._is_far():
            below_statement = self._heading is not None and self._heading.rule_id == _STATEMENT
            line.decide("metadata" if below_statement else "body", _RULE)
        if line.role == "body" and len(line.says.text) >= _PARAGRAPH:
            self._above += 1

    def _may_be_abstract(self, first: str) -> bool:
        if self._parts:
            return self._texts <= _MOST_OF_PART
        return first in ("", "body") and self._texts <= _MOST_UNPARTED

    def _is_far(self) -> bool:
        return self._is_behind or (self._above > _MOST_ABOVE and not self._has_parts)
