"""Rules met at a line's start or end: labels before values, opening and closing phrases."""

from __future__ import annotations

import re

from pipeline.clean.labels import Label, value_start
from pipeline.clean.names import NameWords, read_names
from pipeline.clean.segment.hits import Hit
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.rules import Rule

_BAR = re.compile(r"\s[|·•–—-]\s|,\s*(?=[^,]*\b[a-z]+\b)|\s(?=\S+@)")
_LONGEST_VALUE = 2000
_LONGEST_PLAIN_VALUE = 160
"""Characters; the value of a label that no field takes may be a paragraph's first word by chance."""


def rule_at_edges(line: Wording, edges: list[Hit], names: NameWords) -> Rule | None:
    """The rule of the longest phrase at the line's start, else of one at its end."""
    if len(edges) > 1:
        edges = sorted(edges, key=lambda hit: (hit[0], -hit[1]))
    for _, end, what in edges:
        if isinstance(what, Label):
            rule = _label_rule(line, end, what)
        else:
            rule = _phrase_rule(line, end, what)
            if rule is not None and rule.role == "author" and not _names_people(line.text[end:], names):
                rule = None
        if rule is not None:
            return rule
    return None


def _phrase_rule(line: Wording, end: int, rule: Rule) -> Rule | None:
    if len(line.text) > rule.longest:
        return None
    if rule.glued:
        return rule if value_start(line.text, line.folded, end, spaced=False) else None
    runs_on = line.folded[end : end + 1].isalnum() and line.folded[end - 1].isalnum()
    return None if runs_on else rule


def _names_people(text: str, names: NameWords) -> bool:
    """Whether names follow, before a bar or a dash that parts them from a date or office, or an address."""
    return bool(read_names(_BAR.split(text, maxsplit=1)[0].strip(" :."), names).names)


def _label_rule(line: Wording, end: int, label: Label) -> Rule | None:
    """A label that a field takes may stand without its value, which is the next line then."""
    takes = label.field != "none"
    if len(line.text) > (_LONGEST_VALUE if takes else _LONGEST_PLAIN_VALUE):
        return None
    value = value_start(line.text, line.folded, end, spaced=label.spaced)
    alone = value == len(line.text)
    if value is None or (alone and (line.is_item or not takes)):
        return None
    return Rule(label.rule_id, label.role, "value" if alone else "", record=label.record)
