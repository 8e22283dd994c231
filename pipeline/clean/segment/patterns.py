"""All shapes of lines tried at once."""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.rules import MadeOf, Rule, Shape

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_][\w'-]*")
_PUNCTUATION = " |-[(•·,;:"
_LONGEST_MENU = 120
_YEAR = re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d\d")
_LONGEST_RECORD = 400
_FEATURES = (("",), ("", "digit"), ("", "digit", "year"))


class ShapeReader:
    """Finds the first rule whose pattern a line meets; patterns of one sort are joined into one."""

    def __init__(self, shapes: list[Shape], made_of: list[MadeOf]) -> None:
        self._made_of = made_of
        ordered = sorted(shapes, key=_sort)
        joined = [_Joined(list(group)) for _, group in groupby(ordered, key=_sort)]
        self._any_line = [[one for one in joined if one.needs in has] for has in _FEATURES]
        self._long = [one for one in joined if one.is_long]

    def rule(self, line: Wording) -> Rule | None:
        """The rule of the first shape that ``line`` has; a long line has none but a caption's."""
        length = len(line.text)
        for joined in self._long if length > _LONGEST_RECORD else self._any_line[_feature(line.folded)]:
            rule = joined.rule(line)
            if rule is not None:
                return rule
        return self._of_phrases(line) if length <= _LONGEST_MENU else None

    def _of_phrases(self, line: Wording) -> Rule | None:
        folded = line.folded.lstrip(_PUNCTUATION)
        word = _WORD.match(folded)
        for made_of in self._made_of:
            if word and word.group() in made_of.firsts and made_of.pattern.match(folded):
                return made_of.rule
        return None


def _feature(folded: str) -> int:
    """Index into ``_FEATURES``."""
    head = folded[:_LONGEST_RECORD]
    if not _DIGIT.search(head):
        return 0
    return 2 if _YEAR.search(head) else 1


class _Joined:
    """Patterns without groups of their own, joined so that the group that matched names the rule."""

    def __init__(self, shapes: list[Shape]) -> None:
        self.is_long, self.needs, self._cased, anywhere = _sort(shapes[0])
        self._rules = [shape.rule for shape in shapes]
        self._longest = max(rule.longest for rule in self._rules)
        pattern = re.compile("|".join(f"({shape.pattern.pattern})" for shape in shapes))
        self._find = pattern.search if anywhere else pattern.match

    def rule(self, line: Wording) -> Rule | None:
        if len(line.text) > self._longest:
            return None
        match = self._find(line.text if self._cased else line.folded)
        if match is None or match.lastindex is None:
            return None
        rule = self._rules[match.lastindex - 1]
        return rule if len(line.text) <= rule.longest else None


def _sort(shape: Shape) -> tuple[bool, str, bool, str]:
    """Equal for shapes to join; one that matches anywhere stays alone: its first letters are searched."""
    anywhere = shape.rule.rule_id if shape.anywhere else ""
    return (shape.rule.longest > _LONGEST_RECORD, shape.needs, shape.cased, anywhere)
