"""On whose word a claim stands: its role, its source, its citation, its evidence level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.rows import Citation
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows

Labelled = list[tuple[str, re.Pattern[str]]]


class Authority:
    """The phrases that tell, compiled once."""

    def __init__(self, rules: Rules) -> None:
        self._vague = [pattern for _, pattern in _labelled(rules, "vague_authority", "id")]
        self._same_source = [pattern for _, pattern in _labelled(rules, "same_source", "id")]
        self._roles = _labelled(rules, "claim_roles", "role")
        self._evidence = _labelled(rules, "evidence_words", "level")
        self._designs = frozenset(field(rules, "design_levels", PLACE))
        self._in_vitro = frozenset(field(rules, "in_vitro_models", PLACE))
        self._by_type: dict[str, str] = field(rules, "evidence_by_document_type", PLACE)
        self._otherwise: str = field(rules, "evidence_otherwise", PLACE)
        self._marketing = frozenset(field(rules, "marketing_source_types", PLACE))
        self._own = frozenset(field(rules, "own_result_document_types", PLACE))
        self._results = frozenset(field(rules, "result_document_types", PLACE))

    def citation(self, document: CleanDocument, sentence: int, citations: Sequence[Citation]) -> int:
        """The citation that the sentence is laid on, or -1.

        Its own single one; else that of the sentence before, as long as each sentence goes on about it.
        """
        while True:
            own = [place for place, citation in enumerate(citations) if citation.sentence == sentence]
            if own:
                return own[0] if len(own) == 1 else -1
            if not self._goes_on(document, sentence):
                return -1
            sentence -= 1

    def attribution(self, document: CleanDocument, text: str, citation: int) -> str:
        """``cited``, ``vague`` (nobody in particular) or ``own_result``."""
        if citation >= 0:
            return "cited"
        own = document.document_type in self._own and not _any(self._vague, text)
        return "own_result" if own else "vague"

    def role(self, document: CleanDocument, sentence: int, text: str, certainty: str, cited: bool) -> str:
        """What the statement does in its document."""
        if certainty == "aim":
            return "aim"
        for role, pattern in self._roles:
            if pattern.search(text):
                return role
        stated = (
            document.sentences[sentence].role in ("title", "abstract") or document.document_type in self._own
        )
        results = document.document_type in self._results and stated and not cited and certainty != "question"
        return "result" if results else "background"

    def evidence_level(self, document: CleanDocument, text: str, model_id: str | None) -> str:
        """The level that the sentence states, else that of the kind of document."""
        if document.source_type in self._marketing or document.document_type == "marketing":
            return "marketing"
        level = self._by_type.get(document.document_type, self._otherwise)
        if level == "systematic_review":
            return level
        stated = self._stated(text)
        if model_id is not None:
            stated = "in_vitro" if model_id in self._in_vitro else "animal"
        if stated is None and level == "single_arm":
            stated = self._stated(document.text, self._designs)
        return stated or level

    def _stated(self, text: str, levels: Iterable[str] | None = None) -> str | None:
        wanted = (level for level, pattern in self._evidence if pattern.search(text))
        return next((level for level in wanted if levels is None or level in levels), None)

    def _goes_on(self, document: CleanDocument, sentence: int) -> bool:
        """Does the sentence speak of the studies of the one before it, in the same paragraph?"""
        if sentence < 1:
            return False
        before, this = document.sentences[sentence - 1], document.sentences[sentence]
        parted = "\n" in document.text[before.end : this.start]
        return not parted and _any(self._same_source, document.text[this.start : this.end])


def _labelled(rules: Rules, section: str, key: str) -> Labelled:
    rows = rule_rows(rules, section, PLACE)
    place = f"{PLACE} {section}"
    return [
        (field(row, key, place), compiled(field(row, "pattern", place), place, re.IGNORECASE)) for row in rows
    ]


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)
