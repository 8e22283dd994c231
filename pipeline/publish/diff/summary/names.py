"""What concepts, documents and sentences are called, for the few that a summary shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.json_rows import told_rows
from pipeline.publish.diff.sides import each_differing_part
from pipeline.publish.read import read_each_part
from pipeline.publish.versions import Version


@dataclass(frozen=True)
class Names:
    """Looks names up in the later version first; what neither version has keeps its id.

    ``changes`` is the difference of the two: a row that came stands there whole.
    """

    before: Version
    after: Version
    changes: pa.Table

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for version in (self.before, self.after):
            for rows in read_each_part(version, "concepts", ["concept_id", "label"]):
                labels |= dict(zip(*rows.to_pydict().values(), strict=True))
        return labels

    def label(self, concept_id: str) -> str:
        """A concept's label."""
        return self._labels.get(concept_id, concept_id)

    def documents(self, ids: Iterable[str]) -> dict[str, str]:
        """Titles, or places, of documents."""
        rows = self._found("documents", ["document_id", "title", "source_uri"], ids)
        return {row["document_id"]: row["title"] or row["source_uri"] for row in rows}

    def sentences(self, ids: Iterable[str]) -> dict[str, str]:
        """The words of sentences."""
        rows = self._found("sentences", ["sentence_id", "surface"], ids)
        return {row["sentence_id"]: row["surface"] for row in rows}

    def _found(self, table: str, columns: Sequence[str], ids: Iterable[str]) -> Iterator[dict[str, str]]:
        """Rows by their first column: from the difference, from parts that differ, and then from all."""
        left = set(ids)
        for row in self._added(table, left):
            yield row
            left.discard(row[columns[0]])
        for rows in self._parts(table, columns) if left else ():
            found = rows.filter(pc.is_in(rows[columns[0]], value_set=pa.array(sorted(left), pa.string())))
            yield from found.to_pylist()
            left -= set(found[columns[0]].to_pylist())
            if not left:
                return

    def _added(self, table: str, ids: Iterable[str]) -> list[dict[str, str]]:
        """The rows of some ids that the difference tells whole."""
        keys = pa.array([json.dumps([one], ensure_ascii=False) for one in ids], pa.string())
        whole = pc.and_(pc.equal(self.changes["table"], table), pc.equal(self.changes["op"], "added"))
        rows = self.changes.filter(pc.and_(whole, pc.is_in(self.changes["key"], value_set=keys)))
        return told_rows(rows["after"])

    def _parts(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        yield from each_differing_part(self.before, self.after, table, columns)
        yield from read_each_part(self.after, table, columns)
