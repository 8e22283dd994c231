"""What a licence says in a document decides what a shareable copy holds of it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.publish import Version
from pipeline.publish.export import FORMATS, export
from tests.runs import run_over

PAGE = """Title: Cells in {name} patients

Abstract

{words} Mesenchymal stem cells were given to 12 patients with amyotrophic lateral sclerosis.

{licence}
"""
OPEN = "The open words of this page say that motor neurons were counted again after half a year."
CLOSED = "The closed words of this page say that nobody had looked at the spinal cord before."
SILENT = "The words of this page, which is silent about its licence, tell of three more injections."
PAGES = {
    "open.txt": PAGE.format(
        name="open",
        words=OPEN,
        licence="This is an open access article distributed under the CC BY 4.0 licence.",
    ),
    "closed.txt": PAGE.format(
        name="closed", words=CLOSED, licence="© 2019 Example Press. All rights reserved."
    ),
    "silent.txt": PAGE.format(name="silent", words=SILENT, licence=""),
    "refused.txt": "\x00\x01" + CLOSED,
}


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return run_over(PAGES, tmp_path_factory.mktemp("export"))


def shown(copy: Path) -> str:
    """All that the tables of a copy show."""
    tables = repr([pq.read_table(path).to_pylist() for path in copy.glob("*.parquet")])
    return tables + "".join(path.read_text(encoding="utf-8") for path in copy.glob("*.[cj]*"))


@pytest.mark.parametrize("form", FORMATS)
def test_only_the_words_of_an_open_licence_are_in_the_copy(
    version: Version, tmp_path: Path, form: str
) -> None:
    words = shown(export(version, tmp_path / "copy", form=form, shareable=True).path)
    assert [text in words for text in (OPEN, CLOSED, SILENT)] == [True, False, False]


def test_only_the_bytes_of_an_open_licence_are_in_the_copy(version: Version, tmp_path: Path) -> None:
    copy = export(version, tmp_path / "copy", shareable=True).path
    captures = pq.read_table(copy / "captures.parquet").to_pylist()
    assert [row["source_uri"] for row in captures if row["content"]] == ["open.txt"]
    assert all(row["sha256"] for row in captures)
