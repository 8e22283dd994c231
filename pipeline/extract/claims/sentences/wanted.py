"""Chooses from the tables of a shard what the claim finder reads, so that rows of nothing else are made."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.extract.claims.parts import ABSTRACT, BODY, MAIN, TITLE

Tables = Mapping[str, pa.Table]

TELLING = pa.array(["heading", "reference"])
"""Roles of segments that tell the part of an article, and that it lists what it cites."""


class Meaning(NamedTuple):
    """Types of documents in which words that fit ``words``, a pattern, can mean an intervention.

    In their abstract or in their body, below a title or abstract with an intervention; in their body below
    any title.
    """

    words: str
    in_abstract: Set[str]
    in_body: Set[str]
    untitled: Set[str]


class Behind(NamedTuple):
    """Patterns of how a sentence goes on and of how one gives something; how many behind may tell of it."""

    opening: str
    gives: str
    reach: int


class Wanted:
    """What a sentence must name or begin with to be read."""

    def __init__(self, interventions: Set[str], meaning: Meaning, behind: Behind, *, groups: str) -> None:
        """Where a sentence that names something holds a name of ``groups``, a pattern, all that do may tell
        of it.
        """
        types = map(sorted, (interventions, *meaning[1:]))
        self._interventions, in_abstract, in_body, self._untitled = (
            pa.array(one, pa.string()) for one in types
        )
        self._titled = {ABSTRACT: in_abstract, BODY: in_body}
        self._implying, self._groups = meaning.words, groups
        self._opening, self._gives, self._reach = behind

    def of(self, tables: Tables) -> dict[str, pa.Table]:
        """Documents, sentences and citations of the documents that name an intervention, their headings and
        references, and the mentions in those of their sentences that can tell of one.
        """
        mentions = tables["mentions"]
        naming = pc.is_in(mentions["concept_id"], value_set=self._interventions)
        places = mentions.select(["document_id", "sentence_id"])
        named = places.filter(pc.and_(naming, pc.is_valid(mentions["sentence_id"])))
        documents = named["document_id"].unique()
        others = ("documents", "sentences", "citations")
        kept = {name: _of(tables[name], "document_id", documents) for name in others}
        segments = _of(tables["segments"], "document_id", documents)
        kept["segments"] = segments.filter(pc.is_in(segments["role"], value_set=TELLING))
        sentences = self._sentences(kept, named["sentence_id"].unique())
        telling = pc.is_in(mentions["sentence_id"], value_set=sentences)
        return {**kept, "mentions": mentions.filter(telling)}

    def _sentences(self, tables: Tables, named: pa.Array) -> pa.Array:
        """Ids of the sentences ``named``, of those that go on about them or stand shortly behind one that
        gives something, of titles, and of those below a title or abstract that names an intervention and that
        may mean it.
        """
        sentences, documents = tables["sentences"], tables["documents"]
        ids, owners, roles = (sentences[name] for name in ("sentence_id", "document_id", "role"))
        names, titles = pc.is_in(ids, value_set=named), pc.equal(roles, TITLE)
        heads = pc.is_in(roles, value_set=pa.array(MAIN))
        headed = _of(documents, "document_id", owners.filter(pc.and_(heads, names)).unique())
        surfaces = sentences["surface"]
        implying = [
            self._below(_of(headed, "document_type", types), sentences, role)
            for role, types in self._titled.items()
        ]
        spoken = self._below(_of(documents, "document_type", self._untitled), sentences, BODY)
        behind = self._going_on(surfaces, names), self._given_before(surfaces, names)
        groups = self._of_groups(sentences, names)
        meant = ids.filter(titles), *implying, spoken, groups, *map(ids.take, behind)
        return pa.concat_arrays([named, *(rows.combine_chunks() for rows in meant)])

    def _below(self, titled: pa.Table, sentences: pa.Table, role: str) -> pa.ChunkedArray:
        """Ids of the sentences of that role of these documents that may mean what the title names."""
        own = pc.is_in(sentences["document_id"], value_set=titled["document_id"].unique())
        columns = sentences.select(["sentence_id", "surface"])
        below = columns.filter(pc.and_(pc.equal(sentences["role"], role), own))
        return below.filter(pc.match_substring_regex(below["surface"], self._implying))["sentence_id"]

    def _of_groups(self, sentences: pa.Table, names: pa.ChunkedArray) -> pa.ChunkedArray:
        """Ids of the sentences with a group, in documents that name something beside one."""
        grouped = pc.match_substring_regex(sentences["surface"], self._groups)
        telling = sentences["document_id"].filter(pc.and_(grouped, names))
        return _of(sentences.filter(grouped), "document_id", telling.unique())["sentence_id"]

    def _going_on(self, surfaces: pa.ChunkedArray, names: pa.ChunkedArray) -> pa.Array:
        """The places of the sentences behind those that name something that open as one that goes on."""
        behind = pa.array(np.flatnonzero(names.to_numpy()[:-1]) + 1)
        return behind.filter(pc.match_substring_regex(surfaces.take(behind), self._opening))

    def _given_before(self, surfaces: pa.ChunkedArray, names: pa.ChunkedArray) -> pa.Array:
        """The places of the sentences shortly behind those that name something and say that it was given."""
        places = pa.array(np.flatnonzero(names.to_numpy()))
        gives = pc.match_substring_regex(surfaces.take(places), self._gives)
        giving = places.filter(gives).to_numpy()
        behind = np.unique(giving[:, None] + np.arange(1, self._reach + 1))
        return pa.array(behind[behind < len(surfaces)])


def _of(rows: pa.Table, column: str, values: pa.Array) -> pa.Table:
    """The rows with one of the values; where that are all, nothing is copied."""
    own = pc.is_in(rows[column], value_set=values)
    return rows if pc.all(own).as_py() else rows.filter(own)
