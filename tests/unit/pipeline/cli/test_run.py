"""How far a run is, for a person at a terminal and for nobody else."""

from __future__ import annotations

import pytest
from rich.progress import Task, TaskID

from pipeline.cli.run import Bar, Rate


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
