from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.pdf import text_layer

LEFT = [f"Left column line number {number} ends" for number in range(1, 9)]
RIGHT = [f"Right column line number {number} ends" for number in range(1, 9)]


def pdf(pages: list[list[tuple[int, int, int, str]]]) -> bytes:
    """A PDF whose pages show texts, each as (size, x, y, text) in points from the lower left corner."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    kids = []
    for texts in pages:
        shown = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for size, x, y, text in texts)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {font} /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def column(x: int, top: int, lines: list[str]) -> list[tuple[int, int, int, str]]:
    return [(10, x, top - 12 * number, line) for number, line in enumerate(lines)]


def test_columns_are_read_from_left_to_right_whichever_is_drawn_first() -> None:
    shown = [*column(320, 700, RIGHT), *column(60, 700, LEFT)]
    assert text_layer(pdf([shown])).decode().split("\n") == [*LEFT, *RIGHT]


def test_a_line_over_both_columns_stands_where_it_stands() -> None:
    title = (18, 60, 740, "A title that runs over the whole width of the page")
    shown = [title, *column(60, 700, LEFT), *column(320, 700, RIGHT)]
    assert text_layer(pdf([shown])).decode().split("\n") == [title[3], "", *LEFT, *RIGHT]


PROSE = (
    ["Mesenchymal stem cells were given", "intrathecally to patients with the",
     "disease amyotrophic lateral scle-", "rosis in a phase two study. No",
     "serious adverse events occurred", "in the first twelve months of the",
     "follow up period. The decline of", "the functional"],
    ["rating scale was slower than in", "the months before the treatment", "for most of the patients here.",
     "Muscle strength did not change", "and the vital capacity did not", "decline in more than a third of",
     "all patients. Larger studies are", "needed to confirm such effects."],
)  # fmt: skip


def by_row(*columns: tuple[int, list[str]]) -> list[tuple[int, int, int, str]]:
    """Columns, each with its left edge, drawn line by line over the whole page."""
    rows = zip(*(column(x, 700, lines) for x, lines in columns), strict=True)
    return [shown for row in rows for shown in row]


@pytest.mark.parametrize("right", [225, 320])
def test_columns_drawn_row_by_row_are_read_one_after_the_other(right: int) -> None:
    shown = by_row((60, PROSE[0]), (right, PROSE[1]))
    assert text_layer(pdf([shown])).decode().split("\n") == [*PROSE[0], *PROSE[1]]


@pytest.mark.parametrize(
    "title", [[], [(18, 60, 740, "A title that runs over all three of the columns of a page")]]
)
def test_three_columns_are_read_one_after_the_other(title: list[tuple[int, int, int, str]]) -> None:
    columns = [[f"column {name} line {number}" for number in range(8)] for name in "abc"]
    edges = (60, 240, 420)
    shown = [
        one
        for x, lines in zip(reversed(edges), reversed(columns), strict=True)
        for one in column(x, 700, lines)
    ]
    expected = [
        *(part for _, _, _, text in title for part in (text, "")),
        *columns[0],
        *columns[1],
        *columns[2],
    ]
    assert text_layer(pdf([[*title, *shown]])).decode().split("\n") == expected


NARROW = [
    ["cells were given", "into the fluid of", "nine patients with", "the disease and", "none of them was",
     "harmed in a year"],
    ["but the decline of", "strength went on", "as it had before", "the cells and so", "no effect could be",
     "seen in any of"],
    ["the nine patients", "who were treated", "and larger trials", "with controls are", "needed to tell if",
     "cells help at all"],
]  # fmt: skip


def test_three_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    shown = by_row(*zip((60, 230, 400), NARROW, strict=True))
    assert text_layer(pdf([shown])).decode().split("\n") == [line for lines in NARROW for line in lines]


def test_a_running_head_over_columns_drawn_row_by_row_stays_one_line() -> None:
    head = [(10, 60, 740, "Sample and others"), (10, 420, 740, "Stem cells in disease")]
    shown = [*head, *by_row((60, PROSE[0]), (320, PROSE[1]))]
    assert text_layer(pdf([shown])).decode().split("\n") == [
        "Sample and others Stem cells in disease", "", *PROSE[0], *PROSE[1]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cells",
    [
        [["Group", "Treated", "Control", "Placebo", "Open", "Sham", "All", "None"],
         ["Patients in all", "26 (51 %)", "25 (49 %)", "24 (48 %)", "12 (24 %)", "11 (22 %)", "98", "0"]],
        [["Adverse event", "Headache", "Back pain", "Fever", "Nausea", "Fatigue", "Falls", "Death"],
         ["how many of all patients had it", "seen in two patients", "seen in three of them",
          "seen in nobody at all", "seen in one patient", "rarely seen", "not seen again", "not seen"]],
    ],
)  # fmt: skip
def test_rows_of_a_table_stay_whole(cells: list[list[str]]) -> None:
    shown = by_row((60, cells[0]), (320, cells[1]))
    rows = [" ".join(row) for row in zip(*cells, strict=True)]
    assert text_layer(pdf([shown])).decode().split("\n") == rows


def test_a_page_of_very_many_lines_stays_in_the_order_of_its_file() -> None:
    shown = [*column(320, 30_000, RIGHT * 130), *column(60, 30_000, LEFT * 130)]
    assert text_layer(pdf([shown])).decode().split("\n") == [*RIGHT * 130, *LEFT * 130]


def test_one_column_stays_in_its_order() -> None:
    lines = [f"A long line of a page with one column, number {number}, ends here" for number in range(30)]
    assert text_layer(pdf([column(60, 700, lines)])).decode().split("\n") == lines


def test_a_wide_gap_ends_a_paragraph() -> None:
    shown = [*column(60, 700, LEFT[:3]), *column(60, 640, LEFT[3:])]
    assert text_layer(pdf([shown])).decode().split("\n") == [*LEFT[:3], "", *LEFT[3:]]


def test_pages_are_set_apart_by_form_feeds() -> None:
    pages = [column(60, 700, LEFT), column(60, 700, RIGHT)]
    assert text_layer(pdf(pages)).decode() == "\n".join(LEFT) + "\f" + "\n".join(RIGHT)


@pytest.mark.parametrize(
    ("data", "reason_code"),
    [
        (pdf([[], []]), "no_text_layer"),
        (pdf([column(60, 700, LEFT)])[:200], "malformed"),
        (b"%PDF-", "malformed"),
        (pdf([[(1, 10, 10, "a")] * 30_001]), "too_many_pieces"),
    ],
)
def test_what_holds_no_text_is_refused_with_its_reason(data: bytes, reason_code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text_layer(data)
    assert refused.value.reason_code == reason_code
