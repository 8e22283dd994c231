"""How text stands in cells of tables: doubled quotes, and what databases leave of markup."""

from __future__ import annotations

import re

from pipeline.clean import markup_text

TOKEN = re.compile(
    r"\"\"|<(?P<slash>/?)(?:jats:)?(?P<name>(?i:i|b|u|p|br|em|su[bp]|strong|italic|bold|span|div|sec|title|h[1-6]))"
    r"(?:\s[^<>]*)?/?>",
)
"""Two quotes that stand for one, or a tag; any other sign of less stands for itself."""


def instead(found: re.Match[str]) -> str:
    """What stands in place of one ``TOKEN``."""
    return markup_text.instead(found) if found["name"] else '"'
