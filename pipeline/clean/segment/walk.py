"""Walks down the page: headings open sections, a section says what its undecided lines are."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.prose import place_in_prose
from pipeline.clean.segment.sections import (
    DROPPED,
    LISTED,
    place_in_dropped,
    place_in_figures,
    place_in_list,
    place_in_references,
)
from pipeline.clean.segment.shapes import Words
from pipeline.clean.segment.state import State

SECOND_TITLE = "title-printed-again"
"""The rule of a second printing of the title."""


def walk(lines: list[Line], words: Words) -> None:
    """Decide ``lines`` as far as their sections can; the others are settled by their neighbours later."""
    state = State(words)
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        _place(state, line, following)
        line.context = state.section
        state.seen += 1


def _place(state: State, line: Line, following: Line | None) -> None:
    if line.role == "title" or line.rule_id == SECOND_TITLE:
        state.meet_title()
    elif line.section and not line.is_item:
        state.open(line)
    elif state.section in DROPPED:
        place_in_dropped(state, line, following)
    elif state.section == "references":
        place_in_references(state, line)
    elif state.section == "figures":
        place_in_figures(state, line)
    elif state.section in LISTED:
        place_in_list(state, line)
    else:
        place_in_prose(state, line)
