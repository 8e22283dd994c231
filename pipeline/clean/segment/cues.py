"""What a line says about itself: the rule that its words or its shape meet, wherever it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.clean.labels import Label
from pipeline.clean.names import NameWords
from pipeline.clean.segment.edges import rule_at_edges
from pipeline.clean.segment.hits import HitFinder, LineHits
from pipeline.clean.segment.lines import Line, Wording
from pipeline.clean.segment.patterns import ShapeReader
from pipeline.clean.segment.rules import MAY_BE_TYPE, LineRules, Rule
from pipeline.clean.segment.weigh import rule_by_phrases

_CLOSING = " .:;,!?|>-*#[]()"
_DIGITS = "0123456789"
_LONGEST_WHOLE = 80
_TOP = 8
"""Lines above the title, and that, at the top of an article printed or copied."""

_SHORTEST_TITLE, _LONGEST_TITLE = 30, 300
_NO_HITS = LineHits([], [])


class CueReader:
    """Gives lines the rule that they meet by themselves.

    ``verbs`` are small words of sentences that no name or address holds.
    """

    def __init__(
        self, rules: LineRules, labels: dict[str, Label], names: NameWords, verbs: frozenset[str]
    ) -> None:
        self._names, self._verbs = names, verbs
        self._whole, self._types = rules.whole, rules.types
        self._shapes = ShapeReader(rules.shapes, rules.made_of)
        self._within_shapes = rules.within_shapes
        self._finder = HitFinder(rules, labels)

    def mark(self, lines: list[Line]) -> None:
        """Set role and rule of each line that states them; each wording is read once."""
        self._read(list(dict.fromkeys([line.says for line in lines if not line.says.is_read])))
        for line in lines:
            rule = line.says.rule
            if rule is not None:
                line.role, line.rule_id = rule.role, rule.rule_id

    def mark_top(self, page: list[Line]) -> None:
        """Take what a line at the top of ``page`` says for its type, if it may stand above the title."""
        for top, below in pairwise(page[:_TOP]):
            if len(below.says.text) > _LONGEST_TITLE:
                return
            is_heading = top.role in MAY_BE_TYPE and not _is_address(below.says.text)
            if is_heading and (top is page[0] or _may_be_title(below.says.text)):
                self._take_type(top)

    def _take_type(self, line: Line) -> None:
        rule = self._types.get(line.says.folded.strip(_CLOSING))
        if rule is not None:
            line.says = replace(line.says, rule=rule)
            line.decide(rule.role, rule.rule_id)

    def _read(self, wordings: list[Wording]) -> None:
        hits = self._finder.find(wordings)
        for number, says in enumerate(wordings):
            says.rule = self._whole_rule(says.folded) or self._rule(says, hits.get(number, _NO_HITS))
            says.is_read = True

    def _whole_rule(self, folded: str) -> Rule | None:
        if len(folded) > _LONGEST_WHOLE:
            return None
        key = folded.strip(_CLOSING)
        return self._whole.get(key) or self._whole.get(folded) or self._whole.get(_without_count(key))

    def _rule(self, says: Wording, hits: LineHits) -> Rule | None:
        rule = rule_at_edges(says, hits.edges, self._names) if hits.edges else None
        if rule is None:
            rule = self._shapes.rule(says)
        if hits.within and (rule is None or rule.yields):
            rule = rule_by_phrases(says, hits.within, shapes=self._within_shapes, verbs=self._verbs) or rule
        return rule


def _may_be_title(text: str) -> bool:
    return len(text) >= _SHORTEST_TITLE and not text.endswith(".")


def _is_address(text: str) -> bool:
    """Whether a line may say whom to write to, as it stands below `Correspondence`."""
    return "@" in text or text.count(",") > 1 or text.lower().startswith(("dr ", "dr. ", "prof", "to "))


def _without_count(key: str) -> str:
    """`3 comments`, `references (45` and `similar articles 12` without their numbers."""
    return key.rstrip(_DIGITS).rstrip(_CLOSING).lstrip(_DIGITS).lstrip(_CLOSING) if len(key) > 2 else ""
