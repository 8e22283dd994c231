"""What linking needs of each claim's sentence, as numbers in place of the text."""

from __future__ import annotations

import pyarrow as pa

from pipeline.identity import stable_numbers
from pipeline.link.arrow import NOTHING, Column, looked_up, pc
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.claim_links.stated import read_stated
from pipeline.link.folding import folded

TEXTS = ("sentence_key", "cue_key")

NULL = ("no_difference",)
NOT_SIGNIFICANT = ("not_significant",)

KEPT = [
    "claim_id",
    "document_id",
    "intervention_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
    "outcome_id",
    "direction",
    "effect",
    "significance",
    "certainty",
    "attribution",
    "citation_id",
    "evidence_level",
]


def claim_facts(claims: pa.Table, sentences: pa.Table) -> pa.Table:
    """What the corpus-wide tables need of ``claims``.

    ``sentence_key`` is the folded sentence, ``cue_key`` its words that decided.
    """
    ids = claims["sentence_id"], sentences["sentence_id"]
    surfaces, starts = (looked_up(*ids, sentences[name]) for name in ("surface", "start"))
    rows = claims.select(KEPT).append_column("sentence_key", folded(surfaces))
    return rows.append_column("cue_key", folded(_cues(claims["cues"], surfaces, starts)))


def _cues(cues: Column, surfaces: Column, starts: Column) -> Column:
    """The words of each claim's cues, one after the other."""
    columns = (column.to_pylist() for column in (cues, surfaces, starts))
    said = (
        [surface[cue["start"] - start : cue["end"] - start] for cue in found]
        for found, surface, start in zip(*columns, strict=True)
    )
    return pa.array(map(" ".join, said), pa.string())


def read_sentences(facts: pa.Table, rules: LinkRules) -> pa.Table:
    """Rows of :func:`claim_facts` with what their sentences state in place of the texts.

    Texts are most of what there is to know of claims; so this is asked of some claims at a time.
    Of claims whose effect can't be compared nothing is read.
    """
    compared = pc.is_in(facts["effect"], pa.array(rules.comparable_effects))
    sentences, cues = (pc.if_else(compared, facts[name], NOTHING) for name in TEXTS)
    stated = read_stated(sentences, rules)
    unsure = pc.and_not(_turned(sentences, cues, rules), _tested_null(facts))
    read = {"sentence": stable_numbers(sentences), "unsure": unsure}
    read |= dict(zip(stated.column_names, stated.columns, strict=True))
    told = facts.drop_columns(list(TEXTS))
    return pa.table(dict(zip(told.column_names, told.columns, strict=True)) | read)


def _turned(sentences: Column, cues: Column, rules: LinkRules) -> Column:
    """Does a sentence hold more words that turn a direction than its cues, or are these a comparator?"""
    patterns = rules.patterns
    turning = pc.count_substring_regex(sentences, patterns.turning)
    beside = pc.greater(turning, pc.count_substring_regex(cues, patterns.turning_cue))
    return pc.or_(beside, pc.match_substring_regex(cues, patterns.comparator))


def _tested_null(claims: pa.Table) -> Column:
    """Does a test say that there was no difference?  Then no word can mean the opposite."""
    tested = pc.is_in(claims["significance"], pa.array(NOT_SIGNIFICANT))
    return pc.and_(pc.is_in(claims["effect"], pa.array(NULL)), tested)
