"""Reads the values that bibliographic records state, whatever format they stand in."""

from __future__ import annotations

import re
from html import unescape

from pipeline.markup import ESCAPED_TAG

_TAG = re.compile(r"<!\[CDATA\[|]]>|<(?<!\\<)/?[A-Za-z!][^<>]*>")
"""Each way begins with its sign, so that a search passes over words without trying any."""

_ESCAPED_TAG = re.compile(ESCAPED_TAG)
_RAISED = re.compile(r"<(?:(?:\w+:)?sup|style face=\"superscript\"[^<>]*)>(?=[-\u2013\u2212]?\d+<)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMCID = re.compile(r"PMC\s?(\d+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,9}(?!\d)")
_PAGES = re.compile(r"([A-Za-z]{0,4}\d[\w.]*)\s*(?:[-–—]+\s*([A-Za-z]{0,4}\d+))?")
_COMMONS = re.compile(
    r"(?:creativecommons\.org/licen[cs]es/|\bcc[\s\u2010-\u2013-])"
    r"(by(?![a-z])(?:[\s\u2010-\u2013-](?:nc|nd|sa)(?![a-z]))*)(?:[\s/-]+(\d\.\d))?",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[\s\u2010-\u2013]")
_PUBLIC_DOMAIN = re.compile(r"creativecommons\.org/publicdomain/zero(?:/(\d\.\d))?|\bcc-?0\b", re.IGNORECASE)
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


def pages_of(words: str) -> dict[str, str]:
    """``first_page`` and ``last_page``; ``123-30`` is pages 123 to 130."""
    found = _PAGES.match(words)
    if found is None:
        return {}
    first, last = found[1], found[2] or ""
    if last and len(last) < len(first) and last.isdigit():
        last = first[: len(first) - len(last)] + last
    return {"first_page": first, "last_page": last}


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
