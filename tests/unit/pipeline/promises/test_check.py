from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.promises import check_documents, check_duplicates, check_ledger
from schemas import TABLES

DOCUMENT = "0" * 16
RAW = "A cure\u00a0is not available.".encode()
TEXT = "A cure is not available."

DEFAULTS: dict[str, dict[str, Any]] = {
    "captures": {
        "capture_id": "c" * 16,
        "document_id": DOCUMENT,
        "source_uri": "a.txt",
        "sha256": "d" * 64,
        "size_bytes": len(RAW),
        "encoding": "utf-8",
        "disposition": "kept",
        "content": RAW,
    },
    "documents": {
        "document_id": DOCUMENT,
        "capture_id": "c" * 16,
        "source_uri": "a.txt",
        "source_type": "unknown",
        "document_type": "unknown",
        "peer_review": "unknown",
        "authors": [],
        "affiliations": [],
        "keywords": [],
        "subject_areas": [],
        "normalizations": [],
        "text": TEXT,
    },
    "segments": {
        "document_id": DOCUMENT,
        "ordinal": 0,
        "role": "body",
        "start": 0,
        "end": len(TEXT),
        "raw_start": 0,
        "raw_end": len(RAW),
        "kept": True,
        "rule_id": "r",
    },
    "documents_provenance": {
        "document_id": DOCUMENT,
        "column": "title",
        "ordinal": 0,
        "value": "A cure",
        "start": 0,
        "end": 6,
        "raw_start": 0,
        "raw_end": 6,
        "surface": "A cure",
        "rule_id": "r",
    },
    "sentences": {
        "sentence_id": "5" * 16,
        "document_id": DOCUMENT,
        "ordinal": 0,
        "role": "body",
        "start": 0,
        "end": len(TEXT),
        "raw_start": 0,
        "raw_end": len(RAW),
        "surface": TEXT,
    },
}


def table(name: str, *changes: dict[str, Any]) -> pa.Table:
    rows = [DEFAULTS[name] | change for change in changes]
    return pa.Table.from_pylist(rows, schema=TABLES[name].arrow_schema())


def tables(**replaced: pa.Table) -> dict[str, pa.Table]:
    return {name: table(name, {}) for name in DEFAULTS} | replaced


def broken(held: dict[str, pa.Table]) -> list[tuple[str, str]]:
    checks = check_documents(held, list(DEFAULTS))
    return [(check.promise, check.table) for check in checks if check.failures]


def test_a_sound_document_keeps_every_promise() -> None:
    assert broken(tables()) == []


def test_every_check_says_over_how_many_rows_it_ran() -> None:
    assert {
        (check.promise, check.table): check.rows for check in check_documents(tables(), ["segments"])
    } == {
        ("byte_roles", "segments"): 1,
        ("foreign_keys", "segments"): 1,
        ("sorted", "segments"): 1,
        ("unique_keys", "segments"): 1,
    }


SECOND = {"sentence_id": "6" * 16, "ordinal": 1, "start": 2, "raw_start": 2, "surface": TEXT[2:]}


@pytest.mark.parametrize(
    ("name", "rows", "promise"),
    [
        ("segments", [{"raw_end": len(RAW) - 1}], "byte_roles"),
        ("segments", [{"raw_start": 1}], "byte_roles"),
        ("segments", [{"raw_end": 3}, {"ordinal": 1, "raw_start": 4}], "byte_roles"),
        ("segments", [{"raw_end": 4}, {"ordinal": 1, "raw_start": 3}], "byte_roles"),
        ("sentences", [{"surface": "A cure is available."}], "quotes"),
        ("sentences", [{"end": len(TEXT) - 1}], "quotes"),
        ("sentences", [{"raw_start": 1}], "quotes"),
        ("sentences", [{"raw_end": 7}], "quotes"),
        ("sentences", [{}, {"ordinal": 1}], "unique_keys"),
        ("documents_provenance", [{"end": 5}], "quotes"),
        ("documents_provenance", [{"start": None, "end": None, "raw_end": 5}], "quotes"),
        ("sentences", [SECOND, {}], "sorted"),
        ("sentences", [{"document_id": "1" * 16}], "foreign_keys"),
        ("documents", [{"capture_id": "1" * 16}], "foreign_keys"),
    ],
)
def test_a_broken_promise_is_found(name: str, rows: list[dict[str, Any]], promise: str) -> None:
    assert (promise, name) in broken(tables(**{name: table(name, *rows)}))


def test_two_sentences_in_order_are_sound() -> None:
    assert broken(tables(sentences=table("sentences", {}, SECOND))) == []


def test_words_that_the_clean_text_leaves_out_are_held_to_the_bytes_alone() -> None:
    left_out = {"start": None, "end": None, "raw_start": 2, "raw_end": 10, "surface": "cure is"}
    assert broken(tables(documents_provenance=table("documents_provenance", left_out))) == []


NOTHING_REFUSED = TABLES["quarantine"].arrow_schema().empty_table()


@pytest.mark.parametrize(
    ("captures", "failure"),
    [
        ([{}], ()),
        ([{}, {"capture_id": "b" * 16, "document_id": "1" * 16, "source_uri": "b.txt"}], ("b.txt",)),
        ([{"reason_code": "binary"}], ("a.txt",)),
        (
            [
                {},
                {
                    "capture_id": "b" * 16,
                    "document_id": "1" * 16,
                    "source_uri": "b.txt",
                    "disposition": "duplicate",
                    "reason_code": "same_content",
                    "duplicate_of": "c" * 16,
                    "sha256": "e" * 64,
                },
            ],
            ("b.txt",),
        ),
    ],
    ids=["sound", "lost", "unexplained", "false duplicate"],
)
def test_the_ledger_accounts_for_every_input(
    captures: list[dict[str, Any]], failure: tuple[str, ...]
) -> None:
    held = tables(captures=table("captures", *captures), quarantine=NOTHING_REFUSED)
    checks = (check_ledger(held), check_duplicates(held["captures"]))
    assert tuple(name for check in checks for name in check.failures) == failure
