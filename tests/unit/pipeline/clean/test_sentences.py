import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.sentences import SentenceSplitter
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

RULES = SEEDED.rules("sentences")
SPLITTER = SEEDED.splitter
EXAMPLES = [
    (row["id"], kind, example)
    for rows in RULES.values()
    for row in rows
    for kind in ("finds", "ignores")
    for example in row[kind]
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in SPLITTER.spans(text)]


@pytest.mark.parametrize(("rule_id", "kind", "example"), EXAMPLES)
def test_every_rule_does_what_its_examples_say(rule_id: str, kind: str, example: str) -> None:
    assert sentences(example.replace(" | ", " ")) == example.split(" | ")
    assert (kind == "finds") == (" | " in example), rule_id


@pytest.mark.parametrize(
    "text",
    [
        "Stem cells were safe (ALS). | They helped.",
        "Die Zellen wurden größer. | Über ein Jahr war es so.",
        "Клетки живы. | Они растут.",
        "It is safe. | É o fim.",
        "It was seen by Dr. Smith in May. | It helped.",
        "It fell from 0.6 to 3.8. | Then it rose.",
        "Ammar et al. (2021) saw this. | We did not.",
        "It was given i.v. in 3 patients (cf. Fig. 1). | It was safe.",
        "Was it safe? | Yes! | It was.",
        "It was safe.[3] | It helped.[4,5] | It lasted.",
        "It was safe. [3] | It helped.",
        "It was safe.3,4 | It helped.",
        "It was safe.^19 | It helped.^3,4 | It lasted.^[5] | It ended.",
        'He said "it was safe." | She agreed.',
        "(It was safe.) | It helped.",
        "The site ends in .gov or .mil. | It is secure.",
        "The .gov means it’s official. | Visit www.nih.gov/als. | It helps.",
        "J. A. Smith and M. Lee led it. | It ended.",
        "They never meant that.... | It ended.",
        "Well ... what was seen",
        "It was boiled for 5 min. | Cells were counted after 2 h. | All died.",
        "The text lost a space.The next sentence follows.",
        "Mail Jane.Doe@example.com. | She answers.",
        "A dose of P = 0. 048 was seen.",
        "1. Cells were grown. | 2. Cells were counted.",
        "",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.replace("space.The", "space. | The").split(" | ")
    assert sentences(text.replace(" | ", " ")) == [sentence for sentence in expected if sentence]


def test_spans_are_offsets_of_the_text() -> None:
    assert SPLITTER.spans("  Cells died. Mice lived.\nAll. ") == [(2, 13), (14, 25), (26, 30)]


@settings(max_examples=400)
@given(st.text(st.sampled_from('aTJ19 .!?…)(]["”,:\n\u00a0é')) | st.text())
def test_spans_are_in_order_trimmed_and_leave_out_only_white_space(text: str) -> None:
    position = 0
    for start, end in SPLITTER.spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "hostile",
    [
        "." * 1_000_000,
        ". " * 300_000,
        "A. " * 200_000,
        "." + ")" * 1_000_000,
        "." + " [1]" * 200_000,
        "aaa.The " * 100_000,
        " " * 1_000_000 + ".",
        "x" * 10_000_000,
        "\n" * 500_000,
    ],
    ids=["periods", "spaced", "initials", "brackets", "citations", "glued", "spaces", "one_word", "lines"],
)
def test_hostile_text_takes_no_quadratic_time(hostile: str) -> None:
    started = time.process_time()
    SPLITTER.spans(hostile)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("abbreviations", None, "abbreviations"),
        ("abbreviations", [{"words": ["Dr"]}], "None is missing or stands twice"),
        ("starters", [{"id": "s", "words": "the"}], "rule s: 'the' under 'words' is not a list"),
        ("starters", [{"id": "s", "words": [True]}], "rule s: True under 'words' is not a text"),
        ("lower_case_starts", [{"id": "g", "patterns": ["["]}], "rule g: '[' is no regular expression"),
    ],
)
def test_a_broken_rule_is_refused_with_its_place(key: str, value: Any, named: str) -> None:
    with pytest.raises(SeedError) as refused:
        SentenceSplitter(Rules({**RULES, key: value}, RULES.place))
    assert "seeds/rules/sentences.yaml" in str(refused.value)
    assert named in str(refused.value)
