from __future__ import annotations

import contextlib
import io
import time

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import sniff
from pipeline.sources.tagged import (
    COCHRANE,
    DIALECTS,
    ENDNOTE,
    OVID_LABELS,
    OVID_TAGS,
    REFWORKS,
)
from pipeline.sources.tagged.dialect import Dialect
from tests.unit.pipeline.sources.stated import said

ENW = "%0 Journal Article\n%T A\n%A Doe, Jane\n"
RW = "RT Journal Article\nT1 A\n"
CENTRAL = "Record #1 of 1\nID: CN-01\nTI: A\n"
OVID = "<1>\nTitle\n  A\n"
MEDLARS = "<1>\nVN  - Ovid Technologies\nTI  - A\n"


def shown(decoded: Decoded, role: str) -> list[str]:
    return [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == role]


@pytest.mark.parametrize(
    ("head", "dialect"),
    [
        (ENW, ENDNOTE),
        (f"\ufeff{ENW}", ENDNOTE),
        (RW, REFWORKS),
        (f"<Start Of RefWorks Export>\r\n\r\n{RW}", REFWORKS),
        (CENTRAL, COCHRANE),
        (OVID, OVID_LABELS),
        (MEDLARS, OVID_TAGS),
    ],
)
def test_each_dialect_is_told_by_how_it_begins(head: str, dialect: Dialect) -> None:
    assert sniff(head.encode()) == dialect.media_type


@pytest.mark.parametrize(
    "prose",
    [
        "%0 of all patients\nfell ill.\n",
        "RT is reverse transcription.\nPCR is not.\n",
        "Record #1 of 1\nIt is good.\n",
        "<1>\nTitle\nA\n",
    ],
)
def test_prose_is_no_reference(prose: str) -> None:
    assert sniff(prose.encode()) == "text/plain"


@pytest.mark.parametrize(
    ("dialect", "lines", "field", "values"),
    [
        (ENDNOTE, "%A Doe, Jane\n%A Roe, R. B.", "authors", ["Jane Doe", "R. B. Roe"]),
        (ENDNOTE, "%A Doe, Jane\n%E Poe, P.", "authors", ["Jane Doe"]),
        (ENDNOTE, "%K stem cells\nALS\n%D 2019", "keywords", ["stem cells", "ALS"]),
        (ENDNOTE, "%D 2019\n%8 March 7", "published", ["2019"]),
        (ENDNOTE, "%D 2019\n%8 2019/03/07", "published", ["2019-03-07"]),
        (ENDNOTE, "%~ PubMed\n%M 99000001", "pmid", ["99000001"]),
        (ENDNOTE, "%~ Embase\n%M 99000001", "pmid", []),
        (ENDNOTE, "%0 Book Section\n%T A\n%B Invented Handbook", "journal", []),
        (REFWORKS, "T1 A\nSP 101\nOP 10", "first_page", ["101"]),
        (REFWORKS, "T1 A\nA1 Doe,Jane\nA1 Roe,R.", "authors", ["Jane Doe", "R. Roe"]),
        (REFWORKS, "T1 A\nJF Invented Journal\nJO Inv J", "journal", ["Invented Journal"]),
        (COCHRANE, "TI: A\nPM: PUBMED 99000001", "pmid", ["99000001"]),
        (COCHRANE, "TI: A\nKY: *Stem cells; ALS /dt [Drug Therapy]", "keywords", ["Stem cells", "ALS"]),
        (COCHRANE, "TI: A\nSO: Inv J", "journal", ["Inv J"]),
        (COCHRANE, "TI: A\nSO: https://trials.example.org/1", "journal", []),
        (COCHRANE, "TI: A\nPT: Trial registry record", "document_type", ["trial_registration"]),
        (COCHRANE, "TI: A\nPT: Journal article", "document_type", []),
        (OVID_LABELS, "Title\n  A\nAuthors\n  Doe J; Roe RB", "authors", ["Doe J", "Roe RB"]),
        (OVID_LABELS, "Unique Identifier\n  99000001\nStatus\n  MEDLINE", "pmid", ["99000001"]),
        (OVID_LABELS, "Unique Identifier\n  990000001\nTitle\n  A", "pmid", []),
        (OVID_LABELS, "Source\n  Inv J. 12(3):101-10, 2019 Mar 07.", "journal", ["Inv J"]),
        (OVID_LABELS, "Source\n  Inv J. 12(3):101-10, 2019 Mar 07.", "published_on", ["2019-03-07"]),
        (OVID_LABELS, "Source\n  Inv J. , 2019.", "volume", []),
        (COCHRANE, "TI: A\nAU: NCT99000001", "authors", []),
        (COCHRANE, "TI: A\nAU: Invented 2000 Group", "authors", ["Invented 2000 Group"]),
        (OVID_LABELS, "Publication Type\n  Journal Article; Review.", "document_type", ["review"]),
        (OVID_TAGS, "DB  - Ovid MEDLINE(R)\nUI  - 99000001", "pmid", ["99000001"]),
        (OVID_TAGS, "DB  - Embase\nUI  - 99000001", "pmid", []),
        (OVID_TAGS, "TI  - A\nAU  - Doe J\nAU  - Roe RB", "authors", ["Doe J", "Roe RB"]),
    ],
)
def test_tags_are_known_by_what_they_hold(
    dialect: Dialect, lines: str, field: str, values: list[str]
) -> None:
    for end in ("\n", "\r\n"):
        assert said(dialect.read(f"{lines}\n".replace("\n", end).encode()), field) == values


def test_a_label_ends_where_its_value_begins() -> None:
    decoded = OVID_LABELS.read(b"<1>\r\nTitle\r\n  Cells\r\nAbstract\r\n  BACKGROUND: ALS\r\n  is rare.\r\n")
    assert shown(decoded, "title") == ["Cells"]
    assert shown(decoded, "abstract") == ["BACKGROUND: ALS\r\n  is rare."]


@pytest.mark.parametrize(
    ("dialect", "first", "second"),
    [
        (ENDNOTE, f"{ENW}%R https://doi.org/10.99999/a\n\n", "%0 Book\n%T B\n"),
        (
            REFWORKS,
            f"<Start Of RefWorks Export>\n\n{RW}DO 10.99999/a\n\n",
            f"{RW}\n<End Of RefWorks Export>\n",
        ),
        (COCHRANE, CENTRAL, "\n\nRecord #2 of 2\nTI: B\n"),
        (OVID_LABELS, f"{OVID}\n", "<2>\nTitle\n  B\n"),
    ],
)
def test_each_reference_is_a_document(dialect: Dialect, first: str, second: str) -> None:
    data = (first + second).encode()
    cut = list(dialect.split(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert len(cut) == 2
    assert all(said(dialect.read(one.data), "title") for one in cut)


def test_a_part_of_an_abstract_is_no_tag() -> None:
    decoded = COCHRANE.read(b"TI: Cells\nAB: AIM: To slow ALS.\nAIM: To be safe.\nYR: 2019\n")
    assert shown(decoded, "abstract") == ["AIM: To slow ALS.\nAIM: To be safe."]


def test_what_ends_an_export_is_no_part_of_its_last_reference() -> None:
    decoded = REFWORKS.read(b"RT Journal Article\nAB Cells.\n\n<End Of RefWorks Export>\n")
    assert shown(decoded, "abstract") == ["Cells."]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.rules)
def test_heads_can_be_joined_to_one_pattern(dialect: Dialect) -> None:
    assert (dialect.head.groups, dialect.head.flags) == (0, 0)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.rules)
def test_what_holds_no_tag_is_refused(dialect: Dialect) -> None:
    with pytest.raises(Unreadable, match="no line begins with a tag, as in"):
        dialect.read(b"no tag here")


@pytest.mark.parametrize("text", ["%0 " * 200_000, "A" * 500_000, "\n " * 250_000, "<1>\n" * 100_000])
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.rules)
def test_hostile_text_takes_no_quadratic_time(dialect: Dialect, text: str) -> None:
    started = time.process_time()
    sniff(text.encode())
    with contextlib.suppress(Unreadable):
        dialect.read(f"{dialect.example}{text}\n".encode())
    assert time.process_time() - started < 5
