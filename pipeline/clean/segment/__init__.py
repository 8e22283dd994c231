"""Cuts a plain-text capture into runs of lines and gives each run its role."""

from __future__ import annotations

from typing import Any

from pipeline.clean.labels import read_labels
from pipeline.clean.names import read_name_words
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.clean.segment.cues import CueReader
from pipeline.clean.segment.lines import Line, read_lines
from pipeline.clean.segment.menus import close_menus
from pipeline.clean.segment.references import join_entries
from pipeline.clean.segment.review import drop_empty_headings, drop_repeats, is_record_like, name_abstract
from pipeline.clean.segment.rules import add_record_lines, read_line_rules
from pipeline.clean.segment.settle import settle
from pipeline.clean.segment.shapes import read_words
from pipeline.clean.segment.title import find_title
from pipeline.clean.segment.walk import SECOND_TITLE, walk
from pipeline.clean.segment.wrap import join_wrapped

_BYTE_ORDER_MARK = "\ufeff"


class Segmenter:
    """Segments captures by the rules of ``roles.yaml`` and the labels of ``metadata.yaml``.

    Raises :class:`~pipeline.errors.SeedError` where a rule can't be read.
    """

    def __init__(self, rules: dict[str, Any], labels: dict[str, Any]) -> None:
        self._words = read_words(rules, read_name_words(labels))
        line_rules = read_line_rules(rules)
        add_record_lines(line_rules, labels)
        self._cues = CueReader(line_rules, read_labels(labels), self._words)

    def segment(self, raw: str) -> list[RawSegment]:
        """Segments that tile ``raw`` in order; no text, no segments."""
        lines = self.read(raw)
        return _tiles(raw, lines)

    def read(self, raw: str) -> list[Line]:
        """The logical lines of ``raw`` with their roles; blank lines left out."""
        lines = join_wrapped(read_lines(raw))
        self._cues.mark(lines)
        close_menus(lines)
        _name_title(lines)
        walk(lines, self._words)
        lines = join_entries(lines)
        self._settle(lines)
        return lines

    def _settle(self, lines: list[Line]) -> None:
        record_like = is_record_like(lines)
        settle(lines, record_like=record_like)
        if record_like:
            name_abstract(lines, self._words)
        drop_repeats(lines)
        drop_empty_headings(lines)


def _name_title(lines: list[Line]) -> None:
    number = find_title(lines)
    if number is None:
        return
    key = lines[number].folded.rstrip(".")
    for line in lines:
        if not line.role and line.folded.startswith(key) and len(line.folded) <= len(key) + 60:
            line.decide("repeat", SECOND_TITLE)
    lines[number].decide("title", "best-title")


def _tiles(raw: str, lines: list[Line]) -> list[RawSegment]:
    segments: list[RawSegment] = []
    position = 0
    if raw.startswith(_BYTE_ORDER_MARK) and lines and lines[0].start == 0:
        lines[0].start = 1
    for line in lines:
        if line.start > position:
            segments.append(RawSegment("blank", position, line.start, False, "blank-lines"))
        segments.append(RawSegment(line.role, line.start, line.end, line.role in KEPT_ROLES, line.rule_id))
        position = line.end
    if position < len(raw):
        segments.append(RawSegment("blank", position, len(raw), False, "blank-lines"))
    return segments
