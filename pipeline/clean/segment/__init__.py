"""Cuts captures into runs of lines and gives each run its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pipeline.chain.columns import Column
from pipeline.chain.model import LinearChain, Sought, load_weights
from pipeline.chain.sequences import Sequences
from pipeline.clean.labels import read_labels
from pipeline.clean.names import read_name_words
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.clean.segment.announced import settle_announced
from pipeline.clean.segment.below_title import settle_below_title
from pipeline.clean.segment.broken_text import join_broken_text
from pipeline.clean.segment.citing import HEADING
from pipeline.clean.segment.cues import CueReader
from pipeline.clean.segment.false_title import drop_false_titles
from pipeline.clean.segment.features import FeatureReader
from pipeline.clean.segment.headed_abstract import settle_headed_abstract
from pipeline.clean.segment.hints import HintReader
from pipeline.clean.segment.keywords import end_keywords
from pipeline.clean.segment.labelled import settle_labelled
from pipeline.clean.segment.lines import Known, Line, read_lines
from pipeline.clean.segment.listed import LINKS, settle_listed
from pipeline.clean.segment.numbered import settle_numbered
from pipeline.clean.segment.own_citation import keep_own_citation
from pipeline.clean.segment.parted import settle_parted
from pipeline.clean.segment.placed_title import place_title
from pipeline.clean.segment.prose_as_record import settle_prose
from pipeline.clean.segment.references import join_entries
from pipeline.clean.segment.repeats import drop_repeats
from pipeline.clean.segment.rules import add_record_lines, all_rule_ids, read_line_rules
from pipeline.clean.segment.text_again import settle_text_again
from pipeline.clean.segment.undated import settle_undated
from pipeline.clean.segment.word_classes import read_word_classes
from pipeline.clean.segment.wrap import join_wrapped
from pipeline.clean.segment.wrapped_title import join_title
from pipeline.document import row_maker

WEIGHTS = Path(__file__).with_name("weights.json")
"""What ``python -m training.roles`` wrote; the features it weighs are those of this package."""

_BYTE_ORDER_MARK = "\ufeff"
_TITLE_MARGIN = 50
"""Hundredths of natural logarithms of odds: on left-out pages ten of thirteen such titles are right."""

_MOST_KNOWN = 25_000
"""Wordings of lines that are remembered, of pages in ASCII and of others: some 10 MB each."""

_SETTLERS = (settle_text_again, settle_headed_abstract, end_keywords, keep_own_citation, drop_repeats)
"""What settles the roles of lines at last, one after the other."""

_BATCH = 1_000_000
"""Code points of raw text that are looked at together, which bounds the memory."""


class RawPage(NamedTuple):
    """A raw text, and for each of its lines what its format says of it, where it says anything."""

    raw: str
    hints: Sequence[str] | None = None


class Reader:
    """Reads lines and what is seen of them, by ``roles.yaml`` and the labels of ``metadata.yaml``.

    Raises :class:`~pipeline.errors.SeedError` where a rule can't be read.
    """

    def __init__(self, rules: dict[str, Any], labels: dict[str, Any]) -> None:
        line_rules = read_line_rules(rules)
        add_record_lines(line_rules, labels)
        listed = read_labels(labels)
        self.names = names = read_name_words(labels)
        classes = read_word_classes(rules)
        self.small = frozenset([*classes.words["sentence"], *classes.words["joining"]])
        self.joining, self.actions = (frozenset(classes.words[name]) for name in ("joining", "action"))
        verbs = frozenset(classes.words["sentence"]) - names.particles
        self._cues = CueReader(line_rules, listed, names, verbs)
        self.features = FeatureReader(classes, names, all_rule_ids(line_rules, listed))
        self._of_people = frozenset(word for word, label in listed.items() if label.role == "author")
        self._known: dict[bool, Known] = {True: {}, False: {}}

    def pages(self, captures: Iterable[RawPage]) -> list[list[Line]]:
        """The logical lines of each capture with the roles that they state themselves, blank lines left out.

        Where a format says what its lines are, none is a part of a paragraph.
        """
        pages = [read_lines(raw, hints, self._wordings(raw)) for raw, hints in captures]
        pages = [
            page if page and page[0].hint is not None else join_wrapped(page, self._of_people)
            for page in pages
        ]
        self._cues.mark([line for page in pages for line in page])
        for page in pages:
            self._cues.mark_top(page)
        return pages

    def _wordings(self, raw: str) -> Known:
        """Those of pages like this one; pages in ASCII are folded in their own way."""
        known = self._known[raw.isascii()]
        if len(known) > _MOST_KNOWN:
            known.clear()
        return known


class Segmenter:
    """Segments captures by rules and by the weights of ``weights.json``.

    Raises :class:`~pipeline.errors.SeedError` where they can't be read.
    """

    def __init__(self, rules: dict[str, Any], labels: dict[str, Any]) -> None:
        self._reader = Reader(rules, labels)
        self._model = LinearChain(load_weights(WEIGHTS))
        self._hints = HintReader(rules, self._model.labels)

    def segment(self, raw: str, hints: Sequence[str] | None = None) -> list[RawSegment]:
        """Segments that tile ``raw`` in order; no text, no segments.

        ``hints`` names for each line of ``raw.splitlines()`` what its format says of it, as `h2` or `nav`.
        """
        return next(self.segment_all([RawPage(raw, hints)]))

    def segment_all(self, captures: Iterable[RawPage]) -> Iterator[list[RawSegment]]:
        """The segments of each capture; many together are read several times as fast as one by one."""
        for batch in _batches(captures):
            pages = self._reader.pages(batch)
            self._decide([page for page in pages if page])
            pages = [
                page if capture.hints else _settle_lists(self._titled(page))
                for capture, page in zip(batch, pages, strict=True)
            ]
            pages = [join_entries(page) for page in pages]
            for settle in _SETTLERS:
                for page in pages:
                    settle(page)
            yield from map(_tiles, [capture.raw for capture in batch], pages)

    def _titled(self, lines: list[Line]) -> list[Line]:
        """``lines`` with a title, if any may be it, on one line, and who wrote and when below it."""
        reader = self._reader
        drop_false_titles(lines)
        place_title(lines, reader.names, reader.actions)
        lines = join_title(lines, reader.names, reader.joining)
        settle_below_title(lines, reader.names)
        lines = join_broken_text(lines)
        settle_prose(lines, reader.small)
        return lines

    def _decide(self, pages: list[list[Line]]) -> None:
        lines = [line for page in pages for line in page]
        place = Sequences([len(page) for page in pages])
        columns = list(self._reader.features.columns(lines, place))
        roles = self._model.decide(columns, place, self._hints.scores(lines), sought=_title(columns))
        names = [self._model.labels[number] for number in roles.tolist()]
        other = [row for row, line in enumerate(lines) if line.role != names[row]]
        reasons = self._model.reasons(columns, roles, np.array(other, np.int64))
        for row, reason in zip(other, reasons, strict=True):
            line, role = lines[row], names[row]
            rule_id = self._hints.rule(line, role) if line.hint else ""
            line.decide(role, rule_id or f"model-{role}: {reason}")


def _settle_lists(lines: list[Line]) -> list[Line]:
    """``lines`` with the entries of lists of references as one line each."""
    settled = settle_numbered(lines)
    announced = {HEADING, LINKS}.intersection([line.rule_id for line in settled])
    if announced or "reference" in [line.role for line in settled]:
        settled = settle_announced(settle_listed(settle_parted(settle_labelled(settled))))
        settle_undated(settled)
    return settled


def _title(columns: Iterable[Column]) -> Sought:
    places = next(column.codes > 0 for column in columns if column.name == "title candidate")
    return Sought("title", places, _TITLE_MARGIN)


def _batches(captures: Iterable[RawPage]) -> Iterator[list[RawPage]]:
    batch: list[RawPage] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += len(capture.raw)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_segment = row_maker(RawSegment)


def _tiles(raw: str, lines: list[Line]) -> list[RawSegment]:
    segments: list[RawSegment] = []
    position = 0
    if raw.startswith(_BYTE_ORDER_MARK) and lines and lines[0].start == 0:
        lines[0].start = 1
    for line in lines:
        role, start, end = line.role, line.start, line.end
        if start > position:
            segments.append(_segment(("blank", position, start, False, "blank-lines", 0)))
        segments.append(_segment((role, start, end, role in KEPT_ROLES, line.rule_id, 0)))
        position = end
    if position < len(raw):
        segments.append(RawSegment("blank", position, len(raw), False, "blank-lines"))
    return segments
