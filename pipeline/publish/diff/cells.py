"""Where two columns differ."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.json_text import json_of


def differs(old: Any, new: Any) -> Any:
    """True where two arrays hold different values; null equals null, NaN equals NaN."""
    if old.equals(new):
        return pa.repeat(False, len(old))
    if old.type != new.type:
        return _unequal(json_of(old), json_of(new))
    if pa.types.is_struct(old.type):
        return _structs_differ(old, new)
    if pa.types.is_list(old.type):
        return _lists_differ(old, new)
    if pa.types.is_floating(old.type):
        both_nan = pc.fill_null(pc.and_(pc.is_nan(old), pc.is_nan(new)), False)
        return pc.and_not(_unequal(old, new), both_nan)
    return _unequal(old, new)


def _unequal(old: Any, new: Any) -> Any:
    values = pc.not_equal(old, new)
    if not (old.null_count or new.null_count):
        return values
    return pc.or_(pc.fill_null(values, False), pc.not_equal(old.is_null(), new.is_null()))


def _structs_differ(old: Any, new: Any) -> Any:
    """Structs differ where any of their members does; the members of null are null."""
    members = [differs(*pair) for pair in zip(old.flatten(), new.flatten(), strict=True)]
    return reduce(pc.or_, members, pc.not_equal(old.is_null(), new.is_null()))


def _lists_differ(old: Any, new: Any) -> Any:
    """Lists of other lengths differ; of those as long, the members are compared."""
    lengths = (pc.list_value_length(lists) for lists in (old, new))
    found = _unequal(*lengths).to_numpy(zero_copy_only=False).copy()
    alike = np.flatnonzero(~found)
    if len(alike) < len(found):
        old, new = (lists.take(pa.array(alike)) for lists in (old, new))
    members = np.asarray(differs(old.flatten(), new.flatten()))
    found[alike[pc.list_parent_indices(new).to_numpy()[members]]] = True
    return pa.array(found)
