from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.normalize import normalize
from pipeline.decoded import Unreadable
from pipeline.sources import sniff
from pipeline.sources.delimited.works import MEDIA_TYPE, read_work, split_works
from tests.unit.pipeline.sources.stated import said

PUBMED = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
)
SCOPUS = (
    "Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Source\n"
)


@pytest.mark.parametrize(
    ("data", "is_list"),
    [
        (PUBMED + "1,Cells,Doe J,,,J,2019,,,,\n", True),
        ("sep=;\nTitle;Authors;DOI\nCells;Doe J;10.1/x\n", True),
        ("About the data: exported.\nRank,Title,Abstract\n1,Cells,We\n", True),
        ("PT\tAU\tTI\tSO\nJ\tDoe, J\tCells\tJ\n", True),
        ('key,title,year,"abstract"\nrayyan-1,Cells,2019,We\n', True),
        (PUBMED, False),
        ("Title,Year,n\nCells,2019,3\nRats,2020,4\n", False),
        ("The title, the authors, and the abstract were read.\nAll, it is said, were new.\n", False),
    ],
)
def test_references_are_told_by_the_names_of_columns(data: str, is_list: bool) -> None:
    assert (sniff(data.encode()) == MEDIA_TYPE) == is_list


def test_each_row_takes_the_header_along() -> None:
    head = "sep=,\r\nTitle,DOI,Abstract\r\n"
    data = f'{head}A,10.99999/a,"One\r\n\r\n""two"""\r\n\r\nB,,Two\r\n\r\n'.encode()
    cut = list(split_works(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [one.name for one in cut] == ["10.99999/a", ""]
    assert cut[1].whole.decode() == f"{head}\r\nB,,Two\r\n\r\n"
    assert [said(read_work(one.whole), "title") for one in cut] == [["A"], ["B"]]


@pytest.mark.parametrize("header", ["Title,DOI,Abstract", '"Title","DOI","Abstract"', "No,Title,DOI"])
def test_a_byte_order_mark_is_no_part_of_a_name(header: str) -> None:
    data = f"\ufeff{header}\r\n1,2,3\r\n4,5,6\r\n".encode()
    cut = list(split_works(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [len(said(read_work(one.whole), "title")) for one in cut] == [1, 1]


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("Jane Doe, Rita Roe, and Ann Poe", ["Jane Doe", "Rita Roe", "Ann Poe"]),
        ("Jane Doe, Rita Roe & Ann Poe", ["Jane Doe", "Rita Roe", "Ann Poe"]),
        ("Doe, Jane; Roe, R.", ["Jane Doe", "R. Roe"]),
        ("Doe, Jane and Roe, Richard", ["Jane Doe", "Richard Roe"]),
        ("Doe J, van der Roe RH.", ["Doe J", "van der Roe RH"]),
        ("Jane Doe, Richard Roe", ["Jane Doe", "Richard Roe"]),
        ("Doe, J., Roe, R.", ["J. Doe", "R. Roe"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("van Doe, Anna Maria", ["Anna Maria van Doe"]),
        ("Jane Doe, Richard Roe, Ada Poe", ["Jane Doe", "Richard Roe", "Ada Poe"]),
        ("Invented Study Group", ["Invented Study Group"]),
    ],
)
def test_names_in_one_cell_are_parted(cell: str, authors: list[str]) -> None:
    assert said(read_work(f'Title,Authors,Year\nA,"{cell}",2019\n'.encode()), "authors") == authors


def test_full_names_go_before_short_ones_and_lose_their_numbers() -> None:
    row = '"Doe J.; Roe R.","Doe, Jane (57); Roe, Rita (5 8)",1,A,2020,Inv J,3,,e7,,Scopus\n'
    decoded = read_work((SCOPUS + row).encode())
    assert said(decoded, "authors") == ["Jane Doe", "Rita Roe"]
    assert said(decoded, "journal") == ["Inv J"]
    assert said(decoded, "first_page") == ["e7"]
    assert said(decoded, "source_type") == ["aggregator"]


def test_full_names_are_turned_names() -> None:
    decoded = read_work(b'Title,Author full names,Year\nA,"Garcia Lopez, Maria Jose",2019\n')
    assert said(decoded, "authors") == ["Maria Jose Garcia Lopez"]


def test_a_row_of_a_registry_is_a_registration() -> None:
    decoded = read_work(b"NCT Number,Study Title,Conditions\nNCT99000001,Cells in ALS,ALS\n")
    assert said(decoded, "registry_id") == ["NCT99000001"]
    assert said(decoded, "document_type") == ["trial_registration"]


@pytest.mark.parametrize(
    ("header", "row", "field", "values"),
    [
        ("Title,PubMed ID,DOI", "A,PUBMED 31234567,", "pmid", ["31234567"]),
        ("Title,PMID,DOI", "A,31234567,", "pmid", ["31234567"]),
        ("Title,PMID,DOI", "A,1234567890,", "pmid", []),
        ("Title,Citation,DOI", "A,Inv J. 2019 Mar 7;12(3):101-10. doi: 10.1/x.,", "volume", ["12"]),
        ("Title,Citation,DOI", "A,Inv J. 2019 Mar 7;12(3):101-10. doi: 10.1/x.,", "last_page", ["110"]),
        ("Title,Citation,DOI", "A,Inv J. 2019;e7.,", "issue", []),
        ("Title,Citation,DOI", "A,Inv J. 2019:e7.,", "first_page", ["e7"]),
        ("Title,Citation,DOI", "A,Doe (12):3,", "volume", []),
        ("Title,Source,DOI", "A,Inv J (Lond) (2019) 12:3 (101-110).,", "journal", ["Inv J (Lond)"]),
        ("Title,Source,DOI", "A,Inv J (2019) 12:3 (101-110).,", "journal", ["Inv J"]),
        ("Title,Source,DOI", "A,Inv J (Lond),", "journal", ["Inv J (Lond)"]),
        ("Title,Pagination,DOI", "A,101-10,", "last_page", ["110"]),
        ("Title,pubtitle,DOI", "A,Inv J,", "journal", ["Inv J"]),
        ("Title,Date Published,DOI", "A,2019-03-07,", "published_on", ["2019-03-07"]),
        ("Title,Publication Date,DOI", "A,20190307,", "published_on", ["2019-03-07"]),
        ("Title,subjectTerms,DOI", "A,ALS; Cells,", "keywords", ["ALS", "Cells"]),
        ("Title,Subjects,DOI", "A,24,", "keywords", []),
        ("Title,Fields of Study,DOI", "A,Medicine; Neurology,", "subject_areas", ["Medicine", "Neurology"]),
        ("NCT Number,Title,First Posted", 'NCT99000001,A,"December 1, 2015"', "published_on", ["2015-12-01"]),
        (
            "NCT Number,Title,Sponsor",
            "NCT99000001,A,Invented University",
            "affiliations",
            ["Invented University"],
        ),
    ],
)
def test_columns_are_known_by_the_names_that_databases_give_them(
    header: str, row: str, field: str, values: list[str]
) -> None:
    assert said(read_work(f"{header}\n{row}\n".encode()), field) == values


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("['Jane Doe', 'Richard Roe']", ["Jane Doe", "Richard Roe"]),
        ("['Doe, Jane']", ["Jane Doe"]),
        ('[\'Jane Doe\', ""Rose O\'Roe""]', ["Jane Doe", "Rose O'Roe"]),
        ("[]", []),
        ("nan", []),
        ("None", []),
        ("Nan Doe", ["Nan Doe"]),
    ],
)
def test_a_list_that_a_program_wrote_is_parted(cell: str, authors: list[str]) -> None:
    assert said(read_work(f'Title,Authors,DOI\nA,"{cell}",\n'.encode()), "authors") == authors


@pytest.mark.parametrize(
    ("header", "row", "field", "values"),
    [
        ("TrialID,Public title,Date registration", "IRCT99N1,A,07/03/2020", "published_on", ["2020-03-07"]),
        ("TrialID,Public title,Date registration", "IRCT99N1,A,2020-03-07", "published_on", ["2020-03-07"]),
        ("ISRCTN,Title,DOI", "ISRCTN99000001,A,", "registry_id", ["ISRCTN99000001"]),
        ("Title,Venue,DOI", "A,Inv J,", "journal", ["Inv J"]),
    ],
)
def test_registers_and_services_name_columns_in_their_own_way(
    header: str, row: str, field: str, values: list[str]
) -> None:
    assert said(read_work(f"{header}\n{row}\n".encode()), field) == values


def test_bars_part_what_a_trial_does() -> None:
    decoded = read_work(b'NCT Number,Title,Interventions\nNCT99000001,A,"DRUG: Cells|DEVICE: Pump, small"\n')
    shown = [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "body"]
    assert shown == ["DRUG: Cells", "DEVICE: Pump, small"]


def test_doubled_quotes_and_markup_are_read() -> None:
    decoded = read_work(b'Title,Abstract,DOI\n"The ""new"" <i>trial</i> &amp; p < 0.05",,\n')
    block = next(one for one in decoded.blocks or () if one.role == "title")
    assert said(decoded, "title") == ['The "new" trial & p < 0.05']
    assert normalize(decoded.text[block.start : block.end], decoded.form) == 'The "new" trial & p < 0.05'


@pytest.mark.parametrize("row", ['A,Doe,"cut off', "A,Doe, Jane,2019\n", "A"])
def test_a_row_that_is_not_whole_is_refused(row: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_work(f"Title,Authors,Year\n{row}".encode())
    assert refused.value.reason_code == "malformed"


def test_a_header_between_rows_is_no_work() -> None:
    head = "Title,DOI,Abstract\r\n"
    cut = list(split_works(io.BytesIO(f"{head}A,,We\r\n{head}B,,Us\r\n".encode())))
    with pytest.raises(Unreadable, match="names the columns again"):
        read_work(cut[1].whole)
    assert [said(read_work(one.whole), "title") for one in (cut[0], cut[2])] == [["A"], ["B"]]


def test_a_row_may_leave_its_last_cells_out() -> None:
    assert said(read_work(b"Title,Authors,Year\nA\n"), "title") == ["A"]


@given(st.text(alphabet='a",;\t\n\r '))
def test_rows_tile_their_file(rows: str) -> None:
    data = f"Title,Authors,Year\n{rows}".encode()
    assert b"".join(one.data for one in split_works(io.BytesIO(data))) == data


@pytest.mark.parametrize(
    "cell", [" " * 300_000 + "y", "; " * 150_000, "['" * 150_000 + "]", " and" * 75_000, "(" * 300_000]
)
def test_hostile_names_take_no_quadratic_time(cell: str) -> None:
    started = time.process_time()
    read_work(f'Title,Authors,DOI\nA,"x{cell}",\n'.encode())
    assert time.process_time() - started < 5
