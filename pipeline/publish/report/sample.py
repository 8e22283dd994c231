"""Which documents and claims a page holds: all of a small version, a fair part of a large one."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.columns import CELL_CODE
from pipeline.publish.report.reading import row_count
from pipeline.publish.versions import Version

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]

DOCUMENTS = 1000
"""Documents up to which a version is held whole."""

SAMPLED = 320
"""Documents that are held of a larger one."""

CLAIMS = 2500
"""Claims that a page holds."""

PARTS = 6
"""Parts of the table of claims that they are taken from: each costs the reading of its neighbours in
other tables, so this bounds the time that a page takes."""


class Sample(NamedTuple):
    """Ids of the claims and documents that a page holds."""

    claims: frozenset[str]
    documents: frozenset[str]


def choose(
    version: Version, claims: pa.Table, *, linked: Collection[str], documents: pa.ChunkedArray
) -> Sample:
    """Claims ``linked`` to others come first, then the first of each cell of the map, then the second.

    ``claims`` are what ``columns_of_claims`` gives of the version.  The first of all ``documents``, which
    are ids in document order, fill what is left.
    """
    most = DOCUMENTS if row_count(version, "documents") <= DOCUMENTS else SAMPLED
    worth = _worth(claims, linked)
    order = _in_best_parts(version, worth)
    order = order[np.argsort(worth[order], kind="stable")]
    order = order[_of_first_kinds(_codes(claims["document_id"].take(order)), most)][:CLAIMS]
    held = claims.select(["claim_id", "document_id"]).take(order).to_pydict()
    chosen = set(held["document_id"])
    for document_id in documents.slice(0, most).to_pylist():
        if len(chosen) == most:
            break
        chosen.add(document_id)
    return Sample(frozenset(held["claim_id"]), frozenset(chosen))


def _worth(claims: pa.Table, linked: Collection[str]) -> Numbers:
    """The rank of each claim, the best lowest; of claims of one rank the first is the best."""
    places = _place_in_cell(claims[CELL_CODE].to_numpy())
    if not linked:
        return places
    is_linked = pc.is_in(claims["claim_id"], value_set=pa.array(sorted(linked), pa.string())).to_numpy()
    return places + ~is_linked * len(places)


def _in_best_parts(version: Version, worth: Numbers) -> Numbers:
    """The places of the claims of those ``PARTS`` parts whose best claims are best."""
    if not len(worth):
        return np.arange(0)
    sizes = [part["rows"] for part in version.manifest["tables"]["claims"]["parts"] if part["rows"]]
    starts = np.cumsum([0, *sizes[:-1]])
    best = np.argsort(np.minimum.reduceat(worth, starts), kind="stable")[:PARTS]
    chosen = np.zeros(len(sizes), np.bool_)
    chosen[best] = True
    return np.flatnonzero(np.repeat(chosen, sizes))


def _place_in_cell(cells: Codes) -> Numbers:
    """For each claim how many claims of its cell stand before it."""
    codes, kinds = pd.factorize(cells)
    codes = codes.astype(np.min_scalar_type(len(kinds)))  # numbers of 16 bits are sorted in half the time
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    firsts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: len(codes)])
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order)) - np.repeat(firsts, np.diff(firsts, append=len(order)))
    return places


def _of_first_kinds(kinds: Numbers, most: int) -> npt.NDArray[np.bool_]:
    """Which of some small numbers are among the first ``most`` kinds of them."""
    firsts = np.full(kinds.max(initial=-1) + 1, len(kinds))
    firsts[kinds[::-1]] = np.arange(len(kinds))[::-1]
    known = np.zeros(len(firsts), np.bool_)
    known[kinds[np.sort(firsts[firsts < len(kinds)])[:most]]] = True
    return known[kinds]


def _codes(values: pa.ChunkedArray) -> Numbers:
    """A number per distinct value, and one for null."""
    encoded = values.combine_chunks().dictionary_encode(null_encoding="encode")
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
