"""The dialects: how each begins, and what its tags hold."""

from __future__ import annotations

import re

from pipeline.sources.dates import date_of, dated
from pipeline.sources.delimited.names import AUTHORS, KEYWORDS, KIND, PLACES, PMCID, PMID, SOURCE
from pipeline.sources.draft import Said, Shown
from pipeline.sources.tagged.dialect import NAMES, Dialect
from pipeline.sources.values import pages_of
from pipeline.years import YEAR

_MARK = rb"(?:\xef\xbb\xbf)?\s*"
_DOI = rb"[^\n]{0,40}?(10\.\d{4,9}/\S+)"

WEB_OF_SCIENCE = Dialect(
    media_type="application/x-web-of-science",
    rules="wos",
    head=re.compile(_MARK + rb"(?:(?:FN|VR) [^\n]*\n\s*){0,2}PT [A-Z]\s*\n[A-Z][A-Z0-9] "),
    opening=re.compile(rb"^(?:\xef\xbb\xbf)?PT [A-Z]\s*$", re.MULTILINE),
    name=re.compile(rb"^DI (10\.\d{4,9}/\S+)", re.MULTILINE),
    tag=re.compile(r"^\ufeff?([A-Z][A-Z0-9])(?: (?! )|(?=\r?$))", re.MULTILINE),
    example="TI ",
    by_line=NAMES,
)

# https://support.clarivate.com/Endnote/s/article/EndNote-EndNote-Tagged-Import-Format
ENDNOTE = Dialect(
    media_type="application/x-endnote-refer",
    rules="endnote",
    head=re.compile(_MARK + rb"%0 [A-Z][A-Za-z -]{2,40}\s*\n%[A-Z0-9~@+](?:\s|\Z)"),
    opening=re.compile(rb"^(?:\xef\xbb\xbf)?%0 ", re.MULTILINE),
    name=re.compile(rb"^%R" + _DOI, re.MULTILINE),
    tag=re.compile(r"^\ufeff?(%[A-Z0-9~@+?!&()*^<>#$])(?: |(?=\r?$))", re.MULTILINE),
    example="%T ",
    tags={
        "%0": KIND, "%9": KIND, "%T": "TI", "%A": AUTHORS, "%J": "JF", "%V": "VL", "%N": "IS", "%P": "SP",
        "%D": "PY", "%8": "DA", "%R": "DO", "%K": KEYWORDS, "%X": "AB", "%+": PLACES, "%G": "LA",
        "%U": "UR", "%M": "AN", "%~": "DB", "%W": "DB", "%I": "PB", "%2": PMCID,
    },
    by_line=NAMES | {KEYWORDS},
)  # fmt: skip

REFWORKS = Dialect(
    media_type="application/x-refworks",
    rules="refworks",
    head=re.compile(
        _MARK + rb"(?:<Start Of RefWorks Export>\s*)?RT [A-Z][A-Za-z, ]{2,40}\s*\n[A-Z][A-Z0-9] "
    ),
    opening=re.compile(rb"^(?:\xef\xbb\xbf)?RT [A-Z]", re.MULTILINE),
    name=re.compile(rb"^DO" + _DOI, re.MULTILINE),
    tag=re.compile(r"^\ufeff?([A-Z][A-Z0-9]|<(?=End Of RefWorks))(?: (?! )|(?=\r?$|End))", re.MULTILINE),
    example="T1 ",
    tags={
        "RT": KIND, "A1": AUTHORS, "T1": "TI", "JO": "JO", "JF": "JF", "YR": "PY", "VO": "VL", "SP": "SP",
        "OP": "EP", "K1": KEYWORDS, "DO": "DO", "LK": "UR", "UL": "UR", "AD": PLACES, "PB": "PB",
        "DB": "DB", "DS": "DB",
    },
    by_line=NAMES,
)  # fmt: skip

COCHRANE = Dialect(
    media_type="application/x-cochrane-central",
    rules="cochrane",
    head=re.compile(_MARK + rb"(?:Cochrane [^\n]*\n\s*)?Record #\d+ of \d+\s*\n[A-Z]{2,3}: "),
    opening=re.compile(rb"^(?:\xef\xbb\xbf)?Record #\d+ of \d+", re.MULTILINE),
    name=re.compile(rb"^ID: (\S+)", re.MULTILINE),
    tag=re.compile(r"^\ufeff?(AB|AN|AU|CC|DOI|ID|KY|LA|NO|PB|PG|PM|PT|SN|SO|TI|US|VL|XR|YR): ", re.MULTILINE),
    example="TI: ",
    tags={"SO": SOURCE, "YR": "PY", "NO": "IS", "PG": "SP", "PT": KIND, "KY": KEYWORDS, "US": "UR"},
    by_line=NAMES,
)

_CITED = "cited by ovid"
_IN_SOURCE = re.compile(
    r"(?P<journal>[^.]{2,200})\. (?P<volume>\w{1,9})?(?:\((?P<issue>[^()]{1,20})\))?"
    rf"(?::(?P<pages>[\w-]{{1,20}}))?(?:, (?P<date>{YEAR}[^.]{{0,20}}))?"
)


def _cited(words: str) -> Said:
    """What Ovid cites: ``Invented Journal. 12(3):101-110, 2019 Mar 07.``"""
    found = _IN_SOURCE.match(words)
    if found is None:
        return {}
    said = {name: found[name] or "" for name in ("journal", "volume", "issue")}
    return {**said, **pages_of(found["pages"] or ""), **dated(date_of(found["date"] or ""))}


_OVID_OPENING = re.compile(rb"^(?:\xef\xbb\xbf)?<\d{1,7}>\s*$", re.MULTILINE)
OVID_LABELS = Dialect(
    media_type="application/x-ovid-labels",
    rules="ovid",
    head=re.compile(_MARK + rb"<\d{1,7}>\s*\n[A-Z][A-Za-z/ -]{2,40}\r?\n {2}\S"),
    opening=_OVID_OPENING,
    name=re.compile(rb"^Unique Identifier\r?\n\s+(\d+)", re.MULTILINE),
    tag=re.compile(r"^\ufeff?([A-Z][A-Za-z/() -]{1,60}\r?)\n(?= {2}\S)", re.MULTILINE),
    example="Title",
    tags={"Unique Identifier": PMID, "Source": _CITED},
    only_with={"Unique Identifier": "Status"},
    others={_CITED: Shown("metadata", _cited)},
)
OVID_TAGS = Dialect(
    media_type="application/x-ovid-tags",
    rules="ovid",
    head=re.compile(_MARK + rb"<\d{1,7}>\s*\n[A-Z][A-Z0-9]  - "),
    opening=_OVID_OPENING,
    name=re.compile(rb"^UI  - (\d+)", re.MULTILINE),
    tag=re.compile(r"^\ufeff?([A-Z][A-Z0-9])  -(?: |(?=\r?$))", re.MULTILINE),
    example="TI  - ",
    tags={
        "UI": "AN", "SO": _CITED, "FA": "AF", "IN": PLACES, "MH": KEYWORDS, "KW": KEYWORDS, "DO": "DO",
        "DB": "DB", "PT": KIND, "YR": "PY", "LG": "LA", "JN": "JF", "VO": "VL", "IP": "IS", "PG": "SP",
    },
    others={_CITED: Shown("metadata", _cited)},
)  # fmt: skip
