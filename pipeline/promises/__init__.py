"""The promises between tables, as plain functions; run before publishing and by ``verify``."""

from __future__ import annotations

from pipeline.promises.check import (
    PROMISES,
    Check,
    check_documents,
    check_duplicates,
    check_ledger,
    misquoting_rows,
)
from pipeline.promises.published import check_corpus, check_shard
from pipeline.promises.quotes import CAPTURED, SPAN_TABLES

__all__ = [
    "CAPTURED",
    "PROMISES",
    "SPAN_TABLES",
    "Check",
    "check_corpus",
    "check_documents",
    "check_duplicates",
    "check_ledger",
    "check_shard",
    "misquoting_rows",
]
