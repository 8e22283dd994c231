"""How firmly a sentence stands by what a template finds in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.claims.letters.clauses import ENDS, Clauses, OtherTrends
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.targets import TARGETS
from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.standing import OPEN
from pipeline.extract.context import Scope
from pipeline.vocabulary.rules import Rules

CERTAINTIES = ("asserted", "probable", "possible", "aim", "question")
"""From the firmest to the most open."""

_RISES, _FALLS = ("increase", "improve"), ("decrease", "decline", "worsen")


class Doubts:
    """Reads certainty from the words around a fit and from the scopes over its cues."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        letters = lexicon.letters
        self._before_other_trend = OtherTrends(rules, lexicon).cut
        self._clause_marks = lexicon.any_of("break", "but", "comma", "resumed")
        self._undoing = lexicon.any_of("negation", "block", "induced")
        negation, be, filler = (letters[name] for name in ("negation", "be", "filler"))
        proof = lexicon.listed("report", "establish", "support", "shown")
        self._unproven = re.compile(f"{negation}[{be}{filler}]*[{proof}]")
        passing, results = lexicon.listed("filler", "mention", "word"), lexicon.listed(*TARGETS, "they")
        self._other_result = re.compile(f"[{lexicon.listed(*ENDS)}][{passing}]*[{results}]")
        self._turned = {
            letters[name]: _turned_by(lexicon, ways)
            for names, ways in ((_RISES, _FALLS), (_FALLS, _RISES))
            for name in names
        }
        self._evidence, self._scant = letters["evidence"], re.compile(f"{be}[{filler}]*{letters['scant']}")
        self._finding = letters["finding"]
        self._shown, self._insignificant = letters["shown"], letters["insignificant"]
        self._possible, self._unrelated = letters["possible"], letters["unrelated"]
        self._anew = re.compile(f"{letters['also']}(?=[{filler}]*{self._possible})")
        self._asked, self._whether = lexicon.any_of("whether"), lexicon.any_of("whether", "supposing")
        self._supposed = re.compile(f"(?<!{letters['assess']}){letters['supposing']}")
        self._breaks, self._asking = lexicon.any_of("break", "resumed"), letters["asking"]
        self._clause, self._baseline = Clauses(rules, lexicon).of, letters["baseline"]
        self._had = re.compile(f"{letters['have']}[{filler}]*{letters['intervention']}")
        self._others_had_it = lexicon.pattern_under(rules, "others_had_it")

    def certainty(self, fit: Fit, letters: str, scopes: Sequence[Scope], *, missed: bool) -> str | None:
        """The most open reading that the words and the ``scopes`` over the cues leave.

        ``missed`` tells that what was found is known to have missed significance.  None where it is unsure
        that the sentence says what was found, or its plain opposite.
        """
        if fit.template.meaning == "assessed":
            worded = "aim"
        elif self._undone(fit, letters, scopes, missed=missed):
            return None
        else:
            worded = self._worded(fit, letters)
        # `We asked whether …, and found that …` leaves nothing open.
        told = letters.find(self._finding, 0, fit.start) >= 0
        opened = [
            scope.certainty
            for scope in scopes
            if scope.kind != "negation" and not (told and scope.certainty in OPEN)
        ]
        return max((worded, *opened), key=CERTAINTIES.index)

    def _undone(self, fit: Fit, letters: str, scopes: Sequence[Scope], *, missed: bool) -> bool:
        """As by `there is no evidence that`, `evidence that … is limited`, `if …`, `has not been shown to`,
        `… has not been proven`, `rose in two but fell in nine`, `but this was not significant`,
        `at baseline`, two negations, a negation that the template has not seen, `…, all controls did`, and an
        adverse event that is `unrelated`.
        """
        if self._baseline in letters and self._baseline in letters[slice(*self._clause(letters, fit.start))]:
            return True
        before = self._asked.split(letters[: fit.start])[-1]
        clause = "" if self._anew.match(letters, fit.start - 1) else self._clause_marks.split(before)[-1]
        if self._undoing.search(before) and self._undoing.search(clause):
            return True
        behind = self._other_result.split(letters[fit.end :], maxsplit=1)[0]
        supposed = self._supposed.search(before) or self._had.match(letters)
        if supposed or self._unproven.search(behind) or self._is_not_theirs(fit, letters):
            return True
        if any(self._is_turned(letters, place) for place in fit.changes):
            return True
        if self._evidence in before and self._scant.search(letters, fit.end):
            return True
        if not fit.negations:
            if missed:
                return False
            own = letters[: self._before_other_trend(letters, fit.end - 1, len(letters))]
            return self._insignificant in own or any(scope.kind == "negation" for scope in scopes)
        return len(fit.negations) > 1 or self._shown in letters[fit.negations[0] : fit.end]

    def _is_not_theirs(self, fit: Fit, letters: str) -> bool:
        """Is the adverse event unrelated, or one that all others had, which is more than safe?"""
        if fit.template.meaning != "adverse":
            return False
        if not fit.negations:
            return self._unrelated in letters
        return self._others_had_it.match(letters, fit.end) is not None

    def _is_turned(self, letters: str, place: int) -> bool:
        turned = self._turned.get(letters[place])
        return turned is not None and turned.match(letters, place + 1) is not None

    def _worded(self, fit: Fit, letters: str) -> str:
        clause = self._breaks.split(letters[: fit.start])[-1]
        if self._whether.search(clause) or letters.endswith(self._asking):
            return "question"
        hedges = {letters[place] for place in fit.hedges}
        return "possible" if self._possible in hedges else "probable" if hedges else "asserted"


def _turned_by(lexicon: Lexicon, ways: Sequence[str]) -> re.Pattern[str]:
    """Behind a change of an outcome: one the other way, of the same outcome under the same treatment."""
    but, ends, turns = lexicon.letters["but"], lexicon.listed(*ENDS), lexicon.listed(*ways)
    passing, others = (
        lexicon.listed("filler", "be", "have"),
        lexicon.listed(*TARGETS, "intervention", "control"),
    )
    return re.compile(f"[^{ends}]*{but}[{passing}]*[{turns}][^{ends}{others}]*(?:[{ends}]|$)")


def over(scopes: Sequence[Scope], cues: Sequence[Span]) -> list[Scope]:
    """The scopes that hold a cue."""
    return [
        scope
        for scope in scopes
        if any(scope.scope.start <= cue.start and cue.end <= scope.scope.end for cue in cues)
    ]
