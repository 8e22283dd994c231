"""Summaries of records in JSON, as PubMed's and PMC's service ``esummary`` gives them: an object by id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.decoded import JSON, Decoded, Unreadable
from pipeline.sources.draft import FRAME, Said
from pipeline.sources.json import Envelope, values_at
from pipeline.sources.json.layout import Row, layout_of
from pipeline.sources.lines import split_at
from pipeline.sources.record import Record
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, named_by, the_only
from pipeline.sources.text import read_text
from pipeline.sources.values import doi_of, pmcid_of, pmid_of

_OPENING = re.compile(r'\{\s{0,99}"uid"\s{0,99}:')
_IN_BYTES = re.compile(_OPENING.pattern.encode())
_NAME = re.compile(rb'"uid"\s*:\s*"(\d+)"')
_AUTHORS = frozenset(["author", "collectivename", ""])


def _identifier(said: Said) -> Said:
    kind, value = said.get("idtype", "").lower(), said.get("value", "")
    if kind in ("pubmed", "pmid"):
        return {"pmid": pmid_of(value) if value.strip("0") else ""}
    return {"doi": doi_of(value)} if kind == "doi" else {"pmcid": pmcid_of(value) if "pmc" in kind else ""}


def _person(said: Said) -> Said:
    return {"authors": said.get("name", "") if said.get("authtype", "").lower() in _AUTHORS else ""}


_VALUES = {
    "uid": kinds.TOLD,
    "pubdate": kinds.DATE,
    "epubdate": kinds.TOLD,
    "source": kinds.TOLD,
    "title": kinds.TITLE,
    "volume": kinds.VOLUME,
    "issue": kinds.ISSUE,
    "pages": kinds.PAGES,
    "lang": kinds.LANGUAGE,
    "pubtype": kinds.KIND,
    "fulljournalname": kinds.JOURNAL,
    "elocationid": kinds.TOLD,
    "vernaculartitle": kinds.OTHER_TITLE,
    "authors.authtype": FRAME,
}
_ROWS = {
    "authors": Row("author", frozenset(["name"]), _person),
    "articleids": Row("metadata", frozenset(["idtype", "idtypen", "value"]), _identifier),
}


class _Summaries(JsonRecords):
    def read(self, data: bytes) -> Decoded:
        """One summary.

        Raises :class:`Unreadable` with ``malformed`` for one without a title, or as other records do.
        """
        raw = read_text(data)
        opening = _OPENING.search(raw.text)
        if opening is None:
            raise Unreadable("malformed", 'no summary begins in it, as in {"uid": "123"}.')
        draft = self._draft(raw.text, values_at(raw.text, opening.start(), self.layouts[0].wanted))
        if not draft.has("title"):
            raise Unreadable("malformed", "a summary has no title.")
        return draft.decoded(raw, JSON)

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each summary, named by its id."""
        return split_at(stream, _IN_BYTES, _NAME)


ESUMMARY = _Summaries(
    media_type="application/vnd.nlm.esummary+json",
    source_type="pubmed_record",
    layouts=[layout_of(_VALUES, _ROWS)],
    choose=the_only,
    telling=(_IN_BYTES, re.compile(rb'"(?:articleids|fulljournalname|pubdate|error)"\s*:')),
    envelope=Envelope("", "", named_by("uid")),
)
