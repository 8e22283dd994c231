"""The language of prose."""

from __future__ import annotations

import pytest

from pipeline.clean.metadata.language import LanguageReader
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.document import Segment
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

READER = LanguageReader(SEEDED.rules("metadata"))

GERMAN = (
    "Die amyotrophe Lateralsklerose ist eine Krankheit der Nervenzellen, die unsere Muskeln bewegen. Sie "
    "beginnt oft mit einer Schwäche der Hand oder des Fußes und führt nach wenigen Jahren dazu, dass die "
    "Kranken nicht mehr selbst atmen können. Ein Mittel, das sie aufhält, ist noch nicht gefunden, und so "
    "suchen viele Menschen Hilfe bei Zellen, deren Wirkung bisher in keiner Studie gezeigt werden konnte."
)


def told(role: str, text: str, sheet: Sheet) -> str | None:
    READER.read(text, [Segment(role, 0, len(text))], sheet)
    return sheet.metadata().language


def test_the_language_of_prose_is_told_with_the_stretch_that_tells_it() -> None:
    sheet = Sheet()
    assert told("abstract", GERMAN, sheet) == "de"
    (stated,) = sheet.metadata().stated
    assert (stated.start, stated.end, stated.rule_id) == (0, len(GERMAN), "language-detected")


def test_a_stated_language_goes_before_the_one_detected() -> None:
    sheet = Sheet()
    sheet.state("language", Line("Language: eng", 0, 0, "label-language"), Value("en", 10, 13))
    assert told("abstract", GERMAN, sheet) == "en"


@pytest.mark.parametrize("role", ["metadata", "reference", "keyword"])
def test_only_prose_tells_the_language(role: str) -> None:
    assert told(role, GERMAN, Sheet()) is None


def test_a_short_text_has_no_language() -> None:
    assert told("abstract", GERMAN[:200], Sheet()) is None


def test_several_short_paragraphs_tell_it_and_the_longest_stands_for_them() -> None:
    text, sheet = f"{GERMAN[:150]}\n\nFAQ\n\n{GERMAN[150:]}", Sheet()
    second = text.index(GERMAN[150:])
    parts = [Segment("body", 0, 150), Segment("heading", 152, 155), Segment("body", second, second + 200)]
    READER.read(text, parts, sheet)
    (stated,) = sheet.metadata().stated
    assert (stated.value, stated.start, stated.end) == ("de", second, second + 200)
    short = Sheet()
    READER.read(text, parts[:2], short)
    assert short.metadata().language is None


def test_a_list_of_symbols_is_in_no_language() -> None:
    assert told("abstract", "TDP-43 SOD1 C9orf72 FUS UBQLN2 OPTN TBK1 VCP ANG PFN1 " * 8, Sheet()) is None


ENGLISH = (
    "The loss of motor neurons, of their axons and of the muscles that they move is the cause of death. " * 4
)


def test_common_words_tell_a_language_at_once() -> None:
    sheet = Sheet()
    assert told("body", ENGLISH, sheet) == "en"
    assert [one.rule_id for one in sheet.metadata().stated] == ["language-words"]


def test_without_lists_of_words_the_detector_is_asked() -> None:
    sheet = Sheet()
    LanguageReader(Rules({})).read(GERMAN, [Segment("body", 0, len(GERMAN))], sheet)
    assert sheet.metadata().language == "de"


ENGLISH = (
    "Nobody has yet found a medicine that slows weakness. Cells from marrow were tried in twelve adults. "
    "Doctors met them once a month, and asked how they had slept. Side effects were mild."
)


def test_common_words_tell_a_short_english_text() -> None:
    assert told("body", ENGLISH, Sheet()) == "en"
    assert told("body", ENGLISH[:100], Sheet()) is None
    assert told("body", ENGLISH.replace("were", "sind").replace("that", "dat"), Sheet()) is None


def test_words_of_several_paragraphs_count_together() -> None:
    listed = "Offer riluzole to adults in clinic. Weigh them monthly. " * 12
    text = f"{ENGLISH}\n\n{listed}"
    parts = [Segment("body", 0, len(ENGLISH)), Segment("body", len(ENGLISH) + 2, len(text))]
    sheet = Sheet()
    READER.read(text, parts, sheet)
    assert sheet.metadata().language == "en"
