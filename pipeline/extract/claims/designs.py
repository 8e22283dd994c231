"""Tells which design a text says that its own study has; one denied or wished for is none."""

from __future__ import annotations

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.claims.phrases import Phrases
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows


class Designs:
    """The sections ``design_levels`` and ``no_designs``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        levels = frozenset(field(rules, "design_levels", PLACE))
        self._designs = Phrases(rules, {"evidence_words": "level"}, levels)
        self._others = Phrases(rules, {"vague_authority": "id"})
        rows = rule_rows(rules, "no_designs", PLACE)
        self._none = [compiled(f"(?i:{row['pattern']})", f"{PLACE} {row['id']}") for row in rows]
        section, place = field(rules, "design_fields", PLACE), f"{PLACE} design_fields"
        self._field = compiled(f"(?im:{field(section, 'pattern', place)})", place)
        self._read: CleanDocument | None = None
        self._stated: str | None = None

    def of(self, document: CleanDocument) -> str | None:
        """The level of the design that title, abstract and the fields of a registry state.

        A body names designs of others too; without an abstract it is that of the whole text.
        """
        if self._read is not document:
            self._read, self._stated = document, self._of(document)
        return self._stated

    def own_words(self, text: str) -> str:
        """The text without the designs that it denies or wishes for."""
        if self._designs.first("evidence_words", text) is None:
            return text
        for pattern in self._none:
            text = pattern.sub(" ", text)
        return text

    def _of(self, document: CleanDocument) -> str | None:
        parts = [one for one in document.sentences if one.role in ("title", "abstract")]
        if all(one.role == "title" for one in parts):
            return self._designs.first("evidence_words", self.own_words(document.text))
        said = (document.text[one.start : one.end] for one in parts)
        own = [text for text in said if self._states(text)]
        fields = (match[0] for match in self._field.finditer(document.text))
        return self._designs.first("evidence_words", " ".join(map(self.own_words, (*own, *fields))))

    def _states(self, text: str) -> bool:
        """Whether the text names a design, and as nobody else's."""
        named = self._designs.first("evidence_words", text) is not None
        return named and self._others.first("vague_authority", text) is None
