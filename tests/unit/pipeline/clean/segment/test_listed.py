from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import Line, read_lines
from pipeline.clean.segment.listed import settle_listed

HEADING = "References"
LINKS = "CrossRef Full Text | Google Scholar"
ENTRIES = [
    "Abe, T., & Ito, S. (2001). Cells in a dish. Journal of Examples, 19, 12–20.",
    "Bauer, Ursula. “From blastocyst to axon.” Dev Examples, vol. 2, 2002, pp. 1–9.",
    "Example Society for Careful Cells. A report of all that was found. Geneva: Example; 2005.",
    '^ a b O\'Neill C, de Vries P (2004). "Marrow in the cord". Cell Examples. 110: 385–97.',
    "Wu, Z. 2006. Axons to muscle. Nature Examples 401: 22–25.",
]


def settled(text: str, role: str = "metadata") -> list[tuple[str, str]]:
    lines = read_lines(text)
    for line in lines:
        line.decide(*_first_role(line, role))
    return [(line.role, text[line.start : line.end].strip()) for line in settle_listed(lines)]


def _first_role(line: Line, role: str) -> tuple[str, str]:
    ruled = {
        HEADING: ("heading", "heading-references"),
        "PubMed": ("navigation", "menu-word"),
        LINKS: ("navigation", "reference-links"),
    }
    return ruled.get(line.says.text, (role, "model-body"))


@pytest.mark.parametrize("between", ["\n", "\n\n", "\nPubMed\n", f"\n\n{LINKS}\n\n"])
def test_entries_below_a_heading_are_references(between: str) -> None:
    found = settled(f"Cells\n{HEADING}\n{between.join(ENTRIES)}\n\n© 2005")
    assert [text for role, text in found if role == "reference"] == ENTRIES


@pytest.mark.parametrize(("role", "kept"), [("reference", 5), ("metadata", 0)])
def test_without_a_heading_half_of_them_must_be_taken_for_references(role: str, kept: int) -> None:
    assert [one for one, _ in settled("\n".join(ENTRIES), role)].count("reference") == kept


PARTS = [
    "Abe T, Ito S (2001)\nCells in a dish\nJ Examples 19:12–20.",
    "Bauer U (2002)\nFrom blastocyst to axon\nDev Examples 2:1–9.",
    "O'Neill C (2004)\nMarrow in the cord\nCell Examples 110:385–397.",
    "Wu Z (2006)\nAxons to muscle\nNature Examples 401:22–25.",
]


def test_links_behind_entries_tell_a_list_without_a_heading() -> None:
    found = settled(f"\n{LINKS}\n".join([*PARTS, "Open access."]))
    assert [text for role, text in found if role == "reference"] == PARTS


def test_words_right_above_links_are_links() -> None:
    found = settled(f"{HEADING}\n" + "\nArticle\nCAS\nPubMed\n".join([*ENTRIES, ""]), role="reference")
    assert [text for role, text in found if role == "reference"] == ENTRIES


def test_without_links_or_a_heading_such_lines_stay() -> None:
    assert "reference" not in [role for role, _ in settled("\n".join(PARTS))]


def test_lines_of_a_paragraph_are_one_entry() -> None:
    paragraphs = [f"{entry[:35]}\n{entry[35:]}" for entry in ENTRIES]
    found = settled(f"{HEADING}\n\n" + "\n\n".join(paragraphs) + "\n\nShare")
    assert [text for role, text in found if role == "reference"] == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADING}\nMenu\nAbout us",
        f"{HEADING}\nAbe, T., and others gave cells to rats",
        f"{HEADING}\nIn 2005 cells were given to rats by our group.\nIn 2006 they were given to mice.",
    ],
)
def test_other_lines_below_a_heading_stay(text: str) -> None:
    assert "reference" not in [role for role, _ in settled(text)]


def test_hostile_lists_are_read_in_linear_time() -> None:
    assert len(settled(f"{HEADING}\n" + "Abe, T. 2001\n" * 20_000)) == 20_001
