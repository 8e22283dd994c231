"""How firmly a sentence stands by what a template finds in it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.claims.lexicon import Lexicon
from pipeline.extract.claims.templates import Fit
from pipeline.extract.context import Scope

CERTAINTIES = ("asserted", "probable", "possible", "aim", "question")
"""From the firmest to the most open."""


class Doubts:
    """Reads certainty from the words around a fit and from the scopes over its cues."""

    def __init__(self, lexicon: Lexicon) -> None:
        letters = lexicon.letters
        self._clause_marks = lexicon.any_of("break", "but", "comma")
        self._undoing = frozenset((letters["negation"], letters["block"]))
        self._shown, self._insignificant = letters["shown"], letters["insignificant"]
        self._possible, self._whether = letters["possible"], letters["whether"]
        self._break, self._asking = letters["break"], letters["asking"]

    def undo(self, fit: Fit, letters: str, scopes: Sequence[Scope], *, cues: Sequence[Span]) -> bool:
        """Is it unsure that the sentence says what was found, or its plain opposite?

        So for `there is no evidence that`, `has not been shown to`, `but this was not significant`, two
        negations, and a negation that the template has not seen.
        """
        if fit.template.meaning == "assessed":
            return False
        if self._undoing.intersection(self._clause_marks.split(letters[: fit.start])[-1]):
            return True
        if not fit.negations:
            return self._insignificant in letters or _over(scopes, cues, negating=True) != []
        return len(fit.negations) > 1 or self._shown in letters[fit.negations[0] : fit.end]

    def certainty(self, fit: Fit, letters: str, scopes: Sequence[Scope], *, cues: Sequence[Span]) -> str:
        """The most open reading that the words and the scopes leave."""
        worded = self._worded(fit, letters)
        opened = [scope.certainty for scope in _over(scopes, cues, negating=False)]
        return max((worded, *opened), key=CERTAINTIES.index) if opened else worded

    def _worded(self, fit: Fit, letters: str) -> str:
        if fit.template.meaning == "assessed":
            return "aim"
        before = letters[: fit.start].rpartition(self._break)[2]
        if self._whether in before or letters.endswith(self._asking):
            return "question"
        hedges = {letters[place] for place in fit.hedges}
        return "possible" if self._possible in hedges else "probable" if hedges else "asserted"


def _over(scopes: Sequence[Scope], cues: Sequence[Span], *, negating: bool) -> list[Scope]:
    """The scopes that hold a cue."""
    return [
        scope
        for scope in scopes
        if (scope.kind == "negation") == negating
        and any(scope.scope.start <= cue.start and cue.end <= scope.scope.end for cue in cues)
    ]
