"""Mentions as Arrow columns: what many of them share is stored once and taken by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.engine.placing import Found
from pipeline.extract.mentions import MentionColumns
from schemas import TABLES

_SCHEMA = TABLES["mentions"].arrow_schema()
_NAMED = ("entity_type", "concept_id", "rule_id", "ambiguous_with", "part_of", "made_of")
"""The columns that a naming holds, in its order."""


def found_mentions(mentions: MentionColumns) -> Found:
    """The mentions, ready to be placed."""
    columns = {
        "start": mentions.starts,
        "end": mentions.ends,
        "sentence": mentions.sentences,
        **_named(mentions),
        "negated": pa.array(mentions.are_negated(), pa.bool_()),
        "hedged": pa.array(mentions.are_hedged(), pa.bool_()),
        "modifiers": _lists("modifiers", mentions.modifiers, len(mentions.starts)),
        "contexts": _lists("contexts", mentions.contexts, len(mentions.starts)),
    }
    return Found.of(columns, mentions.sizes)


def _named(mentions: MentionColumns) -> dict[str, pa.Array]:
    """What the mentions name: each naming's values once, then taken for each mention."""
    numbers, which = np.unique(mentions.numbers, return_inverse=True)
    namings = [mentions.namings.rows[number] for number in numbers.tolist()]
    columns = zip(*namings, strict=True) if namings else [()] * len(_NAMED)
    rows = pa.array(which)
    return {
        name: pa.array(column, _SCHEMA.field(name).type).take(rows)
        for name, column in zip(_NAMED, columns, strict=True)
    }


def _lists(name: str, told: Mapping[int, Sequence[Any]], size: int) -> pa.Array:
    """A column of lists that are empty but at the places of ``told``."""
    sizes = np.zeros(size + 1, np.int32)
    places = sorted(told)
    sizes[np.array(places, np.int64) + 1] = [len(told[place]) for place in places]
    kind = _SCHEMA.field(name).type
    values = pa.array(list(chain.from_iterable(told[place] for place in places)), kind.value_type)
    return pa.ListArray.from_arrays(pa.array(np.cumsum(sizes, dtype=np.int32)), values, type=kind)
