"""Definitions are searched for only where their own words lead back to a name."""

import pytest

from pipeline.errors import SeedError
from pipeline.extract.mentions.defining import Definitions
from pipeline.vocabulary.rules import Rules


def definitions(what: str) -> Definitions:
    """Two lists of words and three parts, of which one has a name and one is given."""
    lists = {"article": ["a", "the firm's"], "plain": ["ex vivo", "off-the-shelf"]}
    parts = {"code": "[A-Z]+-[0-9]+", "also": r"(?: \((?P<also><code>)\))?", "what": what}
    return Definitions(Rules({"words": lists, "parts": parts}))


SOURCE = r"\b(?:given )(?P<name><code>)[™®]?<also> is <article> <what>"


def test_all_words_behind_a_name_are_known() -> None:
    words = definitions("<plain>,? (?:product|drug) of ").words_behind_names([SOURCE])
    assert words == {"is", "a", "the", "firm's", "ex", "vivo", "off-the-shelf", "product", "drug", "of"}


def test_names_are_those_of_parts_too() -> None:
    assert set(definitions("").names([SOURCE])) == {"(?:[A-Z]+-[0-9]+)"}


@pytest.mark.parametrize("what", ["products? of ", "therap(?:y|ies) of ", "(?:re)made of "])
def test_a_word_that_is_not_written_whole_is_refused(what: str) -> None:
    with pytest.raises(SeedError, match="is no whole word"):
        definitions(what).words_behind_names([SOURCE])


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(SeedError, match="colour"):
        definitions("<colour>").whole(SOURCE)
