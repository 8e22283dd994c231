"""The patterns of definitions, put together of their parts, and the words that these hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.errors import SeedError
from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

_PART = re.compile(r"(?<!\?P)<([a-z]+)>")
_NAME = re.compile(r"\(\?P<\w+>([^()]*)\)")
"""A name in a pattern whose parts are not yet put in."""
_WORD = re.compile(r"(?<!\\)[a-z]+")
_CUT_WORD = re.compile(r"[a-z]+[?*+{(\[]|[)\]][a-z]+")


class Definitions:
    """The ``parts`` of definitions: patterns and, of the rules ``words``, lists of words."""

    def __init__(self, rules: Rules) -> None:
        listed = rules.section("words")
        self.lists = {name: listed.words(name) for name in listed}
        self._parts = rules.section("parts")

    def whole(self, source: str) -> str:
        """The pattern with its ``<parts>``, which may hold others."""
        lists = {name: alternatives(words) for name, words in self.lists.items()}
        return self._put_together(source, {**self._parts, **lists})

    def names(self, sources: Sequence[str]) -> Iterator[str]:
        """The patterns of all that is named in these patterns or in parts of them."""
        for source in [*sources, *self._parts.values()]:
            yield from map(self.whole, _NAME.findall(source))

    def words_behind_names(self, sources: Sequence[str]) -> frozenset[str]:
        """The words, parted by blanks, that may stand behind a name in these patterns.

        Raises SeedError where a pattern doesn't write a word whole: `cells?`.
        """
        nameless = {name: _NAME.sub("", part) for name, part in self._parts.items()}
        words = {word for listed in self.lists.values() for phrase in listed for word in phrase.split(" ")}
        for source in sources:
            behind = _NAME.sub("", source[source.find("(?P<name>") :])
            rest = self._put_together(behind, nameless | dict.fromkeys(self.lists, ""))
            if cut := _CUT_WORD.search(rest):
                place, rule = self._parts.place, "is no whole word"
                raise SeedError(place, cut[0], rule, "Write out each form: cells|cell.")
            words.update(_WORD.findall(rest))
        return frozenset(words)

    def _put_together(self, source: str, parts: Mapping[str, str]) -> str:
        known = Rules(parts, self._parts.place)
        while _PART.search(source):
            source = _PART.sub(lambda part: f"(?:{known.field(part[1])})", source)
        return source
