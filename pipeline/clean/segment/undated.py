"""Takes lines for text that only look like entries of a list: no heading, year or link tells of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.segment.citing import HEADING, is_dated
from pipeline.clean.segment.lines import Line

_GUESSED = "model-reference"
_POINTS_TO = re.compile(
    r"\bdoi\b|10\.\d{4}|https?:|www\.|\bPMC?(?:ID)?\b|et al\b|in press|\bpp?\. ?\d", re.IGNORECASE
)
"""What else a reference has: its id or address, others' names, its pages."""


def settle_undated(lines: list[Line]) -> None:
    """Lines in a row that the model takes for references are body, if they have nothing of references.

    So are the results that a registry numbers, with their colons, figures and stops.
    """
    for run in _runs(lines):
        if not any(is_dated(line.says.text) or _POINTS_TO.search(line.says.text) for line in run):
            for line in run:
                line.decide("body", "undated")


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines that only the model takes for references, cut where others stand or a list is announced."""
    run: list[Line] = []
    announced = False
    for line in lines:
        if line.role == "reference" and line.rule_id.startswith(_GUESSED) and not announced:
            run.append(line)
            continue
        if line.role != "reference":
            announced = line.rule_id == HEADING or (announced and line.role != "heading")
        if run:
            yield run
            run = []
    if run:
        yield run
