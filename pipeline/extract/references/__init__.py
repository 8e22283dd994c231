"""Reads the entries of a document's reference list into fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document import CleanDocument, ReferenceFields, StatedReference
from pipeline.extract.references.chain import ChainReader
from pipeline.extract.references.entry import read_entries
from pipeline.extract.references.labelled import with_parts
from pipeline.extract.references.rules import ReferenceRules, reference_rules
from pipeline.extract.rows import Reference
from pipeline.vocabulary.rules import Rules

__all__ = ["ReferenceParser"]

_LONGEST_ENTRY = 2_000
"""Code points; a longer segment is no single entry, and only its identifiers are read."""

_TOGETHER = 1_000
"""Entries that the chain reads at once, which bounds the memory."""


class _Entry(NamedTuple):
    """An entry of a list, and what its document's format states of it."""

    start: int
    end: int
    text: str
    stated: StatedReference

    @property
    def is_read(self) -> bool:
        """Whether words may say more than is stated: not of one that is parted, and of no overlong one."""
        stated = self.stated.fields
        is_parted = stated.authors and (stated.title or stated.journal)
        return not is_parted and len(self.text) <= _LONGEST_ENTRY


class ReferenceParser:
    """Takes what formats state of entries, then parses by ``seeds/rules/references.yaml``.

    What these leave unread a trained chain reads.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = reference_rules(rules)
        self._chain = ChainReader()

    def find(self, document: CleanDocument) -> list[Reference]:
        """One reference for each segment of role ``reference``, in list order."""
        return self.find_all([document])[0]

    def find_all(self, documents: Sequence[CleanDocument]) -> list[list[Reference]]:
        """The references of each document; many together are read several times as fast as one by one."""
        listed = [_entries(document, self._rules) for document in documents]
        together = [entry for entries in listed for entry in entries]
        read = zip(self._fields(together), map(self._identifiers, together), strict=True)
        return [
            [
                Reference(entry.start, entry.end, ordinal, *fields, *ids, entry.stated.stated)
                for ordinal, (entry, (fields, ids)) in enumerate(zip(entries, read, strict=False), 1)
            ]
            for entries in listed
        ]

    def _fields(self, entries: Sequence[_Entry]) -> list[ReferenceFields]:
        fields = [entry.stated.fields for entry in entries]
        single = [number for number, entry in enumerate(entries) if entry.is_read]
        parsed = read_entries([entries[number].text for number in single], self._rules)
        for number, own in zip(single, parsed, strict=True):
            fields[number] = _completed(fields[number], own)
        unread = [number for number in single if _is_unread(fields[number])]
        for start in range(0, len(unread), _TOGETHER):
            numbers = unread[start : start + _TOGETHER]
            guessed = self._chain.read([entries[number].text for number in numbers])
            for number, guess in zip(numbers, guessed, strict=True):
                fields[number] = _completed(fields[number], ReferenceFields(**guess._asdict()))
        return fields

    def _identifiers(self, entry: _Entry) -> tuple[str | None, str | None]:
        """The DOI and the PMID that are stated, else the first ones in the words."""
        doi, pmid = entry.stated.doi, entry.stated.pmid
        if doi and pmid:
            return doi, pmid
        first = {found.scheme: found.value for found in reversed(self._rules.identifiers.read(entry.text))}
        return doi or first.get("doi"), pmid or first.get("pmid")


def _entries(document: CleanDocument, rules: ReferenceRules) -> list[_Entry]:
    stated = {one.start: one for one in document.cited}
    return [
        _Entry(
            start,
            end,
            rules.kinds.sub("", with_parts(document.text[start:end])),
            stated.get(start) or StatedReference(start),
        )
        for role, start, end in document.segments
        if role == "reference"
    ]


def _is_unread(fields: ReferenceFields) -> bool:
    return not (fields.authors and fields.title and fields.journal)


def _completed(fields: ReferenceFields, further: ReferenceFields) -> ReferenceFields:
    """``fields`` with what was read further in place of what is missing."""
    return ReferenceFields._make(one or other for one, other in zip(fields, further, strict=True))
