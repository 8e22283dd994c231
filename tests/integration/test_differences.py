"""Differences of real runs: empty where nothing changed, explained row by row, and enough to go there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.corpus import write_page
from pipeline.publish import Version, read_table
from pipeline.publish.delta import apply_delta, write_delta
from pipeline.publish.diff.causes.recorded import UNEXPLAINED
from tests.runs import run
from tests.seeded import SEEDS
from tests.versions import files

ROOT = Path(__file__).parents[2]


class House:
    """Seeds and documents that a history changes step by step, and the versions of its runs."""

    def __init__(self, place: Path) -> None:
        self.seeds, self.documents, self.outputs = place / "seeds", place / "documents", place / "outputs"
        shutil.copytree(SEEDS, self.seeds)
        self.documents.mkdir()
        for number in range(6):
            self.write(number, number)
        self.runs = 0

    def run(self) -> Version:
        self.runs += 1
        return run(self.documents, self.outputs, run_id=f"{self.runs:08}", seeds=self.seeds)

    def write(self, number: int, seed: int) -> None:
        page = write_page(random.Random(seed), number)
        (self.documents / f"{number}.txt").write_text(page, encoding="utf-8")

    def remove(self, number: int) -> None:
        (self.documents / f"{number}.txt").unlink(missing_ok=True)

    def copy(self, number: int, other: int) -> None:
        source = self.documents / f"{number}.txt"
        if source.exists():
            shutil.copy(source, self.documents / f"{other}.txt")

    def drop_term(self, path: str, concept_id: str) -> None:
        """Forget the other names of a concept."""
        file = self.seeds / "vocabulary" / path
        lines = file.read_text(encoding="utf-8").splitlines()
        cells = [line.split("\t") for line in lines]
        kept = [
            "\t".join([*row[:2], "", *row[3:]]) if row[0] == concept_id else "\t".join(row) for row in cells
        ]
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")

    def edit_rule(self, name: str, old: str, new: str) -> None:
        file = self.seeds / "rules" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


STEPS: dict[str, Callable[[House, int], None]] = {
    "document added": lambda house, number: house.write(number + 6, number),
    "document changed": lambda house, number: house.write(number, number + 50),
    "document removed": lambda house, number: house.remove(number),
    "document copied": lambda house, number: house.copy(number, number + 20),
    "vocabulary row changed": lambda house, _: house.drop_term("cell_source.tsv", "CL:0000134"),
    "rule changed": lambda house, _: house.edit_rule(
        "claim_links", "pairs_per_group_most: ", "pairs_per_group_most: 1"
    ),
}


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 5))), min_size=1, max_size=3)
)
def test_any_history_is_explained_and_can_be_followed(tmp_path_factory, history) -> None:
    house = House(tmp_path_factory.mktemp("house"))
    versions = [house.run()]
    for steps in history:
        for name, number in steps:
            STEPS[name](house, number)
        versions.append(house.run())
        details = read_table(versions[-1], "changes")["cause_detail"].to_pylist()
        assert UNEXPLAINED[1] not in details
        assert steps or not details
    first, last = versions[0], versions[-1]
    place = tmp_path_factory.mktemp("delta")
    write_delta(first, last, place / "delta")
    (place / "mirror").mkdir()
    shutil.copytree(first.path, place / "mirror" / first.name)
    assert files(apply_delta(place / "delta", place / "mirror")) == files(last)


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.run()
    return made


def causes(version: Version) -> set[tuple[str, str]]:
    rows = read_table(version, "changes").to_pylist()
    return {(row["cause"], row["cause_detail"]) for row in rows}


def rows(version: Version, **wanted: Any) -> list[dict[str, Any]]:
    found = read_table(version, "changes").to_pylist()
    return [row for row in found if all(row[name] == value for name, value in wanted.items())]


def test_a_run_without_changes_differs_in_nothing(house: House) -> None:
    assert rows(house.run()) == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (lambda house: house.write(9, 9), {("input", "9.txt")}),
        (lambda house: house.write(2, 77), {("input", "2.txt")}),
        (lambda house: house.remove(4), {("input", "4.txt")}),
        (
            lambda house: house.drop_term("cell_source.tsv", "CL:0000134"),
            {("vocabulary", "vocabulary/cell_source.tsv#CL:0000134")},
        ),
    ],
)
def test_one_change_is_the_cause_of_every_row(house: House, step: Any, expected: Any) -> None:
    step(house)
    assert causes(house.run()) == expected
