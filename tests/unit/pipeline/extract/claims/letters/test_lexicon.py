"""Patterns over classes are written with their letters, alternatives of classes as one set."""

from __future__ import annotations

from pipeline.extract.claims.letters.lexicon import LETTERS, Lexicon
from pipeline.vocabulary.rules import Rules

PARTS = {"verb": "(?:<increase>|<decrease>)", "noun": "(?:<verb>|<of>)"}
LEXICON = Lexicon(
    Rules({"cues": {name: [name] for name in ("by", "decrease", "increase", "of")}, "parts": PARTS})
)
BY, DECREASE, INCREASE, OF = (LEXICON.letters[name] for name in ("by", "decrease", "increase", "of"))


def written(source: str) -> str:
    return LEXICON.pattern(source, "here").pattern


def test_alternatives_of_one_class_each_are_one_set() -> None:
    assert written("<noun>{2}") == f"[{INCREASE}{DECREASE}{OF}]{{2}}"


def test_alternatives_of_several_classes_stay() -> None:
    assert written("(?:<by><of>|<by>)") == f"(?:{BY}{OF}|{BY})"
    assert written("(?:[^<by>]|<of>)") == f"(?:[^{BY}]|{OF})"
    assert written("(?P<given><of>|<by>)") == f"(?P<given>{OF}|{BY})"


def test_classes_of_parts_have_the_first_letters() -> None:
    assert sorted((DECREASE, INCREASE, OF)) == LETTERS[:3]
