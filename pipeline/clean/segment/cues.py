"""What a line says about itself: the rule that its words or its shape meet, wherever it stands."""

from __future__ import annotations

from pipeline.clean.labels import Label
from pipeline.clean.names import NameWords
from pipeline.clean.segment.edges import rule_at_edges
from pipeline.clean.segment.hits import HitFinder, LineHits
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.patterns import ShapeReader
from pipeline.clean.segment.rules import LineRules, Rule
from pipeline.clean.segment.weigh import rule_by_phrases

_CLOSING = " .:;,!?|>-*#[]()"
_DIGITS = "0123456789"
_LONGEST_WHOLE = 80
_LONGEST_KNOWN, _MOST_KNOWN = 120, 50_000
_NO_HITS = LineHits([], [])


class CueReader:
    """Gives lines the role, rule and section that they state themselves.

    ``verbs`` are small words of sentences that no name or address holds.  Short lines are remembered,
    for pages of one site share many.
    """

    def __init__(
        self, rules: LineRules, labels: dict[str, Label], names: NameWords, verbs: frozenset[str]
    ) -> None:
        self._names, self._verbs = names, verbs
        self._whole = rules.whole
        self._shapes = ShapeReader(rules.shapes, rules.made_of)
        self._within_shapes = rules.within_shapes
        self._finder = HitFinder(rules, labels)
        self._known: dict[tuple[str, str], Rule | None] = {}

    def mark(self, lines: list[Line]) -> None:
        """Set role, rule and section of each line that states them."""
        known = self._known
        unknown = [line for line in lines if (line.text, line.marker) not in known]
        read = dict(zip(map(id, unknown), self._rules(unknown), strict=True)) if unknown else {}
        for line in lines:
            rule = read[id(line)] if id(line) in read else known[line.text, line.marker]
            if rule is not None:
                line.decide(rule.role, rule.rule_id)
                line.section, line.record = rule.section, rule.record
        self._remember(unknown, read)

    def _remember(self, lines: list[Line], read: dict[int, Rule | None]) -> None:
        if len(self._known) + len(lines) > _MOST_KNOWN:
            self._known.clear()
        for line in lines:
            if len(line.text) <= _LONGEST_KNOWN:
                self._known[line.text, line.marker] = read[id(line)]

    def _rules(self, lines: list[Line]) -> list[Rule | None]:
        hits = self._finder.find(lines)
        return [
            self._whole_rule(line.folded) or self._rule(line, hits.get(number, _NO_HITS))
            for number, line in enumerate(lines)
        ]

    def _whole_rule(self, folded: str) -> Rule | None:
        if len(folded) > _LONGEST_WHOLE:
            return None
        key = folded.strip(_CLOSING)
        return self._whole.get(key) or self._whole.get(folded) or self._whole.get(_without_count(key))

    def _rule(self, line: Line, hits: LineHits) -> Rule | None:
        rule = rule_at_edges(line, hits.edges, self._names) if hits.edges else None
        if rule is None:
            rule = self._shapes.rule(line)
        if hits.within and (rule is None or rule.yields):
            rule = rule_by_phrases(line, hits.within, shapes=self._within_shapes, verbs=self._verbs) or rule
        return rule


def _without_count(key: str) -> str:
    """`3 comments`, `references (45` and `similar articles 12` without their numbers."""
    return key.rstrip(_DIGITS).rstrip(_CLOSING).lstrip(_DIGITS).lstrip(_CLOSING) if len(key) > 2 else ""
