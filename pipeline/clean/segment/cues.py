"""What a line says about itself: the rule that its words or its shape meet, wherever it stands."""

from __future__ import annotations

from pipeline.clean.labels import Label
from pipeline.clean.segment.edges import rule_at_edges
from pipeline.clean.segment.hits import HitFinder, LineHits
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.patterns import ShapeReader
from pipeline.clean.segment.rules import LineRules, Rule
from pipeline.clean.segment.shapes import Words, kind_of
from pipeline.clean.segment.weigh import rule_by_phrases

_CLOSING = " .:;,!?|>-*#[]()"
_DIGITS = "0123456789"
_LONGEST_WHOLE = 80
_NO_HITS = LineHits([], [])


class CueReader:
    """Gives lines their kind, and the role, rule and section that they state themselves."""

    def __init__(self, rules: LineRules, labels: dict[str, Label], words: Words) -> None:
        self._words = words
        self._whole = rules.whole
        self._shapes = ShapeReader(rules.shapes, rules.made_of)
        self._within_shapes = rules.within_shapes
        self._finder = HitFinder(rules, labels)

    def mark(self, lines: list[Line]) -> None:
        """Set the kind of each line, and role, rule and section of each line that states them."""
        hits = self._finder.find(lines)
        for number, line in enumerate(lines):
            rule = self._whole_rule(line.folded)
            if rule is None:
                line.kind = kind_of(line, self._words)
                rule = self._rule(line, hits.get(number, _NO_HITS))
            if rule is not None:
                line.decide(rule.role, rule.rule_id)
                line.section, line.record = rule.section, rule.record

    def _whole_rule(self, folded: str) -> Rule | None:
        if len(folded) > _LONGEST_WHOLE:
            return None
        key = folded.strip(_CLOSING)
        return self._whole.get(key) or self._whole.get(folded) or self._whole.get(_without_count(key))

    def _rule(self, line: Line, hits: LineHits) -> Rule | None:
        rule = rule_at_edges(line, hits.edges, self._words) if hits.edges else None
        if rule is None:
            rule = self._shapes.rule(line)
        if hits.within and (rule is None or rule.yields):
            rule = rule_by_phrases(line, hits.within, shapes=self._within_shapes, words=self._words) or rule
        return rule


def _without_count(key: str) -> str:
    """`3 comments`, `references (45` and `similar articles 12` without their numbers."""
    return key.rstrip(_DIGITS).rstrip(_CLOSING).lstrip(_DIGITS).lstrip(_CLOSING) if len(key) > 2 else ""
