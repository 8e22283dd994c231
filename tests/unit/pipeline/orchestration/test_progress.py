"""The log says how far a stage is, and not more often than a person can read."""

from __future__ import annotations

from pipeline.orchestration.progress import ProgressLog


def told_at(*calls: tuple[float, int, int]) -> list[str]:
    """The lines told when ``clean_text`` calls at these seconds with documents done and in all."""
    lines: list[str] = []
    seconds = iter([0.0, *(second for second, _, _ in calls)])
    log = ProgressLog(lines.append, clock=lambda: next(seconds))
    for _, done, total in calls:
        log("clean_text", done, total)
    return lines


def test_a_finished_stage_is_told_at_once() -> None:
    assert told_at((0.1, 5, 5)) == ["clean_text: 5 of 5 documents"]


def test_a_stage_under_way_is_told_every_five_seconds() -> None:
    assert told_at((1, 1000, 9000), (5, 2000, 9000), (6, 3000, 9000), (11, 4000, 9000)) == [
        "clean_text: 2,000 of 9,000 documents",
        "clean_text: 4,000 of 9,000 documents",
    ]
