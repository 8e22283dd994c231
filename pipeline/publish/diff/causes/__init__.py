"""Why rows differ between two versions: read from what their manifests and captures say.

A row is a pure function of what the key of its stage's record digests: the parts of its document, the
code of its stage and the seeds that the stage uses.  So the causes of a row are what differs among
these, from the first stage whose rows of that document changed to the row's own; and the input, where
that changed.  A row that linking decides, or that counts over documents, has the causes of the
documents that it is made from as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.causes.contract import contract_causes
from pipeline.publish.diff.causes.named import named_seeds
from pipeline.publish.diff.causes.recorded import Cause, Recorded, told
from pipeline.publish.diff.causes.rows import CauseSets, Rows
from pipeline.publish.diff.causes.sources import Pairs, is_linked, of_corpus, through_works
from pipeline.publish.versions import Version
from schemas import CHANGES

__all__ = ["explain"]


def explain(rows: pa.Table, before: Version, after: Version, *, inputs: Mapping[str, str]) -> pa.Table:
    """``rows``, all changes between the two versions, with their causes, in the table's schema.

    ``inputs`` are the inputs that changed, by document.
    """
    recorded = Recorded(before.manifest, after.manifest)
    changed = {document: Cause("input", uri) for document, uri in sorted(inputs.items())}
    linked = is_linked(rows)
    found = Rows.of(rows, recorded, linked=linked)
    sets = found.first_hand(recorded, changed)
    _add(sets, found, through_works(rows, linked, before=before, after=after))
    found.learn(sets, linked)
    _add(sets, found, of_corpus(rows, before=before, after=after))
    sets.fill(found.levels, lambda level: recorded.between(0, level) or list(changed.values()))
    sets.replace(contract_causes(rows, before.manifest, after.manifest))
    sets.narrow(named_seeds(rows, recorded.seed_rows))
    return _with(rows, sets)


def _add(sets: CauseSets, found: Rows, pairs: Sequence[Pairs]) -> None:
    """Give each row the causes of the documents that it is made from."""
    for places, documents in pairs:
        codes = pc.fill_null(pc.index_in(documents, value_set=found.documents), -1).to_numpy()
        known = codes >= 0
        sets.add(places[known], found.document_sets[codes[known]])


def _with(rows: pa.Table, sets: CauseSets) -> pa.Table:
    causes = [told(causes) for causes in sets.known]
    places = pa.array(sets.of_rows.astype(np.int32))
    for index, name in enumerate(("cause", "cause_detail")):
        values = pa.array([cause[index] for cause in causes], pa.string())
        rows = rows.append_column(name, values.take(places))
    return rows.select(CHANGES.arrow_schema().names).cast(CHANGES.arrow_schema())
