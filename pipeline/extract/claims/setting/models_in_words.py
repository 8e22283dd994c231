"""Reads a model from words that name none: `rats carrying mutant SOD1`."""

from __future__ import annotations

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.letters.lexicon import check_known
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary


class ModelsInWords:
    """The section ``models_in_words``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        rows = rules.rows("models_in_words")
        for row in rows:
            check_known(row["model"], row.place, vocabulary)
        self._words = [(row["model"], row.pattern("pattern")) for row in rows]
        wordings = (pattern.pattern.replace(r"\b", "") for _, pattern in self._words)
        self.may_tell = LookedFor("|".join(wordings), rules.at("models_in_words"))
        """Fits each sentence whose words can tell a model."""

    def told(self, document: CleanDocument, clause: Span) -> str | None:
        """The model that the words of the clause tell."""
        text = document.text[clause.start : clause.end]
        return next((model for model, pattern in self._words if pattern.search(text)), None)
