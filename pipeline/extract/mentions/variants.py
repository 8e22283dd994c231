"""The ways in which one form may be written: plurals, spellings, Greek letters, joined prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.any_of import AnyOf
from pipeline.extract.greek import GREEK_NAMES, latin_initials
from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

"""The rule file that everything about mentions is read from."""
_MOST_VARIANTS = 32
"""Variants kept of one form: enough for three independent choices, too few for a form to flood the index."""
_SHORT_FORM = 9
"""Letters and digits of a short form at most; longer tokens are names, read in any case."""
_NAMES_TO_GREEK = {name: letter for letter, name in GREEK_NAMES.items() if len(name) > 2}
_GREEK_NAME = re.compile(rf"(?<![a-z])(?:{'|'.join(_NAMES_TO_GREEK)})(?![a-z])")
_GREEK_LETTER = re.compile("[" + "".join(GREEK_NAMES) + "]")
_GREEK = AnyOf([*GREEK_NAMES, *_NAMES_TO_GREEK])
_BEFORE_GREEK = re.compile(rf"[- ](?={_GREEK_NAME.pattern}|{_GREEK_LETTER.pattern})")
_NUMBERED = re.compile(r"([A-Za-z]{2,5})(\d{1,3}[A-Za-z]?)")
_WORD_AND_NUMBER = re.compile(r"[A-Za-z][a-z]{4,}-?\d{1,3}")
_BY_ITSELF = re.compile(rf" (?:{_GREEK_LETTER.pattern})(?![\w-])")
_BEHIND_HEAD = re.compile(" (?:into|of|to) ")
_LATIN_AT_LEAST = 4
"""Letters and digits of a form that is still told by a Latin letter: `IL-1b`, not `Ab`."""
_CAPITALS = re.compile(r"[A-Z]{2,4}$")


class Variant(NamedTuple):
    """One way to write a form; ``plural`` tells whether it is one of several things."""

    text: str
    plural: bool


@lru_cache(maxsize=_MOST_VARIANTS)
def is_short_form(form: str) -> bool:
    """Whether ``form`` has to be read case-exactly: one token with two capitals, or letters and digits.

    A word with a number is none: `caspase-3`.
    """
    if " " in form or _WORD_AND_NUMBER.fullmatch(form):
        return False
    if form.isalpha() and form.islower():
        return False
    letters = list(filter(str.isalnum, form))
    if len(letters) > _SHORT_FORM:
        return False
    capitals = sum(map(str.isupper, letters))
    return capitals > 1 or (any(map(str.isdigit, letters)) and any(map(str.isalpha, letters)))


def capital_words(form: str) -> Iterator[tuple[int, bytes]]:
    """The words in capitals of a name of several words, with their offsets.

    They are read case-exactly, so that `IT injection` is not found in `where it injection …`.
    """
    if " " not in form or form.islower():
        return
    offset = 0
    for word in form.split(" "):
        if _CAPITALS.match(word):
            yield offset, word.encode("ascii")
        offset += len(word) + 1


class Variants:
    """Makes the variants of forms by the rules of ``seeds/rules/mentions.yaml``."""

    def __init__(self, rules: Rules) -> None:
        spellings = rules.rows("spellings")
        self._spellings = [(row.field("british"), row.field("american")) for row in spellings]
        self._spelled_twice = AnyOf(part for pair in self._spellings for part in pair)
        self._steps_short = (_greek, _without_hyphens, _hyphened, _titled)
        self._steps_long = (_greek, self._spelled, self._joined, _owned)
        self._irregular: dict[str, str] = rules.field("irregular_plurals")
        prefixes = rules.words("joined_prefixes")
        self._may_be_joined = AnyOf(prefixes)
        self._prefix = re.compile(rf"\b({alternatives(prefixes)})([-‐ ]?)(?=[a-z]{{4}})")

    def of(self, form: str) -> list[Variant]:
        """All variants of ``form``, itself first, without repeats."""
        texts = _unique(self._written(form))
        plurals = _unique(plural for text in texts for plural in self._plurals(text))
        known = set(texts)
        found = [Variant(text, False) for text in texts]
        return found + [Variant(text, True) for text in plurals if text not in known]

    def _written(self, form: str) -> Iterator[str]:
        texts = [form]
        for step in self._steps_short if is_short_form(form) else self._steps_long:
            texts += [other for text in texts for other in step(text)]
        yield from texts

    def _spelled(self, form: str) -> Iterator[str]:
        if not self._spelled_twice.stands_in(form):
            return
        texts = [form]
        for pair in self._spellings:
            for this, other in (pair, pair[::-1]):
                texts += [text.replace(this, other) for text in texts if this in text]
        yield from texts[1:_MOST_VARIANTS]

    def _joined(self, form: str) -> Iterator[str]:
        if not self._may_be_joined.stands_in(form):
            return
        for prefix in self._prefix.finditer(form):
            joiner = "" if prefix[2] else "-"
            yield form[: prefix.start(2)] + joiner + form[prefix.end(2) :]

    def _plurals(self, text: str) -> Iterator[str]:
        """The plural of the last word, and of the head before an `of` or `into`."""
        if " " in text and (link := _BEHIND_HEAD.search(text)):
            yield from (plural + text[link.start() :] for plural in self._plurals(text[: link.start()]))
        if is_short_form(text):
            yield from [text + "s"] if text[-1].isupper() else []
        else:
            start = max(text.rfind(" "), text.rfind("-")) + 1
            yield from (text[:start] + plural for plural in self._plural_words(text[start:]))

    def _plural_words(self, word: str) -> Iterator[str]:
        """A letter alone has none: `troponin I` is not found in `troponin is …`."""
        irregular = self._irregular.get(word.lower())
        if irregular:
            yield irregular
        elif word.endswith("sis"):
            yield word[:-2] + "es"
        elif word.endswith(("s", "x", "z", "ch", "sh")):
            yield from [word + "es"] if not word.endswith("s") or word.endswith(("ss", "us")) else []
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            yield word[:-1] + "ies"
        elif len(word) > 1 and word[-1].isalpha():
            yield word + "s"


def _unique(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(texts))[:_MOST_VARIANTS]


def _greek(form: str) -> Iterator[str]:
    """`TNF-α` as `TNF-alpha`, `TNFα`, `TNFalpha` and `TNF-a`, and the other way round."""
    if not _GREEK.stands_in(form):
        return
    spelled = _GREEK_LETTER.sub(lambda letter: GREEK_NAMES[letter[0]], form)
    lettered = _GREEK_NAME.sub(lambda name: _NAMES_TO_GREEK[name[0]], form)
    for text in (spelled, lettered):
        if text != form:
            yield text
    if _GREEK_LETTER.search(lettered):
        for text in (spelled, lettered):
            yield _BEFORE_GREEK.sub("", text)
        if sum(map(str.isalnum, lettered)) >= _LATIN_AT_LEAST and not _BY_ITSELF.search(lettered):
            yield latin_initials(lettered)
            yield latin_initials(_BEFORE_GREEK.sub("", lettered))


def _without_hyphens(form: str) -> Iterator[str]:
    """`TDP-43` as `TDP43`."""
    if "-" in form:
        yield form.replace("-", "")


def _hyphened(form: str) -> Iterator[str]:
    """`SOX2` as `SOX-2`."""
    if numbered := _NUMBERED.fullmatch(form):
        yield "-".join(numbered.groups())


def _titled(form: str) -> Iterator[str]:
    """`SOX2` as `Sox2`, as the genes of mice are written."""
    if form.isupper() and any(map(str.isdigit, form)) and form[1:2].isalpha():
        yield form[0] + form[1:].lower()


def _owned(form: str) -> Iterator[str]:
    """`Alzheimer's disease` as `Alzheimer disease`."""
    if "'s " in form:
        yield form.replace("'s ", " ")
