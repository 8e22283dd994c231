"""How far two readings of the marked passages agree: no rule can be held to more than that."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.closed_sets import ENTITY_TYPE
from tests.quality.counting import same, total
from tests.quality.marked_passages import FOLDER, Mark, Passage, read_passages


def names(passage: Passage) -> list[Mark]:
    return [mark._replace(status="") for mark in passage.marks if mark.label in ENTITY_TYPE]


def with_a_status(passage: Passage) -> list[Mark]:
    return [mark for mark in passage.marks if mark.status]


def values(passage: Passage) -> list[tuple[int, int, list[str]]]:
    return [(mark.start, mark.end, mark.told.split()[:4]) for mark in passage.labelled("quantity")]


@pytest.mark.parametrize("name", ["development", "held_out", "names_fresh"])
def test_two_readings_agree_as_far_as_before(name: str, hold_floor: Any) -> None:
    first, second = (read_passages(FOLDER / f"{name}{kind}.tsv") for kind in ("", ".second"))
    assert [passage.text for passage in first] == [passage.text for passage in second]
    figures = {
        what.__name__: total(
            same(map(str, what(one)), map(str, what(other))) for one, other in zip(first, second, strict=True)
        ).figures()["f1"]
        for what in (names, with_a_status, values)
    }
    hold_floor(f"passages {name} agreement", FOLDER / f"{name}.second.tsv", **figures)
