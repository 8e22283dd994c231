"""Tells a short form from the other things that stand in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

"""The rule file that everything about definitions is read from."""
_WORD = r"[^\W_][\w\-/.+*']{0,11}(?:\([\w+]{1,4}\))?"
_ENDS = r"(?=\s*[)\];:]|,\s)"
_LONGEST = 20
_REMEMBERED = 4096
"""Words about which it is remembered whether they are short forms."""
_MOSTLY_NUMBER = re.compile(r"[\d.,\-–]+[^\W\d_]?s?$|[ivxIVX]+$")


class ShortShape:
    """Shapes of short forms: 2 to 12 characters of at most two words, as Schwartz and Hearst hold."""

    def __init__(self, rules: Rules) -> None:
        rows = rules.rows("not_short")
        self._not_short = frozenset(word for row in rows for word in row.words("words"))
        lead_ins = alternatives(rules.words("lead_ins"))
        lead_outs = alternatives(rules.words("lead_outs"))
        short = rf"({_WORD}(?:\s[\w\-/+]{{1,6}})??)(?:,?\s(?:{lead_outs}))?"
        inside = rf"(?:(?:(?:{lead_ins}),?\s)?{short}{_ENDS})?"
        self._round, self._any = re.compile(rf"\({inside}"), re.compile(rf"[(\[]{inside}")
        self._alone = re.compile(_WORD)
        self.is_short = lru_cache(_REMEMBERED)(self._is_short)
        self.is_strong = lru_cache(_REMEMBERED)(self._is_strong)

    def brackets(self, text: str) -> Iterator[re.Match[str]]:
        """Each opening bracket; its group is what stands in it alone and may be a short form."""
        return (self._any if "[" in text else self._round).finditer(text)

    def _is_strong(self, text: str) -> bool:
        """Whether ``text`` is a short form whatever stands around it: two capitals, or one and a digit."""
        if not 1 < len(text) < _LONGEST or text.islower():
            return False
        capitals = sum(map(str.isupper, text))
        return (
            capitals > 0
            and capitals + any(map(str.isdigit, text)) > 1
            and self._alone.fullmatch(text) is not None
            and self.is_short(text)
        )

    def _is_short(self, text: str) -> bool:
        return (
            len(text) > 1
            and not _MOSTLY_NUMBER.match(text)
            and not any(self._names_nothing(word.rstrip(".")) for word in text.split())
        )

    def _names_nothing(self, word: str) -> bool:
        return word.lower() in self._not_short and not word.isupper()
