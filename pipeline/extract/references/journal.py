"""Splits what stands between authors and imprint into title and journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.references.rules import ReferenceRules

_PERIODS = re.compile(r"(?:[.?!][”\"’]?|[?!]) (?=\S)")
_IN_A_BOOK = re.compile(r"[.?!] In:? (?=[A-Z])")
_EDGES = " ,;:()[]–-"
_IMPRINT_WORDS = re.compile(r"(?:vols?|no|nr|pp?|iss|issue|volume|number|pages?)\.?|\W?\d\S*", re.IGNORECASE)
_INNER_PERIOD = re.compile(r"[.\-–/]")
_LONGEST_JOURNAL = 14
"""Words; the longest of the gold journals has 13."""
_REMEMBERED = 4096
"""Words of journals about which it is remembered what they are: lists cite the same journals."""


class Titles(NamedTuple):
    """Title and journal; either may be unread."""

    title: str | None
    journal: str | None


def split_titles(body: str, rules: ReferenceRules, *, by_comma: bool) -> Titles:
    """The parts of ``body``; ``by_comma`` if the style parts its fields by commas."""
    quoted = rules.quotes.match(body)
    if quoted:
        title = next(filter(None, quoted.groups()))
        return Titles(_clean_title(title), _journal(body[quoted.end() :], rules))
    if _is_only_a_journal(body, rules):
        return Titles(None, _journal(body, rules))
    for split in _splits(body, rules, by_comma=by_comma):
        if reads_like_a_journal(body[split:], rules):
            return Titles(_clean_title(body[:split]), _journal(body[split:], rules))
    return _at_the_last_period(body, rules)


def served(body: str, rules: ReferenceRules) -> Titles | None:
    """The title and the server of a preprint, which no volume stands behind."""
    server = rules.server.search(body)
    return Titles(_clean_title(body[: server.start()]), server["server"]) if server else None


def title_alone(body: str, rules: ReferenceRules) -> str | None:
    """The title where no imprint was read: quoted, or before the book that it is in."""
    quoted = rules.quotes.match(body)
    if quoted:
        return _clean_title(next(filter(None, quoted.groups())))
    book = _IN_A_BOOK.search(body)
    return _clean_title(body[: book.start() + 1]) if book else None


def reads_like_a_journal(text: str, rules: ReferenceRules) -> bool:
    """Whether all words have capitals and all inner periods stand behind abbreviations."""
    words = text.strip(_EDGES).split()
    if not words or len(words) > _LONGEST_JOURNAL or not words[0][0].isupper():
        return False
    if not all(_is_name(word, rules) for word in words):
        return False
    if any(_is_of_an_imprint(word) or word[-1] in "?!" for word in words[1:]):
        return False
    return _has_only_abbreviations(words, rules)


def _splits(body: str, rules: ReferenceRules, *, by_comma: bool) -> Iterator[int]:
    """Places where the journal may begin, the likeliest first."""
    periods = [match.end() for match in _PERIODS.finditer(body)]
    if by_comma and ". " in body[body.rfind(", ") + 2 :]:
        yield body.rfind(", ") + 2
    yield from (split for split in periods if not _is_abbreviated(body[: split - 1], rules))
    if by_comma and ", " in body:
        yield body.rindex(", ") + 2
    yield from (
        split for split in periods if body[split - 3 : split - 2].isupper() and body[split - 4] in " -("
    )


def _is_only_a_journal(body: str, rules: ReferenceRules) -> bool:
    if ". " not in body:
        return not _PERIODS.search(body) and ", " not in body and reads_like_a_journal(body, rules)
    return "," not in body and reads_like_a_journal(body, rules)


def _at_the_last_period(body: str, rules: ReferenceRules) -> Titles:
    """Parts at the last period that ends no abbreviation: the journal is written without capitals."""
    for match in reversed(list(_PERIODS.finditer(body))):
        split = match.end()
        if not _is_abbreviated(body[: split - 1], rules):
            return Titles(_clean_title(body[:split]), _journal(body[split:], rules))
    return Titles(None, None)


def _has_only_abbreviations(words: list[str], rules: ReferenceRules) -> bool:
    """Whether inner periods are those of known abbreviations, or most words are abbreviated."""
    if all(_is_abbreviated(word, rules) for word in words[:-1] if word.endswith(".")):
        return True
    names = [word for word in words if len(word) > 1 and word not in rules.journal_connectors]
    return 2 * sum(word.endswith(".") for word in names) > len(names)


@lru_cache(_REMEMBERED)
def _is_of_an_imprint(word: str) -> bool:
    return _IMPRINT_WORDS.fullmatch(word.strip("(")) is not None


def _is_name(word: str, rules: ReferenceRules) -> bool:
    bare = word.lstrip("([‘“\"'")
    return bare[:1].isupper() or word.strip(",") in rules.journal_connectors


def _is_abbreviated(text: str, rules: ReferenceRules) -> bool:
    """Whether the last word of ``text``, which a period ends, is an abbreviation or an initial."""
    word = text.rstrip(".").rpartition(" ")[2].lstrip("([")
    last = _INNER_PERIOD.split(word)[-1]
    return (len(last) == 1 and last.isupper()) or last in rules.journal_abbreviations


def _clean_title(title: str) -> str | None:
    return title.strip(" ,;:").removesuffix(".").strip(' ,“”"') or None


def _journal(text: str, rules: ReferenceRules) -> str | None:
    """The journal that ``text`` names; ``None`` for a book, a number, and what is too long for one."""
    journal = text.lstrip(_EDGES + ".").rstrip(_EDGES)
    words = journal.split()
    if (
        not words
        or words[-1].isdecimal()
        or len(words) > _LONGEST_JOURNAL
        or journal.startswith(rules.book_marks)
    ):
        return None
    if any(_is_of_an_imprint(word) for word in words[1:]) or not journal[0].isalnum():
        return None
    return journal.removesuffix(".") if "." not in journal[:-1] else journal
