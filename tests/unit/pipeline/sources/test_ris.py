from __future__ import annotations

import io

import pytest

from pipeline.decoded import MARKUP, PLAIN, Decoded, Unreadable
from pipeline.sources.ris import MEDIA_TYPE, read_reference, recognize, split_references
from tests.unit.pipeline.sources.stated import said


def reference(*lines: str) -> Decoded:
    return read_reference("\r\n".join(["TY  - JOUR", *lines, "ER  - ", ""]).encode())


@pytest.mark.parametrize(
    ("head", "is_reference"),
    [
        (b"TY  - JOUR\nAU  - A\n", True),
        (b"\xef\xbb\xbf\r\nTY - JOUR\r\nTI - A\r\n", True),
        (b"Provider: X\nContent: text/plain\n\n\nTY  - CHAP\nT1  - A\n", True),
        (b"TY - this is prose about types.\nAnd more.\n", False),
        (b"A page.\n" * 20 + b"TY  - JOUR\nAU  - A\n", False),
    ],
)
def test_references_are_told_from_prose(head: bytes, is_reference: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_reference else None)


def test_records_without_an_end_are_still_cut_apart() -> None:
    data = b"TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n\n\nTY  - JOUR\nDO  - 10.99999/c\nER  -"
    cut = list(split_references(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [one.name for one in cut] == ["", "", "10.99999/c"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n", b"  "])
def test_the_first_record_may_follow_a_mark_or_blanks(mark: bytes) -> None:
    data = mark + b"TY  - JOUR\r\nTI  - A\r\nER  -\r\n\r\nTY  - JOUR\r\nTI  - B\r\nER  -\r\n"
    titles = [said(read_reference(one.data), "title") for one in split_references(io.BytesIO(data))]
    assert titles == [["A"], ["B"]]


@pytest.mark.parametrize(
    ("written", "keywords"),
    [
        ("*stem cell/dt [Drug Therapy]", ["stem cell"]),
        ("*Stem Cells / pd [Pharmacology]", ["Stem Cells"]),
        ("p/s [s]", ["p/s [s]"]),
        ("2019", []),
    ],
)
def test_a_keyword_has_neither_star_nor_qualifier(written: str, keywords: list[str]) -> None:
    assert said(reference(f"KW  - {written}"), "keywords") == keywords


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("PY  - 2019", "DA  - 2019/03/07"), "2019-03-07"),
        (("Y1  - 2019/03//",), "2019-03"),
        (("PY  - 2019", "Y2  - 2024/01/02"), "2019"),
        (("PY  - 2019///Spring",), "2019"),
        (("PY  - 2019", "DA  - 7 March 2019"), "2019-03-07"),
        (("DA  - early in 2019",), "2019"),
    ],
)
def test_the_most_precise_date_counts(lines: tuple[str, ...], expected: str) -> None:
    assert said(reference(*lines), "published") == [expected]


@pytest.mark.parametrize(
    ("lines", "journal"),
    [
        (("JA  - Inv J", "JO  - Inv J", "T2  - Invented Journal"), "Inv J"),
        (("JA  - Inv J", "T2  - Invented Journal"), "Invented Journal"),
        (("JO  - Inv J", "JF  - Invented Journal"), "Invented Journal"),
    ],
)
def test_the_fullest_name_is_the_journal(lines: tuple[str, ...], journal: str) -> None:
    assert said(reference(*lines), "journal") == [journal]


@pytest.mark.parametrize(
    ("database", "source_type", "pmid"),
    [
        ("DB  - PubMed", ["pubmed_record"], ["123"]),
        ("DP  - NLM", ["pubmed_record"], ["123"]),
        ("DB  - Embase", ["aggregator"], []),
        ("DB  - My own library", [], []),
    ],
)
def test_the_database_says_what_an_accession_number_is(
    database: str, source_type: list[str], pmid: list[str]
) -> None:
    decoded = reference("AN  - 123", database)
    assert said(decoded, "source_type") == source_type
    assert said(decoded, "pmid") == pmid


@pytest.mark.parametrize(
    ("line", "doi"),
    [
        ("DO  - doi:10.99999/X", ["10.99999/x"]),
        ("M3  - 10.99999/x", ["10.99999/x"]),
        ("UR  - https://doi.org/10.99999/x", ["10.99999/x"]),
        ("UR  - https://example.org/10.99999/x", []),
        ("N1  - see 10.99999/x", []),
    ],
)
def test_a_doi_is_read_where_exports_put_it(line: str, doi: list[str]) -> None:
    assert said(reference(line), "doi") == doi


def test_a_line_without_a_tag_goes_on_with_the_value() -> None:
    decoded = reference("AB  - One\r\nIL-6 was low.\r\n\r\nTwo", "KW  - a\r\nb; c")
    assert [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "abstract"] == [
        "One\r\nIL-6 was low.\r\n\r\nTwo"
    ]
    assert said(decoded, "keywords") == ["a", "b", "c"]


def test_only_a_reference_with_markup_is_read_as_markup() -> None:
    assert reference("TI  - p <i>x</i>").form == MARKUP
    assert reference("TI  - A &amp; B").form == MARKUP
    assert reference("TI  - p < 5 and R&D, a<b>c").form == PLAIN


def test_what_holds_no_tag_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_reference(b"no tag here")
    assert refused.value.reason_code == "malformed"
