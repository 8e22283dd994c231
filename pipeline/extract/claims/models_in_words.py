"""Reads a model from words that name none: `rats carrying mutant SOD1`."""

from __future__ import annotations

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.lexicon import PLACE, check_known
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.rule_rows import Rules, compiled, rule_rows
from pipeline.vocabulary.vocabulary import Vocabulary


class ModelsInWords:
    """The section ``models_in_words``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        place = f"{PLACE} models_in_words"
        rows = rule_rows(rules, "models_in_words", PLACE)
        for row in rows:
            check_known(row["model"], place, vocabulary)
        self._words = [(row["model"], compiled(row["pattern"], f"{place} {row['id']}")) for row in rows]
        wordings = (pattern.pattern.replace(r"\b", "") for _, pattern in self._words)
        self.may_tell = LookedFor("|".join(wordings), place)
        """Fits each sentence whose words can tell a model."""

    def told(self, document: CleanDocument, clause: Span) -> str | None:
        """The model that the words of the clause tell."""
        text = document.text[clause.start : clause.end]
        return next((model for model, pattern in self._words if pattern.search(text)), None)
