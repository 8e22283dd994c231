"""What linking needs of each claim, as columns of numbers: equal numbers mean equal values, -1 none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, looked_up, pc
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.claim_links.stated import Stated, read_stated
from pipeline.link.folding import folded
from pipeline.link.numbers import Flags, Numbers, codes_of, codes_together, numbers_of, pair_codes

KEPT = [
    "claim_id",
    "document_id",
    "sentence_id",
    "intervention_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
    "outcome_id",
    "direction",
    "effect",
    "certainty",
    "citation_id",
    "evidence_level",
]


def claim_facts(claims: pa.Table, sentences: pa.Table) -> pa.Table:
    """What the corpus-wide tables need of ``claims``; ``sentence_key`` is the folded sentence."""
    surfaces = looked_up(claims["sentence_id"], sentences["sentence_id"], sentences["surface"])
    return claims.select(KEPT).append_column("sentence_key", folded(surfaces))


class Facts(NamedTuple):
    """One entry per claim, in the order of groups, then of claim ids."""

    claim_ids: Column
    group: Numbers
    subject: Numbers
    outcome: Numbers
    model: Numbers
    population: Numbers
    route: Numbers
    work: Numbers
    cited: Numbers
    reported: Numbers
    """The work whose finding it tells: the cited one, else its own, and of a preprint the published one."""
    sentence: Numbers
    effect: Numbers
    direction: Numbers
    firm: Flags
    universal: Flags
    """Does the sentence speak of all studies or patients?"""
    before_patients: Flags
    """Is it about animals or cells?"""
    alone: Flags
    """Does the sentence speak of one treatment among many, of the writer's own case, or from hearsay?"""
    sells: Flags
    """Does it stand on a page that sells what it tells of?"""
    stated: Stated


def read_facts(
    claims: pa.Table, families: Families, rules: LinkRules, *, works: pa.Table, cited: pa.Table
) -> Facts:
    """Facts of the claims whose effect is comparable.

    ``works`` has ``document_id``, ``work_id`` and ``origin_id``, the work that a preprint became; a document
    without a work counts as one of its own.
    ``cited`` has ``citation_id`` and ``work_id``.
    """
    effects = pa.array(rules.comparable_effects)
    claims = _grouped(claims.filter(pc.is_in(claims["effect"], effects)), families, rules)
    shown = looked_up(claims["document_id"], works["document_id"], works["work_id"])
    target = looked_up(claims["citation_id"], cited["citation_id"], cited["work_id"])
    origin = looked_up(claims["document_id"], works["document_id"], works["origin_id"])
    own = (pc.coalesce(one, claims["document_id"]) for one in (shown, origin))
    goal, work, reported = codes_together(target, *own)
    keys = claims["sentence_key"]
    return Facts(
        claim_ids=claims["claim_id"].combine_chunks(),
        group=numbers_of(claims["group"]),
        subject=numbers_of(claims["subject"]),
        outcome=codes_of(claims["outcome_id"]),
        model=families.numbers(claims["model_id"]),
        population=families.numbers(claims["population_id"]),
        route=families.numbers(claims["route_id"]),
        work=work,
        cited=goal,
        reported=np.where(goal >= 0, goal, reported),
        sentence=codes_of(keys),
        effect=numbers_of(pc.index_in(claims["effect"], effects)),
        direction=codes_of(claims["direction"]),
        firm=_flags(pc.is_in(claims["certainty"], pa.array(rules.firm_certainties))),
        universal=_flags(pc.match_substring_regex(keys, rules.universal)),
        before_patients=_before_patients(claims["evidence_level"], keys, rules),
        alone=_flags(
            pc.match_substring_regex(keys, "|".join((rules.one_of_many, rules.personal, rules.hearsay)))
        ),
        sells=_flags(pc.is_in(claims["evidence_level"], pa.array(rules.selling))),
        stated=read_stated(keys, rules),
    )


def _before_patients(levels: Column, keys: Column, rules: LinkRules) -> Flags:
    """By the level of evidence, or since the sentence names animals and no patients."""
    named = _flags(pc.match_substring_regex(keys, rules.species))
    people = _flags(pc.match_substring_regex(keys, rules.people))
    return _flags(pc.is_in(levels, pa.array(rules.before_patients))) | (named & ~people)


def _flags(column: Column) -> Flags:
    return np.asarray(pc.fill_null(column, False).to_numpy(), dtype=np.bool_)


def _outcomes(outcomes: Column, rules: LinkRules) -> Column:
    """The outcomes, of those that are one the first."""
    called = {other: one for one, *others in rules.same_outcomes for other in others}
    first = looked_up(
        outcomes, pa.array(list(called), pa.string()), pa.array(list(called.values()), pa.string())
    )
    return pc.coalesce(first, outcomes)


def _grouped(claims: pa.Table, families: Families, rules: LinkRules) -> pa.Table:
    """The claims by family and outcome (``group``), then by id; ``subject`` numbers what was given."""
    subjects = families.numbers(pc.coalesce(claims["cell_source_id"], claims["intervention_id"]))
    group = pair_codes(families.roots[subjects], codes_of(_outcomes(claims["outcome_id"], rules)))
    rows = claims.append_column("group", pa.array(group)).append_column("subject", pa.array(subjects))
    return rows.sort_by([("group", "ascending"), ("claim_id", "ascending")])
