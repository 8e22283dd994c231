"""Personal names in author lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_OTHERS = re.compile(r"\+ ?\d{1,4} (?:more(?: authors?)?|authors?)")
_BADGE = re.compile(r"(?:View )?ORCID (?:Profile|iD|logo|icon)|(?:https?://)?orcid\.org/[\dX-]{0,19}")
_BRACKETED = re.compile(r"\[[^\]]{0,30}\]|\([^)]{0,30}\)")
_MARKS = "0123456789^*†‡§¶#✉⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ"
_AFTER_MARKS = re.compile(rf"[{_MARKS}]+(?:, ?[{_MARKS}]+)*\s+(?=[^\W\d_a-z])")
_SHOWN = re.compile(rf"{_BRACKETED.pattern}|[{_MARKS}]|\b[A-Z]\.")
_BY_COMMA = re.compile(r"[^,;•·∙⋅|\n&]+")
_BY_SEMICOLON = re.compile(r"[^;•·∙⋅|\n&]+")
_TOKEN = re.compile(r"[^\W\d_a-zß-ÿ][\w'’.‐-]*$|[dOL]['’][A-Z]\w+$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}$")
_LAST_INITIAL = re.compile(r"\b[A-Z]\.$")
_ET_AL = re.compile(r"\bet\s+al\b\.?", re.IGNORECASE)
_SMALL_WORD = re.compile(r" ([a-z]{3,})(?=[ ,;])")
_LONGEST = 3000
_LONGEST_MARK = 2
_MOST_TOKENS = 6


class NameWords(NamedTuple):
    """Small parts of names (`van`, `de`) and marks of rank beside them (`PhD`), in lower case.

    ``offices`` end what stands behind a name and is none: `Health Reporter`.  ``ranks`` are such words
    that are surnames, too; ``groups`` are words of groups that sign as one, ``bodies`` words that
    stand in no name of a person.  ``bylines`` stand before `by` and who wrote: `Posted by`.
    """

    particles: frozenset[str]
    degrees: frozenset[str]
    offices: frozenset[str]
    ranks: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    bylines: frozenset[str]

    def may_name_people(self, text: str) -> bool:
        """A quick look for other words in small letters, which sentences and titles have."""
        small = (found[1] for found in _SMALL_WORD.finditer(text))
        return all(word in self.particles or word in self.degrees or word == "and" for word in small)


class Name(NamedTuple):
    """One person as printed, but for marks and degrees; ``start``/``end`` in the line."""

    text: str
    start: int
    end: int


class Names(NamedTuple):
    """The people of an author line; `et al.` leaves others out, the text after it begins at ``rest``."""

    people: list[Name]
    truncated: bool
    rest: int

    @property
    def names(self) -> list[str]:
        """Their names."""
        return [name.text for name in self.people]


def read_name_words(content: Rules) -> NameWords:
    """The words about names in ``metadata.yaml``."""
    lists = content.section("names")
    return NameWords(*(frozenset(words_of(lists, key)) for key in NameWords._fields))


def read_names(text: str, words: NameWords) -> Names:
    """The people that ``text`` lists, none where it lists anything else."""
    match = _ET_AL.search(text[:_LONGEST])
    if match is None:
        return Names(_listed(text, words), False, len(text))
    return Names(_listed(text[: match.start()], words), True, match.end())


def has_marks(text: str) -> bool:
    """Whether marks of affiliation or initials show that capitalised words are names of people."""
    return _SHOWN.search(text) is not None


def _listed(text: str, words: NameWords) -> list[Name]:
    """Names in order; where semicolons part them, a comma parts family and given name."""
    if "ORCID" in text or "orcid" in text:
        text = _BADGE.sub(_blank, text)
    if len(text) > _LONGEST or not text.lstrip(" ,;")[:1].isalpha():
        return []
    if "(" in text or "[" in text or "+" in text:
        text = _OTHERS.sub(_blank, _BRACKETED.sub(_blank, text))
    if not words.may_name_people(text):
        return []
    text = _AFTER_MARKS.sub(_comma, text)
    text = text.rstrip(" ,;")
    if text.count(".") == 1 or not _LAST_INITIAL.search(text):
        text = text.rstrip(" .")
    in_turn = ";" in text and "," in text
    names = _turned(text, words) if in_turn else _in_a_row(text.replace(" and ", "  ,  "), words)
    return names if all(" " in name.text for name in names) else []


def _blank(match: re.Match[str]) -> str:
    """As much space as ``match`` takes; the others of `+ 5 authors` end the name before."""
    return ("," if match[0][0] == "+" else " ").ljust(len(match[0]))


def _comma(match: re.Match[str]) -> str:
    """A comma in place of marks that a name ends with where only a space parts it from the next."""
    return ",".ljust(len(match[0]))


def _in_a_row(text: str, words: NameWords) -> list[Name]:
    """Names parted by commas; surnames may stand before initials (`Smith, J., Doe, A.`)."""
    names: list[Name] = []
    for name in _parts(_BY_COMMA, text, words):
        last = names[-1] if names else None
        if last and " " not in last.text and _INITIALS.match(name.text):
            names[-1] = _joined(last, name)
        elif not _is_name(name.text, words):
            return []
        else:
            names.append(name)
    if len(names) == 2 and "," in text and " " not in names[0].text:
        return [_joined(*names)]
    return names


def _turned(text: str, words: NameWords) -> list[Name]:
    """Names parted by semicolons: `Smith, Jane; Doe, A. B.`."""
    names: list[Name] = []
    text = text.replace(" and ", "  ;  ")
    for one in _BY_SEMICOLON.finditer(text):
        parts = list(_parts(_BY_COMMA, text[: one.end()], words, one.start()))
        if len(parts) > 2 or not all(_is_name(part.text, words) for part in parts):
            return []
        if parts:
            names.append(_joined(*parts) if len(parts) == 2 else parts[0])
    return names


def _joined(family: Name, given: Name) -> Name:
    return Name(f"{family.text}, {given.text}", family.start, given.end)


def _parts(separated: re.Pattern[str], text: str, words: NameWords, at: int = 0) -> Iterator[Name]:
    """What stands between separators, without degrees and without marks of affiliation."""
    for part in separated.finditer(text, at):
        tokens = [word for token in part[0].split() if (word := _word(token))]
        while tokens and _is_beside(tokens[-1], words) and not _is_initials(tokens):
            tokens.pop()
        while tokens and tokens[0].replace(".", "").lower() in words.degrees and not _is_initials(tokens):
            del tokens[0]
        if tokens and tokens[-1].lower() not in words.offices:
            start = text.index(tokens[0], part.start())
            end = text.rindex(tokens[-1], start, part.end()) + len(tokens[-1])
            yield Name(" ".join(tokens), start, end)


def _word(token: str) -> str:
    """A word without the marks around it; nothing where it is a mark itself (`2`, `na1`, `.`)."""
    word = token.strip(_MARKS)
    if word == token:
        return word if word.strip(".") else ""
    return "" if word.islower() and len(word) <= _LONGEST_MARK else word


def _is_beside(token: str, words: NameWords) -> bool:
    """Whether a last word is a degree, or a small letter that marks an affiliation."""
    return token.replace(".", "").lower() in words.degrees or (len(token) == 1 and token.islower())


def _is_initials(tokens: list[str]) -> bool:
    """Whether the last word of two is initials, though it may look like a degree: `Silva MA`."""
    return len(tokens) == 2 and tokens[1].isupper() and _INITIALS.match(tokens[1]) is not None


def _is_name(text: str, words: NameWords) -> bool:
    tokens = text.split()
    if len(tokens) > _MOST_TOKENS:
        return False
    return all(_TOKEN.match(token) or token.lower() in words.particles for token in tokens)
