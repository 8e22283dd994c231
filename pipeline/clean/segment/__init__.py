"""Cuts captures into runs of lines and gives each run its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from pipeline.chain.columns import Column
from pipeline.chain.model import LinearChain, Sought, load_weights
from pipeline.chain.sequences import Sequences
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.clean.segment.access import drop_access_notices
from pipeline.clean.segment.announced import settle_announced
from pipeline.clean.segment.behind_list import settle_behind_list
from pipeline.clean.segment.below_title import settle_below_title
from pipeline.clean.segment.broken_text import join_broken_text
from pipeline.clean.segment.citing import HEADING
from pipeline.clean.segment.false_title import drop_false_titles
from pipeline.clean.segment.forward_looking import ForwardLooking
from pipeline.clean.segment.furniture import Furniture
from pipeline.clean.segment.headed_abstract import HeadedAbstracts
from pipeline.clean.segment.hints import HintReader
from pipeline.clean.segment.keywords import begin_keywords, end_keywords
from pipeline.clean.segment.labelled import settle_labelled
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.listed import LINKS, settle_listed
from pipeline.clean.segment.numbered import settle_numbered
from pipeline.clean.segment.own_citation import keep_own_citation, keep_own_entry
from pipeline.clean.segment.parted import settle_parted
from pipeline.clean.segment.placed_title import place_title
from pipeline.clean.segment.posted_results import PostedResults
from pipeline.clean.segment.prose_as_record import settle_prose
from pipeline.clean.segment.reader import RawPage, Reader
from pipeline.clean.segment.references import join_entries
from pipeline.clean.segment.repeats import drop_repeats
from pipeline.clean.segment.text_again import settle_text_again
from pipeline.clean.segment.unabstracted import settle_unabstracted
from pipeline.clean.segment.undated import settle_undated
from pipeline.clean.segment.wrapped_title import join_title
from pipeline.document import row_maker
from pipeline.vocabulary.rules import Rules

__all__ = ["WEIGHTS", "RawPage", "Segmenter"]

WEIGHTS = Path(__file__).with_name("weights.json")
"""What ``python -m training.roles`` wrote; the features it weighs are those of this package."""

_BYTE_ORDER_MARK = "\ufeff"
_TITLE_MARGIN = 50
"""Hundredths of natural logarithms of odds: on left-out pages ten of thirteen such titles are right."""

_ANNOUNCING = frozenset([HEADING, LINKS])
"""Rules of lines that announce a list of references."""

_BATCH = 1_000_000
"""Code points of raw text that are looked at together, which bounds the memory."""


class Segmenter:
    """Segments captures by rules and by the weights of ``weights.json``.

    Raises :class:`~pipeline.errors.SeedError` where they can't be read.
    """

    def __init__(self, rules: Rules, labels: Rules) -> None:
        self._reader = Reader(rules, labels)
        self._model = LinearChain(load_weights(WEIGHTS))
        self._hints = HintReader(rules, self._model.labels)
        self._settlers = (
            settle_text_again,
            HeadedAbstracts(rules).settle,
            settle_unabstracted,
            PostedResults(rules).settle,
            begin_keywords,
            end_keywords,
            keep_own_citation,
            keep_own_entry,
            settle_behind_list,
            drop_access_notices,
            ForwardLooking(rules).settle,
            Furniture(rules).settle,
            drop_repeats,
        )
        """What settles the roles of lines at last, one after the other."""

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
            for settle in self._settlers:
                for page in pages:
                    settle(page)
            yield from map(_tiles, [capture.raw for capture in batch], pages)

    def _titled(self, lines: list[Line]) -> list[Line]:
        """``lines`` with a title, if any may be it, on one line, and who wrote and when below it."""
        reader = self._reader
        drop_false_titles(lines, reader.bodies)
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
        names = map(self._model.labels.__getitem__, roles.tolist())
        others = [
            (row, line, name)
            for row, (line, name) in enumerate(zip(lines, names, strict=True))
            if line.role != name
        ]
        reasons = self._model.reasons(columns, roles, np.array([row for row, _, _ in others], np.int64))
        for (_, line, role), reason in zip(others, reasons, strict=True):
            rule_id = self._hints.rule(line, role) if line.hint else ""
            line.role, line.rule_id = role, rule_id or f"model-{role}: {reason}"


def _settle_lists(lines: list[Line]) -> list[Line]:
    """``lines`` with the entries of lists of references as one line each."""
    settled = settle_numbered(lines)
    is_announced = not _ANNOUNCING.isdisjoint([line.rule_id for line in settled])
    if is_announced or "reference" in [line.role for line in settled]:
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
    rows: list[tuple[str, int, int, bool, str, int]] = []
    position = 0
    if raw.startswith(_BYTE_ORDER_MARK) and lines and lines[0].start == 0:
        lines[0].start = 1
    for line in lines:
        role, start = line.role, line.start
        if start > position:
            rows.append(("blank", position, start, False, "blank-lines", 0))
        position = line.end
        rows.append((role, start, position, role in KEPT_ROLES, line.rule_id, 0))
    if position < len(raw):
        rows.append(("blank", position, len(raw), False, "blank-lines", 0))
    return list(map(_segment, rows))
