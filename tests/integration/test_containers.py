"""Inputs that hold several documents: each member is a capture of its own, and nothing of them is lost."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish import prune, read_table
from tests.runs import whole_run

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "formats" / "samples"
PAGE = b"Mesenchymal stem cells were safe in patients with amyotrophic lateral sclerosis."


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    return place


def dispositions(version: Any) -> list[tuple[Any, ...]]:
    rows = read_table(version, "captures").to_pylist()
    return [(row["source_uri"], row["disposition"], row["reason_code"], row["n_members"]) for row in rows]


def test_two_archives_may_hold_the_same_file_with_a_text_layer(documents: Path, tmp_path: Path) -> None:
    for name in "ab":
        with zipfile.ZipFile(documents / f"{name}.zip", "w") as archive:
            archive.writestr("article.tex", (SAMPLES / "article.tex").read_bytes())
            archive.writestr("of.txt", f"Archive {name}. ".encode() + PAGE)
    version = whole_run(documents, tmp_path / "outputs")
    assert [row[1:] for row in dispositions(version) if "article.tex" in row[0]] == [
        ("kept", None, 1),
        ("kept", None, None),
        ("duplicate", "same_content", 1),
        ("duplicate", "same_content", None),
    ]


def test_members_become_documents_and_their_archive_says_how_many(documents: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(documents / "pages.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("copy.txt", PAGE)
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(20))
        archive.writestr("../up.txt", PAGE)
    version = whole_run(documents, tmp_path / "outputs")
    assert dispositions(version) == [
        ("pages.zip", "kept", None, 4),
        ("pages.zip!../up.txt", "quarantined", "unsafe_name", None),
        ("pages.zip!a.txt", "kept", None, None),
        ("pages.zip!copy.txt", "duplicate", "same_content", None),
        ("pages.zip!picture.png", "quarantined", "nul_bytes", None),
    ]
    captures = {row["source_uri"]: row for row in read_table(version, "captures").to_pylist()}
    assert captures["pages.zip!a.txt"]["content"] == PAGE
    assert captures["pages.zip!a.txt"]["derived_from"] == captures["pages.zip"]["capture_id"]


def test_citations_before_a_cut_are_kept_and_the_cut_is_told(documents: Path, tmp_path: Path) -> None:
    citations = gzip.compress((SAMPLES / "pubmed_set.xml").read_bytes(), 0)
    (documents / "cut.xml.gz").write_bytes(citations[:-100])
    told = {row[0]: row[1:3] for row in dispositions(whole_run(documents, tmp_path / "outputs"))}
    assert told["cut.xml.gz"] == ("quarantined", "damaged")
    assert told["cut.xml.gz!99000001"] == ("kept", None)


def test_an_archive_that_is_forgotten_and_unpacked_again_gives_the_same_version(
    documents: Path, tmp_path: Path
) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("a.txt", PAGE)
    (documents / "pages.zip").write_bytes(sink.getvalue())
    outputs = tmp_path / "outputs"
    first = whole_run(documents, outputs)
    shutil.rmtree(outputs / ".cache" / "unpacked")
    prune(outputs)
    assert whole_run(documents, outputs, run_id="2").manifest["fingerprint"] == first.manifest["fingerprint"]


def test_text_layers_within_an_archive_are_those_of_its_members(documents: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(documents / "mixed.zip", "w") as archive:
        for name in ("openalex.json", "report.rtf", "plain.txt"):
            archive.write(SAMPLES / name, name)
    version = whole_run(documents, tmp_path / "outputs")
    assert dispositions(version) == [
        ("mixed.zip", "kept", None, 3),
        ("mixed.zip!openalex.json", "kept", None, 2),
        ("mixed.zip!openalex.json!text!W99000071", "kept", None, None),
        ("mixed.zip!openalex.json!text!W99000072", "kept", None, None),
        ("mixed.zip!plain.txt", "kept", None, None),
        ("mixed.zip!report.rtf", "kept", None, 1),
        ("mixed.zip!report.rtf!text", "kept", None, None),
    ]
    captures = {row["source_uri"]: row for row in read_table(version, "captures").to_pylist()}
    assert captures["mixed.zip!report.rtf"]["content"] == (SAMPLES / "report.rtf").read_bytes()


def test_one_file_of_each_kind_keeps_all_promises(documents: Path, tmp_path: Path) -> None:
    for sample in SAMPLES.iterdir():
        if not sample.name.endswith(".expected.json"):
            shutil.copy(sample, documents / sample.name)
    version = whole_run(documents, tmp_path / "outputs")
    told = {row[2] for row in dispositions(version) if row[0] != "letter.doc"}
    assert told <= {None, "malformed", "no_document", "same_content"}
