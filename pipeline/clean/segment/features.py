"""All columns of the lines of several pages, as the model reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask
from pipeline.chain.sequences import Sequences
from pipeline.clean.names import NameWords
from pipeline.clean.raw_segment import ROLES
from pipeline.clean.segment.around import Seen, around_columns
from pipeline.clean.segment.lines import Line, Wording
from pipeline.clean.segment.own import own_columns
from pipeline.clean.segment.rules import SECTIONS, Rule
from pipeline.clean.segment.shapes import PROSE, SENTENCE, shape_column
from pipeline.clean.segment.surface import Surface, surface_of
from pipeline.clean.segment.topic import read_topic, topic_columns
from pipeline.clean.segment.word_classes import WordClasses

_LOOKS = ("short", "fair", "long", "sentence", "prose", "names")
_FAIR, _LONG = 25, 80
_SHORTEST_TEXT = 60
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 300
_LONG_PRINTING = 25
_NONE = "none"
_NO_RULE = Rule("", "")


class FeatureReader:
    """Reads columns from lines whose rules are found."""

    def __init__(self, classes: WordClasses, names: NameWords, rule_ids: Iterable[str]) -> None:
        self._classes, self._names = classes, names
        self._rules = _Names([_NONE, *sorted(set(rule_ids))])
        self._roles = _Names([_NONE, *sorted(ROLES)])
        self._sections = _Names([_NONE, *sorted(SECTIONS), "value"])

    def columns(self, lines: list[Line], pages: Sequences) -> Iterator[Column]:
        """Every column of ``lines``, which are those of ``pages`` one after another.

        What lines show by themselves is read once for each wording.
        """
        wordings = [line.says for line in lines]
        places = {says: place for place, says in enumerate(dict.fromkeys(wordings))}
        rows = _of(list(map(places.__getitem__, wordings)))
        said = self._said(list(places))
        seen = _seen(said, lines, rows=rows, pages=pages)
        yield from (column.shared(rows) for column in (said.shape, said.role, said.opens, said.marker))
        yield _printings(list(places), rows, pages)
        yield from (column.shared(rows) for column in said.others)
        yield from around_columns(seen)
        topic = read_topic(said.surface, rows, pages, is_text=_is_text(said)[rows], small=self._classes.small)
        yield from topic_columns(topic, pages, seen.length, may_be_title=_may_be_title(said, rows, seen))

    def _said(self, wordings: list[Wording]) -> _Said:
        surface = surface_of(wordings, self._classes)
        length = _of([len(says.text) for says in wordings])
        shape = shape_column(wordings, length, surface, classes=self._classes, names=self._names)
        rules = [says.rule or _NO_RULE for says in wordings]
        role = self._roles.column("role of rule", [rule.role for rule in rules])
        rule = self._rules.column("rule", [rule.rule_id for rule in rules])
        return _Said(
            surface=surface,
            length=length,
            shape=shape,
            role=role,
            looks=_looks(role, shape, length),
            opens=self._sections.column("opens", [rule.section for rule in rules]),
            marker=Column("marker", (_NONE, "number", "bullet"), _of([_marker(says) for says in wordings])),
            is_record=_of([rule.record for rule in rules]) > 0,
            others=[rule, *own_columns(length, surface, self._classes)],
        )


class _Said(NamedTuple):
    """What each wording shows by itself; ``others`` are the columns that no later one needs."""

    surface: Surface
    length: Ints
    shape: Column
    role: Column
    looks: Column
    opens: Column
    marker: Column
    is_record: Mask
    others: list[Column]


def _seen(said: _Said, lines: list[Line], *, rows: Ints, pages: Sequences) -> Seen:
    """The same of ``lines``, whose wordings stand at ``rows``."""
    return Seen(
        pages=pages,
        length=said.length[rows],
        role=said.role.taken(rows),
        looks=said.looks.taken(rows),
        opens=said.opens.taken(rows),
        is_prose=said.shape.codes[rows] == PROSE,
        is_item=said.marker.codes[rows] > 0,
        is_record=said.is_record[rows],
        gap=_of([line.gap for line in lines]),
    )


class _Names:
    """A closed list of names with their places; the first stands for all others."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._places = {name: place for place, name in enumerate(names)}

    def column(self, title: str, names: list[str]) -> Column:
        places = self._places
        return Column(title, self._names, _of([places.get(name, 0) for name in names]))


def _of(numbers: list[int]) -> Ints:
    return np.array(numbers, np.int64)


def _marker(says: Wording) -> int:
    return (2 if says.is_item else 1) if says.marker else 0


def _looks(role: Column, shape: Column, length: Ints) -> Column:
    short = (length > _FAIR).astype(np.int64) + (length > _LONG)
    codes = np.where(shape.codes == 0, short, shape.codes + 2)
    return Column(
        "looks", [*_LOOKS, *role.values[1:]], np.where(role.codes > 0, role.codes + len(_LOOKS) - 1, codes)
    )


def _is_text(said: _Said) -> Mask:
    return np.isin(said.shape.codes, (PROSE, SENTENCE)) & (said.length > _SHORTEST_TEXT)


def _may_be_title(said: _Said, rows: Ints, seen: Seen) -> Mask:
    """Lines above the first prose that say nothing of their own."""
    fair = (said.length >= _SHORTEST_TITLE) & (said.length <= _LONGEST_TITLE)
    silent = (said.role.codes == 0) & (said.marker.codes == 0) & (said.shape.codes <= SENTENCE)
    return (fair & silent)[rows] & (seen.pages.above(seen.is_prose) == 0)


def _printings(wordings: list[Wording], rows: Ints, pages: Sequences) -> Column:
    """Whether the page prints a line once, or this is the first or a later of several printings."""
    folds: dict[str, int] = {}
    fold = _of([folds.setdefault(says.folded, place) for place, says in enumerate(wordings)])
    is_long = _of([len(says.folded) > _LONG_PRINTING for says in wordings])[rows]
    _, first, line, count = np.unique(
        pages.owner * len(wordings) + fold[rows], return_index=True, return_inverse=True, return_counts=True
    )
    once, later = count[line] == 1, first[line] != pages.row
    codes = np.where(once, 0, 1 + 2 * later + is_long)
    return Column("printings", ("one", "first short", "first long", "later short", "later long"), codes)
