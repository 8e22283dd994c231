"""Data inside the page, where nothing in it can end its element or begin another."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup


def embed(value: object) -> Markup:
    """``value`` as JSON without any ``<``, compact and in the order given."""
    return Markup(as_json(value))


def as_json(value: Any) -> str:
    """The same as text, whose length is what a value costs on the page."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
