"""Reads the date of a report from where it was sent: `OSLO, 3 May 2021 -- The Trust keeps its grants`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.document import Segment

_LONGEST = 200
_PARAGRAPHS = 3
"""Paragraphs at the top of a text in which a report may begin."""

_IN_NAME = r"[^.;:!?\d(–—-]|\.(?=[,-]|[^\W\d_]| [–—-]| and\b)|(?<=\w)-(?=\w)"
_AGENCY = r"--? ?\([^()\n]{2,40}\) ?--? ?"
_PLACE = re.compile(rf"[^\W\d_a-z]{{3,}}(?:{_IN_NAME}){{0,100}}(?:[,(] ?| ?[–—] | --? | ?{_AGENCY})")
"""Towns, perhaps with states in short, and perhaps the agency: `LYON, France and BOSTON, Mass., `."""

_DASH = re.compile(r"[,.)]{0,2} ?(?:[(/][^()/\n]{2,40}[)/] ?)?(?:-- ?|[–—-] )")

_ENDS = (".", "!", "?", '."', ".”", "?”", "!”", ":")


def running_text(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments of body text but for short ones without an end: points above the text of a release."""
    body = (one for one in segments if one.role == "body")
    return (one for one in body if one.end - one.start > _LONGEST or text.endswith(_ENDS, one.start, one.end))


def read_dateline(text: str, segments: Iterable[Segment], dates: DateReader, sheet: Sheet) -> None:
    """State the day between the place, in capitals, and the dash before a report's first words."""
    for _, (_, start, end) in zip(range(_PARAGRAPHS), running_text(text, segments), strict=False):
        head = text[start : min(end, start + _LONGEST)]
        place = _PLACE.match(head)
        date = dates.read(head, place.end()) if place else None
        if place and date and date.start == place.end() and _DASH.match(head, date.end):
            sheet.date(Line(head, start, 0, "dateline"), Value(*date))
            return
