"""Lines around the title that say who wrote and when are what they say, whatever else they look like."""

from __future__ import annotations

from pipeline.clean.bylines import are_signed, is_one_name
from pipeline.clean.names import NameWords
from pipeline.clean.segment.lines import Line

_ABOVE, _BELOW = 2, 6
"""Lines of the title's neighbourhood."""

_PROSE = 100
"""Characters of text that ends it."""

_DATED = frozenset(
    ["byline", "date-line", "date-number-line", "label-published", "post-line", "start-author"]
)
_MAY_BE_DATED = frozenset(["navigation", "title", "unknown"])
_MAY_NAME = frozenset(["affiliation", "heading", "metadata", "navigation", "title", "unknown"])
_TEXT = frozenset(["abstract", "body"])
_BY = "by "


def settle_below_title(lines: list[Line], words: NameWords) -> None:
    """Give their roles to dates and names between the title and the text, and to dates right above it."""
    title = next((place for place, line in enumerate(lines) if line.role == "title"), None)
    if title is None:
        return
    for line in lines[max(title - _ABOVE, 0) : title]:
        _settle_date(line)
    around = lines[title + 1 : title + 2 + _BELOW]
    for line, below in zip(around[:_BELOW], [*around[1:], None], strict=False):
        if line.role in _TEXT and len(line.says.text) >= _PROSE:
            return
        if _settle_date(line) or line.role not in _MAY_NAME:
            continue
        text = line.says.text
        is_above_date = below is not None and _is_dated(below)
        if _names_authors(text, words) or (is_above_date and is_one_name(text, words)):
            line.decide("author", "names-below-title")


def _names_authors(text: str, words: NameWords) -> bool:
    return are_signed(text[len(_BY) :] if text[: len(_BY)].lower() == _BY else text, words)


def _settle_date(line: Line) -> bool:
    """Whether the line's own rule is one of dates and by-lines; where its role was another, it gets that."""
    rule = line.says.rule
    if rule is None or rule.rule_id not in _DATED:
        return False
    if line.role in _MAY_BE_DATED:
        line.decide(rule.role, rule.rule_id)
    return True


def _is_dated(line: Line) -> bool:
    return line.says.rule is not None and line.says.rule.rule_id in _DATED
