"""A template, filled; every value that it gets is text to be escaped, never markup."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.link.evidence_map import is_marketing
from pipeline.publish.report.compiled import Compiled

LONGEST = 300
"""Characters of a title, place or value that are shown."""

NOT_STATED = "\N{EN DASH}"


def fill(template: str, values: dict[str, Any]) -> bytes:
    """A filled template as UTF-8; it ends in a line's end."""
    pieces = _environment().get_template(template).generate(values)
    return b"".join([*map(str.encode, pieces), b"\n"])


@cache
def _environment() -> Environment:
    here = Path(__file__)
    environment = Environment(
        loader=FileSystemLoader(here.parent),
        bytecode_cache=Compiled(here.parent, here.read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(advertises=advertises, name=name, number=number, shown=shown, words=words)
    return environment


def shown(value: object) -> str:
    """A value short enough for a cell: what is cut ends in an ellipsis, what is not stated a dash."""
    text = "" if value is None else str(value)
    return (text if len(text) <= LONGEST else f"{text[:LONGEST]}…") or NOT_STATED


def name(document: Mapping[str, Any]) -> str:
    """What a document is called: its title, or its place where it has none."""
    return shown(document.get("title") or document.get("source_uri") or document["document_id"])


def advertises(document: Mapping[str, Any]) -> bool:
    """Whether a document sells what it tells of."""
    kinds = (pa.array([document[name]], pa.string()) for name in ("source_type", "document_type"))
    return bool(is_marketing(*kinds)[0].as_py())


def number(count: int) -> str:
    """A count with its thousands marked."""
    return f"{count:,}"


def words(name: str) -> str:
    """A value of a closed set as words."""
    return name.replace("_", " ")
