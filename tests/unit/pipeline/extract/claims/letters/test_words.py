"""Words become letters of their classes; phrases become one, what stands in brackets none."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.words import END, GONE, MORE, Words
from pipeline.vocabulary.rules import Rules

RULES = Rules(
    {
        "cues": {
            "increase": ["raise", "speed up"],
            "negation": ["no", "no evidence of", "failed to"],
            "of": ["of"],
            "block": ["-induced", "evidence"],
            "cause": ["induced", "drug induced"],
        }
    }
)
LEXICON = Lexicon(RULES)
WORDS = Words(LEXICON)
NAMES = {letter: name for name, letter in LEXICON.letters.items()} | {GONE: "", MORE: "+"}


def classes(text: str) -> list[str]:
    """The class at the place of each word: `+` goes on with a phrase, empty is in brackets."""
    return [NAMES[sign] for sign in WORDS.letters("".join(WORDS.signs(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cells RAISE it.", ["word", "increase", "word"]),
        ("no evidence of it", ["negation", "+", "+", "word"]),
        ("no evidence, of it", ["negation", "block", "word", "of", "word"]),
        ("no, failed", ["negation", "word", "word"]),
        ("speed-up", ["increase", "+"]),
        ("stress-induced or induced", ["word", "block", "word", "cause"]),
        ("drug-induced", ["cause", "+"]),
        ("raise (no (raise) of) raise", ["increase", "", "", "", "", "", "", "", "increase"]),
        ("raise [no", ["increase", "", ""]),
        ("raise) raise", ["increase", "", "increase"]),
        ("no (x) evidence of", ["negation", "", "", "", "block", "of"]),
        ("", []),
    ],
)
def test_each_word_has_the_letter_of_its_class(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


def test_a_letter_whose_lower_case_is_longer_is_one_word_with_its_neighbours() -> None:
    assert classes("İraise İ") == ["word", "word"]


def test_brackets_and_phrases_end_with_their_sentence() -> None:
    signs = WORDS.signs(f"raise [no {END} evidence of it {END} no {END} evidence of")
    first, *others = WORDS.letters("".join(signs)).split(END)
    assert [NAMES[sign] for sign in first] == ["increase", "", ""]
    read = [[NAMES[sign] for sign in other] for other in others]
    assert read == [["block", "of", "word"], ["negation"], ["block", "of"]]


def test_what_is_remembered_changes_nothing() -> None:
    assert classes("no evidence of it") == classes("no evidence of it")
