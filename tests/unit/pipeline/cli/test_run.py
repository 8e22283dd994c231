"""How far a run is, for a person at a terminal and for nobody else, and what it says of a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.progress import Task, TaskID

from pipeline.cli.run import Bar, Rate, telling_of
from pipeline.errors import SeedError


@pytest.mark.parametrize(("speed", "shown"), [(None, ""), (639.6, "640/s"), (12345.0, "12,345/s")])
def test_a_stage_shows_its_speed_once_it_is_known(speed: float | None, shown: str) -> None:
    task = Task(TaskID(1), "clean_text", total=10, completed=10, _get_time=lambda: 0.0)
    task.finished_speed = speed

    assert Rate().render(task).plain == shown


def test_nothing_is_drawn_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        bar.advance("clean_text", 5, 10)
        bar.advance("clean_text", 10, 10)

    assert capsys.readouterr() == ("", "")


def test_a_fault_of_seeds_names_the_folder_that_was_read() -> None:
    rule = "is already the id of 'alpha' (seeds/vocabulary/drug.tsv line 2)"
    with pytest.raises(SeedError) as told, telling_of(Path("other/words")):
        raise SeedError("seeds/vocabulary/drug.tsv line 3", "seeds/rules/", rule, "Merge the two rows.")

    assert told.value.cause == (
        "other/words/vocabulary/drug.tsv line 3: 'seeds/rules/' is already the id of 'alpha' "
        "(other/words/vocabulary/drug.tsv line 2)."
    )
