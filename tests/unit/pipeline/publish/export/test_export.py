"""A copy holds what may be passed on, opens harmlessly, and is complete or not there."""

from __future__ import annotations

import csv
import errno
import json
import os
from hashlib import sha256

import frictionless
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.publish import DamagedVersionError, OutputsError
from pipeline.publish.export import FORMATS, export
from pipeline.publish.export.words import WORDS
from schemas import TABLES

SECRET = "words that may not be passed on"
OPEN = "words that may be passed on"

FACTS = {
    "captures": {
        "source_uri",
        "sha256",
        "media_type",
        "encoding",
        "disposition",
        "reason_code",
        "derivation",
    },
    "documents": set(TABLES["documents"].columns) - {"text"},
    "documents_provenance": {"column", "value", "rule_id"},
    "segments": {"role", "rule_id"},
    "sentences": {"role"},
    "abbreviations": {"short", "long"},
    "mentions": {"entity_type", "rule_id", "ambiguous_with"},
    "quantities": {"kind", "unit", "comparator", "rule_id"},
    "references": set(TABLES["references"].columns) - {"surface"},
    "citations": {"authors", "resolution"},
    "identifiers": {"scheme", "value"},
    "claims": set(TABLES["claims"].columns),
    "concepts": set(TABLES["concepts"].columns),
    "works": set(TABLES["works"].columns),
    "claim_abstentions": {"reason"},
    "claim_links": {"kind", "basis"},
    "evidence_map": set(TABLES["evidence_map"].columns),
    "quarantine": {"stage", "source_uri", "key", "column", "rule"},
}
"""Columns of text that stay in a shareable copy: bibliography, codes, normal forms, names of inputs."""

DOCUMENTS = [
    {
        "document_id": "d1",
        "capture_id": "c1",
        "source_uri": "a",
        "redistributable": True,
        "licence": "CC0-1.0",
    },
    {
        "document_id": "d2",
        "capture_id": "c2",
        "source_uri": "b",
        "redistributable": False,
        "licence": "CC-BY-ND",
    },
    {"document_id": "d3", "capture_id": "c3", "source_uri": "c", "redistributable": None, "title": "Title"},
]
OWNERS = {"d1": OPEN, "d2": SECRET, "d3": SECRET, "d4": SECRET}


def worded(table, document_id):
    """A row whose every column of words holds the words of its document; d4 is no document."""
    words = OWNERS[document_id]
    columns = TABLES[table].arrow_schema()
    shown = {
        name: words.encode() if columns.field(name).type == pa.binary() else words for name in WORDS[table]
    }
    return {"document_id": document_id, f"{table[:-1]}_id": document_id.replace("d", "c"), **shown}


def tables():
    rows = {table: [[worded(table, owner)] for owner in ("d1", "d2", "d3")] for table in WORDS}
    rows["documents"] = [[{**row, "text": OWNERS[row["document_id"]]}] for row in DOCUMENTS]
    rows["captures"].append([worded("captures", "d4")])
    return rows


@pytest.fixture
def version(lab):
    lab.publish(
        "run-00001", {"documents": [[{"document_id": "d2", "text": f"old {SECRET}"}]], "captures": []}
    )
    return lab.publish("run-00002", tables())


def everything(folder):
    """All bytes of a copy, and all values of its Parquet files."""
    for path in folder.iterdir():
        yield path.read_bytes()
        if path.suffix == ".parquet":
            yield repr(pq.read_table(path).to_pylist()).encode()
            yield repr(pq.read_metadata(path).to_dict()).encode()


@pytest.mark.parametrize("form", FORMATS)
def test_a_shareable_copy_holds_no_withheld_words_anywhere(version, tmp_path, form):
    copy = export(version, tmp_path / "copy", form=form, shareable=True)
    found = b"\n".join(everything(copy.path))
    assert SECRET.encode() not in found
    assert b"d29yZHMgdGhhdCBtYXkgbm90" not in found
    assert OPEN.encode() in found


def test_spans_hashes_and_facts_stay(version, tmp_path):
    copy = export(version, tmp_path / "copy", shareable=True)
    documents = pq.read_table(copy.path / "documents.parquet").to_pylist()
    assert [row["text"] for row in documents] == [OPEN, None, None]
    assert [(row["licence"], row["title"]) for row in documents][1:] == [("CC-BY-ND", None), (None, "Title")]
    mentions = pq.read_table(copy.path / "mentions.parquet").to_pylist()
    assert [(row["document_id"], row["start"], row["surface"]) for row in mentions] == [
        ("d1", 0, OPEN),
        ("d2", 0, None),
        ("d3", 0, None),
    ]


def test_each_withheld_document_is_listed_with_reason_and_hash(version, tmp_path):
    copy = export(version, tmp_path / "copy", shareable=True)
    rows = pq.read_table(copy.path / "withheld.parquet").to_pylist()
    assert [(row["document_id"], row["licence"], row["reason"]) for row in rows] == [
        ("d2", "CC-BY-ND", "the licence does not let anyone pass the text on"),
        ("d3", None, "no licence that would let anyone pass the text on is stated"),
    ]
    assert {row["text_sha256"] for row in rows} == {sha256(SECRET.encode()).hexdigest()}
    card = (copy.path / "README.md").read_text(encoding="utf-8")
    assert "leaves out the words of 2 of 3 documents" in card
    assert copy.withheld == 2


def test_a_full_copy_has_all_words_and_says_so(version, tmp_path):
    copy = export(version, tmp_path / "copy", form="jsonl")
    texts = [json.loads(line)["text"] for line in (copy.path / "documents.jsonl").read_text().splitlines()]
    assert texts == [OPEN, SECRET, SECRET]
    assert "don't pass it on" in (copy.path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_text_is_decided_upon(table):
    """A new column is words, which a shareable copy leaves out, or a fact: say which."""
    schema = TABLES[table].arrow_schema()
    texts = {
        field.name for field in schema if field.type in (pa.string(), pa.binary(), pa.list_(pa.string()))
    }
    ids = {
        name for name in texts if name.endswith("_id") or name in (*TABLES[table].references, "duplicate_of")
    }
    assert texts - ids - {"derived_from"} <= FACTS[table] | set(WORDS.get(table, ()))


HOSTILE = [
    ('=HYPERLINK("http://x.example","y")', """'=HYPERLINK("http://x.example","y")"""),
    ("+1", "'+1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("|cmd", "'|cmd"),
    ("\t=1", "'\t=1"),
    (" =1", "' =1"),
    ("\uff1d1", "'\uff1d1"),
    ("\u00a0=1", "'\u00a0=1"),
    ("'quoted", "''quoted"),
    ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
    ("name\u202etxt.exe", "name\\u202etxt.exe"),
    ('line\nbreak, "quote"', 'line\nbreak, "quote"'),
    ("1 = 1", "1 = 1"),
    ("\U0001f9ec", "\U0001f9ec"),
]


@pytest.mark.parametrize(("text", "cell"), HOSTILE)
def test_a_cell_of_csv_is_inert(lab, tmp_path, text, cell):
    rows = {"documents": [[{"document_id": "d1", "source_uri": text, "keywords": [text]}]], "captures": []}
    copy = export(lab.publish("run-00001", rows), tmp_path / "copy", form="csv")
    with open(copy.path / "documents.csv", encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["source_uri"] == cell
    assert json.loads(row["keywords"]) == [text]
    assert (row["title"], row["year"]) == ("", "")


@pytest.mark.parametrize("text", [text for text, _ in HOSTILE])
def test_json_lines_keep_every_text_without_a_control_character(lab, tmp_path, text):
    rows = {"documents": [[{"document_id": "d1", "source_uri": text}]], "captures": []}
    copy = export(lab.publish("run-00001", rows), tmp_path / "copy", form="jsonl")
    (line,) = (copy.path / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["source_uri"] == text
    assert not {"\x1b", "\u202e"} & set(line)


def test_bytes_in_csv_are_inert_base64(lab, tmp_path):
    rows = {"documents": [], "captures": [[{"capture_id": "c1", "content": b"\xf8\x00"}]]}
    copy = export(lab.publish("run-00001", rows), tmp_path / "copy", form="csv")
    assert pd.read_csv(copy.path / "captures.csv")["content"].tolist() == ["'+AA="]


@pytest.mark.parametrize("form", FORMATS)
def test_a_card_says_how_to_load_its_own_format(version, tmp_path, form):
    copy = export(version, tmp_path / "copy", form=form)
    card = (copy.path / "README.md").read_text(encoding="utf-8")
    load, licence = card.index("## Load"), card.index("## Licence")
    assert (card.find("Import it into a spreadsheet") in range(load)) == (form == "csv")
    assert ("and in the Parquet files themselves" in card) == (form == "parquet")
    assert "spreadsheet" not in card[licence:]


@pytest.mark.parametrize("form", FORMATS)
def test_a_copy_names_and_sums_all_its_files(version, tmp_path, form):
    copy = export(version, tmp_path / "copy", form=form, shareable=True)
    names = {path.name for path in copy.path.iterdir()}
    sums = dict(line.split("  ")[::-1] for line in (copy.path / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == names - {"SHA256SUMS", "manifest.json"}
    assert all(sha256((copy.path / name).read_bytes()).hexdigest() == found for name, found in sums.items())
    manifest = json.loads((copy.path / "manifest.json").read_bytes())
    assert (manifest["version"], manifest["shareable"]) == (version.name, True)


@pytest.mark.parametrize("form", FORMATS)
def test_the_data_package_of_a_copy_passes_the_official_validator(version, tmp_path, form):
    copy = export(version, tmp_path / "copy", form=form, shareable=True)
    assert frictionless.Package.validate_descriptor(copy.path / "datapackage.json").flatten(["message"]) == []


def test_a_copy_is_the_same_bytes_every_time(version, tmp_path):
    first, second = (export(version, tmp_path / name, shareable=True).path for name in "ab")
    assert [path.read_bytes() for path in sorted(first.iterdir())] == [
        path.read_bytes() for path in sorted(second.iterdir())
    ]


def test_nothing_is_written_over(version, tmp_path):
    (tmp_path / "copy").mkdir()
    with pytest.raises(UsageError, match="is there already"):
        export(version, tmp_path / "copy")


def test_a_version_edited_by_hand_is_not_copied(version, tmp_path):
    part = version.table("sentences")[0]
    part.chmod(0o644)
    part.write_bytes(part.read_bytes() + b" ")
    with pytest.raises(DamagedVersionError, match=r"sentences\.parquet.*bytes, not"):
        export(version, tmp_path / "copy")


def test_a_copy_that_fails_leaves_nothing(version, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(OutputsError, match="No space left"):
        export(version, tmp_path / "copies" / "copy")
    assert list((tmp_path / "copies").iterdir()) == []
