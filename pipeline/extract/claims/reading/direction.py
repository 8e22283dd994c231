"""Reads which way a clause says that an outcome goes: its cues, who stands where, its p-values."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.clauses import Clauses, OtherTrends
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.targets import TARGETS
from pipeline.extract.claims.reading.amounts import Amounts
from pipeline.extract.claims.reading.meaning import DOWN, NEITHER, OPPOSITE, UP
from pipeline.extract.claims.reading.significance import MIXED, NOT_SIGNIFICANT, SIGNIFICANT, Significance
from pipeline.extract.claims.reading.stretches import Stretches
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.vocabulary.rules import Rules

UNSTATED = "unstated"
BY_AMOUNTS = "claims#amounts"
STATES = (SIGNIFICANT, NOT_SIGNIFICANT, MIXED, UNSTATED)


class Turn(NamedTuple):
    """Which way an outcome goes under the intervention, and the rule that says so."""

    direction: str
    rule_id: str
    nullifies: bool
    """Is what a template reads as a change a null result?"""


class DirectionRule(NamedTuple):
    """One row under ``directions``.

    ``of_other`` where the cue is about what is compared with, ``of_next`` where the clause behind says it.
    """

    rule_id: str
    when: frozenset[str]
    of_other: bool
    of_next: bool
    nullifies: bool
    pattern: re.Pattern[str]


class Directions:
    """All rules, in the order in which they are tried."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._amounts = Amounts(rules, lexicon)
        self._after_all = lexicon.pattern_under(rules.section("after_all"), "pattern")
        self._stated_at = rules.section("stated_at").pattern("pattern")
        self._rules = [_rule(row, lexicon) for row in rules.rows("directions")]
        significance = Significance(rules)
        self._is_told, self._state = significance.is_told, lru_cache(1)(significance.of)
        self._measured = significance.measured
        self._way_of_ratio = significance.way_of_ratio
        self._targets, self._adverse = lexicon.any_of(*TARGETS), lexicon.letters["adverse"]
        self._clause, self._stretches = Clauses(rules, lexicon).of, Stretches(lexicon)
        self._before_other_trend = OtherTrends(rules, lexicon).cut

    def of(self, tagged: Tagged, outcome: int, *, changed: bool = False) -> Turn | None:
        """What the first rule says that fits the clause of the token ``outcome``.

        None where none does, and for a null result without a p-value that the next clause takes back.
        ``changed`` tells that a verb of its own moves the outcome, whose p-value may be its own too.
        """
        first, last = self._clause(tagged.letters, outcome)
        state = self._significance(tagged, outcome, changed=changed) or UNSTATED
        turn = self._by_rules(tagged, state, (first, outcome, last), changed=changed)
        if turn and turn.direction == NEITHER and not turn.nullifies and state != NOT_SIGNIFICANT:
            return None if self._after_all.match(tagged.letters, last) else turn
        if turn or state != SIGNIFICANT:
            return turn
        way = self._amounts.of(tagged, first, last)
        return Turn(way, BY_AMOUNTS, False) if way else None

    def of_untested(self, tagged: Tagged, outcome: int, *, is_time: bool) -> Turn | None:
        """Which way the outcome goes by two changes, two shares of an adverse event or, where it is one, two
        spans of time, in a clause that says nothing of significance.
        """
        if self._significance(tagged, outcome, changed=False) is not None:
            return None
        clause = self._clause(tagged.letters, outcome)
        way = self._amounts.of_times(tagged, *clause) if is_time else None
        of_changes = tagged.letters[outcome] != self._adverse
        way = way or (self._amounts.of_changes if of_changes else self._amounts.of_shares)(tagged, *clause)
        return Turn(way, BY_AMOUNTS, False) if way else None

    def of_ratio(self, tagged: Tagged, outcome: int) -> str | None:
        """Which way the ratio of an event that the clause of the token ``outcome`` tells lies from 1."""
        first, last = self._clause(tagged.letters, outcome)
        return self._way_of_ratio(tagged.text(first, last - 1))

    def _by_rules(
        self, tagged: Tagged, state: str, places: tuple[int, int, int], *, changed: bool
    ) -> Turn | None:
        """What the first rule says; ``places``: of the clause's first token, of the outcome, of the end."""
        letters, (first, outcome, last) = tagged.letters, places
        clause = letters[first : self._before_other_trend(letters, outcome, last)]
        for rule in self._rules:
            if state not in rule.when:
                continue
            match = (
                rule.pattern.match(letters, last) if rule.of_next else _found(rule, clause, outcome - first)
            )
            if match and not (changed and rule.of_next and self._is_of_other_time(tagged, first, last)):
                return Turn(_direction(rule, match), rule.rule_id, rule.nullifies)
        return None

    def _is_of_other_time(self, tagged: Tagged, first: int, last: int) -> bool:
        """Is what stands behind the clause of another time than the clause?"""
        if last >= len(tagged.letters):
            return False
        times, others = (
            set(self._stated_at.findall(tagged.text(*ends)))
            for ends in ((first, last - 1), (last, len(tagged.letters) - 1))
        )
        return bool(times and others) and times.isdisjoint(others)

    def tells_significance(self, tagged: Tagged) -> bool:
        """Can the sentence say whether a difference is significant?"""
        return self._is_told(tagged.whole())

    def significance(self, tagged: Tagged, outcome: int, *, changed: bool) -> str | None:
        """Whether the clause of the token ``outcome`` calls its difference significant; null where unsaid."""
        state = self._significance(tagged, outcome, changed=changed)
        return None if state == MIXED else state

    def _significance(self, tagged: Tagged, outcome: int, *, changed: bool) -> str | None:
        """What the clause says of it, else the sentence, where that names outcomes in no other clause.

        Of a clause with numbers that changes several outcomes, or gives each its own, what the outcome's own
        stretch says.  What the sentence says of another time than a change's own is not asked.
        """
        letters = tagged.letters
        first, last = clause = self._clause(letters, outcome)
        if changed and (own := self._own_stretch(tagged, outcome, clause)):
            return self._state(tagged.text(own[0], own[1] - 1))
        others = letters[:first] + letters[last:]
        if not others:
            return self._state(tagged.whole())
        state = self._state(tagged.text(first, last - 1))
        if state or self._targets.search(others) or (changed and self._is_of_other_time(tagged, first, last)):
            return state
        return self._state(tagged.whole())

    def _own_stretch(self, tagged: Tagged, outcome: int, clause: tuple[int, int]) -> tuple[int, int] | None:
        """The stretch whose numbers are the outcome's alone; null where the clause has no numbers."""
        letters, (first, last) = tagged.letters, clause
        if not self._measured(tagged.text(first, last - 1)):
            return None
        if (own := self._stretches.of(letters, outcome, clause)) != clause:
            return own
        each = self._stretches.each(letters, clause)
        numbered = all(self._measured(tagged.text(start, end - 1)) for start, end in each.values())
        return each[outcome] if len(each) > 1 and outcome in each and numbered else None


def _found(rule: DirectionRule, letters: str, outcome: int) -> re.Match[str] | None:
    """The first match; of a rule with a group ``target`` the one whose target is the outcome."""
    if "target" not in rule.pattern.groupindex:
        return rule.pattern.search(letters)
    matches = rule.pattern.finditer(letters)
    return next((match for match in matches if match.start("target") == outcome), None)


def _direction(rule: DirectionRule, match: re.Match[str]) -> str:
    """Up or down by the pattern's group that holds the cue; without such a group no difference."""
    groups = match.groupdict()
    way = UP if groups.get("up") else DOWN if groups.get("down") else NEITHER
    return OPPOSITE.get(way, way) if rule.of_other else way


def _rule(row: Rules, lexicon: Lexicon) -> DirectionRule:
    when = frozenset(row.field("when"))
    if not when.issubset(STATES):
        raise SeedError(row.place, min(when - {*STATES}), "is no state", f"Use any of: {', '.join(STATES)}.")
    pattern = lexicon.pattern(row.field("pattern"), row.place)
    of = row.get("of")
    flags = of == "other", of == "next_clause", bool(row.get("nullifies"))
    return DirectionRule(f"claims#{row['id']}", when, *flags, pattern)
