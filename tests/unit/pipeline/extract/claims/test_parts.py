"""What part of an article a sentence stands in, by the label or heading above it."""

from __future__ import annotations

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.claims.parts import Parts, before_in_paragraph, in_one_paragraph
from tests.seeded import SEEDED

PARTS = Parts(SEEDED.rules("claims"))


def document(*lines: str) -> CleanDocument:
    """Lines that begin with `# ` are headings, the others sentences of an abstract."""
    segments, sentences, text = list[Segment](), list[Sentence](), ""
    for line in lines:
        start, text = len(text), f"{text}{line.removeprefix('# ')}\n"
        if line.startswith("# "):
            segments.append(Segment("heading", start, len(text) - 1))
        else:
            sentences.append(Sentence("s", "abstract", start, len(text) - 1))
    return CleanDocument("d", "u", text, segments, sentences, OffsetMap([], [], []))


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["BACKGROUND: MSCs slow ALS."], "background"),
        (["BACKGROUND: ALS is fatal.", "MSCs slow it."], "background"),
        (["BACKGROUND: ALS is fatal.", "RESULTS: MSCs slowed it.", "They were safe."], "result"),
        (["RESULTS: MSCs slowed it.", "Conclusion: MSCs slow ALS."], "conclusion"),
        (["RESULTS: MSCs slowed it.", "DISCUSSION: MSCs may slow ALS."], None),
        (["MAIN OUTCOMES AND MEASURES: MSCs slow ALS."], "background"),
        (["METHODS AND RESULTS: We gave MSCs.", "They slowed it."], "result"),
        (["# Results", "MSCs slowed it."], "result"),
        (["# 3. Results and discussion", "MSCs slowed it."], "result"),
        (["# 3.1 Results", "# Motor function", "MSCs slowed it."], "result"),
        (["# Results", "MSCs slowed it.", "# Discussion", "MSCs slow it."], None),
        (["# Results", "# Participants", "MSCs slowed it."], "result"),
        (["# 3. Results", "# 3.1 Study design", "# 3.2 Safety", "MSCs slowed it."], "result"),
        (["# Methods", "# Participants", "MSCs slowed it."], "background"),
        (["# Results", "# Methods", "MSCs slowed it."], "background"),
        (["RESULTS: MSCs slowed it.", "# Methods", "MSCs slow it."], "background"),
        (["# Introduction", "# Case presentation", "MSCs slowed it."], None),
        (["# Introduction", "# 2. Case report", "# 2.1 Follow-up", "MSCs slowed it."], None),
        (["# Introduction", "# Case 1", "MSCs slowed it."], None),
        (["# Introduction", "# Patient 3: a man of 60", "MSCs slowed it."], None),
        (["# Results", "# Patient 3", "MSCs slowed it."], "result"),
        (["# Methods", "# Patients", "MSCs slowed it."], "background"),
        (["# Methods", "# Follow-up", "MSCs were given."], "background"),
        (["# Introduction", "# Case-control studies", "MSCs slowed it."], "background"),
        (["BACKGROUND: ALS is fatal.", "CASE PRESENTATION: MSCs slowed it."], None),
        (["# Our results speak for themselves", "MSCs slow it."], None),
        (["Note: MSCs slow it."], None),
        (["The results: MSCs slow it."], None),
        (["MSCs slow it.", "# Results"], None),
        (["AUTHORS' CONCLUSIONS: MSCs slow ALS."], "conclusion"),
        (["Authors’ conclusions: MSCs slow ALS."], "conclusion"),
        (["Conclusion MSCs slow ALS."], "conclusion"),
        (["Conclusions. MSCs slow ALS."], "conclusion"),
        (["RESULTS: MSCs slowed it.", "Conclusions", "MSCs slow ALS."], "conclusion"),
        (["Background ALS is fatal.", "RESULTS MSCs slowed it.", "They were safe."], "result"),
        (["Results of others say that MSCs slow it."], None),
        (["Resultsheet MSCs slow it."], None),
        (["We saw Results MSCs slow it."], None),
    ],
)
def test_the_last_known_label_above_a_sentence_tells_its_role(lines: list[str], role: str | None) -> None:
    one = document(*lines)
    assert PARTS.role_at(one, len(one.sentences) - 1) == role


@pytest.mark.parametrize(("between", "same"), [(" ", True), ("\n", False), (" MSCs died.\n", False)])
def test_a_line_that_ends_between_two_sentences_parts_them(between: str, same: bool) -> None:
    text = f"MSCs live.{between}They act."
    sentences = [Sentence("a", "body", 0, 10), Sentence("b", "body", 10 + len(between), len(text))]
    one = CleanDocument("d", "u", text, [], sentences, OffsetMap([], [], []))
    assert in_one_paragraph(one, 0, 1) is same


@pytest.mark.parametrize(("most", "places"), [(1, [3]), (2, [3, 2]), (9, [3, 2])])
def test_sentences_before_one_are_those_of_its_paragraph(most: int, places: list[int]) -> None:
    text = "One. Two.\nThree. Four. Five."
    borders = [(0, 4), (5, 9), (10, 16), (17, 22), (23, 28)]
    sentences = [Sentence("s", "body", *border) for border in borders]
    one = CleanDocument("d", "u", text, [], sentences, OffsetMap([], [], []))
    assert list(before_in_paragraph(one, 4, most=most)) == places
