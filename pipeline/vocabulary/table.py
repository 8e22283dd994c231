"""Reads one vocabulary file into concepts, and refuses what a single file can get wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.text import text_of

COLUMNS = (
    "concept_id",
    "label",
    "synonyms",
    "ambiguous",
    "broader",
    "xrefs",
    "related",
    "verified",
    "note",
)
DESIRABLE = (*COLUMNS, "desirable")
"""The columns of a file of what can get better or worse."""

_WAYS = ("", "up", "down")
_CURIE = r"[A-Za-z][A-Za-z0-9_.]*:[A-Za-z0-9][A-Za-z0-9_.-]*"
_IS_CURIE = re.compile(_CURIE).fullmatch
_ARE_CURIES = re.compile(rf"(?:{_CURIE}(?:\|{_CURIE})*)?").fullmatch
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]"
)
_STRAY = ("  ", " \t", "\t ", " |", "| ", " \n", "\n ")
_EMPTY_ITEM = ("||", "\t|", "|\t", "|\n")


def read_concepts(path: Path) -> list[Concept]:
    """The concepts of one file in row order; raises :class:`SeedError` at the first faulty line."""
    place = f"seeds/vocabulary/{path.name}"
    lines = _read_lines(path, place)
    columns = tuple(lines[0].split("\t"))
    if columns not in (COLUMNS, DESIRABLE):
        cure = f"Write, tab separated: {' '.join(COLUMNS)}; and desirable, if rows have that."
        raise SeedError(f"{place} line 1", lines[0], "is not the header of a vocabulary file", cure)
    entity_type = entity_type_of(path)
    rows = ((f"{place} line {number}", line) for number, line in enumerate(lines[1:], start=2))
    concepts = [_concept(_cells(line, len(columns), at), entity_type, at) for at, line in rows]
    _check_order(concepts)
    return concepts


def entity_type_of(path: Path) -> str:
    """What a file is about: ``disease.tsv`` and ``disease.mondo.tsv`` hold diseases."""
    return path.name.partition(".")[0]


def _read_lines(path: Path, place: str) -> list[str]:
    text = text_of(path, place)
    _check_characters(text, place)
    return text.removesuffix("\n").split("\n")


def _check_characters(text: str, place: str) -> None:
    invisible = _INVISIBLE.search(text)
    if invisible:
        cure = "Delete it; lines end with a plain line feed."
        _fail(text, invisible.start(), place, rule="holds a control or invisible character", cure=cure)
    for stray in _STRAY:
        if stray in text:
            _fail(text, text.index(stray), place, rule="holds a stray space", cure="Delete that space.")
    for empty in _EMPTY_ITEM:
        if empty in text:
            _fail(text, text.index(empty), place, rule="holds an empty item", cure="Delete the '|' too many.")
    if not unicodedata.is_normalized("NFC", text):
        cells = re.finditer(r"[^\t\n]+", text)
        at = next(cell.start() for cell in cells if not unicodedata.is_normalized("NFC", cell[0]))
        rule = "is not in Unicode normal form C"
        _fail(text, at, place, rule=rule, cure="Type each accented letter as one character.")


def _fail(text: str, at: int, place: str, *, rule: str, cure: str) -> None:
    at += text[at] in "\t\n"
    cell = re.split(r"[\t\n]", text[:at])[-1] + re.split(r"[\t\n]", text[at:], maxsplit=1)[0]
    line = text.count("\n", 0, at) + 1
    raise SeedError(f"{place} line {line}", cell, rule, cure)


def _cells(line: str, columns: int, place: str) -> list[str]:
    if not line:
        raise SeedError(place, line, "is an empty line", "Delete that line.")
    cells = line.split("\t")
    if len(cells) != columns:
        rule = f"has {len(cells)} columns instead of {columns}"
        raise SeedError(place, line, rule, "Put one tab between columns, empty ones too.")
    return cells


def _concept(cells: Sequence[str], entity_type: str, place: str) -> Concept:
    concept_id, label, synonyms, ambiguous, broader, xrefs, related, _, _, *desirable = cells
    _check_ids(cells, place)
    _check_way(desirable, place)
    _check_forms(label, _items(synonyms), _items(ambiguous), place)
    return Concept(
        concept_id,
        entity_type,
        label,
        _items(synonyms),
        _items(ambiguous),
        _items(broader),
        _items(xrefs),
        _items(related),
        place,
        *desirable,
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _check_ids(cells: Sequence[str], place: str) -> None:
    if not _IS_CURIE(cells[0]):
        cure = "Write an ontology's prefix and number, or ACE: and a slug of the label."
        raise SeedError(place, cells[0], "in column concept_id is not a CURIE (PREFIX:ID)", cure)
    for column, cell in zip(COLUMNS[4:7], cells[4:7], strict=True):
        if not _ARE_CURIES(cell):
            rule = f"in column {column} is not a list of CURIEs (PREFIX:ID)"
            raise SeedError(place, cell, rule, "Separate the CURIEs by '|'.")


def _check_way(desirable: Sequence[str], place: str) -> None:
    for way in desirable:
        if way not in _WAYS:
            rule = "in column desirable is neither up nor down"
            raise SeedError(place, way, rule, "Write which way is good for the patient, or leave it empty.")


def _check_forms(label: str, sure: Sequence[str], ambiguous: Sequence[str], place: str) -> None:
    if not label or "|" in label:
        raise SeedError(place, label, "is not a label", "Write the one preferred name of the concept.")
    letter = next((form for form in (label, *sure) if len(form) == 1), None)
    if letter:
        raise SeedError(place, letter, "is a name of one letter", "Move it to column ambiguous, or drop it.")
    others = [*sure, *ambiguous]
    if len({label, *others}) <= len(others):
        twice = next(form for form in others if [label, *others].count(form) > 1)
        raise SeedError(place, twice, "is written twice in this row", "Keep one of them.")


def _check_order(concepts: list[Concept]) -> None:
    for before, after in pairwise(concepts):
        if before.concept_id > after.concept_id:
            rule = f"comes after {before.concept_id!r}, but rows are sorted by concept_id"
            raise SeedError(after.place, after.concept_id, rule, "Move the row up to its place.")
