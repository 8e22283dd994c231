"""The language of a document's prose, where a detector is sure of it."""

from __future__ import annotations

from typing import Any

from resiliparse.parse.lang import detect_fast

from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.document import Segment

_PROSE = frozenset(["abstract", "body"])
_SHORTEST = 300
_LONGEST = 600
"""Code points of the longest paragraph; less can't tell, more tells little and takes time."""

_FARTHEST = 650
_AHEAD = 35
"""How far the nearest language may be, and by how much nearer than the next, as the detector measures.

Of 514 stretches of 600 code points in 84 languages (the declaration of human rights), 80 % are named
and none of them wrongly; of 523 English abstracts 92 %, and none.  Lists of symbols are above 880.
"""


def detect_language(text: str, segments: list[Segment], sheet: Sheet) -> None:
    """State the language of the longest paragraph, as ISO 639-1, if it is sure."""
    start, end = _longest_paragraph(segments)
    if end - start < _SHORTEST:
        return
    end = min(end, start + _LONGEST)
    found: Any = detect_fast(text[start:end], n_results=2)
    if len(found) == 2 and found[0][1] <= _FARTHEST and found[1][1] - found[0][1] >= _AHEAD:
        line = Line(text, 0, 0, "language-detected")
        sheet.state("language", line, Value(found[0][0], start, end))


def _longest_paragraph(segments: list[Segment]) -> tuple[int, int]:
    longest = first = last = 0
    for role, start, end in segments:
        if end - start > longest and role in _PROSE:
            longest, first, last = end - start, start, end
    return first, last
