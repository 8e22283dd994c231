"""The promises between tables, as plain functions; run before publishing and by ``verify``."""

from __future__ import annotations

from pipeline.promises.check import Check, check_corpus, check_documents
from pipeline.promises.quotes import SPAN_TABLES

__all__ = ["SPAN_TABLES", "Check", "check_corpus", "check_documents"]
