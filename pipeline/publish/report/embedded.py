"""Data inside the page, where nothing in it can end its element or begin another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

PLACE = Markup("<!-- data -->")
"""Stands for the data while a page is filled; no text of an input can hold it, for its ``<`` is escaped."""


def embed(page: bytes, members: Mapping[str, bytes]) -> bytes:
    """The page with one JSON object, of members that :func:`as_json` made, in its :data:`PLACE`.

    They are most of the page, so they are never text.
    """
    before, _, behind = page.partition(PLACE.encode())
    told = b",".join([b'"%s":%s' % (name.encode(), value) for name, value in members.items()])
    return b"".join([before, b"{", told, b"}", behind])


def as_json(value: Any) -> bytes:
    """``value`` as compact JSON without any ``<``; its length is what the value costs on the page."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode()
