"""The vocabulary loader: what it reads, and that every fault of a row is named with its place and cure."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.vocabulary.integrity import fold
from pipeline.vocabulary.vocabulary import Concept, Vocabulary, load_vocabulary

HEADER = "concept_id\tlabel\tsynonyms\tambiguous\tbroader\txrefs\trelated\tverified\tnote\n"
STEM = "CL:0000034\tstem cell\t\tSC\t\t\t\t\t\n"
MESENCHYMAL = "CL:0000134\tmesenchymal stem cell\tMSC|stromal cell\t\tCL:0000034\tMESH:D059630\t\tCL\tnote\n"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Puts rows below a header into one file of a vocabulary folder, and returns the folder."""

    def put(name: str, rows: str) -> Path:
        (tmp_path / name).write_bytes((HEADER + rows).encode())
        return tmp_path

    return put


def test_a_row_becomes_a_concept_that_knows_its_place(write: Write) -> None:
    vocabulary = load_vocabulary(write("cell_source.tsv", STEM + MESENCHYMAL))
    assert vocabulary.concepts["CL:0000134"] == Concept(
        concept_id="CL:0000134",
        entity_type="cell_source",
        label="mesenchymal stem cell",
        synonyms=("MSC", "stromal cell"),
        ambiguous=(),
        broader=("CL:0000034",),
        xrefs=("MESH:D059630",),
        related=(),
        place="seeds/vocabulary/cell_source.tsv line 3",
    )


def test_forms_begin_with_the_label_and_tell_which_are_ambiguous(write: Write) -> None:
    vocabulary = load_vocabulary(write("cell_source.tsv", STEM + MESENCHYMAL))
    assert [(form, concept.concept_id, ambiguous) for form, concept, ambiguous in vocabulary.forms()] == [
        ("stem cell", "CL:0000034", False),
        ("SC", "CL:0000034", True),
        ("mesenchymal stem cell", "CL:0000134", False),
        ("MSC", "CL:0000134", False),
        ("stromal cell", "CL:0000134", False),
    ]


def test_concepts_of_all_files_come_in_the_order_of_ids(write: Write) -> None:
    write("cell_source.tsv", STEM)
    write("outcome.tsv", "ACE:survival\tsurvival\t\t\t\t\t\t\t\n")
    vocabulary = load_vocabulary(write("anatomy.tsv", "UBERON:0000955\tbrain\t\t\t\t\t\t\t\n"))
    assert list(vocabulary.concepts) == ["ACE:survival", "CL:0000034", "UBERON:0000955"]


def test_ancestors_are_the_concept_itself_and_all_that_is_broader(write: Write) -> None:
    rows = (
        "A:1\ttop\t\t\t\t\t\t\t\n"
        "A:2\tleft\t\t\tA:1\t\t\t\t\n"
        "A:3\tright\t\t\tA:1\t\t\t\t\n"
        "A:4\tlow\t\t\tA:2|A:3\t\t\t\t\n"
    )
    vocabulary = load_vocabulary(write("mechanism.tsv", rows))
    assert vocabulary.ancestors("A:1") == {"A:1"}
    assert vocabulary.ancestors("A:4") == {"A:1", "A:2", "A:3", "A:4"}
    assert vocabulary.below(["A:1"]) == {"A:2", "A:3", "A:4"}
    assert vocabulary.below(["A:2", "A:4"]) == {"A:4"}


def test_several_concepts_may_share_an_ambiguous_form(write: Write) -> None:
    write("cell_source.tsv", STEM)
    vocabulary = load_vocabulary(write("anatomy.tsv", "UBERON:0002240\tspinal cord\t\tSC\t\t\t\t\t\n"))
    assert [concept.label for form, concept, _ in vocabulary.forms() if form == "SC"] == [
        "stem cell",
        "spinal cord",
    ]


def test_one_letter_may_be_ambiguous(write: Write) -> None:
    rows = "A:1\tupper\t\tK\t\t\t\t\t\nA:2\tlower\t\tk\t\t\t\t\t\n"
    assert len(load_vocabulary(write("mechanism.tsv", rows)).concepts) == 2


def test_a_lexicon_is_named_after_its_entity_type(write: Write) -> None:
    write("cell_source.tsv", STEM)
    vocabulary = load_vocabulary(
        write("cell_source.cl.tsv", "CL:0000037\thematopoietic stem cell\t\t\t\t\t\t\t\n")
    )
    assert {concept.entity_type for concept in vocabulary.concepts.values()} == {"cell_source"}
    assert vocabulary.concepts["CL:0000037"].place == "seeds/vocabulary/cell_source.cl.tsv line 2"


def test_more_names_than_a_process_can_hold_are_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.vocabulary.vocabulary.MOST_NAMES", 3)
    with pytest.raises(SeedError, match=r"cell_source\.tsv line 3: .* is past the 3 names") as raised:
        load_vocabulary(write("cell_source.tsv", STEM + MESENCHYMAL))
    assert raised.value.cure == "Take a lexicon out, or drop rows."


def test_files_that_are_no_vocabulary_are_left_alone(write: Write, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("How to add a term")
    (tmp_path / "._cell_source.tsv").write_bytes(b"\x00")
    assert len(load_vocabulary(write("cell_source.tsv", STEM)).concepts) == 1


FAULTS = {
    "bad id": (
        "CL-0000057\tfibroblast\t\t\t\t\t\t\t\n",
        "line 2: 'CL-0000057' in column concept_id is not a CURIE",
    ),
    "empty id": ("\tfibroblast\t\t\t\t\t\t\t\n", "line 2: '' in column concept_id is not a CURIE"),
    "id twice": (
        STEM + "CL:0000034\tother\t\t\t\t\t\t\t\n",
        "line 3: 'CL:0000034' is already the id of 'stem cell'",
    ),
    "bad broader": (
        "A:1\ta\t\t\tCL 34\t\t\t\t\n",
        "line 2: 'CL 34' in column broader is not a list of CURIEs",
    ),
    "bad xref": ("A:1\ta\t\t\t\tMESH\t\t\t\n", "line 2: 'MESH' in column xrefs is not a list of CURIEs"),
    "bad related": (
        "A:1\ta\t\t\t\t\tB:1,B:2\t\t\n",
        "line 2: 'B:1,B:2' in column related is not a list of CURIEs",
    ),
    "too few columns": ("A:1\ta\t\t\n", "line 2: 'A:1\\ta\\t\\t' has 4 columns instead of 9"),
    "too many columns": ("A:1\ta\t\t\t\t\t\t\t\t\n", "has 10 columns instead of 9"),
    "blank line": (STEM + "\n" + MESENCHYMAL, "line 3: '' is an empty line"),
    "no label": ("A:1\t\t\t\t\t\t\t\t\n", "line 2: '' is not a label"),
    "two labels": ("A:1\ta|b\t\t\t\t\t\t\t\n", "line 2: 'a|b' is not a label"),
    "name of one letter": ("A:1\talpha\ta\t\t\t\t\t\t\n", "line 2: 'a' is a name of one letter"),
    "label of one letter": ("A:1\ta\t\t\t\t\t\t\t\n", "line 2: 'a' is a name of one letter"),
    "empty item": (
        "A:1\ta\tb||c\t\t\t\t\t\t\n",
        "line 2: 'b||c' holds an empty item",
    ),
    "last item empty": ("A:1\ta\tb|\t\t\t\t\t\t\n", "line 2: 'b|' holds an empty item"),
    "form twice in a row": ("A:1\taa\tbb|bb\t\t\t\t\t\t\n", "line 2: 'bb' is written twice in this row"),
    "label again": ("A:1\tcell\tcell\t\t\t\t\t\t\n", "line 2: 'cell' is written twice in this row"),
    "form sure and unsure": ("A:1\taa\tbb\tbb\t\t\t\t\t\n", "line 2: 'bb' is written twice in this row"),
    "space before tab": (
        "A:1\ta \t\t\t\t\t\t\t\n",
        "line 2: 'a ' holds a stray space",
    ),
    "space after bar": ("A:1\ta\tb| c\t\t\t\t\t\t\n", "line 2: 'b| c' holds a stray space"),
    "two spaces": (
        "A:1\tstem  cell\t\t\t\t\t\t\t\n",
        "line 2: 'stem  cell' holds a stray space",
    ),
    "no-break space": ("A:1\tstem\u00a0cell\t\t\t\t\t\t\t\n", "holds a control or invisible character"),
    "carriage return": ("A:1\ta\t\t\t\t\t\t\t\r\n", "line 2: '\\r' holds a control or invisible character"),
    "decomposed letter": (
        "A:1\tSjo\u0308gren\t\t\t\t\t\t\t\n",
        "line 2: 'Sjo\u0308gren' is not in Unicode normal form C",
    ),
    "mark below before mark above": ("A:1\te\u0316\u0301\t\t\t\t\t\t\t\n", "is not in Unicode normal form C"),
    "unsorted": (MESENCHYMAL + STEM, "line 3: 'CL:0000034' comes after 'CL:0000134'"),
    "unknown broader": (
        MESENCHYMAL,
        "line 2: 'CL:0000034' in column broader is no concept_id of the vocabulary",
    ),
    "broader than itself": ("A:1\taa\t\t\tA:1\t\t\t\t\n", "line 2: 'A:1 > A:1' is a loop in column broader"),
    "loop": (
        "A:1\taa\t\t\tA:2\t\t\t\t\nA:2\tbb\t\t\tA:1\t\t\t\t\n",
        "is a loop in column broader",
    ),
}


@pytest.mark.parametrize(("rows", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_row_is_named_with_place_value_rule_and_cure(write: Write, rows: str, message: str) -> None:
    with pytest.raises(SeedError) as raised:
        load_vocabulary(write("cell_source.tsv", rows))
    assert raised.value.cause.startswith("seeds/vocabulary/cell_source.tsv line ")
    assert message in raised.value.cause
    assert raised.value.cure.endswith(".")


@pytest.mark.parametrize("other", ["stem cell", "Stem Cell", "stem-cell", "STEM\u2010CELL", "stemcell"])
def test_a_form_has_one_owner_however_it_is_written(write: Write, other: str) -> None:
    write("anatomy.tsv", f"UBERON:0002371\tbone marrow\t{other}\t\t\t\t\t\t\n")
    with pytest.raises(SeedError) as raised:
        load_vocabulary(write("cell_source.tsv", STEM))
    assert raised.value.cause == (
        f"seeds/vocabulary/anatomy.tsv line 2: {other!r} already names CL:0000034 'stem cell' "
        "(seeds/vocabulary/cell_source.tsv line 2)."
    )
    assert raised.value.cure == "Keep it in one of the two rows, or move it to column ambiguous in both."


def test_an_id_stands_in_one_file_only(write: Write) -> None:
    write("cell_type.tsv", "CL:0000034\tprogenitor\t\t\t\t\t\t\t\n")
    with pytest.raises(
        SeedError, match=r"cell_type\.tsv line 2: 'CL:0000034' is already the id of 'stem cell'"
    ):
        load_vocabulary(write("cell_source.tsv", STEM))


def test_a_file_that_is_named_after_no_entity_type_is_refused(write: Write) -> None:
    with pytest.raises(
        SeedError, match=r"seeds/vocabulary/cells\.tsv: 'cells' is not an entity type"
    ) as raised:
        load_vocabulary(write("cells.tsv", STEM))
    assert "cell_type, cell_source" in raised.value.cure


def test_a_column_more_says_which_way_is_good(tmp_path: Path) -> None:
    header = HEADER.replace("note", "note\tdesirable")
    rows = "A:1\tgait\t\t\t\t\t\t\t\tup\nA:2\tmood\t\t\t\t\t\t\t\t\n"
    (tmp_path / "outcome.tsv").write_text(header + rows, encoding="utf-8")
    concepts = load_vocabulary(tmp_path).concepts
    assert [concepts[key].desirable for key in ("A:1", "A:2")] == ["up", ""]


def test_a_way_that_is_neither_up_nor_down_is_refused(tmp_path: Path) -> None:
    header = HEADER.replace("note", "note\tdesirable")
    (tmp_path / "outcome.tsv").write_text(header + "A:1\tgait\t\t\t\t\t\t\t\thigh\n", encoding="utf-8")
    with pytest.raises(
        SeedError, match=r"outcome.tsv line 2: 'high' in column desirable is neither up nor down"
    ):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize("header", ["", HEADER.replace("xrefs", "xref"), "\ufeff" + HEADER, HEADER.upper()])
def test_a_wrong_header_is_refused(tmp_path: Path, header: str) -> None:
    (tmp_path / "disease.tsv").write_text(header, encoding="utf-8")
    with pytest.raises(SeedError, match=r"seeds/vocabulary/disease\.tsv line 1: "):
        load_vocabulary(tmp_path)


def test_bytes_that_are_no_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "disease.tsv").write_bytes(HEADER.encode() + b"A:1\tSj\xf6gren\t\t\t\t\t\t\t\n")
    with pytest.raises(SeedError, match=r"disease\.tsv line 2: b'\\xf6' is not UTF-8"):
        load_vocabulary(tmp_path)


def test_a_file_that_cant_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "disease.tsv").mkdir()
    with pytest.raises(SeedError, match=r"seeds/vocabulary/disease\.tsv: .* can't be read"):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize("folder", [".", "missing"])
def test_a_folder_without_vocabulary_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(SeedError, match=r"holds no \.tsv file"):
        load_vocabulary(tmp_path / folder)


@given(st.text())
def test_folding_a_form_twice_changes_nothing(form: str) -> None:
    assert len(form) == 1 or fold(fold(form)) == fold(form)


@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6))
def test_loops_are_refused_and_only_loops(
    tmp_path_factory: pytest.TempPathFactory, links: list[set[int]]
) -> None:
    above = {here: {up for up in ups if up < len(links)} for here, ups in enumerate(links)}
    folder = tmp_path_factory.mktemp("vocabulary")
    rows = "".join(
        f"A:{here}\tname {here}\t\t\t{'|'.join(f'A:{up}' for up in sorted(above[here]))}\t\t\t\t\n"
        for here in above
    )
    (folder / "mechanism.tsv").write_text(HEADER + rows)
    reached = {here: _reach(above, here) for here in above}
    if any(here in reached[here] for here in above):
        with pytest.raises(SeedError, match="is a loop"):
            load_vocabulary(folder)
    else:
        vocabulary: Vocabulary = load_vocabulary(folder)
        for here in above:
            assert vocabulary.ancestors(f"A:{here}") == {f"A:{up}" for up in {here, *reached[here]}}
            narrower = {f"A:{other}" for other in above if here in reached[other]}
            assert vocabulary.below([f"A:{here}"]) == narrower


def _reach(above: dict[int, set[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = list(above[start])
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(above[here])
    return found


def test_twenty_thousand_rows_load_in_a_few_seconds(write: Write) -> None:
    top = "A:000000\ttop\t\t\t\t\t\t\t\n"
    rows = (
        f"A:{n:06}\tconcept {n}\tsynonym {n}|other name {n}\tX{n}\tA:000000\tB:{n}\t\tsource\t\n"
        for n in range(1, 20_000)
    )
    folder = write("mechanism.tsv", top + "".join(rows))
    start = time.process_time()
    assert len(load_vocabulary(folder).concepts) == 20_000
    assert time.process_time() - start < 3
