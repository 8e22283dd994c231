"""Control words of RTF 1.9.1 that stand for characters or for what a page does not show."""

from __future__ import annotations

SIGNS = {
    "tab": " ", "line": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "emdash": "—", "endash": "–",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
"""What a control word shows."""

MARKS = {"~": "\xa0", "_": "\u2011", "-": "", "\\": "\\", "{": "{", "}": "}"}
"""What a control sign shows."""

UNSEEN = frozenset((
    "annotation", "atnauthor", "atndate", "atnid", "atnref", "bkmkend", "bkmkstart", "colortbl", "comment",
    "datastore", "fldinst", "filetbl", "footer", "footerf", "footerl", "footerr", "generator", "header",
    "headerf", "headerl", "headerr", "info", "latentstyles", "listoverridetable", "listtable", "listtext",
    "objdata", "pict", "pntext", "private", "revtbl", "rsidtbl", "shpinst", "tc", "themedata", "xe",
    "xmlnstbl",
))  # fmt: skip
"""Destinations of which a page shows nothing, or what stands in its margins."""

CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Encodings by the number of a font's character set; others have that of the document."""

SYMBOL = 2
"""The character set of fonts of symbols, which Unicode keeps at U+F000."""
