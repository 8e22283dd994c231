"""Ledger: every input has one disposition, and every kept input is a document or in quarantine."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc


def documented(captures: pa.Table) -> pa.Table:
    """The kept captures that are one document each, and no container of others."""
    is_kept = pc.equal(captures["disposition"], "kept")
    return captures.filter(pc.and_(is_kept, pc.is_null(captures["n_members"])))


def lost(captures: pa.Table, documents: pa.Table, quarantine: pa.Table) -> Iterator[str]:
    """Inputs that are neither a document, nor a duplicate of one, nor unpacked, nor in quarantine."""
    held = pa.concat_arrays(
        [documents["document_id"].combine_chunks(), quarantine["document_id"].combine_chunks()]
    )
    needs_none = pc.or_(pc.equal(captures["disposition"], "duplicate"), pc.is_valid(captures["n_members"]))
    accounted = pc.or_(needs_none, pc.is_in(captures["document_id"], value_set=held))
    for row in captures.filter(pc.invert(accounted)).select(["source_uri"]).to_pylist():
        yield row["source_uri"]


def invented(captures: pa.Table, documents: pa.Table) -> Iterator[str]:
    """Documents whose capture was not kept."""
    kept = documented(captures)
    known = pc.is_in(documents["capture_id"], value_set=kept["capture_id"].combine_chunks())
    yield from documents.filter(pc.invert(known))["source_uri"].to_pylist()


def unexplained(captures: pa.Table) -> Iterator[str]:
    """Inputs that were not kept and do not say why, or kept ones that carry a reason."""
    kept = pc.equal(captures["disposition"], "kept")
    silent = pc.equal(kept, pc.is_valid(captures["reason_code"]))
    yield from captures.filter(silent)["source_uri"].to_pylist()


def falsely_duplicate(captures: pa.Table) -> Iterator[str]:
    """Duplicates whose original is missing, a duplicate itself, or of other bytes."""
    is_copy = pc.equal(captures["disposition"], "duplicate")
    copies = captures.filter(is_copy)
    firsts = captures.filter(pc.invert(is_copy)).select(["capture_id", "sha256"])
    originals = firsts.rename_columns(["duplicate_of", "original"])
    both = copies.select(["source_uri", "sha256", "duplicate_of"]).join(originals, "duplicate_of")
    wrong = pc.fill_null(pc.not_equal(both["sha256"], both["original"]), True)
    yield from sorted(both["source_uri"].filter(wrong).to_pylist())
