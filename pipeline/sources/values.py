"""Reads the values that bibliographic records state, whatever format they stand in."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from pipeline.markup import ESCAPED_TAG

_TAG = re.compile(r"<!\[CDATA\[|]]>|(?<!\\)</?[A-Za-z!][^<>]*>")
_ESCAPED_TAG = re.compile(ESCAPED_TAG)
_RAISED = re.compile(r"<(?:(?:\w+:)?sup|style face=\"superscript\"[^<>]*)>(?=[-\u2013\u2212]?\d+<)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMCID = re.compile(r"PMC\s?(\d+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,9}(?!\d)")
_PAGES = re.compile(r"([A-Za-z]{0,4}\d[\w.]*)\s*(?:[-–—]+\s*([A-Za-z]{0,4}\d+))?")
_OF_WORK = r"(?:1[5-9]|2[01])\d{2}"
"""A year of which records may tell, 1500 to 2199, as a part of patterns."""

_YEAR = re.compile(rf"{_OF_WORK}(?!\d)")
_COMMONS = re.compile(
    r"(?:creativecommons\.org/licen[cs]es/|\bcc[\s\u2010-\u2013-])"
    r"(by(?![a-z])(?:[\s\u2010-\u2013-](?:nc|nd|sa)(?![a-z]))*)(?:[\s/-]+(\d\.\d))?",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[\s\u2010-\u2013]")
_PUBLIC_DOMAIN = re.compile(r"creativecommons\.org/publicdomain/zero(?:/(\d\.\d))?|\bcc-?0\b", re.IGNORECASE)
FULL_DAY = len("2019-03-07")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"(?P<year>{_OF_WORK})"
    r"(?:[ /.-]+(?P<month>\d{1,2}|[A-Za-z]{3,9})\.?(?:[ /.-]+(?P<day>\d{1,2})(?!\d))?)?"
)
_COMPACT = re.compile(rf"(?P<year>{_OF_WORK})(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)")
_WORDED = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?:(?P<first>\d{1,2})[ -])?(?P<month>[A-Za-z]{3,9})\.?[ -]"
    rf"(?:(?P<day>\d{{1,2}}),? )?(?P<year>{_OF_WORK})(?!\d)"
)
"""``7 Mar 2019``, ``Thu, 07 Mar 2019``, ``March 7, 2019`` and ``March 2019``."""

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

# ISO 639-2 (bibliographic) to ISO 639-1, the languages that PubMed indexes most.
_LANGUAGES = {
    "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "rus": "ru",
    "jpn": "ja", "chi": "zh", "kor": "ko", "pol": "pl", "dut": "nl", "tur": "tr", "cze": "cs",
    "hun": "hu", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "heb": "he", "ara": "ar",
    "per": "fa", "gre": "el", "rum": "ro", "ukr": "uk", "hrv": "hr", "srp": "sr", "slv": "sl",
    "slo": "sk", "bul": "bg", "lit": "lt", "lav": "lv", "est": "et", "ice": "is", "cat": "ca",
    "vie": "vi", "tha": "th", "ind": "id",
}  # fmt: skip
_LANGUAGE_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "russian": "ru", "japanese": "ja", "chinese": "zh", "korean": "ko", "polish": "pl", "dutch": "nl",
    "turkish": "tr", "persian": "fa", "arabic": "ar",
}  # fmt: skip
_LANGUAGE_TAG = re.compile("[a-z]{2}")
_NAME_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{2,4})\.?", re.IGNORECASE)


def words_of(text: str) -> str:
    """``text`` without markup, its white space single."""
    if "&lt;" in text:
        text = _ESCAPED_TAG.sub(lambda tag: f"<{tag[0][4:].removesuffix('&gt;').rstrip('>')}>", text)
    if "<" in text:
        text = _TAG.sub("", _RAISED.sub("^", text))
    return " ".join(unescape(text).split()) if "&" in text else " ".join(text.split())


def bare_title(words: str) -> str:
    """A title without the full stop that indexes put and the brackets of a translated one."""
    bare = _without_stop(words)
    is_translated = bare.startswith("[") and bare.endswith("]") and "[" not in bare[1:]
    return _without_stop(bare[1:-1]) if is_translated else bare


def _without_stop(words: str) -> str:
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def doi_of(words: str) -> str:
    """The DOI in ``words``, lower case; empty where there is none."""
    found = _DOI.search(words)
    return found[0].rstrip(".,;").lower() if found else ""


def pmid_of(words: str) -> str:
    """The number that ``words`` begin with."""
    found = _DIGITS.match(words)
    return found[0] if found else ""


def pmcid_of(words: str) -> str:
    """``PMC`` and the number in ``words``."""
    found = _PMCID.search(words)
    return f"PMC{found[1]}" if found else ""


def year_of(words: str) -> str:
    """The first year in ``words``."""
    found = _YEAR.search(words)
    return found[0] if found else ""


def pages_of(words: str) -> dict[str, str]:
    """``first_page`` and ``last_page``; ``123-30`` is pages 123 to 130."""
    found = _PAGES.match(words)
    if found is None:
        return {}
    first, last = found[1], found[2] or ""
    if last and len(last) < len(first) and last.isdigit():
        last = first[: len(first) - len(last)] + last
    return {"first_page": first, "last_page": last}


def date_of(words: str) -> str:
    """ISO 8601 of the precision that ``words`` have; empty where they begin with no date.

    Read are ``2019 Mar 7``, ``2019/03``, ``2019``, ``20190307``, ``7 Mar 2019`` and ``March 7, 2019``.
    """
    if found := _COMPACT.match(words) or _DATE.match(words):
        month = month_of(found["month"] or "")
        return iso_date(found["year"], month, found["day"] if month else "")
    if found := _WORDED.match(words):
        month = month_of(found["month"])
        return iso_date(found["year"], month, (found["first"] or found["day"]) if month else "")
    return ""


def date_of_registration(words: str) -> str:
    """As :func:`date_of`, but WHO's platform of registries writes days first: ``07/03/2019``."""
    found = _DAY_FIRST.fullmatch(words)
    return date_of(f"{found[3]}-{found[2]}-{found[1]}" if found else words)


def month_of(words: str) -> str:
    """The number of a month, ``01`` to ``12``, from its number or English name; else empty."""
    if words.isdecimal():
        return f"{int(words):02d}" if 1 <= int(words) <= 12 else ""
    name = words[:3].lower()
    return f"{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else ""


def iso_date(year: str, month: str, day: str | None) -> str:
    """ISO 8601 of the parts there are; a day that no month has is left out."""
    if not month:
        return year
    try:
        return date(int(year), int(month), int(day or "")).isoformat()
    except (ValueError, OverflowError):
        return f"{year}-{month}"


def dated(iso: str) -> dict[str, str]:
    """The fields that a date states, none if it is empty: ``published_on`` only where it is a full day."""
    if not iso:
        return {}
    full = {"published_on": iso} if len(iso) == FULL_DAY else {}
    return {"published": iso, "year": iso[:4], **full}


def loose_date_of(words: str) -> str:
    """The date that ``words`` begin with, as of :func:`date_of`, else the first year in them."""
    return date_of(words) or year_of(words)


def dated_loosely(words: str) -> dict[str, str]:
    """As :func:`dated`, of what :func:`loose_date_of` reads."""
    return dated(loose_date_of(words))


def doi_of_address(words: str) -> dict[str, str]:
    """``doi`` of an address at doi.org; none of other addresses."""
    return {"doi": doi_of(words)} if "doi.org/" in words.lower() else {}


def licence_of(words: str) -> str:
    """The SPDX id of the first Creative Commons licence, with its version if one is stated; else empty."""
    named = [(_JOINTS.sub("-", found[1]).upper(), found[2]) for found in _COMMONS.finditer(words)]
    if named:
        kind = named[0][0]
        version = next((version for name, version in named if name == kind and version), None)
        return f"CC-{kind}-{version}" if version else f"CC-{kind}"
    found = _PUBLIC_DOMAIN.search(words)
    return ("-".join(["CC0", found[1]]) if found[1] else "CC0") if found else ""


def person_of(words: str) -> str:
    """A name as one says it: ``Doe, Jane`` and ``Doe, Jr., Jane`` are Jane Doe and Jane Doe Jr."""
    family, *rest = (part.strip() for part in words.rstrip(",").split(","))
    suffixes = [part for part in rest if _NAME_SUFFIX.fullmatch(part)]
    given = [part for part in rest if part and part not in suffixes]
    return " ".join([*given, family, *suffixes])


def language_of(words: str) -> str:
    """ISO 639-1 of a language tag (``en-GB``), an ISO 639-2 code (``eng``) or an English name."""
    tag = words.strip().lower().replace("_", "-").partition("-")[0]
    if _LANGUAGE_TAG.fullmatch(tag):
        return tag
    return _LANGUAGES.get(tag, "") or _LANGUAGE_NAMES.get(tag, "")
