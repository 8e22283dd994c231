"""Pairs of made-up records, read from bytes to links: which of their claims bear on each other."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.publish import read_table
from pipeline.run import Settings, materialize

SEEDS = Path(__file__).parents[2] / "seeds"

RECORD = """\
PMID- {pmid}
DP  - {year} Nov
TI  - {title}
FAU - {author}, Ada
AU  - {author} A
FAU - Other, Bo
AU  - Other B
JT  - Journal of Made-up Neurology
LID - 10.9999/made.up.{pmid} [doi]
PT  - Journal Article
AB  - {abstract}
"""
AUTHORS = [
    f"{first}{last}"
    for first in ("Bran", "Cor", "Dal", "Fen", "Gor")
    for last in ("ix", "ossa", "umel", "avi")
]

PAIRS = {
    "benefit and none": (
        "In patients with ALS, intrathecal MSCs slowed disease progression.",
        "In patients with ALS, MSCs did not slow disease progression.",
        {"contradicts"},
    ),
    "benefit and harm": (
        "In SOD1-G93A mice, intravenous neural stem cells prolonged survival.",
        "In SOD1-G93A mice, intravenous neural stem cells shortened survival.",
        {"contradicts"},
    ),
    "two that agree": (
        "Lenzumestrocel improved forced vital capacity.",
        "We saw that lenzumestrocel improved forced vital capacity at week 24.",
        {"supports"},
    ),
    "other routes": (
        "In SOD1-G93A mice, intrathecal muse cells improved motor function.",
        "In SOD1-G93A mice, intravenous muse cells did not improve motor function.",
        set(),
    ),
    "other diseases": (
        "Hematopoietic stem cell transplantation improved survival in patients with multiple myeloma.",
        "Hematopoietic stem cell transplantation did not improve survival in patients with ALS.",
        set(),
    ),
    "other outcomes": (
        "NurOwn lowered neurofilament light chain.",
        "NurOwn did not improve quality of life.",
        set(),
    ),
    "animals and patients": (
        "In SOD1-G93A rats, NSI-566 delayed disease onset.",
        "In patients with ALS, NSI-566 did not delay disease onset.",
        set(),
    ),
    "only hoped for": (
        "CNS10-NPC-GDNF may improve muscle strength.",
        "CNS10-NPC-GDNF did not improve muscle strength.",
        set(),
    ),
    "doubt and denial": (
        "There is no evidence that RAPA-501 reduces fatigue.",
        "RAPA-501 increased fatigue.",
        set(),
    ),
}

CITING = {
    "a benefit where the work saw none": (
        "Tofersen did not slow disease progression.",
        "Tofersen slowed disease progression (Ulvik et al., 2014).",
        {"misreports_source"},
    ),
    "what the work says": (
        "Arimoclomol did not improve survival.",
        "Arimoclomol did not improve survival (Ulvik et al., 2014).",
        {"restates"},
    ),
    "another work": (
        "Masitinib did not slow functional decline.",
        "Masitinib slowed functional decline (Sander et al., 1997).",
        {"contradicts"},
    ),
    "with care": (
        "Ibudilast did not improve muscle strength.",
        "Ibudilast may improve muscle strength (Ulvik et al., 2014).",
        set(),
    ),
}
"""What a work says, what another text says and whom it names for it; the works are by Ulvik, of 2014."""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The links of all pairs, each claim with the record that it stands in."""
    place = tmp_path_factory.mktemp("pairs")
    documents = place / "documents"
    documents.mkdir()
    for number, (text, author) in enumerate(zip(_texts(PAIRS), AUTHORS, strict=False)):
        _write(documents, number, author=author, year=2000 + number, abstract=text)
    source = " ".join(one for one, _, _ in CITING.values())
    _write(documents, 90, author="Ulvik", year=2014, abstract=source)
    for number, (_, text, _) in enumerate(CITING.values(), start=91):
        (documents / f"{number}.txt").write_text(f"A page about ALS\n\n{text}\n", encoding="utf-8")
    version = materialize(Settings(documents, SEEDS, place / "outputs", workers=1), run_id="1" * 8)
    claims, shown = (read_table(version, name).to_pandas() for name in ("claims", "documents"))
    record = claims.merge(shown, on="document_id").set_index("claim_id")["source_uri"].str[:2].astype(int)
    links = read_table(version, "claim_links").to_pandas()
    return links.assign(a=links["claim_a"].map(record), b=links["claim_b"].map(record))


def _texts(pairs: dict[str, tuple[str, str, set[str]]]) -> list[str]:
    return [text for one, other, _ in pairs.values() for text in (one, other)]


def _write(documents: Path, number: int, **fields: object) -> None:
    title = f"Report number {number} of the made-up group of {fields['author']}"
    record = RECORD.format(pmid=39990000 + number, title=title, **fields)
    (documents / f"{number:02}.nbib").write_text(record, encoding="utf-8")


def kinds_between(links: pd.DataFrame, one: int, other: int) -> set[str]:
    both = {one, other}
    return set(links["kind"][links["a"].isin(both) & links["b"].isin(both)])


@pytest.mark.parametrize(("place", "name"), list(enumerate(PAIRS)), ids=list(PAIRS))
def test_a_pair_is_linked_as_a_reader_would(links: pd.DataFrame, place: int, name: str) -> None:
    assert kinds_between(links, 2 * place, 2 * place + 1) == PAIRS[name][2]


@pytest.mark.parametrize(("place", "name"), list(enumerate(CITING, start=91)), ids=list(CITING))
def test_a_citing_text_is_linked_to_what_it_names(links: pd.DataFrame, place: int, name: str) -> None:
    assert kinds_between(links, 90, place) == CITING[name][2]
