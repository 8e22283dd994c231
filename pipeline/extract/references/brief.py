"""Reads the ends of entries that say no pages: ``Nerve Ther. 2020, 15. [CrossRef]``."""

from __future__ import annotations

import re

from pipeline.extract.references.imprint import Imprint, imprints_by
from pipeline.extract.references.journal import reads_like_a_journal, split_titles
from pipeline.extract.references.rules import ReferenceRules

_FEWEST_WORDS = 3
"""Words of a title; fewer may be what is left of the names."""

_NO_LETTERS = re.compile(r"[\W\d_]+")


def read_brief_imprint(
    body: str, start: int, rules: ReferenceRules, *, is_dated: bool, is_linked: bool
) -> Imprint | None:
    """The imprint behind ``start`` whose left side is a title and a journal, or ``None``."""
    layouts = [
        one.layout
        for one in rules.brief.layouts
        if (is_dated or not one.dated) and (is_linked or not one.linked)
    ]
    by_comma = body[start - 1 : start] == "," or body[start : start + 1] == ","
    for imprint in imprints_by(layouts, body, start, rules):
        between = body[start : imprint.start].lstrip(" ,.:;").rstrip(" ,:;")
        if _is_in_a_journal(between, rules, by_comma=by_comma):
            return imprint
    return None


def _is_in_a_journal(between: str, rules: ReferenceRules, *, by_comma: bool) -> bool:
    title, journal = split_titles(between, rules, by_comma=by_comma)
    if not title or not journal or title.count(" ") + 1 < _FEWEST_WORDS:
        return False
    if _NO_LETTERS.split(title)[-1] in rules.journal_abbreviations or set(",:;") & set(journal):
        return False
    words = journal.replace(".", "").split()
    return reads_like_a_journal(journal, rules) and rules.brief.no_journals.isdisjoint(words)
