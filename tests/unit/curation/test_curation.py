"""Curation: ids are proposed only where a source has the name; lexicons never clash with the vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
import zstandard

from curation import lexicons, written
from curation.names import PREFERRED, Names
from curation.ontology import FORMATS, Source, Term, sources, terms
from curation.proposals import Proposals
from pipeline.vocabulary.vocabulary import Vocabulary, load_vocabulary
from schemas.closed_sets import ENTITY_TYPE

HEADER = "concept_id\tlabel\tsynonyms\tambiguous\tbroader\txrefs\trelated\tverified\tnote\n"
ALS = "MONDO:0004976\tamyotrophic lateral sclerosis\tALS\t\t\tDOID:332\t\tsource\t\n"
TERMS = [
    Term("MONDO:0004976", "amyotrophic lateral sclerosis", ("ALS",), "mondo 1"),
    Term("MONDO:0018155", "lateral sclerosis", ("primary lateral sclerosis",), "mondo 1"),
    Term("MESH:D1", "Flail Leg", ("flail leg syndrome",), "mesh 1"),
    Term("UBERON:1", "motor pool", ("pool", "ALS"), "uberon 1"),
    Term("CL:1", "pool", ("motor|cell", "sé"), "cl 1"),
]


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    """One disease."""
    (tmp_path / "disease.tsv").write_text(HEADER + ALS)
    return load_vocabulary(tmp_path)


def test_a_synonym_gives_an_id_for_review(vocabulary: Vocabulary) -> None:
    row, remarks = Proposals(Names(TERMS), vocabulary).row("disease", "flail leg syndrome", ["ALS", "FLS"])
    assert row == "MESH:D1\tflail leg syndrome\tFLS\t\t\t\t\tmesh 1\t"
    assert remarks == [
        "'flail leg syndrome' is a synonym of MESH:D1 'Flail Leg': exactly the same?",
        "'ALS' has an owner already",
    ]


def test_what_no_source_names_gets_an_id_of_the_project(vocabulary: Vocabulary) -> None:
    row, remarks = Proposals(Names(TERMS), vocabulary).row("outcome", "King's clinical stage", [])
    assert row.split("\t")[0] == "ACE:kings-clinical-stage"
    assert row.split("\t")[7] == "unverified"
    assert remarks == []


def test_what_the_vocabulary_has_is_not_proposed(vocabulary: Vocabulary) -> None:
    row, remarks = Proposals(Names(TERMS), vocabulary).row("disease", "als", [])
    assert (row, len(remarks)) == ("", 1)


def test_an_id_that_is_gone_is_named_with_its_row(vocabulary: Vocabulary) -> None:
    gone = list(written.faults(vocabulary, TERMS[1:]))
    assert gone == [
        "seeds/vocabulary/disease.tsv line 2: 'MONDO:0004976' is obsolete or unknown in the sources"
    ]
    assert list(written.faults(vocabulary, TERMS)) == []


def test_lexicons_load_beside_the_vocabulary(vocabulary: Vocabulary, tmp_path: Path) -> None:
    paths = list(lexicons.write(tmp_path, vocabulary, TERMS))
    assert [path.name for path in paths] == [
        "anatomy.uberon.tsv",
        "cell_type.cl.tsv",
        "disease.mondo.tsv",
        "gene_protein.hgnc.tsv",
    ]
    grown = load_vocabulary(tmp_path).concepts
    assert {key: one.forms for key, one in grown.items()} == {
        "MONDO:0004976": ("amyotrophic lateral sclerosis", "ALS"),
        "MONDO:0018155": ("lateral sclerosis", "primary lateral sclerosis"),
        "UBERON:1": ("motor pool",),
    }


def test_a_packed_ontology_is_read_from_its_wheel(tmp_path: Path) -> None:
    known = {
        "CL:1": {"label": "neuron", "synonyms": ["nerve cell", "neuron"], "deprecated": False},
        "CL:2": {"label": "obsolete", "deprecated": True},
    }
    with ZipFile(tmp_path / "a_b-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("data/CL-ontology-v1.json.zst", zstandard.compress(json.dumps(known).encode()))
    source = Source("a-b", "1.0", "data/CL-ontology-v1.json.zst", "cellxgene", "CL", "CC0")
    assert list(terms(source, tmp_path)) == [
        Term("CL:1", "neuron", ("nerve cell",), "a-b 1.0 CL-ontology-v1")
    ]


def test_previous_symbols_of_genes_are_no_names() -> None:
    line = b"HGNC:11179\tSOD1\tsuperoxide dismutase 1\tApproved\tIPOA\t6647\t\t\t\tALS, ALS1\n"
    assert list(FORMATS["hgnc"](line)) == [("HGNC:11179", "SOD1", ("superoxide dismutase 1", "IPOA"))]


def test_a_missing_wheel_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make vocabulary"):
        list(terms(sources()[0], tmp_path))


def test_each_source_states_a_licence_and_can_be_read() -> None:
    assert all(source.licence and source.format in FORMATS for source in sources())


def test_ids_are_preferred_for_every_entity_type() -> None:
    assert set(PREFERRED) == set(ENTITY_TYPE)
