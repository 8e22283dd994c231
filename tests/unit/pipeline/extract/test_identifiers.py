"""Identifiers are read in all kept text, with exact spans and normal values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.extract.identifiers import IdentifierFinder
from pipeline.vocabulary.rules import Rules
from tests.documents import one_segment
from tests.seeded import SEEDED

RULES = SEEDED.rules("identifiers")
FINDER = SEEDED.identifiers
PIECES = ["10.1002/", "(x)", "PMID: ", "1234567", "NCT01254539", " ", ".", ")", "0000-0002-1825-0097", "é"]


def test_spans_quote_the_id_without_its_label_and_closing_marks() -> None:
    text = "(doi: 10.1038/NRDP.2017.85). PMID: 29144480; see NCT 02017912."
    assert [(text[row.start : row.end], row.scheme, row.value) for row in FINDER.read(text)] == [
        ("10.1038/NRDP.2017.85", "doi", "10.1038/nrdp.2017.85"),
        ("29144480", "pmid", "29144480"),
        ("NCT 02017912", "nct", "NCT02017912"),
    ]


@pytest.mark.parametrize("role", ["body", "reference", "metadata", "caption"])
def test_ids_are_read_whatever_the_role(role: str) -> None:
    document = one_segment("PMC6431432", role)
    assert [row.value for row in FINDER.find(document)] == ["PMC6431432"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10.1016/j.stem.2019.01.001/full?x=1", ["10.1016/j.stem.2019.01.001"]),
        ("10.1186/s13287-020-01762-z.", ["10.1186/s13287-020-01762-z"]),
        ("(10.1016/S0140-6736(17)30031-0)", ["10.1016/s0140-6736(17)30031-0"]),
        ("(doi: 10.1161/JAHA.117.006727.)PMID", ["10.1161/jaha.117.006727"]),
        ("10.1000/metadata-2019", ["10.1000/metadata-2019"]),
        ("10.1000/", []),
        ("10.1000/...", []),
        ("0.10.1000/x123", []),
        ("PMID: 12345678 and PMID:12345679", ["12345678", "12345679"]),
        ("Call +91-9654321400 or fax 0000-0000", []),
        ("In 2019 and 2020.", []),
        ("PMID: 123", ["123"]),
        ("10.5 mg, then 10.1000/x", ["10.1000/x"]),
        ("10.1000/x.pdfs/y.PDF", ["10.1000/x.pdfs/y"]),
    ],
)
def test_values_are_read_whole_or_not_at_all(text: str, values: list[str]) -> None:
    assert [row.value for row in FINDER.read(text)] == values


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_values_never_hold_white_space_and_stand_in_order(text: str) -> None:
    rows = FINDER.read(text)
    assert rows == sorted(rows)
    assert all(0 <= row.start < row.end <= len(text) and not row.value.isspace() for row in rows)
    assert all(" " not in row.value for row in rows)


def test_a_text_of_brackets_is_read_in_an_instant() -> None:
    assert [row.value for row in FINDER.read("10.1234/" + ")" * 1_000_000)] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"pattern": "10[.]"}, "has no group named value"),
        ({"pattern": "("}, "is no regular expression"),
        ({"scheme": "isbn"}, "'isbn' is no scheme"),
    ],
)
def test_a_broken_scheme_is_refused_by_name(change: dict[str, str], said: str) -> None:
    broken = Rules({**RULES, "schemes": [{**RULES["schemes"][0], **change}]}, RULES.place)
    with pytest.raises(SeedError, match=rf"identifiers\.yaml rule doi.*: .*{said}"):
        IdentifierFinder(broken)
