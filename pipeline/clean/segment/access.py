"""Drops what a page says to those who may not read the article."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line

_RULE = "access-notice"
_FROM = frozenset(["abstract", "body"])
_LONGEST = 300


def drop_access_notices(lines: list[Line]) -> None:
    """Text that meets the rule of such notices is none: `You do not have access to the full text.`"""
    for line in lines:
        rule = line.says.rule
        if rule and rule.rule_id == _RULE and line.role in _FROM and len(line.says.text) <= _LONGEST:
            line.decide(rule.role, _RULE)
