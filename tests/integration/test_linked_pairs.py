"""Pairs of made-up records, read from bytes to links: which of their claims bear on each other."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.publish import read_table
from tests.runs import run

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
    for last in ("ix", "ossa", "umel", "avi", "ent", "opol", "ister", "und", "yrre")
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
    "none, in other words": (
        "NurOwn did not slow functional decline in patients with ALS.",
        "There was no difference in functional decline between ALS patients who received NurOwn or placebo.",
        {"supports"},
    ),
    "broader and narrower cells": (
        "In SOD1-G93A mice, mesenchymal stem cells delayed paralysis.",
        "In SOD1-G93A mice, umbilical cord mesenchymal stem cells delayed paralysis.",
        {"narrows"},
    ),
    "passive and active": (
        "Microgliosis was reduced by regulatory T cells in SOD1-G93A mice.",
        "Regulatory T cells reduced microgliosis in SOD1-G93A mice.",
        {"supports"},
    ),
    "safe or not": ("HuCNS-SC was safe.", "HuCNS-SC was not safe.", {"contradicts"}),
    "tumours or none": (
        "No tumor formation was observed after transplantation of embryonic stem cells in SOD1-G93A rats.",
        "Embryonic stem cells caused tumor formation in SOD1-G93A rats.",
        {"contradicts"},
    ),
    "a change and its failure": (
        "CTX0E03 extended lifespan.",
        "CTX0E03 failed to extend lifespan.",
        {"contradicts"},
    ),
    "one p-value and another": (
        "Masitinib improved quality of life (p = 0.01).",
        "Masitinib improved quality of life (p = 0.41).",
        {"contradicts"},
    ),
    "asked and answered": (
        "Does ibudilast improve grip strength?",
        "Ibudilast did not improve grip strength.",
        set(),
    ),
    "mixed beside a benefit": (
        "Trials of edaravone have produced mixed results with regard to speech function.",
        "Edaravone improved speech function.",
        set(),
    ),
    "other cells": (
        "Olfactory ensheathing cells improved walking ability.",
        "Dendritic cells did not improve walking ability.",
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
    "in the running text": (
        "Rasagiline did not slow the decline of slow vital capacity.",
        "Ulvik et al. (2014) reported that rasagiline slowed the decline of slow vital capacity.",
        {"misreports_source"},
    ),
    "by two names": (
        "Perampanel did not improve sleep quality.",
        "Perampanel improved sleep quality (Ulvik and Other, 2014).",
        {"misreports_source"},
    ),
    "a benefit denied": (
        "Riluzole prolonged survival.",
        "Riluzole had no effect on survival (Ulvik et al., 2014).",
        {"misreports_source"},
    ),
    "a harm left out": (
        "Ezogabine caused headache.",
        "Ezogabine did not cause headache (Ulvik et al., 2014).",
        {"misreports_source"},
    ),
    "made broader": (
        "Umbilical cord mesenchymal stem cells improved hand function.",
        "Mesenchymal stem cells improved hand function (Ulvik et al., 2014).",
        {"restates"},
    ),
    "mixed results made a benefit": (
        "The effects of creatine on muscle mass were mixed.",
        "Creatine increased muscle mass (Ulvik et al., 2014).",
        {"misreports_source"},
    ),
    "mixed results told as such": (
        "The effects of lithium on motor function were mixed.",
        "The effects of lithium on motor function have been inconsistent (Ulvik et al., 2014).",
        {"restates"},
    ),
    "of another outcome": (
        "Celecoxib did not improve muscle strength.",
        "Celecoxib improved quality of life (Ulvik et al., 2014).",
        set(),
    ),
    "only asked": (
        "Minocycline did not improve executive function.",
        "Does minocycline improve executive function (Ulvik et al., 2014)?",
        set(),
    ),
    "a sentence later": (
        "Ceftriaxone did not prolong tracheostomy-free survival.",
        "One trial tested ceftriaxone (Ulvik et al., 2014). In this trial, ceftriaxone prolonged "
        "tracheostomy-free survival.",
        {"misreports_source"},
    ),
}
"""What a work says, what another text says and whom it names for it; the works are by Ulvik, of 2014."""

CITED = 60
"""The number of the record that is cited."""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """The links of all pairs, each claim with the record that it stands in."""
    place = tmp_path_factory.mktemp("pairs")
    documents = place / "documents"
    documents.mkdir()
    for number, (text, author) in enumerate(zip(_texts(PAIRS), AUTHORS, strict=False)):
        _write(documents, number, author=author, year=1980 + number, abstract=text)
    source = " ".join(one for one, _, _ in CITING.values())
    _write(documents, CITED, author="Ulvik", year=2014, abstract=source)
    for number, (_, text, _) in enumerate(CITING.values(), start=CITED + 1):
        (documents / f"{number:02}.txt").write_text(f"A page about ALS\n\n{text}\n", encoding="utf-8")
    version = run(documents, place / "outputs")
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


@pytest.mark.parametrize(("place", "name"), list(enumerate(CITING, start=CITED + 1)), ids=list(CITING))
def test_a_citing_text_is_linked_to_what_it_names(links: pd.DataFrame, place: int, name: str) -> None:
    assert kinds_between(links, CITED, place) == CITING[name][2]


TRIAL = (
    "BACKGROUND: {background} "
    "METHODS: Patients with ALS were randomised to mesenchymal stem cells or placebo. "
    "RESULTS: Mesenchymal stem cells did not slow the decline in ALSFRS-R."
)
SPUN = "Mesenchymal stem cells slowed the decline in ALSFRS-R (Ulvik et al., 2014)."


@pytest.mark.parametrize(
    "background",
    [
        "Small studies have suggested that mesenchymal stem cells might slow functional decline.",
        "Mesenchymal stem cells slow functional decline in mice.",
        "Amyotrophic lateral sclerosis is fatal.",
    ],
    ids=["hoped for", "known of mice", "none"],
)
def test_why_a_trial_was_done_does_not_acquit_who_turns_its_result(background: str, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    _write(documents, 0, author="Ulvik", year=2014, abstract=TRIAL.format(background=background))
    (documents / "01.txt").write_text(f"A page about ALS\n\n{SPUN}\n", encoding="utf-8")
    links = read_table(run(documents, tmp_path / "outputs"), "claim_links")
    assert links["kind"].to_pylist() == ["misreports_source"]
