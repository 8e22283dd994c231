"""Tells which of a sentence's citations a claim is laid on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.standing.extents import Extent
from pipeline.extract.rows import Citation
from pipeline.vocabulary.rules import Rules, compiled

WINDOW = 150
"""Code points before a citation in which words or a bracket tell what it is there for."""
_FEW = 3
"""Works in one bracket that a statement can be laid on; more stand for what is known of a thing."""


class Sources:
    """The section ``compared_sources``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("compared_sources")
        self._compared = compiled(f"(?i:{section.field('before')})$", section.place)

    def compared(
        self, document: CleanDocument, places: Iterable[int], citations: Sequence[Citation]
    ) -> dict[int, Span]:
        """Those of the citations of one sentence that it is compared with, `in contrast to Moro [2]`, each
        with the stretch that says so.
        """
        found, before = dict[int, Span](), (-1, -1)
        for place in places:
            one = citations[place]
            place_before, end = before
            if place_before in found and _is_in_row(document.text, end, one.start):
                found[place] = Span(found[place_before].start, one.end)
            elif compared := self._comparison(document, one):
                found[place] = Span(compared.start(), one.end)
            before = place, one.end
        return found

    def _comparison(self, document: CleanDocument, one: Citation) -> re.Match[str] | None:
        first = max(document.sentences[one.sentence].start, one.start - WINDOW)
        return self._compared.search(document.text, first, one.start)

    def of_claim(
        self, document: CleanDocument, places: Sequence[int], citations: Sequence[Citation], extent: Extent
    ) -> int:
        """The one source among the citations; else that in brackets behind the claim; else that in its
        clause.  Of a few in one bracket, `[1,2]`, it is the first; -1 where these are several or none.
        """
        if not places:
            return -1
        behind = list(_behind(document.text, places, citations, extent))
        inside = [
            place for place in places if extent.clause.start <= citations[place].start < extent.clause.end
        ]
        for among in (places, behind, inside):
            if len(_named(document.text, among, citations)) == 1:
                return among[0]
        return -1


def _named(text: str, places: Iterable[int], citations: Sequence[Citation]) -> set[tuple[str, int]]:
    """What the citations name; a bracket with a few works is as one, those of a wider one are told apart."""
    listed = list(places)
    works = Counter(citations[place].start for place in listed)
    named, seen = set[tuple[str, int]](), Counter[int]()
    for start, end in (citations[place][:2] for place in listed):
        named.add((text[start:end], seen[start]))
        seen[start] += works[start] > _FEW
    return named


def _behind(text: str, places: Iterable[int], citations: Sequence[Citation], extent: Extent) -> Iterator[int]:
    """The first citations in brackets behind the claim, those that stand in a row, up to ``extent.until`` or
    a semicolon.
    """
    end, part = None, text.find(";", extent.end, extent.until)
    until = part if part >= 0 else extent.until
    for place in places:
        one = citations[place]
        if extent.end <= one.start < until and _is_bracketed(text, one.start):
            if end is not None and not _is_in_row(text, end, one.start):
                return
            yield place
            end = one.end


def _is_bracketed(text: str, start: int) -> bool:
    """Is it in brackets or a bare number, and no author whose name is part of the sentence?"""
    first = max(0, start - WINDOW)
    return not text[start].isalpha() or text.rfind("(", first, start) > text.rfind(")", first, start)


def _is_in_row(text: str, end: int, start: int) -> bool:
    """Is it in brackets, with no word between it and the one that ends at ``end``?"""
    return _is_bracketed(text, start) and not any(map(str.isalpha, text[end:start]))
