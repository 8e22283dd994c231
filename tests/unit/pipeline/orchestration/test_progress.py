"""The log says how far a stage is, and not more often than a person can read."""

from __future__ import annotations

import pytest

from pipeline.orchestration.progress import ProgressLog, duration


def told_at(*calls: tuple[float, int, int]) -> list[str]:
    """The lines told when ``clean_text`` calls at these seconds with documents done and in all."""
    lines: list[str] = []
    seconds = iter([0.0, *(second for second, _, _ in calls)])
    log = ProgressLog(lines.append, clock=lambda: next(seconds))
    for _, done, total in calls:
        log("clean_text", done, total)
    return lines


def test_a_stage_that_comes_from_the_cache_is_told_at_once() -> None:
    assert told_at((0.1, 5, 5)) == ["clean_text: 5 of 5 documents"]


def test_a_stage_under_way_is_told_every_five_seconds_with_its_speed() -> None:
    assert told_at((0, 0, 9000), (1, 1000, 9000), (5, 2000, 9000), (6, 3000, 9000), (10, 4000, 9000)) == [
        "clean_text: 2,000 of 9,000 documents, 400 a second, about 18 s left",
        "clean_text: 4,000 of 9,000 documents, 400 a second, about 12 s left",
    ]


def test_documents_from_the_cache_do_not_make_it_look_faster() -> None:
    assert told_at((0, 8000, 9000), (5, 8100, 9000)) == [
        "clean_text: 8,100 of 9,000 documents, 20 a second, about 45 s left"
    ]


def test_a_finished_stage_tells_its_speed() -> None:
    assert told_at((0, 0, 900), (2, 900, 900)) == ["clean_text: 900 of 900 documents, 450 a second"]


def test_a_clock_that_stands_still_gives_no_speed() -> None:
    assert told_at((0, 0, 5), (0, 5, 5)) == ["clean_text: 5 of 5 documents"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59, "59 s"), (60, "1 min"), (200, "3 min"), (7500, "2 h 5 min")],
)
def test_a_time_reads_as_a_person_says_it(seconds: float, words: str) -> None:
    assert duration(seconds) == words
