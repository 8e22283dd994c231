"""Data inside the page, where nothing in it can end its element or begin another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup


def embed(members: Mapping[str, str]) -> Markup:
    """One JSON object without any ``<``; its members are JSON of :func:`as_json`."""
    return Markup("{" + ",".join(f'"{name}":{value}' for name, value in members.items()) + "}")


def as_json(value: Any) -> str:
    """``value`` as compact JSON without any ``<``; its length is what the value costs on the page."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
