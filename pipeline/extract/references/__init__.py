"""Reads the entries of a document's reference list into fields."""

from __future__ import annotations

from pipeline.document import CleanDocument, Segment
from pipeline.extract.references.entry import Fields, read_entry
from pipeline.extract.references.rules import reference_rules
from pipeline.extract.rows import Reference
from pipeline.extract.rule_rows import Rules

__all__ = ["ReferenceParser"]

_LONGEST_ENTRY = 2_000
"""Code points; a longer segment is no single entry, and only its identifiers are read."""


class ReferenceParser:
    """Parses reference entries by the styles and layouts in ``seeds/rules/references.yaml``."""

    def __init__(self, rules: Rules) -> None:
        self._rules = reference_rules(rules)

    def find(self, document: CleanDocument) -> list[Reference]:
        """One reference for each segment of role ``reference``, in list order."""
        entries = [segment for segment in document.segments if segment.role == "reference"]
        return [self._reference(document.text, entry, ordinal) for ordinal, entry in enumerate(entries, 1)]

    def _reference(self, text: str, segment: Segment, ordinal: int) -> Reference:
        entry = text[segment.start : segment.end]
        fields = read_entry(entry, self._rules) if len(entry) <= _LONGEST_ENTRY else Fields()
        first = {found.scheme: found.value for found in reversed(self._rules.identifiers.read(entry))}
        return Reference(
            segment.start, segment.end, ordinal, *fields, doi=first.get("doi"), pmid=first.get("pmid")
        )
