"""Fields of real records against an extraction that knows their JSON, and not where it stands."""

from __future__ import annotations

import html
import io
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.blocks import tiled
from pipeline.clean.normalize import normalize
from pipeline.decoded import Decoded
from pipeline.sources import clinicaltrials, crossref, europepmc, nbib

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "structured"
LISTS = {"authors", "affiliations", "keywords", "subject_areas"}

Gold = dict[str, Any]


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text)).split())


def first(work: dict[str, Any], *names: str) -> str:
    for name in names:
        value = work.get(name)
        if value:
            return words(value[0] if isinstance(value, list) else str(value))
    return ""


def of_crossref(work: dict[str, Any]) -> Gold:
    kind = work.get("type", "")
    authors = work.get("author", [])
    names = [
        " ".join(one[part] for part in ("given", "family", "suffix") if one.get(part)) or one.get("name", "")
        for one in authors
    ]
    date = next((work[name]["date-parts"][0] for name in ("issued", "published") if name in work), [None])
    is_book = kind in {"book-chapter", "book-part", "reference-entry", "book", "monograph"}
    is_preprint = work.get("subtype") == "preprint"
    server = [one["name"] for one in work.get("institution", [])] if is_preprint else []
    cited = work.get("reference", [])
    places = [at for one in authors for at in one.get("affiliation", [])]
    licences = [one["URL"] for one in work.get("license", []) if "creativecommons.org/" in one["URL"]]
    return {
        "doi": work["DOI"].lower(),
        "title": re.sub(r"(?<!\.)\.$", "", first(work, "title")),
        "authors": [words(name) for name in names if name],
        "affiliations": [words(one["name"]) for one in places if "name" in one],
        "journal": "" if is_book else first(work, "container-title") or "".join(server[:1]),
        "volume": first(work, "volume").replace("null", ""),
        "issue": first(work, "issue"),
        "year": str(date[0] or ""),
        "published_on": "-".join(f"{part:02d}" for part in date) if len(date) == 3 else "",
        "language": work.get("language", ""),
        "has_licence": bool(licences),
        "references": [words(one["unstructured"]) for one in cited if "unstructured" in one],
        "is_preprint": is_preprint,
    }


def of_europepmc(result: dict[str, Any]) -> Gold:
    people = result.get("authorList", {}).get("author", [])
    named = [" ".join([one["firstName"], one["lastName"]]) for one in people if "firstName" in one]
    line = result.get("authorString", "")
    details = [one.get("authorAffiliationDetailsList", {}).get("authorAffiliation", []) for one in people]
    info = result.get("journalInfo", {})
    issue = first(info, "issue") or first(result, "issue")
    headings = result.get("meshHeadingList", {}).get("meshHeading", [])
    return {
        "doi": result.get("doi", "").lower(),
        "pmid": result.get("pmid", ""),
        "pmcid": result.get("pmcid", ""),
        "title": re.sub(r"(?<!\.)\.$", "", words(result.get("title", ""))).strip("[]"),
        "authors": named if people else [name for name in line.rstrip(".").split(", ") if name],
        "affiliations": [words(one["affiliation"]) for each in details for one in each],
        "journal": info.get("journal", {}).get("title", "") or result.get("journalTitle", ""),
        "volume": first(info, "volume") or first(result, "journalVolume"),
        "issue": "" if issue.lower() == "forthcoming" else issue,
        "year": result.get("pubYear", ""),
        "language": "en" if result.get("language") == "eng" else "",
        "keywords": [words(one) for one in result.get("keywordList", {}).get("keyword", [])],
        "subject_areas": [one["descriptorName"] for one in headings],
        "abstract": words(re.sub(r"</?h4>", " ", result.get("abstractText", ""))),
    }


def of_ctgov(study: dict[str, Any]) -> Gold:
    protocol = study["protocolSection"]
    described = protocol.get("descriptionModule", {})
    criteria = protocol.get("eligibilityModule", {}).get("eligibilityCriteria", "")
    places = protocol.get("contactsLocationsModule", {}).get("locations", [])
    return {
        "registry_id": protocol["identificationModule"]["nctId"],
        "title": protocol["identificationModule"]["briefTitle"],
        "affiliations": [protocol["sponsorCollaboratorsModule"]["leadSponsor"]["name"]],
        "keywords": protocol.get("conditionsModule", {}).get("conditions", []),
        "summary": re.sub(r"\\([<>\[\]*_~^])", r"\1", described.get("briefSummary", "")).split("\n\n"),
        "criteria": len([line for line in criteria.split("\n") if line.strip()]),
        "facilities": [place["facility"] for place in places],
    }


def of_medline(record: str) -> Gold:
    lines = re.sub(r"\n {6}", " ", record).split("\n")
    pairs = [(line[:4].strip(), " ".join(line[6:].split())) for line in lines if line[4:6] == "- "]
    every: Callable[[str], list[str]] = lambda tag: [value for name, value in pairs if name == tag]  # noqa: E731
    found = dict(reversed(pairs))
    dois = [value.removesuffix(" [doi]") for value in every("AID") if value.endswith("[doi]")]
    return {
        "pmid": found["PMID"],
        "title": found["TI"].removesuffix("."),
        "authors": [" ".join(reversed(name.split(", "))) for name in every("FAU")],
        "affiliations": every("AD"),
        "journal": found["JT"],
        "volume": found.get("VI", ""),
        "issue": found.get("IP", ""),
        "year": found["DP"][:4],
        "pmcid": found.get("PMC", ""),
        "doi": dois[0] if dois else "",
        "subject_areas": [value.split("/")[0].lstrip("*") for value in every("MH")],
        "abstract": found["AB"],
    }


def pages(folder: str, pattern: str) -> list[Path]:
    found = sorted((CORPUS / folder).glob(pattern))
    if not found:
        pytest.skip(f"needs {folder} in the folder named by EVIDENCE_CORPORA")
    return found


def records(module: Any, paths: list[Path]) -> Iterator[Decoded]:
    """Every record of the files, which put together are the files again."""
    for path in paths:
        data = path.read_bytes()
        (split,) = module.SPLITTERS.values()
        (read,) = module.READERS.values()
        cut = [one.data for one in split(io.BytesIO(data))]
        assert b"".join(cut) == data
        for one in cut:
            assert module.recognize(one[:65536]) == module.MEDIA_TYPE
            if b'"result": []' not in one:
                yield read(one)


def said(decoded: Decoded, field: str) -> Any:
    values = [one.value for one in decoded.stated if one.field == field]
    return values if field in LISTS else values[0] if values else ""


def text_of(decoded: Decoded) -> str:
    return assemble(decoded, tiled(decoded.blocks or (), len(decoded.text))).text


def plain(text: str) -> str:
    return " ".join(text.split())


def accuracy(module: Any, paths: list[Path], gold: list[Gold], fields: list[str]) -> dict[str, float]:
    right: Counter[str] = Counter()
    decoded = list(records(module, paths))
    assert len(decoded) == len(gold)
    for one, expected in zip(decoded, gold, strict=True):
        right.update(field for field in fields if said(one, field) == expected[field])
    return {field: right[field] / len(gold) for field in fields}


def crossref_works(paths: list[Path]) -> list[dict[str, Any]]:
    messages = [json.loads(path.read_bytes())["message"] for path in paths]
    return [work for message in messages for work in message.get("items", [message])]


def test_fields_of_crossref_works_keep_their_floor(hold_floor: Any) -> None:
    paths = pages("crossref_json", "*.json")
    gold = [of_crossref(work) for work in crossref_works(paths)]
    fields = ["doi", "title", "authors", "affiliations", "journal", "volume", "issue", "year", "language"]
    reached = accuracy(crossref, paths, gold, [*fields, "published_on"])
    hold_floor("records crossref", CORPUS / "crossref_json", **reached)


def test_texts_of_crossref_works_hold_each_reference_once() -> None:
    paths = pages("crossref_json", "*.json")
    for one, expected in zip(records(crossref, paths), map(of_crossref, crossref_works(paths)), strict=True):
        blocks = [block for block in one.blocks or () if block.role == "reference"]
        shown = [plain(normalize(one.text[block.start : block.end], one.form)) for block in blocks]
        assert all(any(normalize(entry) in text for text in shown) for entry in expected["references"])
        assert bool(said(one, "licence")) == expected["has_licence"]
        assert (said(one, "source_type") == "preprint") == expected["is_preprint"]


def europepmc_results(paths: list[Path]) -> list[dict[str, Any]]:
    return [one for path in paths for one in json.loads(path.read_bytes())["resultList"]["result"]]


def test_fields_of_europe_pmc_results_keep_their_floor(hold_floor: Any) -> None:
    paths = pages("europepmc", "*.json")
    gold = [of_europepmc(one) for one in europepmc_results(paths)]
    fields = [field for field in gold[0] if field != "abstract"]
    hold_floor("records europepmc", CORPUS / "europepmc", **accuracy(europepmc, paths, gold, fields))


def test_abstracts_of_europe_pmc_are_whole() -> None:
    paths = pages("europepmc", "*.json")
    gold = [of_europepmc(one) for one in europepmc_results(paths)]
    for one, expected in zip(records(europepmc, paths), gold, strict=True):
        parts = [block for block in one.blocks or () if "abstractText" in block.rule_id]
        shown = " ".join(normalize(one.text[block.start : block.end], one.form).strip() for block in parts)
        assert plain(shown) == plain(normalize(expected["abstract"]))


def test_studies_show_what_reviewers_ask_for_and_no_places(hold_floor: Any) -> None:
    paths = pages("ctgov_v2_json", "*.json")
    contents = [json.loads(path.read_bytes()) for path in paths]
    gold = [of_ctgov(study) for content in contents for study in content.get("studies", [content])]
    reached = accuracy(clinicaltrials, paths, gold, ["registry_id", "title", "affiliations", "keywords"])
    hold_floor("records clinicaltrials", CORPUS / "ctgov_v2_json", **reached)
    for one, expected in zip(records(clinicaltrials, paths), gold, strict=True):
        text = text_of(one)
        assert all(normalize(paragraph).strip() in text for paragraph in expected["summary"])
        assert not any(facility in text for facility in expected["facilities"])
        items = [block for block in one.blocks or () if "eligibilityCriteria" in block.rule_id]
        assert len(items) == expected["criteria"]


def test_fields_of_medline_citations_keep_their_floor(hold_floor: Any) -> None:
    paths = pages("medline_txt", "*.txt")
    cut = [part for path in paths for part in re.split(r"\n+(?=PMID-)", path.read_text()) if part.strip()]
    gold = [of_medline(record) for record in cut]
    fields = [field for field in gold[0] if field != "abstract"]
    hold_floor("records nbib", CORPUS / "medline_txt", **accuracy(nbib, paths, gold, fields))
    for one, expected in zip(records(nbib, paths), gold, strict=True):
        assert expected["abstract"] in text_of(one)
