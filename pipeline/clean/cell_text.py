"""How text stands in cells of tables: doubled quotes, and what databases leave of markup."""

from __future__ import annotations

import re

from pipeline.clean import markup_text
from pipeline.markup import ESCAPED_TAG

TOKEN = re.compile(
    r"\"\"|<(?P<slash>/?)(?:jats:)?(?P<name>(?i:i|b|u|p|br|em|su[bp]|strong|italic|bold|span|div|sec|title|h[1-6]))"
    rf"(?:\s[^<>]*)?/?>|{ESCAPED_TAG}",
)
"""Two quotes that stand for one, or a tag; any other sign of less stands for itself."""


def instead(found: re.Match[str]) -> str:
    """What stands in place of one ``TOKEN``."""
    return '"' if found[0] == '""' else markup_text.instead(found)
