"""Which parts of a table to compare: stretches between places where both versions cut alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.publish.manifest import Entry

ENOUGH_ROWS = 65_536
ENOUGH_BYTES = 64 * 2**20
"""Stretches are compared together until they have so many rows, or so many bytes as they lie on disk.

Fixed costs vanish, memory stays small, and a column of texts stays below the 2 GiB that Arrow can count.
"""

Anchor = tuple[str, ...]


class Region(NamedTuple):
    """Parts of two versions that hold the same stretch of the table's order."""

    before: list[Entry]
    after: list[Entry]


def regions(before: Sequence[Entry], after: Sequence[Entry], *, entry: Entry) -> Iterator[Region]:
    """The stretches whose parts differ.

    Parts begin at documents (or keys), so a part that begins where one of the other version begins
    cuts both tables at one place, and only a stretch has to be in memory.  ``entry`` is the
    manifest's entry of the table.
    """
    if _hashes(before) == _hashes(after):
        return
    begin = _alike_at_first(before, after) if _rows_keep_their_place(entry) else 0
    old, new = ([part for part in parts[begin:] if part["rows"]] for parts in (before, after))
    cuts = [(0, 0), *_common_starts(old, new, entry), (len(old), len(new))]
    for (old_start, new_start), (old_end, new_end) in pairwise(cuts):
        region = Region(old[old_start:old_end], new[new_start:new_end])
        if _hashes(region.before) != _hashes(region.after):
            yield region


def _alike_at_first(before: Sequence[Entry], after: Sequence[Entry]) -> int:
    """How many parts both begin with; what was appended leaves nearly all."""
    pairs = zip(_hashes(before), _hashes(after), strict=False)
    return next((place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))


def batched(found: Iterable[Region]) -> Iterator[list[Region]]:
    """Neighbouring stretches that have :data:`ENOUGH_ROWS` or :data:`ENOUGH_BYTES` together."""
    batch: list[Region] = []
    rows, size = 0, 0
    for region in found:
        batch.append(region)
        rows += sum(part["rows"] for part in region.before + region.after)
        size += sum(part["bytes"] for part in region.before + region.after)
        if rows >= ENOUGH_ROWS or size >= ENOUGH_BYTES:
            yield batch
            batch, rows, size = [], 0, 0
    if batch:
        yield batch


def _common_starts(old: Sequence[Entry], new: Sequence[Entry], entry: Entry) -> list[tuple[int, int]]:
    """Index pairs of parts that begin alike; none where the two orders contradict each other."""
    if not _rows_keep_their_place(entry):
        return []
    places = _unique_starts(old, entry)
    pairs = [(places[start], index) for start, index in _unique_starts(new, entry).items() if start in places]
    return pairs if pairs == sorted(pairs) else []


def _rows_keep_their_place(entry: Entry) -> bool:
    """Whether a row with the same key stands in the same stretch of both versions."""
    return entry["document_key"] is not None or set(entry["sort_key"]) <= set(entry["primary_key"])


def _unique_starts(parts: Sequence[Entry], entry: Entry) -> dict[Anchor, int]:
    starts = [_anchor(part, entry) for part in parts]
    seen = Counter(starts)
    return {start: index for index, start in enumerate(starts) if seen[start] == 1}


def _anchor(part: Entry, entry: Entry) -> Anchor:
    """Where the part begins: its first document, or its first key in a corpus-wide table."""
    return tuple(part["first_key"][:1] if entry["document_key"] else part["first_key"])


def _hashes(parts: Sequence[Entry]) -> list[str]:
    return [part["sha256"] for part in parts]
