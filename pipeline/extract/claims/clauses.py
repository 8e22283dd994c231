"""Cuts a sentence's letters into clauses."""

from __future__ import annotations

from pipeline.extract.claims.lexicon import Lexicon


class Clauses:
    """The classes that end a clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._ends = [lexicon.letters[name] for name in ("break", "but", "resumed")]

    def of(self, letters: str, token: int) -> tuple[int, int]:
        """The place of the first token of the clause that holds ``token``, and the place after its last."""
        before = max([letters.rfind(end, 0, token) for end in self._ends])
        after = [place for end in self._ends if (place := letters.find(end, token + 1)) >= 0]
        return before + 1, min(after, default=len(letters))
