"""Raw text: one ``captures`` row per input, with its exact bytes."""

from __future__ import annotations

from hashlib import sha256
from io import RawIOBase
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.decoded import Unreadable, unforeseen
from pipeline.engine.columns import rows_of, to_table
from pipeline.engine.context import Context
from pipeline.engine.readings import READINGS, written
from pipeline.engine.stage import Stage, Tables
from pipeline.identity import stable_id
from pipeline.sources import EXTRACTORS, read, sniff
from pipeline.sources.unpack.streams import HEAD_BYTES

GIVEN = pa.schema(
    [
        ("document_id", pa.string()),
        ("source_uri", pa.string()),
        ("path", pa.binary()),
        ("size", pa.int64()),
        ("sha256", pa.string()),
        ("reason_code", pa.string()),
        ("reason", pa.string()),
        ("offset", pa.int64()),
        ("duplicate_of", pa.string()),
        ("n_members", pa.int32()),
        ("derived_from", pa.string()),
        ("derivation", pa.string()),
    ]
)
"""What the inventory hands to this stage."""

DRIFTED = pa.schema([("source_uri", pa.string())])
"""Inputs whose bytes are no longer those that the inventory hashed."""


class Told(NamedTuple):
    """What the bytes of an input tell of themselves."""

    media_type: str | None
    encoding: str | None
    reason_code: str | None
    reason: str | None
    content: bytes | None
    reading: str | None = None


def read_captures(tables: Tables, context: Context) -> Tables:
    """The captures of the given inputs; those that can't be read are also in ``refused``."""
    captures: list[tuple[Any, ...]] = []
    refused: list[tuple[Any, ...]] = []
    readings: list[tuple[str, str]] = []
    drifted: list[tuple[str]] = []
    for row in tables["given"].to_pylist():
        told = _told(row)
        if told is None:
            drifted.append((row["source_uri"],))
            continue
        captures.append(_capture(row, told))
        if told.reading is not None:
            readings.append((row["document_id"], told.reading))
        if captures[-1][7] == "quarantined":
            refused.append(_refusal(row, told))
    return {
        "captures": rows_of("captures", captures),
        "readings": to_table(readings, READINGS),
        "refused": rows_of("quarantine", refused),
        "drifted": to_table(drifted, DRIFTED),
    }


def capture_id(source_uri: str, sha: str | None) -> str:
    """Id of an input object, over where it lies and what it holds."""
    return stable_id("capture", source_uri, sha)


def _told(row: dict[str, Any]) -> Told | None:
    """What an input tells, or None where its bytes are no longer those that were hashed."""
    if row["reason_code"] or row["duplicate_of"]:
        return Told(None, None, row["reason_code"], row["reason"], None)
    try:
        with open(row["path"], "rb", buffering=0) as stream:
            stream.seek(row["offset"])
            if row["n_members"]:
                return _container(stream, row["size"])
            content = stream.read(row["size"] if row["derived_from"] else row["size"] + 1)
    except OSError:
        return None
    if sha256(content).hexdigest() != row["sha256"]:
        return None
    return _read(row["source_uri"], content)


def _container(stream: RawIOBase, size: int) -> Told:
    """A container; its bytes are kept only where its members do not hold them."""
    head = stream.read(min(HEAD_BYTES, size))
    media_type = sniff(head)
    content = head + stream.read(size - len(head)) if media_type in EXTRACTORS else None
    return Told(media_type, None, None, None, content)


def _read(source_uri: str, content: bytes) -> Told:
    media_type = sniff(content)
    try:
        decoded = read(content, media_type)
    except Exception as error:  # a fault of a reader costs one input, not the run
        told = error if isinstance(error, Unreadable) else unforeseen(error)
        return Told(media_type, None, told.reason_code, f"{source_uri}: {told.reason}", content)
    return Told(media_type, decoded.encoding, None, None, content, written(decoded))


def _capture(row: dict[str, Any], told: Told) -> tuple[Any, ...]:
    disposition = "duplicate" if row["duplicate_of"] else "quarantined" if told.reason_code else "kept"
    return (
        capture_id(row["source_uri"], row["sha256"]),
        row["document_id"],
        row["source_uri"],
        row["sha256"],
        row["size"],
        told.media_type,
        told.encoding,
        disposition,
        told.reason_code,
        told.reason,
        row["duplicate_of"],
        row["derived_from"],
        row["derivation"],
        row["n_members"],
        told.content,
    )


def _refusal(row: dict[str, Any], told: Told) -> tuple[Any, ...]:
    key = f"captures {capture_id(row['source_uri'], row['sha256'])}"
    return (
        "raw_text",
        row["source_uri"],
        row["document_id"],
        key,
        None,
        told.reason_code,
        row["sha256"],
        told.reason,
    )


def count_dispositions(made: Tables) -> Tables:
    """Inputs by disposition."""
    return {"dispositions": made["captures"].group_by("disposition").aggregate([([], "count_all")])}


RAW_TEXT = Stage(
    name="raw_text",
    needs={},
    makes=("captures", "readings"),
    rooms=("pipeline/sources",),
    seeds=(),
    compute=read_captures,
    count=count_dispositions,
)
