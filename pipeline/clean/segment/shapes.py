"""Shapes of lines: prose, one sentence, a short line; a list of names, an affiliation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.clean.names import NameWords, has_marks, read_names
from pipeline.clean.seed_rows import words_of
from pipeline.clean.segment.lines import Line

PLACE = "seeds/rules/roles.yaml"
_HEAD = 280
_LONGEST_NAMES = 3000
_MOST_NAMES_LIKE_WORDS = 2
"""Small words that a list of names may seem to hold: `I` and `He` are initial and surname too."""

_CLOSED = tuple('.!?…"”’)]:')
_STOPPED = tuple('.!"”’')
_BOUNDARY = re.compile(r"[^\W_A-Z.][)\]\"”’]?[.!?][\"”’]? +[A-Z]")
_ENDS = (".", "!", "?")
_PLAIN_LOWER, _FOREIGN_LOWER = 0.6, 0.65
"""Share of words in small letters in sentences; the higher one where their small words are not listed."""

_FULL_STOP = ("。", "！", "？", "।")
_MARKED = re.compile(r"(?:\d{1,2}|[a-h*†‡]|\[\d+\])\s?[A-Z]")


class _Counts(NamedTuple):
    """Words of a line's head; how many different small words of sentences and of titles are among them."""

    tokens: int
    verbs: int
    joiners: int


@dataclass(frozen=True, slots=True)
class Words:
    """The small words that tell sentences from names and titles.

    ``verbs`` are the words of sentences that no foreign name or address holds.
    """

    sentence: frozenset[str]
    verbs: frozenset[str]
    joining: frozenset[str]
    names: NameWords
    abstract_parts: frozenset[str]


def read_words(content: dict[str, Any], names: NameWords) -> Words:
    """The word lists of ``roles.yaml``."""
    lists = content.get("words", {})
    keys = ("sentence", "joining", "abstract_parts")
    sentence, joining, parts = (frozenset(words_of(lists, key, PLACE)) for key in keys)
    return Words(sentence, sentence - names.particles, joining, names, parts)


def kind_of(line: Line, words: Words) -> str:
    """``prose`` (a paragraph), ``sentence`` (a plain one), ``names`` (of people), ``short`` (anything else).

    Function words tell prose from titles and menus: 25 % of running English against few in lists.
    Only the first 280 characters are looked at.
    """
    text = line.text
    if text.count(" ") < 3:
        return "prose" if text.endswith(_FULL_STOP) and len(text) >= 40 else "short"
    counts = _count(line.folded, words)
    if len(text) >= 100 and _is_long_prose(text, counts):
        return "prose"
    if (
        counts.verbs <= _MOST_NAMES_LIKE_WORDS
        and _may_list(line, words)
        and author_names(text, words, sure=False)
    ):
        return "names"
    return "short" if len(text) >= 160 else _short_kind(text, counts)


def _count(folded: str, words: Words) -> _Counts:
    tokens = folded[:_HEAD].split()
    verbs, joiners = words.sentence.intersection(tokens), words.joining.intersection(tokens)
    return _Counts(len(tokens), len(verbs), len(joiners))


def _is_long_prose(text: str, counts: _Counts) -> bool:
    if len(text) >= 160 and _is_paragraph(text, counts):
        return True
    return text.endswith(_STOPPED) and _is_full(text, counts)


def _short_kind(text: str, counts: _Counts) -> str:
    if not counts.verbs and not (counts.joiners and _is_plain(text, counts)):
        return "short"
    closed = text.endswith(_CLOSED)
    if counts.tokens >= 10 and counts.verbs + counts.joiners >= 3 and _BOUNDARY.search(text):
        return "prose" if closed else "sentence"
    return "sentence" if closed else "short"


def _is_full(text: str, counts: _Counts) -> bool:
    """One long sentence with its small words, or three short ones."""
    if counts.verbs and counts.verbs + counts.joiners >= 5:
        return True
    return counts.joiners > 0 and len(_BOUNDARY.findall(text[:2000])) >= 2


def _may_list(line: Line, words: Words) -> bool:
    """A quick look before names are read: separators, no colon, a name first."""
    folded = line.folded
    if ":" in folded or len(folded) > _LONGEST_NAMES:
        return False
    if not ("," in folded or ";" in folded or " and " in folded or "&" in folded or "et al" in folded):
        return False
    first = line.text.split(",", 1)[0].split(None, 2)[:2]
    return len(first) > 1 and all(not token[0].islower() or token in words.names.particles for token in first)


def _is_plain(text: str, counts: _Counts) -> bool:
    """A sentence without a listed verb: small letters, a full stop."""
    return counts.tokens >= 6 and text.endswith(".") and lower_share(text) >= _PLAIN_LOWER


def _is_paragraph(text: str, counts: _Counts) -> bool:
    if counts.verbs and counts.verbs + counts.joiners >= 3 and (text.endswith(_CLOSED) or counts.verbs >= 3):
        return True
    if counts.tokens < 20:
        return False
    share = lower_share(text)
    if counts.joiners >= 3 and share >= _PLAIN_LOWER:
        return text.endswith(".") or _BOUNDARY.search(text[:2000]) is not None
    return share >= _FOREIGN_LOWER and text.endswith(_ENDS) and _BOUNDARY.search(text[:2000]) is not None


def lower_share(text: str) -> float:
    """Share of words that begin with a small letter, among the first 280 characters."""
    tokens = text[:_HEAD].split()
    return sum(token[0].islower() for token in tokens) / max(len(tokens), 1)


def is_affiliation(line: Line, words: Words) -> bool:
    """Whether a line that names an institution is an address of one: parts, no verb, no question."""
    text = line.text
    numbered = line.marker[:1].isdigit() or line.marker[:1] in ("(", "[") or _MARKED.match(text)
    if len(text) > 500 or text.endswith(("?", ":")) or not (numbered or "," in text):
        return False
    tokens = line.folded.replace(",", " ").split()
    capitals = sum(token[0].isupper() for token in text.split())
    return words.verbs.isdisjoint(tokens) and capitals >= 2 and capitals * 2 >= len(tokens) - 4


def author_names(text: str, words: Words, *, sure: bool) -> list[str]:
    """The people an author line names, empty if it is none; ``sure``: only people can stand there."""
    found = read_names(text, words.names)
    return found.names if sure or found.truncated or len(found.names) > 1 or has_marks(text) else []
