"""The vocabulary, with counts."""

from __future__ import annotations

from schemas.closed_sets import ENTITY_TYPE
from schemas.columns import CURIE, Int64, Text, TextList, count, note, one_of
from schemas.table import Columns, table


@table("dataset", key=("concept_id",), sort=("concept_id",), document=None)
class Concepts(Columns):
    """One concept of the vocabulary and how often this version names it."""

    concept_id: Text = note("CURIE of the concept.", str_matches=CURIE, unique=True)
    entity_type: Text = one_of(ENTITY_TYPE, "Kind of thing.")
    label: Text = note("Preferred name.", str_length={"min_value": 1})
    synonyms: TextList = note("Other names that are matched.")
    broader: TextList = note("concept_ids of broader concepts.")
    xrefs: TextList = note("CURIEs that mean the same.")
    related: TextList = note("CURIEs whose meaning is near, not the same.")
    n_mentions: Int64 = count("Mentions in this version.")
    n_documents: Int64 = count("Documents with at least one mention.")
