"""Reads what one value of a feed's entry holds: several people, a journal, the abstract of PubMed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.sources.json import Scalar
from pipeline.sources.json.passages import passages
from pipeline.sources.people import names_in
from pipeline.sources.values import words_of
from pipeline.years import YEAR

OF_JOURNAL, ABSTRACT, CITED = "source#journal", "text#abstract", "text#citation"
"""Paths of what stands within other values."""

_CDATA = re.compile(r"\s*<!\[CDATA\[(.*?)]]>\s*", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\w{1,7}|[A-Za-z]{2,31});")
NAME = r"[^\W\d_][^\d;:|/<>\[\]]{1,119}"
_NAMED = re.compile(
    rf"\s*(?:<!\[CDATA\[)?\s*({NAME}?)\s*(?:, (?:Published|Available) online[^<\]]*)?(?:]]>)?\s*"
)
_CITATION = re.compile(rf"[^.]{{2,150}}\.\s{YEAR}\b[^a-z]{{0,9}}(?:[A-Z][a-z]{{2}}\b|[;:.])")
_AROUND = re.compile(r"PMID:|Authors?:|Related Articles\Z")


def people(text: str, one: Scalar, *, is_turned: bool) -> Iterator[Scalar]:
    """The names in one value."""
    inner = _CDATA.fullmatch(text, one.start, one.end)
    begin, behind = inner.span(1) if inner else one[1:3]
    words = _REFERENCE.sub(_masked, text[begin:behind])
    for start, end in names_in(words, 0, len(words), is_turned=is_turned):
        yield one._replace(start=begin + start, end=begin + end)


def _masked(reference: re.Match[str]) -> str:
    """As many letters as a character reference has, whose semicolon parts nothing."""
    return ("&" if reference[0] == "&amp;" else "x" * len(reference[0])).ljust(len(reference[0]))


def journal(text: str, one: Scalar) -> Scalar:
    """What Dublin Core calls the source of a work, where it is a name; RSS calls the feed so."""
    is_of_core = text.startswith("<dc:", text.rfind("<", 0, one.start))
    name = _NAMED.fullmatch(text, one.start, one.end) if is_of_core else None
    return Scalar(OF_JOURNAL, *name.span(1), one.row) if name else one


def paragraphs(text: str, one: Scalar) -> Iterator[Scalar]:
    """The paragraphs that PubMed puts into an entry: the abstract, and what cites the work around it."""
    is_first = True
    for start, end, _ in passages(text, one.start, one.end):
        words = words_of(text[start:end])
        if any(map(str.isalnum, words)) and words.upper() != "ABSTRACT":
            is_cited = _AROUND.match(words) or (is_first and _CITATION.match(words))
            yield one._replace(path=CITED if is_cited else ABSTRACT, start=start, end=end)
            is_first = False
