"""Looks up the counted noun behind a number and its description: ``12 sporadic ALS patients``."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.forms import FormTable, Found, Unit
from pipeline.vocabulary.rules import Rules, rule_id

_WORD = re.compile(r"[ \u00a0]((?:[A-Z]\.){2,3}(?= )|([^\W\d_]+)[\w'’+/-]{0,40})")
_FOLLOWER = re.compile(r" ([^\W\d_]+)")
_START = itemgetter(0)
_ADJECTIVES = ("ous", "ic")
"""Ends of names that only describe what is counted: `10^6 autologous cells`."""
_DESCRIPTION = 3
"""Words that may describe a counted noun; behind more of them stood other phrases' nouns."""


class Nouns:
    """The counted nouns of the rule file and the words that may stand around them."""

    def __init__(self, rules: Rules) -> None:
        rows = [(row, _unit(row, noun), noun) for row in rules.rows("counted") for noun in row.field("nouns")]
        self.singular_forms = [(noun[0], unit) for _, unit, noun in rows]
        self.singulars = FormTable(self.singular_forms)
        self.plurals = FormTable((noun[1], unit) for _, unit, noun in rows)
        self._mentioned = {kind: unit for row, unit, _ in rows for kind in row.get("mentions", ())}
        self._breakers = rules.words("breakers") | frozenset(rules.field("number_words"))
        self._describing = rules.words("describing")
        self._origins = rules.words("origins")
        self._followers = rules.words("followers") | self._breakers

    def at(self, text: str, end: int, *, single: bool) -> Found | None:
        """The noun behind at most three words of description; ``single`` if one thing is counted."""
        for _ in range(_DESCRIPTION + 1):
            word = _WORD.match(text, end)
            if word is None:
                return None
            phrase, letters = word.groups()
            found = self.plurals.named(text, end + 1, letters) if letters else None
            if found is None and single and letters:
                found = self._singular(text, end + 1, letters)
            if found is not None or self._ends_description(phrase.lower()):
                return found
            end = word.end()
        return None

    def mentioned(self, text: str, end: int, mentions: list[Reading]) -> Found | None:
        """What the vocabulary names behind the number, where it is counted: ``2 × 10^6 human MSCs``."""
        found = self._mention_at(text, end, mentions)
        while found is None and (word := _WORD.match(text, end)) and word[1] in self._origins:
            end = word.end()
            found = self._mention_at(text, end, mentions)
        return found

    def _mention_at(self, text: str, end: int, mentions: list[Reading]) -> Found | None:
        mention = _beginning_at(end + 1, mentions) if text[end : end + 1] == " " else None
        if mention is None:
            return None
        _, mention_end, naming = mention
        unit = self._mentioned.get(naming.entity_type)
        describes = text.endswith(_ADJECTIVES, end, mention_end)
        return (unit, mention_end) if unit and not describes else None

    def _singular(self, text: str, start: int, word: str) -> Found | None:
        """A singular noun, unless it is the first half of a compound (``one patient group``)."""
        found = self.singulars.named(text, start, word)
        if found is None or text[found[1] : found[1] + 1] in ("-", "/"):
            return None
        follower = _FOLLOWER.match(text, found[1])
        return found if follower is None or follower[1] in self._followers else None

    def _ends_description(self, word: str) -> bool:
        if word in self._describing:
            return False
        return word in self._breakers or word.endswith(("ed", "ing"))


def _beginning_at(start: int, mentions: list[Reading]) -> Reading | None:
    place = bisect_left(mentions, start + 1, key=_START) - 1
    return mentions[place] if place >= 0 and mentions[place][0] == start else None


def _unit(row: Rules, noun: list[str]) -> Unit:
    """The noun as a unit: its singular as a UCUM annotation."""
    code = "{" + noun[0].replace(" ", "_") + "}"
    kind, doses, scaled = row.get("kind", "count"), row.get("doses", False), row.get("scaled", False)
    return Unit(rule_id("quantities", row["id"]), kind, code, doses, scaled)
