"""Folds printed titles and names, a whole column at a time, into keys that can be compared."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, pc

AFTER_COMMA = r",.*$"
AND_OTHERS = r"(?i)[\s,]+et\s+al\b.*$"
INITIALS_AT_END = r"(?:\s+(?:\p{Lu}\.?-?){1,3})+$"
INITIALS_AT_START = r"^(?:\p{Lu}\.[\s-]*)+"
FIRST_WORD = r"^(?P<word>\S+)"
LAST_WORD = r"(?P<word>\S+)$"

PLAIN = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256)).lower()
"""What a folded text shows for each byte of ASCII."""


def folded(column: Column) -> Column:
    """Letters and digits only, without accents, in lower case; words parted by one space."""
    plain = pc.string_is_ascii(column)
    others = _folded(pc.if_else(plain, NOTHING, column))
    return pc.coalesce(_folded_ascii(pc.if_else(plain, column, NOTHING)), others)


def _folded(column: Column) -> Column:
    bare = pc.replace_substring_regex(pc.utf8_normalize(column, "NFKD"), r"\p{M}+", "")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(bare), r"[^\p{L}\p{N}]+", " "))


def _folded_ascii(column: Column) -> Column:
    """The same, of texts in ASCII, in a third of the time."""
    texts = column.cast(pa.binary()).to_pylist()
    bare = [None if text is None else b" ".join(text.translate(PLAIN).split()) for text in texts]
    return pa.array(bare, pa.binary()).cast(pa.string())


def family_key(names: Column) -> Column:
    """The last word of the family name: ``Le Masson G.``, ``Masson, Gwendal`` and ``G. Le Masson`` agree."""
    family = pc.replace_substring_regex(names, AND_OTHERS, "")
    family = pc.replace_substring_regex(family, AFTER_COMMA, "")
    family = pc.replace_substring_regex(family, INITIALS_AT_END, "")
    return _word(folded(family), LAST_WORD)


def given_key(names: Column) -> Column:
    """The first word of a name printed given name first; null where that is an initial or the family."""
    first = _word(folded(names), FIRST_WORD)
    stands_first = pc.invert(pc.match_substring_regex(names, rf",|{INITIALS_AT_START}|{INITIALS_AT_END}"))
    given = pc.and_(stands_first, pc.not_equal(first, family_key(names)))
    return pc.if_else(given, first, NOTHING)


def _word(column: Column, pattern: str) -> Column:
    return pc.struct_field(pc.extract_regex(column, pattern), "word")
