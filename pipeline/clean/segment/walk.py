"""Walks down the page: headings open sections, a section says what its undecided lines are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.raw_segment import DROPPED_ROLES
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.shapes import Words, author_names, lower_share

LISTED = {
    "keywords": "keyword",
    "authors": "author",
    "affiliations": "affiliation",
    "subjects": "metadata",
    "record": "metadata",
    "value": "metadata",
    "statement": "metadata",
}
"""Sections that hold short entries of one role."""

DROPPED = {"related": "navigation", "navigation": "navigation", "contact": "contact", "legal": "legal"}
PROSE = frozenset(["front", "abstract", "body"])

_FIRM = frozenset(["banner", "legal", "advert", "contact"])
"""Roles that a line keeps in any section."""

_REAL_PROSE = 200
"""Characters from which a paragraph ends a section that holds none."""

_MAIN_TEXT = 300
"""Characters of prose after which a page's own text counts as seen."""

_LONGEST_KEYWORDS = 1000
_OWN_LINE = frozenset(["label-keywords", "label-authors", "label-affiliations"])
_KEEP_OWN = frozenset(["record", "value", "authors", "affiliations"])
_BACK_MATTER = ("label-", "licence-", "date-line")


_MOST_PARAGRAPHS = 3
_PROSE_LOWER = 0.6
"""Share of words in small letters; entries of reference lists reach .5, their names and journals don't."""

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Walk:
    """The state of one walk: the open section and what was seen so far."""

    words: Words
    section: str = "front"
    before_caption: str = ""
    prose: int = 0
    seen: int = 0
    paragraphs: int = 0
    titled: bool = False
    parts: frozenset[str] | None = None
    has_abstract: bool = False
    has_body: bool = False

    def step(self, line: Line, following: Line | None) -> None:
        """Decide ``line`` as far as its section can; an undecided line is settled by its neighbours later."""
        self._place(line, following)
        line.context = self.section
        self.seen += 1

    def _place(self, line: Line, following: Line | None) -> None:
        if line.role == "title" or line.rule_id == "title-printed-again":
            self.titled = True
            self._open_front()
        elif line.section and not line.is_item:
            self._open(line)
        elif self.section in DROPPED or self.section == "comments":
            self._in_dropped(line, following)
        elif self.section == "references":
            self._in_references(line)
        elif self.section == "figures":
            self._in_figures(line)
        elif self.section in LISTED:
            self._in_list(line)
        else:
            self._in_prose(line)

    def _open_front(self) -> None:
        if not self.prose:
            self.section = "front"

    def _open(self, line: Line) -> None:
        """Enter the section that a heading opens."""
        section = line.section
        if line.rule_id == "caption-label":
            self.before_caption = self.section if self.section != "figures" else self.before_caption
            section = "figures"
        elif section == "part" or (section == "body" and self._is_first_part()):
            section = self._part(line.folded)
        elif section == "abstract":
            self.parts, self.has_abstract = frozenset(), True
        self.has_body = self.has_body or section == "body"
        self.section, self.seen = section, -1
        if line.role == "abstract":
            self.prose += len(line.text)
            self.parts = None

    def _is_first_part(self) -> bool:
        """`Introduction` right under `Abstract` is a part of it."""
        return self.section == "abstract" and self.seen == 0 and self.parts is not None

    def _part(self, heading: str) -> str:
        """Methods, Results … belong to an abstract that began with such a part, each once."""
        if self.section != "abstract" or self.parts is None or heading in self.parts:
            return "body"
        self.parts |= {heading}
        return "abstract"

    def _in_dropped(self, line: Line, following: Line | None) -> None:
        if line.kind == "prose" and self._ends_dropped(line, following):
            self.section = "body" if self.has_body or self.has_abstract else "front"
            self._in_prose(line)
        elif self.section == "comments":
            line.decide("unknown", "section-comments")
        elif self._drops(line):
            line.decide(DROPPED[self.section], f"section-{self.section}")

    def _drops(self, line: Line) -> bool:
        if self.section == "navigation" and line.kind == "sentence" and not line.role:
            return False
        return line.role not in DROPPED_ROLES and not (self.section != "related" and line.role == "metadata")

    def _ends_dropped(self, line: Line, following: Line | None) -> bool:
        """Whether a paragraph is the page's own text again, not a neighbour's teaser or a notice."""
        if line.role:
            return False
        if self.section == "navigation" or self.prose < _MAIN_TEXT:
            return True
        if self.section == "related":
            return _is_long_prose(line) and following is not None and _is_long_prose(following)
        return self.section != "comments" and self.seen > 0 and _is_long_prose(line)

    def _in_references(self, line: Line) -> None:
        if line.role in _FIRM or (line.role == "navigation" and not _has_digit(line)):
            return
        if _is_long_prose(line) and not line.marker and lower_share(line.text) >= _PROSE_LOWER:
            self.section = "body"
            self._in_prose(line)
        elif not line.marker and line.rule_id.startswith(_BACK_MATTER):
            self.section = "body"
        elif line.marker or (len(line.text) >= 30 and _has_year(line)):
            line.decide("reference", "section-references")
        elif line.role != "metadata":
            line.decide("unknown", "short-line-in-references")

    def _in_figures(self, line: Line) -> None:
        if line.role in _FIRM or line.role == "navigation":
            return
        if self.before_caption and self.seen > 0:
            self._close_caption()
            self._place(line, None)
        elif line.kind in ("prose", "sentence") or line.role == "caption" or len(line.text) >= 40:
            line.decide("caption", line.rule_id if line.role == "caption" else "section-figures")
            self._close_caption()

    def _close_caption(self) -> None:
        if self.before_caption:
            self.section, self.before_caption = self.before_caption, ""

    def _in_list(self, line: Line) -> None:
        if (
            line.role in _FIRM
            or line.rule_id in _OWN_LINE
            or (line.role == "navigation" and not line.is_item)
        ):
            return
        if self.section != "statement" and (self._ends_list(line) or self._is_past_list(line)):
            self._leave_list(line)
        elif self.section == "statement" and line.kind == "prose" and self.seen >= 2:
            self.section = "body"
            self._in_prose(line)
        elif not (line.role and self.section in _KEEP_OWN) and not self._is_stranger(line):
            line.decide(LISTED[self.section], f"section-{self.section}")

    def _leave_list(self, line: Line) -> None:
        self.section = "body" if self.has_abstract or self.has_body else "front"
        self._in_prose(line)

    def _is_stranger(self, line: Line) -> bool:
        """Under a heading of authors only names stand, under one of affiliations only addresses."""
        if self.section == "affiliations":
            return not ("," in line.text or line.marker)
        return self.section == "authors" and not author_names(line.text, self.words, sure=True)

    def _ends_list(self, line: Line) -> bool:
        return line.kind == "prose" and len(line.text) >= (_LONGEST_KEYWORDS if _separated(line) else 160)

    def _is_past_list(self, line: Line) -> bool:
        """An entry without a bullet after a gap: the list is over."""
        if self.section == "value":
            return self.seen > 0
        if self.section == "keywords" and line.record and line.role == "metadata" and not line.is_item:
            return not line.rule_id.startswith("type-")
        return (
            self.seen > 0
            and line.gap
            and not line.marker
            and self.section in ("keywords", "subjects", "record")
        )

    def _in_prose(self, line: Line) -> None:
        if line.role == "affiliation" and self.has_body:
            line.decide("metadata", "institution-below-text")
        if line.role:
            return
        if line.kind == "prose":
            self._in_paragraph(line)
        elif self.section == "front" and self.titled and not self.prose and line.kind == "names":
            line.decide("author", "list-of-names")
        elif line.kind == "sentence" and not line.text.endswith("?") and (self.section == "abstract" or (self.has_body and self.prose)):
            line.decide("abstract" if self.section == "abstract" else "body", f"sentence-in-{self.section}")
        elif self.section == "abstract" and self._is_labelled(line):
            line.decide("abstract", "labelled-part")

    def _in_paragraph(self, line: Line) -> None:
        """An abstract without headings of its own ends after a few paragraphs."""
        self.parts = self.parts or None
        self.paragraphs += self.section == "abstract" and self.parts is None and not self._is_labelled(line)
        if self.section == "abstract" and self.paragraphs > _MOST_PARAGRAPHS:
            self.section = "body"
        self.prose += len(line.text)
        line.decide("abstract" if self.section == "abstract" else "body", f"prose-in-{self.section}")

    def _is_labelled(self, line: Line) -> bool:
        return line.folded[:60].partition(":")[0].strip() in self.words.abstract_parts


def _is_long_prose(line: Line) -> bool:
    return line.kind == "prose" and not line.role and len(line.text) >= _REAL_PROSE


def _has_digit(line: Line) -> bool:
    return any(map(str.isdigit, line.text[:2000]))


def _has_year(line: Line) -> bool:
    return _YEAR.search(line.folded[:2000]) is not None


def _separated(line: Line) -> bool:
    return line.text.count(";") >= 3 or line.text.count(",") >= 8
