"""What lines look like, counted for many at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.segment.characters import KINDS
from pipeline.clean.segment.lines import Wording, read_lines
from pipeline.clean.segment.surface import surface_of
from pipeline.clean.segment.word_classes import WordClasses

CLASSES = WordClasses({"sentence": ["are", "it"], "joining": ["of"], "legal": ["privacy", "of"]})
RAW = "Privacy OF all\nIt was 2019, not 1850: DOIs\n数据 are\nlabel: value\n•\n"


def said_in(raw: str) -> list[Wording]:
    return [line.says for line in read_lines(raw)]


def test_words_characters_and_years_are_counted_line_by_line() -> None:
    found = surface_of(said_in(RAW), CLASSES)
    assert found.words.tolist() == [3, 4, 2, 2, 0]
    assert found.capitals.tolist() == [2, 2, 0, 0, 0]
    assert found.shouted.tolist() == [1, 0, 0, 0, 0]
    assert found.years.tolist() == [0, 1, 0, 0, 0]
    assert found.glued.tolist() == [0, 0, 0, 0, 0]
    assert found.label.tolist() == [0, 21, 0, 5, 0]
    assert found.kinds[:, KINDS.index("digit")].tolist() == [0, 8, 0, 0, 0]


def test_words_are_found_in_all_their_classes() -> None:
    found = surface_of(said_in(RAW), CLASSES)
    assert found.classes.tolist() == [[0, 1, 2], [1, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert found.first_class.tolist() == [2, 0, 3, 3, 3]
    assert found.last_class.tolist() == [3, 3, 0, 3, 3]


@given(st.lists(st.text(max_size=30), min_size=1, max_size=20).map("\n".join))
def test_a_line_looks_the_same_whatever_stands_around_it(raw: str) -> None:
    wordings = said_in(raw)
    together = surface_of(wordings, CLASSES)
    for number, says in enumerate(wordings):
        alone = surface_of([says], CLASSES)
        assert np.array_equal(together.kinds[number], alone.kinds[0])
        assert np.array_equal(together.classes[number], alone.classes[0])
