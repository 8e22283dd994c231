"""Personal names in author lines."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipeline.clean.seed_rows import words_of

PLACE = "seeds/rules/metadata.yaml"
_OTHERS = re.compile(r"\+ ?\d{1,4} (?:more )?authors?")
_MARKS = re.compile(r"\[[^\]]{0,30}\]|\([^)]{0,30}\)|[\d*†‡§¶#✉⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ]+")
_INITIAL = re.compile(r"\b[A-Z]\.")
_BETWEEN = re.compile(r"\s*(?:[,;•·|\n]|\band\b|&)\s*")
_TOKEN = re.compile(r"[^\W\d_a-zß-ÿ][\w'’.‐-]*$|[dOL]['’][A-Z]\w+$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}$")
_LAST_INITIAL = re.compile(r"\b[A-Z]\.$")
_ET_AL = re.compile(r"\bet\s+al\b\.?", re.IGNORECASE)
_LONGEST = 3000
_MOST_TOKENS = 6


class NameWords(NamedTuple):
    """Small parts of names (`van`, `de`) and marks of rank beside them (`PhD`), in lower case."""

    particles: frozenset[str]
    degrees: frozenset[str]


class Names(NamedTuple):
    """The names of an author line, and the text after `et al.`, which leaves others out."""

    names: list[str]
    truncated: bool
    rest: str


def read_name_words(content: dict[str, Any]) -> NameWords:
    """The words about names in ``metadata.yaml``."""
    lists = content.get("names", {})
    return NameWords(*(frozenset(words_of(lists, key, PLACE)) for key in ("particles", "degrees")))


def read_names(text: str, words: NameWords) -> Names:
    """The people that ``text`` lists, none where it lists anything else."""
    match = _ET_AL.search(text[:_LONGEST])
    if match is None:
        return Names(_split(text, words), False, "")
    return Names(_split(text[: match.start()], words), True, text[match.end() :])


def has_marks(text: str) -> bool:
    """Whether marks of affiliation or initials show that capitalised words are names of people."""
    return _MARKS.search(text) is not None or _INITIAL.search(text) is not None


def _split(text: str, words: NameWords) -> list[str]:
    """Names in order; surnames may stand before initials (`Smith, J., Doe, A.`)."""
    text = text.strip(" ,;")
    text = text if _LAST_INITIAL.search(text) else text.rstrip(" .")
    if len(text) > _LONGEST or not text[:1].isalpha():
        return []
    names: list[str] = []
    for part in _BETWEEN.split(_MARKS.sub(" ", _OTHERS.sub(",", text) if "+" in text else text)):
        tokens = _name_tokens(part, words)
        name = " ".join(tokens)
        if names and " " not in names[-1] and _INITIALS.match(name):
            names[-1] = f"{names[-1]} {name}"
        elif tokens and not _is_name(tokens, words):
            return []
        elif tokens:
            names.append(name)
    return _full(names, text)


def _name_tokens(part: str, words: NameWords) -> list[str]:
    """The words of one name without degrees and without small letters that mark an affiliation."""
    tokens = [token for token in part.split() if token.replace(".", "").lower() not in words.degrees]
    while tokens and len(tokens[-1]) == 1 and tokens[-1].islower():
        tokens.pop()
    return tokens


def _full(names: list[str], text: str) -> list[str]:
    """``names`` if each has two words; a single name may be turned round (`Smith, Jane`)."""
    if len(names) == 2 and not any(" " in name for name in names):
        return [f"{names[1]} {names[0]}"] if "," in text else []
    return names if all(" " in name for name in names) else []


def _is_name(tokens: list[str], words: NameWords) -> bool:
    if len(tokens) > _MOST_TOKENS:
        return False
    return all(_TOKEN.match(token) or token.lower() in words.particles for token in tokens)
