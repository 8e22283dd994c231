"""Items of Zotero in JSON, as its service and the exporter Better BibTeX give them."""

from __future__ import annotations

import re
from typing import Any

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.draft import FRAME, Said, Shown
from pipeline.sources.fields import PREPRINT
from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import Row, layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, the_only
from pipeline.sources.values import pmcid_of, pmid_of

_IN_EXTRA = re.compile(r"\b(?P<scheme>PMID|PMCID):\s*(?P<value>\w+)")
NO_WORKS = frozenset(["attachment", "note", "annotation"])
"""Types of items that belong to others."""

_AUTHORS = frozenset(["author", "", "inventor", "contributor"])
_KINDS = {"newspaperArticle": "news", "patent": "other", "dataset": "other", "blogPost": "other"}


def type_said(words: str) -> Said:
    """What a type of items states."""
    return PREPRINT if words == "preprint" else {"document_type": _KINDS.get(words, "")}


def extra_said(words: str) -> Said:
    """Identifiers that have no field of their own: ``PMID: 123``."""
    said = {one["scheme"].lower(): one["value"] for one in _IN_EXTRA.finditer(words)}
    return {"pmid": pmid_of(said.get("pmid", "")), "pmcid": pmcid_of(said.get("pmcid", ""))}


def _person(said: Said) -> Said:
    if said.get("creatorType", "") not in _AUTHORS:
        return {}
    parts = (said.get("firstName", ""), said.get("lastName", ""))
    return {"authors": " ".join(filter(None, parts)) or said.get("name", "")}


_VALUES: dict[str, Shown] = {
    "itemType": Shown("metadata", type_said),
    "title": kinds.TITLE,
    "abstractNote": kinds.ABSTRACT,
    "publicationTitle": kinds.JOURNAL,
    "journalAbbreviation": kinds.TOLD,
    "bookTitle": kinds.TOLD,
    "proceedingsTitle": kinds.TOLD,
    "websiteTitle": kinds.TOLD,
    "repository": kinds.TOLD,
    "publisher": kinds.TOLD,
    "volume": kinds.VOLUME,
    "issue": kinds.ISSUE,
    "pages": kinds.PAGES,
    "date": kinds.DATE,
    "DOI": kinds.DOI,
    "PMID": kinds.PMID,
    "PMCID": kinds.PMCID,
    "url": kinds.ADDRESS,
    "language": kinds.LANGUAGE,
    "rights": kinds.LICENCE,
    "extra": Shown("metadata", extra_said),
    "tags.tag": kinds.KEYWORD,
    "creators.creatorType": FRAME,
}
_CREATOR = Row("author", frozenset(["firstName", "lastName", "name"]), _person)
_AROUND = ("", "data.")
"""Where an item's values stand: Zotero's service puts them into an object of their own."""


def _name(value: dict[str, Any]) -> str:
    """The key of an item for citing it, or its own."""
    inner = value.get("data")
    item = inner if isinstance(inner, dict) else value
    keys = ("citationKey", "key", "itemKey") if "itemType" in item else ()
    named = [one.get(key) for key in keys for one in (item, value)]
    return next((one for one in named if isinstance(one, str) and one), "")


class _Items(JsonRecords):
    def read(self, data: bytes) -> Decoded:
        """One item.

        Raises :class:`Unreadable` with ``no_document`` for a note or an attachment, or as other records do.
        """
        decoded = super().read(data)
        kind = next((one for one in decoded.blocks or () if one.rule_id.endswith("itemType")), None)
        words = decoded.text[kind.start : kind.end].rpartition('"')[2] if kind else ""
        if words in NO_WORKS:
            raise Unreadable("no_document", f"it is a {words}, which belongs to a work.")
        return decoded


ZOTERO = _Items(
    media_type="application/vnd.zotero+json",
    source_type="",
    layouts=[
        layout_of(
            {f"{around}{path}": shown for around in _AROUND for path, shown in _VALUES.items()},
            {f"{around}creators": _CREATOR for around in _AROUND},
        )
    ],
    choose=the_only,
    telling=(
        re.compile(rb'"itemType"\s*:'),
        re.compile(
            rb'"(?:creators|abstractNote|publicationTitle|citationKey|dateAdded|dateModified|note|linkMode)"\s*:'
        ),
    ),
    envelope=Envelope("items", "item", _name),
)
