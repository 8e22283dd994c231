"""How text stands in Markdown: emphasis, links, pictures, notes and escapes."""

from __future__ import annotations

import re

_TARGET = r"(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s?\)"
_BEHIND_NUMBER = "".join(
    rf"(?<!{mark}{digits})" for mark in (r"\[", r"\[\^", "[,–-]") for digits in (r"\d", r"\d\d", r"\d\d\d")
)

TOKEN = re.compile(
    rf"""\\\[(?=\[\d)|(?<=\))\\\]|\\(?P<escaped>[!-/:-@\[-`{{-~])
    |!\[[^\[\]]{{0,2000}}\]\({_TARGET}
    |(?P<note>\[)\^(?=\d)|\[(?!\d{{1,3}}(?![^\W_]))
    |{_BEHIND_NUMBER}\](?:\({_TARGET})?|(?<=\])\({_TARGET}
    |<(?P<address>(?:https?:|mailto:)[^<>\s]*)>
    |(?P<end>\r?\n[ \t]*(?:>[ \t]?)*)
    |\*{{2,}}|(?<![^\W_])\*(?!\s)|(?<!\s)\*(?!\d)
    |(?<![A-Za-z0-9])_+(?=\S)|_+(?![A-Za-z0-9_])
    |~~|`+""",
    re.VERBOSE,
)
"""A mark that is not read, or what stands for something else.

Of a link its words are read.  Brackets are kept around numbers, which cite, once.
"""


def instead(token: re.Match[str]) -> str:
    """What stands in place of one ``TOKEN``."""
    if token["end"]:
        return " "
    return token["escaped"] or token["note"] or token["address"] or ""
