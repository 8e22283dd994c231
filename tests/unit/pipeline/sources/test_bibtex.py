from __future__ import annotations

import io
import time

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.bibtex import MEDIA_TYPE, read_entry, recognize, split_entries
from tests.unit.pipeline.sources.stated import said


def entry(fields: str, kind: str = "article") -> Decoded:
    return read_entry(f"@{kind}{{key, {fields}}}".encode())


@pytest.mark.parametrize(
    ("head", "is_entry"),
    [
        (b"@article{key,\n title = {A}}", True),
        (b"\xef\xbb\xbf% Encoding: UTF-8\n\n@STRING{a = {b}}\n@Book ( key,", True),
        (b"This file was created with JabRef 2.2.\n@misc{,title={A}}", True),
        (b"@media print { a }", False),
        (b"@dataclass(frozen=True)\nclass A:", False),
        (b"Write to me @home.\n@article{key, title={A}}", False),
    ],
)
def test_entries_are_told_from_other_text(head: bytes, is_entry: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_entry else None)


def test_each_entry_is_a_record_and_definitions_stay_with_one() -> None:
    data = (
        b"@string{a={b}}\n@article{one,title={A @x{y}}}\n@comment{c}\n\n"
        b"@book{two,title={B}}@misc(three,title={C})\n"
    )
    cut = list(split_entries(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [one.name for one in cut] == ["one", "two", "three"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n "])
def test_the_first_entry_may_follow_a_mark_or_blanks(mark: bytes) -> None:
    cut = list(split_entries(io.BytesIO(mark + b"@misc{a,title={A}}\r\n\r\n@misc{b,title={B}}\r\n")))
    assert [one.name for one in cut] == ["a", "b"]
    assert [said(read_entry(one.data), "title") for one in cut] == [["A"], ["B"]]


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ('Exemplar, Ada and Max M{\\"u}ster', ["Ada Exemplar", "Max Müster"]),
        ("Exemplar, Ada\n  and others", ["Ada Exemplar"]),
        (
            "{Cells and Nerves, Nowhere} and Sand, A",
            ["Cells and Nerves, Nowhere", "A Sand"],
        ),
        ("{\\'E}mile, A and Fernand, B", ["A Émile", "B Fernand"]),
        ('M\\"{u}ster, Jr., Max', ["Max Müster Jr."]),
    ],
)
def test_names_are_parted_by_and_outside_of_braces(names: str, authors: list[str]) -> None:
    assert said(entry(f"author = {{{names}}}"), "authors") == authors


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = 2019, month = mar, day = {7}", "2019-03-07"),
        ("year = {2019}, month = {3}", "2019-03"),
        ('year = "2019", month = "7~" # mar', "2019-03-07"),
        ("date = {2019-03-07}, year = 2018", "2019-03-07"),
        ("date = {in press}, year = {2019}", "2019"),
        ("year = {2019b}, month = {Spring}", "2019"),
    ],
)
def test_a_date_is_put_together_from_its_fields(fields: str, expected: str) -> None:
    assert said(entry(fields), "published") == [expected]


@pytest.mark.parametrize(
    ("definitions", "value", "journal"),
    [
        ('@string{inv = "Invented Journal"}', "inv", "Invented Journal"),
        ("@STRING( INV = {Invented {J}ournal} )", 'inv # " of Repair"', "Invented Journal of Repair"),
        ('@string{a = "Inv"} @string{b = a # " J"}', "b", "Inv J"),
        ("", '"Invented " # {Journal}', "Invented Journal"),
        ('@string{inv = "never closed}', "{J}", "J"),
    ],
)
def test_a_macro_states_what_it_stands_for(definitions: str, value: str, journal: str) -> None:
    decoded = read_entry(f"{definitions}\n@article{{key, journal = {value}, title = {{A}}}}".encode())
    assert said(decoded, "journal") == [journal]


def test_each_entry_takes_along_what_its_macros_stand_for() -> None:
    data = (
        b'@string{a = "Inv"}\n@string{b = a # " J"}@string{c = "x"}\n@article{one,title={A}}\n'
        b"@article{two,journal=B}\n@article{three,title={C}}\n"
    )
    cut = list(split_entries(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [said(read_entry(one.whole), "journal") for one in cut] == [[], ["Inv J"], []]
    assert [b"@string" in one.head for one in cut] == [False, True, False]


def test_macros_that_double_each_other_state_nothing() -> None:
    definitions = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60))
    data = f"@string{{a0 = {{xxxxxxxxxx}}}}{definitions}@article{{key, journal = a60, title = {{A}}}}"
    assert said(read_entry(data.encode()), "journal") == []


def test_a_macro_that_nothing_defines_states_nothing() -> None:
    decoded = entry('journal = inv # " of Repair", title = {A}')
    assert said(decoded, "journal") == []
    assert said(decoded, "title") == ["A"]


def test_a_book_is_no_journal() -> None:
    assert said(entry("booktitle = {B}", "incollection"), "journal") == []
    assert said(entry("booktitle = {P}", "inproceedings"), "journal") == ["P"]


def test_an_eprint_in_no_journal_is_a_preprint() -> None:
    fields = "eprint = {2101.00001}, archivePrefix = {arXiv}"
    assert said(entry(fields), "source_type") == ["preprint"]
    assert said(entry(f"{fields}, journal = {{J}}"), "source_type") == []
    assert said(entry("eprint = {123}, eprinttype = {pubmed}"), "pmid") == ["123"]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("@article{key, title = {never closed}", "malformed"),
        ("@article{key,\n title = {A} }} year", ""),
        ("@article{key,\n title {A}}", "line 2"),
        ("@article{key,\n title = }", "line 2"),
        ('@article{key, title = "open}', "never closed"),
        ("@comment{only}", "no entry"),
    ],
)
def test_what_is_not_whole_is_refused_with_its_place(written: str, named: str) -> None:
    if not named:
        assert said(read_entry(written.encode()), "title") == ["A"]
        return
    with pytest.raises(Unreadable) as refused:
        read_entry(written.encode())
    assert refused.value.reason_code == "malformed"
    assert named in f"{refused.value.reason} malformed"


@pytest.mark.parametrize("hostile", ["{" * 300_000, " and " * 200_000, " " * 500_000, "\\" * 300_001 + " "])
def test_hostile_entries_take_no_quadratic_time(hostile: str) -> None:
    started = time.process_time()
    closing = "}" * hostile.count("{")
    entry(f"author = {{{hostile}{closing}}}, title = {{{hostile}{closing}}}")
    assert time.process_time() - started < 10
