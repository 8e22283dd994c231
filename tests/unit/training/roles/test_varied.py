"""Pages made from pages for training."""

from __future__ import annotations

from training.roles.varied import bare, filled, fragment, respaced

ROWS = [
    ("navigation", "Home"),
    ("blank", ""),
    ("title", "Cells for people with a weak hand"),
    ("heading", "References"),
    ("reference", "12. Holm J. Nerves today. Ex Med. 2016;3:1-9. doi: 10.5555/em.1"),
    ("metadata|navigation", "Free article"),
]
ARTICLE = {"title": ["Grafts in the cord"], "reference": ["Lind A. Cells. Ex J. 2012."]}


def test_texts_of_an_article_take_the_place_of_made_up_ones_behind_their_marks() -> None:
    texts = [text for _, text in filled("page", ROWS, [ARTICLE])]
    assert texts == [
        "Home",
        "",
        "Grafts in the cord",
        "References",
        "12. Lind A. Cells. Ex J. 2012.",
        "Free article",
    ]


def test_a_fragment_is_a_stretch_of_the_page_and_the_same_each_time() -> None:
    part = fragment("page", ROWS)
    assert part == fragment("page", ROWS)
    assert [row for row in ROWS if row in part] == part


def test_a_bare_page_has_only_what_is_surely_kept() -> None:
    assert [roles for roles, _ in bare(ROWS)] == ["blank", "title", "heading", "reference"]


def test_a_respaced_page_loses_its_blank_lines_or_gets_some() -> None:
    close = respaced(ROWS)
    assert close == [row for row in ROWS if row[1]]
    menu = [("navigation", "Home"), ("navigation", "News"), ("abstract", "Cells."), ("abstract", "c" * 90)]
    assert respaced([*menu, menu[2]]) == [
        menu[0],
        menu[1],
        ("blank", ""),
        menu[2],
        menu[3],
        ("blank", ""),
        menu[2],
    ]
