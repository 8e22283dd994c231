"""The style and the script that a page carries, each one text made of the files in ``look/``."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

LOOK = Path(__file__).parent / "look"

STYLES = ("page.css", "figures.css", "reader.css", "print.css")
SCRIPTS = (
    "elements.js",
    "csv.js",
    "model.js",
    "theme.js",
    "heat.js",
    "map.js",
    "claims.js",
    "disputes.js",
    "axis.js",
    "quantities.js",
    "documents.js",
    "concepts.js",
    "layers.js",
    "reader.js",
    "start.js",
)
"""In the order in which they are joined; each uses only names of those before it when it is loaded."""


@cache
def style() -> Markup:
    """The page's style sheet."""
    return _joined(STYLES)


@cache
def script() -> Markup:
    """The page's script: one module, so that none of its names is global."""
    return _joined(SCRIPTS)


def policy() -> str:
    """A Content-Security-Policy under which nothing but this style and this script has any effect."""
    own = f"style-src {_hash(style())}; script-src {_hash(script())}"
    return f"default-src 'none'; base-uri 'none'; form-action 'none'; {own}"


def _joined(names: tuple[str, ...]) -> Markup:
    return Markup("\n" + "".join((LOOK / name).read_text(encoding="utf-8") for name in names))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
