import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.assemble import Assembled, assemble
from pipeline.clean.normalize import normalize
from pipeline.clean.raw_segment import RawSegment
from pipeline.document import OffsetMap, Segment, Span
from pipeline.sources.text import read_text

LINES = st.lists(
    st.sampled_from(
        [
            "• Motor neuron\n",
            "    1. Mathis S. ALS.\n",
            "cafe\u0301  \u00a0au lait\n",
            "\ufeff",
            "\n",
            "- \n",
            "stem-\ncell\n",
            "β–γ ≥ 2\n",
            "𝒳\u200b\n",
            "plain text\n",
        ]
    ),
    min_size=1,
)


def assembled(parts: list[tuple[str, str, bool]], encoding: str = "utf-8") -> tuple[Assembled, bytes]:
    """The clean text of parts of (role, raw text, kept), and the bytes they stand for."""
    raw = "".join(text for _, text, _ in parts)
    segments, start = [], 0
    for role, text, kept in parts:
        segments.append(RawSegment(role, start, start + len(text), kept, "rule"))
        start += len(text)
    data = raw.encode(encoding)
    return assemble(read_text(data), segments), data


def test_kept_segments_are_joined_and_dropped_ones_leave_no_text() -> None:
    result, _ = assembled(
        [
            ("navigation", "Skip to content\n\n", False),
            ("title", "  Stem cells in ALS – a review\n\n", True),
            ("advert", "Read mobile app\n", False),
            ("body", "Survival is 2-\n5 years.\n", True),
        ]
    )
    assert result.text == "Stem cells in ALS – a review\n\nSurvival is 2-5 years."
    assert result.kept == [Segment("title", 0, 28), Segment("body", 30, 52)]
    assert result.numbers == [1, 3]
    assert result.offsets == OffsetMap([0, 18, 19, 28, 30, 44], [19, 37, 40, 67, 67, 82], [1, 3, 1, 0, 1, 1])


@pytest.mark.parametrize(
    ("role", "raw", "clean"),
    [
        ("keyword", "  • Motor neuron\n", "Motor neuron"),
        ("keyword", "•Motor neuron\n", "Motor neuron"),
        ("keyword", "| 2. Motor neuron |\n", "Motor neuron"),
        ("keyword", "| \u0663. Motor neuron |\n", "\u0663. Motor neuron"),
        ("title", "| 2. Motor neuron |\n", "2. Motor neuron"),
        ("keyword", "- Motor neuron\n", "Motor neuron"),
        ("keyword", "2) Motor neuron\n", "Motor neuron"),
        ("keyword", "5 HT receptor\n", "5 HT receptor"),
        ("keyword", "-80 °C storage\n", "-80 °C storage"),
        ("reference", "    1. Mathis S. ALS.\n", "Mathis S. ALS."),
        ("reference", "[12] Mathis S. ALS.\n", "Mathis S. ALS."),
        ("reference", "(3) Mathis S. ALS.\n", "Mathis S. ALS."),
        ("reference", "14 Mathis S. ALS.\n", "Mathis S. ALS."),
        ("reference", "(2019) Mathis S. ALS.\n", "(2019) Mathis S. ALS."),
        ("reference", "^ a b Mathis S. ALS.\n", "Mathis S. ALS."),
        ("reference", "3. ^ Mathis S. ALS.\n", "Mathis S. ALS."),
        ("affiliation", "1 Department of Biology\n", "Department of Biology"),
        ("affiliation", "1Department of Biology\n", "1Department of Biology"),
        ("affiliation", "12 rue de la Paix\n", "12 rue de la Paix"),
        ("metadata", "• Issue 10\n", "Issue 10"),
        ("body", "* Treat early.\n", "Treat early."),
        ("body", "1. Treat early.\n", "1. Treat early."),
        ("body", "1.5 mg were given.\n", "1.5 mg were given."),
        ("title", "1. Introduction\n", "1. Introduction"),
    ],
)
def test_a_list_mark_is_left_out_where_the_role_has_lists(role: str, raw: str, clean: str) -> None:
    result, data = assembled([(role, raw, True)])
    assert result.text == clean
    assert data[slice(*result.offsets.raw_span(0, len(clean)))].decode() == clean


@pytest.mark.parametrize("raw", ["•\n", "1.\n", "\u200b \ufeff\n", " - \n"])
def test_a_kept_segment_of_which_nothing_is_left_is_not_kept(raw: str) -> None:
    result, _ = assembled([("title", "ALS\n", True), ("reference", raw, True), ("body", "Text.\n", True)])
    assert result.text == "ALS\n\nText."
    assert result.kept == [Segment("title", 0, 3), Segment("body", 5, 10)]
    assert result.numbers == [0, 2]


def test_nothing_kept_gives_an_empty_text() -> None:
    result, _ = assembled([("navigation", "Menü\n", False)])
    assert result == Assembled("", [], [], OffsetMap([], [], []))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-32-be"])
@settings(max_examples=200)
@given(lines=LINES)
def test_every_segment_and_word_is_quoted_exactly(encoding: str, lines: list[str]) -> None:
    parts = [("blank", "\ufeff", False), ("title", "ALS\n", True)]
    parts += [("reference", line, line != "\n") for line in lines]
    result, data = assembled(parts, encoding)
    for _, start, end in result.kept:
        assert quote(result, data, Span(start, end), encoding) == result.text[start:end]
        for word in result.text[start:end].split(" "):
            assert quote(result, data, Span(start, start + len(word)), encoding) == word
            start += len(word) + 1


def quote(result: Assembled, data: bytes, span: Span, encoding: str) -> str:
    raw_start, raw_end = result.offsets.raw_span(*span)
    return normalize(data[raw_start:raw_end].decode(encoding))


def test_a_dropped_part_costs_no_run() -> None:
    parts = [("body", "One.\n", True), ("advert", "Buy – now.\n" * 1000, False), ("body", "Two.\n", True)]
    result, _ = assembled(parts)
    assert result.offsets.starts == [0, 4, 6]
