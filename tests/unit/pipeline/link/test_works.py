"""Which documents show one work, and which work a reference or citation means."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.entities import REFERENCE_KEYS
from pipeline.errors import SeedError
from pipeline.link.components import components
from pipeline.link.works import (
    absent_works,
    link_works,
    reference_targets,
    resolve_citations,
    resolve_references,
    told_works,
    work_keys,
    work_rules,
    works_table,
)
from pipeline.link.works.notices import stated_status
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

CONTENT = SEEDED.rules("works")
RULES = work_rules(CONTENT)
TITLE = "Mesenchymal stem cells: a potential approach for ALS?"
OTHER = "Neural stem cells in patients with amyotrophic lateral sclerosis"
THIRD = "Cord blood cells in people with motor neuron disease"

DOCUMENTS = pa.schema(
    [
        ("document_id", pa.string()),
        ("source_type", pa.string()),
        ("document_type", pa.string()),
        ("title", pa.string()),
        ("authors", pa.list_(pa.string())),
        ("year", pa.int32()),
        ("journal", pa.string()),
        ("volume", pa.string()),
        ("first_page", pa.string()),
        ("registry_id", pa.string()),
        ("doi", pa.string()),
        ("pmid", pa.string()),
        ("pmcid", pa.string()),
        ("publication_status", pa.string()),
        ("text", pa.string()),
    ]
)
KNOWN: dict[str, Any] = {"source_type": "full_text", "document_type": "review", "authors": []}


def untold(citations: pa.Table) -> pa.Array:
    """No work for each of ``citations``."""
    return pa.nulls(citations.num_rows, pa.string())


def keys_of(*documents: dict[str, Any]) -> pa.Table:
    rows = [{"document_id": f"d{place}", **KNOWN, **row} for place, row in enumerate(documents)]
    return work_keys(pa.Table.from_pylist(rows, schema=DOCUMENTS), RULES)


def works_of(*documents: dict[str, Any]) -> list[str | None]:
    found: list[str | None] = link_works(keys_of(*documents), RULES)["work_id"].to_pylist()
    return found


def groups_of(*documents: dict[str, Any]) -> list[int | None]:
    """The works as numbers in order of first occurrence."""
    works = works_of(*documents)
    order = list(dict.fromkeys(work for work in works if work))
    return [order.index(work) if work else None for work in works]


@pytest.mark.parametrize(
    ("documents", "groups"),
    [
        pytest.param([{"doi": "10.1/A"}, {"doi": "10.1/a"}], [0, 0], id="doi, case folded"),
        pytest.param(
            [{"doi": "10.1/a"}, {"pmid": "7", "doi": "10.1/a"}, {"pmid": "7"}], [0, 0, 0], id="chained"
        ),
        pytest.param([{"title": TITLE, "year": 2019}, {"title": TITLE.upper()}], [0, 0], id="title"),
        pytest.param(
            [{"title": TITLE, "year": 2019}, {"title": TITLE, "year": 2020}], [0, 0], id="online first"
        ),
        pytest.param(
            [{"title": TITLE, "year": 2015}, {"title": TITLE, "year": 2020}], [0, 1], id="other year"
        ),
        pytest.param([{"title": "Stem cells"}, {"title": "Stem cells"}], [0, 1], id="short title"),
        pytest.param(
            [{"title": TITLE, "authors": ["Ann Lee"]}, {"title": TITLE, "authors": ["Bo Ray"]}],
            [0, 1],
            id="other author",
        ),
        pytest.param(
            [{"title": TITLE, "authors": ["Ann Lee"]}, {"title": TITLE, "authors": ["Lee A."]}],
            [0, 0],
            id="author in two styles",
        ),
        pytest.param(
            [{"title": TITLE, "doi": "10.1/a"}, {"title": TITLE, "doi": "10.1/b"}, {"title": TITLE}],
            [0, 1, 2],
            id="two dois under one title",
        ),
        pytest.param(
            [{"title": TITLE, "document_type": "unknown"}, {"title": TITLE}],
            [None, 0],
            id="no scholarly work",
        ),
        pytest.param(
            [{"doi": "10.1/a", "source_type": "clinic_marketing"}, {"doi": "10.1/a"}],
            [None, 0],
            id="marketing",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_documents_of_one_work_share_its_id(
    documents: list[dict[str, Any]], groups: list[int | None]
) -> None:
    assert groups_of(*documents) == groups


def test_three_years_under_one_title_join_only_where_all_is_known() -> None:
    documents = [{"title": TITLE, "year": year, "authors": ["Ann Lee"]} for year in (2010, 2020, 2020)]
    assert groups_of(*documents, {"title": TITLE}) == [0, 1, 1, 2]


def test_a_work_keeps_its_id_when_pages_are_added() -> None:
    alone = works_of({"doi": "10.1/a"})
    more = works_of({"pmid": "7"}, {"doi": "10.1/a", "pmid": "7"})
    assert more == alone * 2


@given(st.permutations([{"doi": "10.1/a"}, {"doi": "10.1/a", "pmid": "1"}, {"pmid": "1"}, {"title": TITLE}]))
def test_the_order_of_documents_changes_no_work(documents: list[dict[str, Any]]) -> None:
    named = [{**row, "document_id": repr(sorted(row.items()))} for row in documents]
    keys = keys_of(*named)
    linked = link_works(keys, RULES)
    pairs = sorted(zip(linked["document_id"].to_pylist(), linked["work_id"].to_pylist(), strict=True))
    again = link_works(keys.take(pa.array([3, 2, 1, 0])), RULES)
    assert pairs == sorted(zip(again["document_id"].to_pylist(), again["work_id"].to_pylist(), strict=True))


def test_the_table_of_works_gathers_its_documents() -> None:
    keys = keys_of(
        {"pmid": "7", "title": TITLE},
        {"doi": "10.1/a", "pmid": "7", "year": 2019, "publication_status": "Published Erratum"},
        {"source_type": "clinic_marketing"},
    )
    (row,) = works_table(keys, link_works(keys, RULES), RULES).to_pylist()
    assert re.fullmatch(r"[0-9a-f]{16}", row.pop("work_id"))
    assert row == {
        "title": TITLE,
        "year": 2019,
        "doi": "10.1/a",
        "pmid": "7",
        "pmcid": None,
        "document_ids": ["d0", "d1"],
        "status": "corrected",
        "preprint_of": None,
    }


@pytest.mark.parametrize(
    ("printed", "status"),
    [(text, row["status"]) for row in CONTENT["statuses"] for text in row["finds"]]
    + [("Published - Oct 1 2019", "unknown"), (None, "unknown")],
)
def test_a_status_is_read_as_the_rules_say(printed: str | None, status: str) -> None:
    assert keys_of({"publication_status": printed})["status"].to_pylist() == [status]


@pytest.mark.parametrize(
    ("printed", "status"), [(text, row["status"]) for row in CONTENT["statuses"] for text in row["ignores"]]
)
def test_a_status_is_not_read_where_the_rules_say_so(printed: str, status: str) -> None:
    assert keys_of({"publication_status": printed})["status"].to_pylist() != [status]


def test_an_erratum_is_no_retraction() -> None:
    assert keys_of({"publication_status": "Published Erratum"})["status"].to_pylist() == ["corrected"]


CORPUS = (
    {"doi": "10.1/a", "title": TITLE, "year": 2019, "authors": ["Ammar Aljabri"]},
    {"pmid": "7", "title": OTHER, "year": 2019, "authors": ["Gugliandolo A."]},
    {"doi": "10.1/x", "year": 2018, "authors": ["Mathis S."]},
    {"doi": "10.1/y", "year": 2018, "authors": ["Mathis S."]},
)


def test_a_reference_leads_to_its_work() -> None:
    keys = keys_of(*CORPUS)
    works = link_works(keys, RULES)
    references = references_of(
        {"doi": "10.1/A"},
        {"pmid": "7"},
        {"title": TITLE, "year": 2019},
        {"title": TITLE, "year": 2010},
        {"doi": "10.9/none"},
    )
    first, second = works["work_id"].to_pylist()[:2]
    found = resolve_references(references, reference_targets(keys, works, RULES), RULES)
    assert found.to_pylist() == [first, second, first, None, None]


MAIN = "Intrathecal stem cells in amyotrophic lateral sclerosis"
WHOLE = {"title": f"{MAIN}: a randomised trial", "year": 2021, "authors": ["Hanna Vossberg", "L. Roe"]}
PLACED = {**WHOLE, "volume": "14", "first_page": "112"}


@pytest.mark.parametrize(
    ("shown", "cited", "is_one"),
    [
        (WHOLE, {"title": MAIN, "year": 2021}, True),
        (WHOLE, {"title": MAIN, "year": 2022}, True),
        (WHOLE, {"title": MAIN, "year": 2024}, False),
        (WHOLE, {"title": f"{MAIN}: a protocol", "year": 2021}, False),
        (WHOLE, {"title": MAIN, "year": 2021, "authors": ["Roe L"]}, False),
        ({**WHOLE, "title": MAIN}, {"title": WHOLE["title"], "year": 2021}, True),
        ({**WHOLE, "year": None}, {"title": WHOLE["title"], "year": 2021}, True),
        ({**WHOLE, "year": None}, {"title": OTHER, "year": 2021}, False),
        (PLACED, {"volume": "14", "first_page": "112", "year": 2021}, True),
        (PLACED, {"volume": "14", "first_page": "113", "year": 2021}, False),
        (PLACED, {"first_page": "112", "year": 2021}, False),
        ({**PLACED, "doi": "10.1/a"}, {"volume": "14", "first_page": "112", "doi": "10.1/b"}, False),
    ],
)
def test_a_reference_leads_to_the_work_that_it_describes(
    shown: dict[str, Any], cited: dict[str, Any], is_one: bool
) -> None:
    keys = keys_of(shown, CORPUS[0])
    works = link_works(keys, RULES)
    references = references_of({"authors": ["Vossberg H", "Roe L"], **cited})
    found = resolve_references(references, reference_targets(keys, works, RULES), RULES)
    assert found.to_pylist() == [works["work_id"][0].as_py() if is_one else None]


def test_a_description_of_two_works_leads_to_none() -> None:
    keys = keys_of({**WHOLE, "doi": "10.1/a"}, {**WHOLE, "title": f"{MAIN}: a protocol", "doi": "10.1/b"})
    works = link_works(keys, RULES)
    references = references_of({"title": MAIN, "year": 2021, "authors": ["Vossberg H"]})
    assert resolve_references(references, reference_targets(keys, works, RULES), RULES).to_pylist() == [None]


def references_of(*rows: dict[str, Any]) -> pa.Table:
    schema = pa.schema([DOCUMENTS.field(name) for name in REFERENCE_KEYS if name in DOCUMENTS.names])
    return pa.Table.from_pylist(list(rows), schema=schema)


@pytest.mark.parametrize(
    ("author", "year", "place", "resolution"),
    [
        ("Aljabri", 2021, None, "unresolved"),
        ("Aljabri", 2019, 0, "exact"),
        ("Ammar", 2019, 0, "repaired"),
        ("Aljabry", 2019, 0, "repaired"),
        ("Aljabi", 2019, 0, "repaired"),
        ("Aljjabri", 2019, 0, "repaired"),
        ("Alajbry", 2019, None, "unresolved"),
        ("Gugliandolo et al.", 2019, 1, "exact"),
        ("Mathis", 2018, None, "unresolved"),
        ("Mathi", 2018, None, "unresolved"),
        ("Lee", 2019, None, "unresolved"),
    ],
)
def test_a_citation_without_entry_is_led_by_name_and_year(
    author: str, year: int, place: int | None, resolution: str
) -> None:
    keys = keys_of(*CORPUS)
    works = link_works(keys, RULES)
    citations = citations_of({"authors": [author], "year": year})
    targets = reference_targets(keys, works, RULES)
    found = resolve_citations(citations, targets, RULES, told=untold(citations)).to_pylist()
    expected = works["work_id"][place].as_py() if place is not None else None
    assert found == [{"work_id": expected, "resolution": resolution}]


def test_a_citation_with_an_entry_takes_the_work_of_the_entry_only() -> None:
    keys = keys_of(*CORPUS)
    targets = reference_targets(keys, link_works(keys, RULES), RULES)
    entry = {"authors": ["Aljabri"], "year": 2019, "reference_id": "r", "resolution": "exact"}
    citations = citations_of(entry, {**entry, "reference_work_id": "w"})
    found = resolve_citations(citations, targets, RULES, told=untold(citations))
    assert found["work_id"].to_pylist() == [None, "w"]


def test_a_document_never_cites_its_own_work() -> None:
    keys = keys_of(*CORPUS)
    works = link_works(keys, RULES)
    own = works["work_id"][0].as_py()
    citations = citations_of({"authors": ["Aljabri"], "year": 2019, "own_work_id": own})
    targets = reference_targets(keys, works, RULES)
    found = resolve_citations(citations, targets, RULES, told=untold(citations))
    assert found.to_pylist() == [{"work_id": None, "resolution": "unresolved"}]


def citations_of(*rows: dict[str, Any]) -> pa.Table:
    strings = ("surface", "reference_id", "resolution", "reference_work_id", "own_work_id")
    schema = pa.schema(
        [
            ("authors", pa.list_(pa.string())),
            ("year", pa.int32()),
            *((name, pa.string()) for name in strings),
        ]
    )
    return pa.Table.from_pylist([{"resolution": "unresolved", **row} for row in rows], schema=schema)


TOLD = [
    {"title": TITLE, "authors": ["Ada Kovacs"], "year": 2021, "journal": "The Cell Reports", "doi": "10.1/a"},
    {
        "title": OTHER,
        "authors": ["Bo Larsen"],
        "year": 2019,
        "journal": "Stem Cells",
        "registry_id": "NCT0",
    },
    {"title": f"Erratum to: {OTHER}", "authors": [], "year": 2019, "journal": "Stem Cells", "doi": "10.1/e"},
    {
        "title": "Genes in mice and what came of it",
        "authors": ["Cy Wang"],
        "year": 2020,
        "doi": "10.1/w",
    },
    {"title": THIRD, "document_type": "trial_registration", "source_type": "registry", "registry_id": "NCT2"},
    {"title": f"{THIRD}: what came of it", "authors": ["Di Moro"], "year": 2022, "registry_id": "NCT2"},
]


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        pytest.param({"surface": "a 2021 study in Cell Reports", "year": 2021}, 0, id="journal"),
        pytest.param({"surface": "study in the Cell Reports in May 2021", "year": 2021}, 0, id="year behind"),
        pytest.param({"surface": "a 2020 study in Cell Reports", "year": 2020}, None, id="other year"),
        pytest.param({"surface": "a 2019 trial in Stem Cells", "year": 2019}, 1, id="of an erratum too"),
        pytest.param({"surface": OTHER}, 1, id="title"),
        pytest.param({"surface": "NCT0"}, 1, id="number"),
        pytest.param({"surface": "NCT1"}, None, id="other number"),
        pytest.param({"surface": "NCT2"}, 5, id="number that a report names as its own"),
        pytest.param({"surface": "Kovacs and her team", "authors": ["Kovacs"]}, 0, id="team"),
        pytest.param({"surface": "Larsen and his team", "authors": ["Larsen"]}, None, id="listed elsewhere"),
        pytest.param({"surface": "Wang and his team", "authors": ["Wang"]}, None, id="common name"),
        pytest.param({"surface": "[12]"}, None, id="a number without entry"),
    ],
)
def test_a_naming_leads_to_the_one_work_it_can_mean(citation: dict[str, Any], place: int | None) -> None:
    keys = keys_of(*TOLD)
    works = link_works(keys, RULES)
    targets = reference_targets(keys, works, RULES)
    listed = references_of({"authors": ["Larsen B"], "title": "Something else", "year": 2001})
    citations = citations_of({"authors": [], "year": None, **citation})
    told = told_works(citations, targets.works, listed, pa.nulls(1, pa.string()), RULES)
    found = resolve_citations(citations, targets, RULES, told=told)["work_id"].to_pylist()
    assert found == [works["work_id"][place].as_py() if place is not None else None]


def test_nothing_leads_nowhere() -> None:
    keys = keys_of()
    targets = reference_targets(keys, link_works(keys, RULES), RULES)
    citations = citations_of({"authors": [], "year": None})
    found = resolve_citations(citations, targets, RULES, told=untold(citations))
    assert found["work_id"].to_pylist() == [None]


EDGES = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30)


@given(EDGES)
def test_components_are_what_edges_reach(edges: list[tuple[int, int]]) -> None:
    left, right = (np.array([edge[end] for edge in edges], dtype=np.int64) for end in (0, 1))
    root = components(20, [(left, right)])
    reached = {place: {place} for place in range(20)}
    for _ in range(20):
        for one, other in edges:
            reached[one] |= reached[other]
            reached[other] |= reached[one]
    assert [int(number) for number in root] == [min(reached[place]) for place in range(20)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"statuses": [{"id": "x", "status": "retracted", "pattern": "("}]}, "rule x pattern: '('"),
        ({"title_words_least": None}, "'title_words_least'"),
    ],
)
def test_a_broken_rule_names_its_place(change: dict[str, Any], message: str) -> None:
    content = {key: value for key, value in {**CONTENT, **change}.items() if value is not None}
    with pytest.raises(SeedError, match=re.escape(message)):
        work_rules(Rules(content))


LONG = "Intrathecal mesenchymal stem cells in patients with amyotrophic lateral sclerosis: a phase 1 trial"


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (LONG.replace("sclerosis", "sclerosi"), True),
        (LONG.replace("Intrathecal", "Intra-thecal"), True),
        (LONG.replace("phase 1", "phase 2"), False),
        (LONG.replace("Intrathecal", "Intravenous"), False),
        (LONG.replace("patients", "mice"), False),
        (LONG + " in Sweden", False),
    ],
)
def test_titles_that_differ_in_spelling_alone_are_one_work(other: str, is_one: bool) -> None:
    written = {"year": 2020, "authors": ["Exemplar A"]}
    works = works_of({"title": LONG, **written}, {"title": other, **written})
    assert (works[0] == works[1]) is is_one


def test_a_preprint_with_its_own_doi_is_not_joined_by_a_near_title() -> None:
    written = {"year": 2020, "authors": ["Exemplar A"]}
    other = LONG.replace("sclerosis", "sclerosi")
    works = works_of(
        {"title": LONG, "doi": "10.1/a", **written}, {"title": other, "doi": "10.2/b", **written}
    )
    assert works[0] != works[1]


def test_a_preprint_names_the_work_that_it_became() -> None:
    written = {"title": LONG, "authors": ["Exemplar A"]}
    keys = keys_of(
        {**written, "year": 2019, "doi": "10.1101/2019.01.01.1", "source_type": "preprint"},
        {**written, "year": 2020, "doi": "10.9/published"},
        {"title": OTHER, "year": 2020, "doi": "10.21203/rs.3.rs-1", "authors": ["Sample B"]},
    )
    works = works_table(keys, link_works(keys, RULES), RULES).to_pylist()
    by_doi = {work["doi"]: work for work in works}
    assert by_doi["10.1101/2019.01.01.1"]["preprint_of"] == by_doi["10.9/published"]["work_id"]
    assert by_doi["10.9/published"]["preprint_of"] is None
    assert by_doi["10.21203/rs.3.rs-1"]["preprint_of"] is None


def statuses_of(*documents: dict[str, Any]) -> dict[str | None, str]:
    """The status of each work by its DOI."""
    keys = keys_of(*documents)
    return {
        work["doi"]: work["status"] for work in works_table(keys, link_works(keys, RULES), RULES).to_pylist()
    }


@pytest.mark.parametrize("section", ["notices", "marks"])
def test_a_title_says_what_became_of_a_work(section: str) -> None:
    for row in CONTENT[section]:
        for titles, told in ((row["finds"], True), (row["ignores"], False)):
            found = stated_status(pa.array(titles), getattr(RULES, section))
            assert [status == row["status"] for status in found.to_pylist()] == [told] * len(titles)


@pytest.mark.parametrize(
    ("notice", "status"),
    [
        ({"title": f"Retraction note: {LONG}"}, "retracted"),
        ({"title": f'Corrigendum to "{LONG}" [J. Cells 9 (2021) 1-9]'}, "corrected"),
        ({"title": "Retraction", "text": "Retraction to: https://doi.org/10.1/A, J. Cells."}, "unknown"),
        ({"title": "Retraction", "text": "Retraction to: https://doi.org/10.1234/A, J. Cells."}, "retracted"),
        ({"title": "Retraction", "text": "See doi:10.1234/a and doi:10.1234/b."}, "unknown"),
        ({"title": LONG, "year": 2010, "text": "See doi:10.1234/a."}, "unknown"),
        ({"title": f"Correction of motor deficits: {LONG}"}, "unknown"),
    ],
)
def test_a_notice_gives_its_status_to_the_work_that_it_names(notice: dict[str, Any], status: str) -> None:
    work = {"title": LONG, "year": 2020, "doi": "10.1234/a"}
    found = statuses_of(work, {"year": 2022, "doi": "10.1234/notice", **notice})
    assert found == {"10.1234/a": status, "10.1234/notice": "unknown"}


def test_a_notice_that_prints_the_doi_of_the_work_alone_speaks_of_it() -> None:
    work = {"title": LONG, "year": 2020, "doi": "10.1234/a"}
    assert statuses_of(work, {**work, "title": f"Retraction: {LONG}"}) == {"10.1234/a": "retracted"}
    assert statuses_of({**work, "title": f"Retraction: {LONG}"}) == {"10.1234/a": "unknown"}


def test_a_marked_title_is_the_title_of_the_same_work() -> None:
    written = {"year": 2020, "authors": ["Exemplar A"]}
    documents = {"title": LONG, "doi": "10.1234/a", **written}, {"title": f"RETRACTED: {LONG}", **written}
    assert groups_of(*documents) == [0, 0]
    assert statuses_of(*documents) == {"10.1234/a": "retracted"}


def test_references_to_one_work_that_no_document_shows_share_a_name() -> None:
    rows = [
        {"reference_id": "a", "doi": "10.1/X", "title": "MSCs"},
        {"reference_id": "b", "doi": "10.1/x", "pmid": "7"},
        {"reference_id": "c", "pmid": "7"},
        {"reference_id": "d", "title": OTHER, "year": 2012},
        {"reference_id": "e", "title": f"{OTHER}.", "year": 2012},
        {"reference_id": "f", "title": OTHER, "year": 2019},
        {"reference_id": "g", "doi": "10.1/x"},
    ]
    kinds = {name: pa.string() for name in ("reference_id", "title", "doi", "pmid")} | {"year": pa.int32()}
    references = pa.Table.from_pylist(rows, schema=pa.schema(kinds))
    cited = pa.array([None] * 6 + ["w"], pa.string())
    assert absent_works(references, cited, RULES).to_pylist() == [*"aaaddf", None]
