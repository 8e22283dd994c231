"""All columns of the lines of several pages, as the model reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask
from pipeline.chain.sequences import Sequences
from pipeline.clean.names import NameWords
from pipeline.clean.raw_segment import ROLES
from pipeline.clean.segment.around import Seen, around_columns
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.own import own_columns
from pipeline.clean.segment.rules import SECTIONS
from pipeline.clean.segment.shapes import PROSE, SENTENCE, shape_column
from pipeline.clean.segment.surface import surface_of
from pipeline.clean.segment.topic import read_topic, topic_columns
from pipeline.clean.segment.word_classes import WordClasses

_LOOKS = ("short", "fair", "long", "sentence", "prose", "names")
_FAIR, _LONG = 25, 80
_SHORTEST_TEXT = 60
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 300
_LONG_PRINTING = 25
_NONE = "none"


class FeatureReader:
    """Reads columns from lines whose rules are found."""

    def __init__(self, classes: WordClasses, names: NameWords, rule_ids: Iterable[str]) -> None:
        self._classes, self._names = classes, names
        self._rules = _Names([_NONE, *sorted(set(rule_ids))])
        self._roles = _Names([_NONE, *sorted(ROLES)])
        self._sections = _Names([_NONE, *sorted(SECTIONS), "value"])

    def columns(self, lines: list[Line], pages: Sequences) -> Iterator[Column]:
        """Every column of ``lines``, which are those of ``pages`` one after another."""
        surface = surface_of(lines, self._classes)
        length = _of([len(line.text) for line in lines])
        shape = shape_column(lines, length, surface, classes=self._classes, names=self._names)
        role = self._roles.column("role of rule", [line.role for line in lines])
        marker = Column("marker", (_NONE, "number", "bullet"), _of([_marker(line) for line in lines]))
        seen = Seen(
            pages=pages,
            length=length,
            role=role,
            looks=_looks(role, shape, length),
            opens=self._sections.column("opens", [line.section for line in lines]),
            is_prose=shape.codes == PROSE,
            is_item=marker.codes > 0,
            is_record=_of([line.record for line in lines]) > 0,
            gap=_of([line.gap for line in lines]),
        )
        yield from (shape, role, seen.opens, marker, _printings(lines, pages))
        yield self._rules.column("rule", [line.rule_id for line in lines])
        yield from own_columns(length, surface, self._classes)
        yield from around_columns(seen)
        is_text = ((shape.codes == PROSE) | (shape.codes == SENTENCE)) & (length > _SHORTEST_TEXT)
        topic = read_topic(surface, pages, is_text, classes=self._classes)
        yield from topic_columns(topic, pages, length, may_be_title=_may_be_title(seen, shape))


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


def _marker(line: Line) -> int:
    return (2 if line.is_item else 1) if line.marker else 0


def _looks(role: Column, shape: Column, length: Ints) -> Column:
    short = (length > _FAIR).astype(np.int64) + (length > _LONG)
    codes = np.where(shape.codes == 0, short, shape.codes + 2)
    return Column(
        "looks", [*_LOOKS, *role.values[1:]], np.where(role.codes > 0, role.codes + len(_LOOKS) - 1, codes)
    )


def _may_be_title(seen: Seen, shape: Column) -> Mask:
    """Lines above the first prose that say nothing of their own."""
    fair = (seen.length >= _SHORTEST_TITLE) & (seen.length <= _LONGEST_TITLE)
    silent = (seen.role.codes == 0) & ~seen.is_item & (shape.codes <= SENTENCE)
    return fair & silent & (seen.pages.above(seen.is_prose) == 0)


def _printings(lines: list[Line], pages: Sequences) -> Column:
    """Whether the page prints a line once, or this is the first or a later of several printings."""
    codes = np.zeros(len(lines), np.int64)
    for start, end in zip(pages.starts.tolist(), pages.ends.tolist(), strict=True):
        first: dict[str, int] = {}
        for number in range(start, end):
            earlier = first.setdefault(lines[number].folded, number)
            if earlier != number:
                is_long = len(lines[number].text) > _LONG_PRINTING
                codes[earlier], codes[number] = 1 + is_long, 3 + is_long
    return Column("printings", ("one", "first short", "first long", "later short", "later long"), codes)
