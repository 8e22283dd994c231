from __future__ import annotations

import pytest

from pipeline.sources.values import (
    bare_title,
    doi_of,
    language_of,
    licence_of,
    pages_of,
    person_of,
    pmcid_of,
    pmid_of,
    words_of,
)


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("123-30", {"first_page": "123", "last_page": "130"}),
        ("e17", {"first_page": "e17", "last_page": ""}),
        ("S101–S109", {"first_page": "S101", "last_page": "S109"}),
        ("616-7", {"first_page": "616", "last_page": "617"}),
        ("101--109", {"first_page": "101", "last_page": "109"}),
        ("arztebl.m2025.0086", {}),
        ("n/a", {}),
    ],
)
def test_short_last_pages_are_made_whole(words: str, pages: dict[str, str]) -> None:
    assert pages_of(words) == pages


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Exemplar, Ada B.", "Ada B. Exemplar"),
        ("Müster, Jr., Max", "Max Müster Jr."),
        ("Müster, Max, III", "Max Müster III"),
        ("Ada Exemplar", "Ada Exemplar"),
        ("World Health Organization,", "World Health Organization"),
    ],
)
def test_names_read_as_one_says_them(words: str, name: str) -> None:
    assert person_of(words) == name


@pytest.mark.parametrize(
    ("words", "licence"),
    [
        ("http://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0"),
        ("cc by-nc", "CC-BY-NC"),
        ("CC BY NC ND 4.0", "CC-BY-NC-ND-4.0"),
        ("CC BY\u2011NC 4.0", "CC-BY-NC-4.0"),
        ("Cc bystander cells", ""),
        ("CC-BY 3.0", "CC-BY-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("cc0", "CC0"),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", ""),
        ("accbyte", ""),
    ],
)
def test_only_licences_that_let_texts_be_shared_are_named(words: str, licence: str) -> None:
    assert licence_of(words) == licence


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (" en-GB ", "en"),
        ("eng", "en"),
        ("en-GB", "en"),
        ("German", "de"),
        ("en_US", "en"),
        ("xyz", ""),
        ("Klingon", ""),
        ("éé", ""),
    ],
)
def test_languages_get_their_short_code(words: str, code: str) -> None:
    assert language_of(words) == code


def test_identifiers_lose_what_stands_around_them() -> None:
    assert doi_of("https://doi.org/10.99999/INVENT.1.") == "10.99999/invent.1"
    assert doi_of("10.1/too-short-a-prefix") == ""
    assert pmid_of("99000001 [pmid]") == "99000001"
    assert pmid_of("1234567890") == ""
    assert pmcid_of("pmc 123") == "PMC123"


def test_a_title_keeps_no_marks_of_its_index() -> None:
    assert bare_title("[An invented title].") == "An invented title"
    assert bare_title("[18F]FDG and [11C]PiB.") == "[18F]FDG and [11C]PiB"
    assert bare_title("What now...") == "What now..."


def test_words_have_no_markup() -> None:
    assert words_of("<i>n</i> = 10<sup>6</sup>&nbsp;cells &lt; 5\n") == "n = 10^6 cells < 5"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<![CDATA[a <b>b</b>]]> c", "a b c"),
        (r"a \<b> c", r"a \<b> c"),
        ("a < b and b > c", "a < b and b > c"),
        ("a]]><!-- b -->c", "ac"),
    ],
)
def test_only_tags_are_markup(text: str, words: str) -> None:
    assert words_of(text) == words
