from __future__ import annotations

import pytest

from pipeline.sources.json.passages import passages


def parts(text: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end].strip(), one.is_heading) for one in passages(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"One.\n\nTwo.\r\n\r\nThree.", [("One.", False), ("Two.", False), ("Three.", False)]),
        (r"A hard\nwrap.", [(r"A hard\nwrap.", False)]),
        (
            r"Inclusion Criteria:\n\n* Age\n* FVC\n   1. both\n\nAnd so.",
            [
                ("Inclusion Criteria:", True),
                ("* Age", False),
                ("* FVC", False),
                ("1. both", False),
                ("And so.", False),
            ],
        ),
        (
            r"The cells, which were given in all three of the arms:\n\n* one",
            [("The cells, which were given in all three of the arms:", False), ("* one", False)],
        ),
        (
            "<h4>Aim</h4>We ask.<h4>Result</h4>Yes.",
            [("Aim", True), ("We ask.", False), ("Result", True), ("Yes.", False)],
        ),
        (
            r"<jats:title>Aim<\/jats:title>\n  <jats:p>In <jats:italic>n<\/jats:italic> = 3.<\/jats:p>",
            [("Aim", True), (r"In <jats:italic>n<\/jats:italic> = 3.", False)],
        ),
        (r"\u003ch4\u003eAim\u003c/h4\u003eWe ask.", [("Aim", True), ("We ask.", False)]),
        (r"a path C:\\new\\notes stays", [(r"a path C:\\new\\notes stays", False)]),
        ("<p>One.<p>Two: p <pre.", [("One.", False), ("Two: p <pre.", False)]),
        ("", []),
    ],
)
def test_prose_falls_into_paragraphs_items_and_headings(text: str, expected: list[tuple[str, bool]]) -> None:
    assert parts(text) == expected
