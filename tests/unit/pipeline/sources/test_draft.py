from __future__ import annotations

import pytest

from pipeline.decoded import JSON, Block, Stated, Unreadable
from pipeline.sources import draft as drafts
from pipeline.sources.draft import Draft
from pipeline.sources.text import read_text

RAW = read_text(b"  title  x y  abstract")


def draft() -> Draft:
    return Draft(RAW.text, "format")


def test_a_block_leaves_white_space_out() -> None:
    found = draft()
    found.show("title", "T", 0, 9)
    found.show("body", "B", 7, 9)
    assert found.blocks == [Block(2, 7, "title", "format#T")]


def test_what_is_dropped_in_a_row_is_one_block() -> None:
    found = draft()
    found.drop(9, 10)
    found.drop(11, 12)
    found.show("abstract", "A", 14, 22)
    found.drop(14, 14)
    assert found.blocks == [
        Block(9, 12, "unknown", "format#not-shown"),
        Block(14, 22, "abstract", "format#A"),
    ]


@pytest.mark.parametrize(
    ("abstract", "role"),
    [
        ("No abstract available.", "unknown"),
        ("[No abstract]", "unknown"),
        ("<jats:p>Abstract not available for this article</jats:p>", "unknown"),
        ("N/A", "unknown"),
        ("This article has no abstract.", "unknown"),
        ("No abstract syntax was used.", "abstract"),
        ("Not available cells were lost.", "abstract"),
    ],
)
def test_what_only_says_that_there_is_no_abstract_is_not_shown(abstract: str, role: str) -> None:
    found = Draft(abstract, "format")
    found.show("abstract", "A", 0, len(abstract))
    assert [block.role for block in found.blocks] == [role]


def test_the_first_value_of_a_field_counts_and_all_of_a_list() -> None:
    found = draft()
    for value in ("a", "", "b"):
        found.state("title", value, (2, 7), "T")
        found.state("authors", value, (2, 7), "A")
    assert [(one.field, one.value) for one in found.decoded(RAW, JSON).stated] == [
        ("title", "a"),
        ("authors", "a"),
        ("authors", "b"),
    ]


def test_of_several_statuses_the_gravest_counts() -> None:
    found = draft()
    for status in ("published", "retracted", "corrected"):
        found.state("publication_status", status, (2, 7), status)
    assert found.decoded(RAW, JSON).stated == (
        Stated("publication_status", "retracted", 2, 7, "format#retracted"),
    )


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_VALUES", 1)
    found = draft()
    found.show("keyword", "K", 2, 3)
    with pytest.raises(Unreadable) as refused:
        found.show("keyword", "K", 3, 4)
    assert refused.value.reason_code == "too_large"


def test_of_several_dates_the_first_year_counts_and_the_first_full_day() -> None:
    found = draft()
    found.date("2020-05", (0, 8), "issue")
    found.date("2019-12-20", (9, 12), "web")
    assert [(one.field, one.value, one.rule_id) for one in found.decoded(RAW, JSON).stated] == [
        ("year", "2020", "format#issue"),
        ("published", "2019-12-20", "format#web"),
        ("published_on", "2019-12-20", "format#web"),
    ]


def test_a_rule_is_named_after_its_key_however_many_keys_there_are() -> None:
    found = draft()
    keys = [f"key{number}" for number in range(3_000)]
    for key in [*keys, *keys[:10]]:
        found.show("title", key, 2, 7)
    assert [block.rule_id for block in found.blocks] == [f"format#{key}" for key in [*keys, *keys[:10]]]
