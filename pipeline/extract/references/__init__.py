"""Reads the entries of a document's reference list into fields."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import CleanDocument, Segment
from pipeline.extract.references.chain import ChainReader, Guessed
from pipeline.extract.references.entry import Fields, read_entry
from pipeline.extract.references.rules import reference_rules
from pipeline.extract.rows import Reference
from pipeline.extract.rule_rows import Rules

__all__ = ["ReferenceParser"]

_LONGEST_ENTRY = 2_000
"""Code points; a longer segment is no single entry, and only its identifiers are read."""

_TOGETHER = 1_000
"""Entries that the chain reads at once, which bounds the memory."""


class ReferenceParser:
    """Parses entries by ``seeds/rules/references.yaml``, and by a trained chain what these leave unread."""

    def __init__(self, rules: Rules) -> None:
        self._rules = reference_rules(rules)
        self._chain = ChainReader()

    def find(self, document: CleanDocument) -> list[Reference]:
        """One reference for each segment of role ``reference``, in list order."""
        return self.find_all([document])[0]

    def find_all(self, documents: Sequence[CleanDocument]) -> list[list[Reference]]:
        """The references of each document; many together are read several times as fast as one by one."""
        listed = [_entries(document) for document in documents]
        texts = [
            document.text[one.start : one.end]
            for document, entries in zip(documents, listed, strict=True)
            for one in entries
        ]
        read = zip(self._fields(texts), map(self._identifiers, texts), strict=True)
        return [
            [
                Reference(one.start, one.end, ordinal, *fields, *ids)
                for ordinal, (one, (fields, ids)) in enumerate(zip(entries, read, strict=False), 1)
            ]
            for entries in listed
        ]

    def _fields(self, texts: Sequence[str]) -> list[Fields]:
        fields = [
            read_entry(text, self._rules) if len(text) <= _LONGEST_ENTRY else Fields() for text in texts
        ]
        unread = [number for number, own in enumerate(fields) if _is_unread(own)]
        unread = [number for number in unread if len(texts[number]) <= _LONGEST_ENTRY]
        for start in range(0, len(unread), _TOGETHER):
            numbers = unread[start : start + _TOGETHER]
            guessed = self._chain.read([texts[number] for number in numbers])
            for number, guess in zip(numbers, guessed, strict=True):
                fields[number] = _completed(fields[number], guess)
        return fields

    def _identifiers(self, entry: str) -> tuple[str | None, str | None]:
        """The first DOI and the first PMID."""
        first = {found.scheme: found.value for found in reversed(self._rules.identifiers.read(entry))}
        return first.get("doi"), first.get("pmid")


def _entries(document: CleanDocument) -> list[Segment]:
    return [segment for segment in document.segments if segment.role == "reference"]


def _is_unread(fields: Fields) -> bool:
    return not (fields.authors and fields.title and fields.journal)


def _completed(fields: Fields, guessed: Guessed) -> Fields:
    """``fields`` with what the chain read in place of what no rule did."""
    return fields._replace(
        authors=fields.authors or guessed.authors,
        title=fields.title or guessed.title,
        journal=fields.journal or guessed.journal,
    )
