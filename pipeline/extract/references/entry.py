"""Reads one entry of a reference list, from its authors inwards and from its end backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import ReferenceFields
from pipeline.extract.references.authors import AuthorList, read_authors
from pipeline.extract.references.brief import read_brief_imprint
from pipeline.extract.references.imprint import Imprint, read_imprint
from pipeline.extract.references.journal import (
    Titles,
    reads_like_a_journal,
    served,
    split_titles,
    title_alone,
)
from pipeline.extract.references.rules import ReferenceRules

_LAST_YEAR = re.compile(r"\(((?:1[6-9]|20)\d\d)\)\.?$")
_LABEL = re.compile(r"\s*(?:[\[(]\d{1,4}[\])]\.?|\d{1,4}\.)\s+")
_LOOSE_MARKS = (" ,", " ;", " )")
_UNTITLED = Titles(None, None)


def read_entries(entries: Sequence[str], rules: ReferenceRules) -> list[ReferenceFields]:
    """The fields of each entry without its identifiers; one step after the other keeps code at hand."""
    bodies = [_body(entry, rules) for entry in entries]
    listed = [read_authors(body, rules.authors) for body in bodies]
    dated = [_dated(body, authors, rules) for body, authors in zip(bodies, listed, strict=True)]
    starts = [date.end() if date else authors.end for date, authors in zip(dated, listed, strict=True)]
    imprints = [read_imprint(body, start, rules) for body, start in zip(bodies, starts, strict=True)]
    imprints = [
        imprint or (_brief(entry, body, date, rules, start=start) if authors.end else None)
        for entry, body, date, authors, start, imprint in zip(
            entries, bodies, dated, listed, starts, imprints, strict=True
        )
    ]
    titles = [
        _titles(body, imprint, rules, start=start) if authors.end else _without_authors(body, imprint, rules)
        for body, authors, start, imprint in zip(bodies, listed, starts, imprints, strict=True)
    ]
    years = [
        _year(body, imprint, date, lone_year=rules.lone_year) or _last_year(entry)
        for entry, body, imprint, date in zip(entries, bodies, imprints, dated, strict=True)
    ]
    return list(map(_fields, listed, years, titles, imprints))


def _brief(
    entry: str, body: str, dated: re.Match[str] | None, rules: ReferenceRules, *, start: int
) -> Imprint | None:
    is_linked = rules.brief.linked.search(entry, start) is not None
    return read_brief_imprint(body, start, rules, is_dated=dated is not None, is_linked=is_linked)


def _fields(listed: AuthorList, year: int | None, titles: Titles, imprint: Imprint | None) -> ReferenceFields:
    if imprint is None or titles == _UNTITLED:
        return ReferenceFields(listed.authors, year, *titles)
    return ReferenceFields(listed.authors, year, *titles, *imprint[2:])


def _dated(body: str, listed: AuthorList, rules: ReferenceRules) -> re.Match[str] | None:
    return rules.year_after_authors.match(body, listed.end) if listed.end else None


def _body(entry: str, rules: ReferenceRules) -> str:
    """The entry on one line, without label, notes, links, and all that follows identifiers."""
    label = _LABEL.match(entry)
    body = rules.notes.sub("", entry[label.end() if label else 0 :])
    body = " ".join(body.split()).replace("( ", "(")
    for mark in _LOOSE_MARKS:
        body = body.replace(mark, mark[1:])
    if body.rstrip(" .]").endswith(rules.link_labels):
        body = rules.links.sub("", body)
    tail = rules.tail.search(body)
    return (body[: tail.start() + 1] if tail else body).rstrip(" ,;([-–")


def _titles(body: str, imprint: Imprint | None, rules: ReferenceRules, *, start: int) -> Titles:
    by_comma = body[start - 1 : start] == "," or body[start : start + 1] == ","
    if imprint is not None:
        between = body[start : imprint.start].lstrip(" ,.:;").rstrip(" ,:;")
        return split_titles(between, rules, by_comma=by_comma)
    rest = body[start:].lstrip(" ,.:;")
    return served(rest, rules) or Titles(title_alone(rest, rules), None)


def _without_authors(body: str, imprint: Imprint | None, rules: ReferenceRules) -> Titles:
    """A title in quotation marks, else the journal alone: authors that weren't read may stand before it."""
    quoted = rules.quotes.match(body)
    if quoted:
        return _titles(body, imprint, rules, start=0)
    if imprint is None:
        return _UNTITLED
    journal = split_titles(body[: imprint.start].rstrip(" ,:;"), rules, by_comma=False).journal
    return Titles(None, journal if journal and reads_like_a_journal(journal, rules) else None)


def _year(
    body: str, imprint: Imprint | None, dated: re.Match[str] | None, *, lone_year: re.Pattern[str]
) -> int | None:
    if imprint is not None and imprint.year:
        return imprint.year
    if dated is not None:
        return int(dated["year"] or dated["plain"])
    years = {match[0] for match in lone_year.finditer(body)}
    return int(years.pop()) if len(years) == 1 else None


def _last_year(entry: str) -> int | None:
    """The year in parentheses that ends an entry, behind its address."""
    found = _LAST_YEAR.search(entry, max(0, len(entry) - len("(2016).")))
    return int(found[1]) if found else None
