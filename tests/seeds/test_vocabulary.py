"""The vocabulary that people edit: what no loader can judge from a single row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from schemas.closed_sets import ENTITY_TYPE
from tests.seeded import SEEDED, SEEDS

FOLDER = SEEDS / "vocabulary"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The project's own vocabulary."""
    return SEEDED.vocabulary


def _owner(vocabulary: Vocabulary, form: str) -> Concept:
    return next(
        concept for found, concept, ambiguous in vocabulary.forms() if found == form and not ambiguous
    )


def test_every_entity_type_has_a_file_with_concepts(vocabulary: Vocabulary) -> None:
    counts = Counter(concept.entity_type for concept in vocabulary.concepts.values())
    assert set(counts) == set(ENTITY_TYPE)
    assert min(counts.values()) >= 10


def test_no_form_carries_a_gloss_in_brackets(vocabulary: Vocabulary) -> None:
    glossed = [form for form, _, _ in vocabulary.forms() if re.search(r" \([^)]*\)$", form)]
    assert glossed == []


def test_an_exact_cross_reference_belongs_to_one_concept(vocabulary: Vocabulary) -> None:
    owners = defaultdict(list)
    for concept in vocabulary.concepts.values():
        for curie in (concept.concept_id, *concept.xrefs):
            owners[curie].append(concept.concept_id)
    assert {curie: ids for curie, ids in owners.items() if len(ids) > 1} == {}


def test_no_id_is_both_exact_and_related(vocabulary: Vocabulary) -> None:
    both = [
        concept.concept_id
        for concept in vocabulary.concepts.values()
        if {concept.concept_id, *concept.xrefs} & set(concept.related)
    ]
    assert both == []


def test_an_ordinary_form_is_nowhere_ambiguous(vocabulary: Vocabulary) -> None:
    ordinary = {form for form, _, ambiguous in vocabulary.forms() if not ambiguous}
    assert [form for form, _, ambiguous in vocabulary.forms() if ambiguous and form in ordinary] == []


def test_forms_of_one_or_two_letters_are_ambiguous(vocabulary: Vocabulary) -> None:
    short = [form for form, _, ambiguous in vocabulary.forms() if not ambiguous and len(form) <= 2]
    assert short == []


def test_every_row_says_where_its_ids_were_read() -> None:
    rows = [line.split("\t") for path in FOLDER.glob("*.tsv") for line in path.read_text().splitlines()[1:]]
    assert [row[0] for row in rows if not row[7]] == []
    invented = [row for row in rows if row[7] == "unverified"]
    assert [row[0] for row in invented if not row[0].startswith("ACE:")] == []


@pytest.mark.parametrize(
    "form",
    [
        "SC",
        "IT",
        "IM",
        "IV",
        "IP",
        "IN",
        "IS",
        "M1",
        "BM",
        "CM",
        "PE",
        "OS",
        "MEP",
        "C9",
        "H9",
        "ON",
        "CAT",
        "MS",
        "PD",
        "MN",
        "CT",
        "MI",
        "PFS",
        "MET",
        "KIT",
        "REST",
        "ALT",
        "ALL",
    ],
)
def test_a_short_form_with_two_meanings_is_never_taken_at_its_word(vocabulary: Vocabulary, form: str) -> None:
    assert {ambiguous for found, _, ambiguous in vocabulary.forms() if found == form} == {True}


@pytest.mark.parametrize(
    "form",
    [
        "OR",
        "CI",
        "HR",
        "cord",
        "nasal",
        "area 4",
        "C3-C5",
        "worm",
        "lateral sclerosis",
        "cat",
        "fall",
        "balance",
        "recovery",
        "baseline",
        "hand",
        "head",
        "confusion",
        "aspiration",
        "loss of function",
        "single dose",
        "Sting",
        "Perk",
    ],
)
def test_a_word_that_misleads_is_no_form(vocabulary: Vocabulary, form: str) -> None:
    assert form not in {found for found, _, _ in vocabulary.forms()}


@pytest.mark.parametrize(
    ("form", "label", "entity_type"),
    [
        ("ALS", "amyotrophic lateral sclerosis", "disease"),
        ("MND", "motor neuron disease", "disease"),
        ("MSC", "mesenchymal stem cell", "cell_source"),
        ("BM-MSC", "bone marrow-derived mesenchymal stem cell", "cell_source"),
        ("iPSC", "induced pluripotent stem cell", "cell_source"),
        ("NurOwn", "NurOwn", "cell_product"),
        ("debamestrocel", "NurOwn", "cell_product"),
        ("intrathecally", "intrathecal administration", "delivery_route"),
        ("TDP-43", "TARDBP", "gene_protein"),
        ("NfL", "neurofilament light chain", "biomarker"),
        ("BBB", "blood-brain barrier", "anatomy"),
        ("RCT", "randomized clinical trial", "study_design"),
        ("patient", "human", "species"),
        ("headache", "headache", "adverse_event"),
        ("respiratory failure", "respiratory failure", "outcome"),
        ("neuroprotective", "neuroprotection", "mechanism"),
        ("Rilutek", "riluzole", "drug"),
        ("SOD1-G93A mouse", "SOD1-G93A mouse", "model"),
        ("upper motor neuron", "upper motor neuron", "cell_type"),
        ("C21orf2", "CFAP410", "gene_protein"),
        ("bvFTD", "behavioral variant frontotemporal dementia", "disease"),
        ("NSC-34", "NSC-34 cell line", "model"),
        ("TDP-43 mislocalization", "TDP-43 mislocalization", "mechanism"),
        ("hand-grip dynamometry", "grip strength", "outcome"),
        ("donor-derived spinal tumor", "donor-derived tumor", "adverse_event"),
        ("6MWT", "six-minute walk test", "outcome"),
        ("progression-free survival", "progression-free survival", "outcome"),
    ],
)
def test_a_form_names_the_concept_a_reader_expects(
    vocabulary: Vocabulary, form: str, label: str, entity_type: str
) -> None:
    concept = _owner(vocabulary, form)
    assert (concept.label, concept.entity_type) == (label, entity_type)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALSFRS", "ALSFRS-R"),
        ("TDP-43 aggregation", "TDP-43 mislocalization"),
        ("dynamometry", "hand-grip dynamometry"),
        ("ALSAQ-40", "quality of life"),
        ("MUNE", "MUNIX"),
        ("nausea", "vomiting"),
        ("King's stage", "MiToS"),
        ("grip strength", "hanging wire"),
        ("MRI", "DTI"),
        ("exosome", "extracellular vesicle"),
        ("oxidative stress", "reactive oxygen species"),
        ("forced vital capacity", "vital capacity"),
        ("survival", "motor neuron survival"),
        ("disease progression", "progression-free survival"),
        ("death", "death or tracheostomy"),
        ("death or tracheostomy", "time to death or tracheostomy"),
        ("BBB integrity", "BBB disruption"),
        ("cortical excitability", "cortical hyperexcitability"),
        ("ALSFRS-R", "ALSFRS-R bulbar subscore"),
        ("proinflammatory cytokine", "anti-inflammatory cytokine"),
    ],
)
def test_two_measurable_things_are_two_concepts(vocabulary: Vocabulary, one: str, other: str) -> None:
    assert _owner(vocabulary, one).concept_id != _owner(vocabulary, other).concept_id


@pytest.mark.parametrize(
    ("label", "above"),
    [
        ("Wharton's jelly mesenchymal stem cell", "stem cell"),
        ("familial amyotrophic lateral sclerosis", "neurodegenerative disease"),
        ("SOD1-G93A mouse", "animal model"),
        ("NurOwn", "cell therapy"),
        ("cervical spinal cord", "central nervous system"),
    ],
)
def test_a_narrow_concept_lies_below_its_kind(vocabulary: Vocabulary, label: str, above: str) -> None:
    assert _owner(vocabulary, above).concept_id in vocabulary.ancestors(_owner(vocabulary, label).concept_id)


def test_every_concept_that_a_rule_names_is_in_the_vocabulary(vocabulary: Vocabulary) -> None:
    prefixes = "|".join(sorted({concept_id.split(":")[0] for concept_id in vocabulary.concepts}))
    named = re.compile(rf"(?<![\w:])(?:{prefixes}):[A-Za-z0-9][\w.-]*[A-Za-z0-9]")
    rules = sorted((FOLDER.parent / "rules").rglob("*.yaml"))
    missing = {path.name: set(named.findall(path.read_text())) - set(vocabulary.concepts) for path in rules}
    assert {name: sorted(ids) for name, ids in missing.items() if ids} == {}


def test_at_least_a_thousand_concepts_carry_an_id_that_was_read_in_an_ontology(
    vocabulary: Vocabulary,
) -> None:
    assert sum(not concept_id.startswith("ACE:") for concept_id in vocabulary.concepts) >= 1_000


def test_the_disease_als_is_never_the_gene_sod1(vocabulary: Vocabulary) -> None:
    sod1 = vocabulary.concepts["HGNC:11179"]
    assert "ALS" not in (*sod1.forms, *sod1.ambiguous)
