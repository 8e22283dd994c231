"""Which rows of a shard's tables the claim finder reads."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.extract.claims.sentences.wanted import Behind, Meaning, Wanted

WANTED = Wanted(
    {"cells"},
    Meaning("grafts", in_abstract={"clinical_trial"}, in_body={"marketing"}, untitled={"news"}),
    Behind(r"^(?:They)\b", r"\binjected\b", 2),
    groups=r"\b[Gg]roup A\b",
)


def tables(document_type: str, *sentences: tuple[str, str, str | None]) -> dict[str, pa.Table]:
    """One document, whose sentences have a role, a text and the concept that they name, if any."""
    rows = [
        {"document_id": "d", "sentence_id": f"s{place}", "role": role, "surface": text}
        for place, (role, text, _) in enumerate(sentences)
    ]
    mentions = [
        {"document_id": "d", "sentence_id": f"s{place}", "concept_id": concept}
        for place, (*_, concept) in enumerate(sentences)
        if concept
    ]
    kinds = pa.schema([(name, pa.string()) for name in ("document_id", "sentence_id", "concept_id")])
    return {
        "documents": pa.table({"document_id": ["d", "e"], "document_type": [document_type] * 2}),
        "sentences": pa.Table.from_pylist(rows),
        "mentions": pa.Table.from_pylist(mentions, kinds),
        "citations": pa.table({"document_id": ["d", "e"]}),
        "segments": pa.table({"document_id": ["d", "d", "e"], "role": ["heading", "body", "heading"]}),
    }


def test_of_a_document_that_is_read_the_headings_are_read_too() -> None:
    read = WANTED.of(tables("review", ("abstract", "Cells delay onset.", "cells")))
    assert read["segments"].to_pylist() == [{"document_id": "d", "role": "heading"}]


def chosen(document_type: str, *sentences: tuple[str, str, str | None]) -> list[str]:
    return WANTED.of(tables(document_type, *sentences))["mentions"]["sentence_id"].to_pylist()


@pytest.mark.parametrize(("document_type", "abstract_is_read"), [("clinical_trial", True), ("review", False)])
def test_below_a_title_with_an_intervention_the_abstract_of_a_report_is_read(
    document_type: str, abstract_is_read: bool
) -> None:
    said = [("abstract", "The grafts put off onset.", "onset"), ("body", "The grafts died.", "onset")]
    chosen_below = chosen(document_type, ("title", "Cells.", "cells"), *said)
    assert chosen_below == (["s0", "s1"] if abstract_is_read else ["s0"])


def test_below_a_title_with_an_intervention_the_body_of_a_page_that_advertises_is_read() -> None:
    said = ("body", "The grafts put off onset.", "onset")
    assert chosen("marketing", ("title", "Cells.", "cells"), said) == ["s0", "s1"]


def test_below_any_title_the_body_of_a_page_that_speaks_of_others_is_read() -> None:
    said = [("body", "Cells were grown.", "cells"), ("body", "The grafts put off onset.", "onset")]
    assert chosen("news", *said) == ["s0", "s1"]
    assert chosen("review", *said) == ["s0"]


def test_a_sentence_of_an_abstract_without_words_for_an_intervention_is_not_read() -> None:
    said = [("title", "Cells.", "cells"), ("abstract", "Onset came.", "onset")]
    assert chosen("clinical_trial", *said) == ["s0"]


@pytest.mark.parametrize(("text", "is_read"), [("They delayed it.", True), ("Theyne delayed it.", False)])
def test_a_sentence_that_goes_on_about_the_one_before_is_read(text: str, is_read: bool) -> None:
    said = [("body", "We gave cells.", "cells"), ("body", text, "onset"), ("body", text, "onset")]
    assert chosen("review", *said) == (["s0", "s1"] if is_read else ["s0"])


@pytest.mark.parametrize(
    ("text", "read"), [("We injected cells.", ["s0", "s1", "s2"]), ("We like cells.", ["s0"])]
)
def test_what_stands_shortly_behind_a_sentence_that_gives_something_is_read(
    text: str, read: list[str]
) -> None:
    said = [("body", text, "cells"), *[("body", "Onset came.", "onset")] * 3]
    assert chosen("clinical_trial", *said) == read


def test_a_sentence_with_a_group_is_read_where_the_document_tells_what_it_was_given() -> None:
    said = [("body", "Onset came late in group A.", "onset"), ("body", "Onset came late in all.", "onset")]
    assert chosen("news", ("body", "Group A got cells.", "cells"), *said) == ["s0", "s1"]
    assert chosen("news", ("body", "Rats got cells.", "cells"), *said) == ["s0"]


def test_nothing_is_read_where_no_intervention_is_named() -> None:
    found = WANTED.of(tables("clinical_trial", ("title", "Onset.", "onset"), ("body", "Fell.", "onset")))
    assert {name: rows.num_rows for name, rows in found.items()} == dict.fromkeys(found, 0)


def test_other_documents_are_left_out() -> None:
    found = WANTED.of(tables("review", ("body", "We gave cells.", "cells")))
    assert [found[name]["document_id"].to_pylist() for name in ("documents", "citations")] == [["d"], ["d"]]
