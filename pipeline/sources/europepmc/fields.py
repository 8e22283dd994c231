"""How each value of a Europe PMC result is shown, and what it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.sources.dates import FULL_DAY, date_of, dated, year_of
from pipeline.sources.draft import FRAME, Said, Shown, field
from pipeline.sources.fields import PREPRINT
from pipeline.sources.json import Scalar
from pipeline.sources.json.layout import Cites, Row, cited, layout_of
from pipeline.sources.nlm import notice_said, stage_said, type_said
from pipeline.sources.values import bare_title, doi_of, language_of, licence_of, pages_of, pmcid_of, pmid_of

_AUTHOR = re.compile(r"[^,]+")
_PREPRINTS = "PPR"
_FORTHCOMING = frozenset(["forthcoming", "null", "n/a"])


def _source(words: str) -> Said:
    return PREPRINT if words == _PREPRINTS else {}


def _issue(words: str) -> Said:
    return {} if words.lower() in _FORTHCOMING else {"issue": words}


def _volume(words: str) -> Said:
    return {} if words.lower() in _FORTHCOMING else {"volume": words}


def _types(words: str) -> Said:
    """Of several types in one text each states its own."""
    said: Said = {}
    for one in words.split(";"):
        said = {**type_said(one), **{key: value for key, value in said.items() if value}}
    return said


def _printed(words: str) -> Said:
    return dated(date_of(words))


def _online(words: str) -> Said:
    """A day; the first of a month may stand for the month alone."""
    iso = date_of(words)
    return {"published_on": iso} if len(iso) == FULL_DAY and not iso.endswith("-01") else {}


def _person(said: Said) -> Said:
    names = [said[part] for part in ("firstName", "lastName") if part in said]
    whole = " ".join(names) if len(names) == 2 else said.get("fullName", "") or " ".join(names)
    return {"authors": whole or said.get("collectiveName", "")}


def _heading(said: Said) -> Said:
    return {"subject_areas": said.get("descriptorName", "")}


def _citing(said: Said) -> Said:
    """The work that was asked for, whose reference list this is."""
    source, number = said.get("source"), said.get("id", "")
    return {"MED": {"pmid": pmid_of(number)}, "PMC": {"pmcid": pmcid_of(number)}}.get(source or "", {})


def _cites(said: Said) -> Cites:
    """What the entry states that has ``said`` so; its id is PubMed's where its source is."""
    return {**_CITES, "id": cited("pmid", pmid_of)} if said.get("source") == "MED" else _CITES


def _cited_authors(words: str) -> Iterator[tuple[str, str]]:
    return (("authors", name) for name in words.rstrip(".").split(", "))


def _cited_pages(words: str) -> Iterable[tuple[str, str]]:
    return pages_of(words).items()


_CITES: Cites = {
    "authorString": _cited_authors,
    "doi": cited("doi", doi_of),
    "issue": cited("issue"),
    "journalAbbreviation": cited("journal"),
    "pageInfo": _cited_pages,
    "pubYear": cited("year", year_of),
    "title": cited("title", bare_title),
    "volume": cited("volume"),
}
_VALUES = {
    "id": Shown("metadata"),
    "source": Shown("metadata", _source),
    "pmid": Shown("metadata", field("pmid", pmid_of)),
    "pmcid": Shown("metadata", field("pmcid", pmcid_of)),
    "doi": Shown("metadata", field("doi", doi_of)),
    "title": Shown("title", field("title", bare_title)),
    "authorString": Shown("author", lambda words: {"authors": words.rstrip(".")}),
    "journalTitle": Shown("metadata", field("journal")),
    "journalInfo.journal.title": Shown("metadata", field("journal")),
    "bookOrReportDetails.publisher": Shown("metadata"),
    "journalVolume": Shown("metadata", _volume),
    "journalInfo.volume": Shown("metadata", _volume),
    "issue": Shown("metadata", _issue),
    "journalInfo.issue": Shown("metadata", _issue),
    "journalInfo.dateOfPublication": Shown("metadata", _printed),
    "pubYear": Shown("metadata", field("year", year_of)),
    "pageInfo": Shown("metadata", pages_of),
    "abstractText": Shown("abstract"),
    "affiliation": Shown("affiliation", field("affiliations")),
    "authorList.author.authorAffiliationDetailsList.authorAffiliation.affiliation": Shown(
        "affiliation", field("affiliations")
    ),
    "authorList.author.affiliation": Shown("affiliation", field("affiliations")),
    "authorList.author.authorId.value": Shown("metadata", label="authorId"),
    "publicationStatus": Shown("metadata", stage_said),
    "language": Shown("metadata", field("language", language_of)),
    "pubType": Shown("metadata", _types),
    "pubTypeList.pubType": Shown("metadata", _types),
    "keywordList.keyword": Shown("keyword", field("keywords")),
    "chemicalList.chemical.name": Shown("metadata", label="chemical"),
    "license": Shown("legal", field("licence", licence_of)),
    "electronicPublicationDate": Shown("metadata", _online),
    "firstPublicationDate": Shown("metadata", _online),
}
_ROWS = {
    "request": Row("metadata", frozenset(["id", "source"]), _citing, "request"),
    "referenceList.reference": Row("reference", frozenset([*_CITES]), cites=_cites),
    "authorList.author": Row("author", frozenset(["firstName", "lastName", "collectiveName"]), _person),
    "meshHeadingList.meshHeading": Row("keyword", frozenset(["descriptorName"]), _heading),
    "grantsList.grant": Row("metadata", frozenset(["grantId", "agency"]), label="grant"),
    "commentCorrectionList.commentCorrection": Row(
        "metadata",
        frozenset(["reference", "type"]),
        lambda said: notice_said(said.get("type", "")),
        "commentCorrection",
    ),
}
_REPEATED = {
    "authorString": Shown("repeat"),
    "affiliation": Shown("repeat"),
    "authorList.author.fullName": FRAME,
    "authorList.author.initials": FRAME,
    "authorList.author.authorId.type": FRAME,
    "meshHeadingList.meshHeading.majorTopic_YN": FRAME,
}


LITE = layout_of(_VALUES, _ROWS)
WITH_LIST = layout_of({**_VALUES, **_REPEATED}, _ROWS)
"""Where a result lists its authors, the line of their names repeats them."""


def split_authors(text: str, found: Iterable[Scalar]) -> Iterator[Scalar]:
    """The values, each name in the line of all authors as a value of its own."""
    for scalar in found:
        if scalar.path != "authorString":
            yield scalar
            continue
        for name in _AUTHOR.finditer(text, scalar.start, scalar.end):
            lead = len(name[0]) - len(name[0].lstrip())
            last = name.end() == scalar.end and name[0].endswith(".")
            yield scalar._replace(start=name.start() + lead, end=name.end() - last)
