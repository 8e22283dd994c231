"""What a page holds of its sample of documents; kept between runs, for most leave the sample as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.identity import stable_id
from pipeline.publish.report import documents, quantities
from pipeline.publish.report.claims import held_claims
from pipeline.publish.report.embedded import as_json
from pipeline.publish.report.inherited import made_by
from pipeline.publish.report.reading import Reader
from pipeline.publish.report.sample import Sample
from pipeline.publish.report.texts import held_texts
from pipeline.store import read_sealed, write_sealed

READ = ("claims", "sentences", "quantities", "documents", "segments", "captures", "mentions")
"""Tables that are read for it."""


class Held(NamedTuple):
    """Ids of the ``concepts`` that claims and quantities name; the others are JSON that the script reads.

    A mention tells its concept by its place in ``named``.
    """

    concepts: list[str]
    claims: bytes
    quantities: bytes
    named: bytes
    documents: bytes

    @property
    def members(self) -> dict[str, bytes]:
        """The JSON by member of what the script reads."""
        return {name: value for name, value in self._asdict().items() if name != "concepts"}


def held(reader: Reader, sample: Sample, *, cache: Path | None) -> Held:
    """What the page holds; made anew where the sample, a part of it or the code is not what it was."""
    if cache is None:
        return _made(reader, sample)
    place = cache / "columns" / "page.json"
    key = stable_id(made_by(), *_sorted(sample), *reader.digests(READ)).encode()
    lines = _kept(place)
    if lines[0] != key:
        lines = [key, *_lines(_made(reader, sample))]
        write_sealed(place, b"\n".join(lines), cache=cache)
    return Held(json.loads(lines[1]), *lines[2:])


def _sorted(sample: Sample) -> list[str]:
    return [word for ids in sample for word in [*sorted(ids), ""]]


def _kept(place: Path) -> Sequence[bytes]:
    """The key of what was kept, and its members; no JSON of ours holds a line's end."""
    return (read_sealed(place) or b"").split(b"\n")


def _lines(made: Held) -> list[bytes]:
    concepts, *others = made
    return [as_json(concepts), *others]


def _made(reader: Reader, sample: Sample) -> Held:
    claims, numbers = held_claims(reader, sample.claims), quantities.held_quantities(reader)
    concepts = claims.concepts | {*numbers["subject_concept_id"].to_pylist()}
    texts = held_texts(reader, claims.spans())
    rows = documents.held_documents(reader)
    return Held(
        sorted(concept for concept in concepts if concept is not None),
        as_json(claims.on_page()),
        as_json(quantities.on_page(numbers)),
        as_json(texts.named),
        as_json([[*documents.on_page(row), *texts.on_page(row["document_id"])] for row in rows]),
    )
