"""Column types and field constructors: a column is described once, here begins its description."""

from __future__ import annotations

from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pe
import pyarrow as pa
from pandera.typing import Series

SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
STATED_FIELD = pa.struct(
    [
        pa.field("field", pa.string(), nullable=False),
        pa.field("raw_start", pa.int64(), nullable=False),
        pa.field("raw_end", pa.int64(), nullable=False),
    ]
)
NAME_CONTEXT = pa.struct(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("cue_start", pa.int32(), nullable=False),
        pa.field("cue_end", pa.int32(), nullable=False),
        pa.field("scope_start", pa.int32(), nullable=False),
        pa.field("scope_end", pa.int32(), nullable=False),
        pa.field("rule_id", pa.string(), nullable=False),
    ]
)

Text = Series[Annotated[pd.ArrowDtype, pa.string()]]
TextList = Series[Annotated[pd.ArrowDtype, pa.list_(pa.string())]]
SpanList = Series[Annotated[pd.ArrowDtype, pa.list_(SPAN)]]
StatedFieldList = Series[Annotated[pd.ArrowDtype, pa.list_(STATED_FIELD)]]
NameContextList = Series[Annotated[pd.ArrowDtype, pa.list_(NAME_CONTEXT)]]
Int32 = Series[Annotated[pd.ArrowDtype, pa.int32()]]
Int64 = Series[Annotated[pd.ArrowDtype, pa.int64()]]
Float64 = Series[Annotated[pd.ArrowDtype, pa.float64()]]
Flag = Series[Annotated[pd.ArrowDtype, pa.bool_()]]
Day = Series[Annotated[pd.ArrowDtype, pa.date32()]]
Bytes = Series[Annotated[pd.ArrowDtype, pa.binary()]]

STABLE_ID = r"^[0-9a-f]{16}$"
CURIE = r"^[A-Za-z][A-Za-z0-9_.]*:[^\s|]+$"
"""A compact URI, ``PREFIX:ID``; in RE2 ``$`` is the end of the text, not of a line."""


def note(description: str, *, unit: str | None = None, nullable: bool = False, **checks: Any) -> Any:
    """A column with its description, its unit and pandera's own checks (``ge``, ``isin`` ...)."""
    return pe.Field(description=description, metadata={"unit": unit}, nullable=nullable, **checks)


def maybe(description: str, *, unit: str | None = None, **checks: Any) -> Any:
    """A column that may be null."""
    return note(description, unit=unit, nullable=True, **checks)


def stable_id(description: str, *, nullable: bool = False, unique: bool = False) -> Any:
    """A stable id: 16 hex digits."""
    return note(description, nullable=nullable, unique=unique, str_matches=STABLE_ID)


def concept(description: str, *, nullable: bool = True) -> Any:
    """A concept id: a CURIE of the vocabulary."""
    return note(description, nullable=nullable, str_matches=CURIE)


def one_of(values: tuple[str, ...], description: str, *, nullable: bool = False) -> Any:
    """A member of a closed set."""
    return note(description, nullable=nullable, isin=list(values))


def code_point(description: str, *, nullable: bool = False) -> Any:
    """An offset in ``documents.text``."""
    return note(description, unit="code point", nullable=nullable, ge=0)


def byte(description: str) -> Any:
    """An offset in the capture's bytes."""
    return note(description, unit="byte", ge=0)


def count(description: str) -> Any:
    """A number of things, zero or more."""
    return note(description, unit="1", ge=0)
