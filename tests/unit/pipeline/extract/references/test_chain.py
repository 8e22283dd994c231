"""What the chain reads of entries that no rule reads, and what it leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.references.chain import ChainReader, _names
from pipeline.extract.references.chain.tokens import SHAPES, read_tokens

READER = ChainReader()

LISTS = [
    ("Smith J, Doe A B and Miller-Jones C", ["Smith J", "Doe A B", "Miller-Jones C"]),
    ("Pratt, A. J., Getzoff, E. D., & Perry, J. J.", ["Pratt, A. J.", "Getzoff, E. D.", "Perry, J. J."]),
    ("Oliva M, et al", ["Oliva M"]),
    ("Jones B, Jr; Li, Wu K", ["Jones B, Jr", "Li", "Wu K"]),
    ("World Health Organization", ["World Health Organization"]),
    ("", []),
]


def test_no_field_ends_in_a_word_or_within_an_open_bracket() -> None:
    web, book = READER.read(
        [
            "ClinicalTrials.gov Grafts of precursors in ALS, identifier NCT09990011 (2021)",
            "B. Larsen The biology of the motor neuron (second ed.), Example Press, Oslo (2011)",
        ]
    )
    assert web.authors == ()
    assert "gov" not in (web.title or "")
    assert book.title == "The biology of the motor neuron"


@pytest.mark.parametrize(("listed", "names"), LISTS)
def test_a_list_is_cut_into_names_as_printed(listed: str, names: list[str]) -> None:
    assert list(_names(listed)) == names


def test_what_is_sure_of_an_entry_is_read_and_the_rest_left_open() -> None:
    (read,) = READER.read(
        ["Alvarez C, Petrov I: Neural cell grafts in motor neuron disease. J Cell Transplant, 12 (3), 2009"]
    )
    assert read.authors == ("Alvarez C", "Petrov I")
    assert read.title == "Neural cell grafts in motor neuron disease"
    assert read.journal is None


@pytest.mark.parametrize("entry", ["?", "12", "Ibid.", "See text."])
def test_an_entry_without_fields_gives_no_journal(entry: str) -> None:
    assert READER.read([entry])[0].journal is None


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=4))
def test_entries_are_read_alike_alone_and_together(entries: list[str]) -> None:
    assert READER.read(entries) == [READER.read([entry])[0] for entry in entries]


SHAPED = [
    ("Smith", "Xx"), ("J", "X"), ("JA", "XX"), ("WHO", "caps"), ("MESENCHYMAL", "caps"), ("and", "xx"),
    ("mRNA", "xX"), ("2009", "year"), ("118", "d3"), ("1234567", "d5"), ("“", "quote"), ("–", "-"),
    ("†", "mark"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "shape"), SHAPED)
def test_a_word_has_its_shape(word: str, shape: str) -> None:
    assert [SHAPES[number] for number in read_tokens([word]).shapes] == [shape]
