"""The template, filled; every value that it gets is text to be escaped, never markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

LONGEST = 300
"""Characters of a title, place or value that are shown."""


def fill(values: dict[str, Any]) -> bytes:
    """The page as UTF-8."""
    return _template().render(values).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clip=clip, number=number, words=words)
    return environment.get_template("report.html.jinja")


def clip(text: str) -> str:
    """Text short enough for a cell; what is cut ends in an ellipsis."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def number(count: int) -> str:
    """A count with its thousands marked."""
    return f"{count:,}"


def words(name: str) -> str:
    """A value of a closed set as words."""
    return name.replace("_", " ")
