"""Places: sentences lie in segments of their role, cues in the sentence of their claim, names in names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.agreement import differ, flags, outside

DOCUMENT_BITS = 32
"""A code point of any document, or of any name in one, is one number: the owner's place above these bits."""


def misplaced_sentences(sentences: pa.Table, segments: pa.Table) -> Iterator[str]:
    """Sentences that no kept segment of their document and role holds."""
    kept = segments.filter(segments["kept"])
    documents = pc.unique(kept["document_id"])
    borders = _code_points(kept, kept["document_id"], documents)
    starts = _code_points(sentences, sentences["document_id"], documents)
    before = np.searchsorted(borders, starts, side="right") - 1
    holders = kept.take(pa.array(before, mask=before < 0))
    wrong = outside(sentences["start"], sentences["end"], holders)
    for column in ("document_id", "role"):
        wrong |= differ(sentences[column], holders[column])
    yield from sentences["sentence_id"].filter(pa.array(wrong)).to_pylist()


def misplaced_cues(claims: pa.Table, sentences: pa.Table) -> Iterator[str]:
    """Claims with a cue outside of their sentence."""
    cues = claims["cues"].combine_chunks()
    claim, spans = pc.list_parent_indices(cues), cues.flatten()
    place = pc.index_in(claims["sentence_id"], value_set=sentences["sentence_id"].combine_chunks())
    within = sentences.select(["start", "end"]).take(pc.take(place, claim))
    wrong = outside(spans.field("start"), spans.field("end"), within)
    yield from claims["claim_id"].take(claim.filter(pa.array(wrong))).to_pylist()


def unnamed_subjects(quantities: pa.Table, mentions: pa.Table) -> Iterator[str]:
    """Quantities about a concept that their sentence does not name."""
    about = quantities.filter(pc.is_valid(quantities["subject_concept_id"]))
    said = pc.binary_join_element_wise(about["sentence_id"], about["subject_concept_id"], "|")
    named = pc.binary_join_element_wise(mentions["sentence_id"], mentions["concept_id"], "|")
    wrong = pc.invert(pc.is_in(said, value_set=named.combine_chunks()))
    yield from about["quantity_id"].filter(pa.array(flags(wrong))).to_pylist()


def unheld_parts(mentions: pa.Table) -> Iterator[str]:
    """Mentions inside a longer name that no mention of that name holds, be it alone or inside another."""
    alone = pc.is_null(mentions["part_of"])
    parts = mentions.filter(pc.invert(alone))
    others = parts.filter(pc.not_equal(parts["part_of"], parts["concept_id"]))
    unheld = _unheld(parts, mentions.filter(alone)) & _unheld(parts, others)
    yield from parts["mention_id"].filter(pa.array(unheld)).to_pylist()


def _unheld(parts: pa.Table, wholes: pa.Table) -> npt.NDArray[np.bool_]:
    """Which of the parts the nearest of ``wholes`` that is of their longer name does not hold."""
    said = pc.binary_join_element_wise(parts["document_id"], parts["part_of"], "|")
    named = pc.binary_join_element_wise(wholes["document_id"], wholes["concept_id"], "|")
    names = pc.unique(said)
    borders, starts = _code_points(wholes, named, names), _code_points(parts, said, names)
    order = np.argsort(borders, kind="stable")
    before = np.searchsorted(borders, starts, side="right", sorter=order) - 1
    holder = pa.array(order[before] if len(order) else before, mask=before < 0)
    return outside(parts["start"], parts["end"], wholes.take(holder)) | differ(said, pc.take(named, holder))


def _code_points(rows: pa.Table, owners: pa.ChunkedArray, known: pa.Array) -> npt.NDArray[np.int64]:
    """The first code point of each row, counted over all ``known`` that may own rows."""
    place = pc.fill_null(pc.index_in(owners, value_set=known), -1)
    numbers = place.to_numpy().astype(np.int64)
    return (numbers << DOCUMENT_BITS) + rows["start"].to_numpy()
