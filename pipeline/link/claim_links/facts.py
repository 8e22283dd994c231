"""What linking needs of each claim, as columns of numbers: equal numbers mean equal values, -1 none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, looked_up, pc
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.claim_links.stated import Stated, numbered
from pipeline.link.numbers import Flags, Numbers, codes_of, codes_together, flags_of, numbers_of, pair_codes

RETRACTED = ("retracted",)
OWN = ("own_result",)
OTHERS = ("cited", "vague")


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
    unsure: Flags
    """May its direction be the opposite: is it told by a comparator alone, or beside a word that turns it?"""
    found: Flags
    """Is it what its document's own study found?"""
    retold: Flags
    """Is it what its document tells of others, or as known?"""
    before_patients: Flags
    """Is it about animals or cells, by its level of evidence or by its words?"""
    on_patients: Flags
    """Is it about people, by its level of evidence or as it names patients?"""
    of_product: Flags
    """Does it judge what was given as a whole?"""
    sells: Flags
    """Does it stand on a page that sells what it tells of?"""
    retracted: Flags
    """Does it stand in a retracted work?"""
    stated: Stated


def read_facts(
    claims: pa.Table, families: Families, rules: LinkRules, *, works: pa.Table, cited: pa.Table
) -> Facts:
    """Facts of the claims of :func:`.sentences.read_sentences` whose effect is comparable.

    ``works`` has ``document_id``, ``work_id``, ``status`` and ``origin_id``, the work that a preprint became;
    a document without a work counts as one of its own.
    ``cited`` has ``citation_id`` and ``work_id``; a citation that it lacks is of a work of its own.
    """
    effects = pa.array(rules.comparable_effects)
    claims = _grouped(claims.filter(pc.is_in(claims["effect"], effects)), families, rules)
    levels, stated = claims["evidence_level"], numbered(claims)
    goal, work, reported = _works(claims, works, cited)
    route = families.numbers(claims["route_id"])
    return Facts(
        claim_ids=claims["claim_id"].combine_chunks(),
        group=numbers_of(claims["group"]),
        subject=numbers_of(claims["subject"]),
        outcome=codes_of(claims["outcome_id"]),
        model=families.numbers(claims["model_id"]),
        population=families.numbers(claims["population_id"]),
        route=np.where((route < 0) & (goal >= 0), _sole(route, work, of=goal), route),
        work=work,
        cited=goal,
        reported=reported,
        sentence=numbers_of(claims["sentence"]),
        effect=numbers_of(pc.index_in(claims["effect"], effects)),
        direction=codes_of(_directions(claims, rules)),
        firm=_is_any(claims["certainty"], rules.firm_certainties),
        unsure=flags_of(claims["unsure"]),
        found=_is_any(claims["attribution"], OWN) & ~_is_any(levels, rules.pooling),
        retold=_is_any(claims["attribution"], OTHERS),
        before_patients=_is_any(levels, rules.before_patients) | stated.of_animals,
        on_patients=_is_any(levels, rules.on_patients) | flags_of(pc.is_valid(claims["population_id"])),
        of_product=_is_any(claims["outcome_id"], rules.outcomes_of_products),
        sells=_is_any(levels, rules.selling),
        retracted=_is_any(looked_up(claims["document_id"], works["document_id"], works["status"]), RETRACTED),
        stated=stated,
    )


def _works(claims: pa.Table, works: pa.Table, cited: pa.Table) -> tuple[Numbers, Numbers, Numbers]:
    """Of each claim the work that it is laid on, its own, and that whose finding it tells."""
    known = looked_up(claims["citation_id"], cited["citation_id"], cited["work_id"])
    target = pc.coalesce(known, claims["citation_id"])
    own = (
        pc.coalesce(
            looked_up(claims["document_id"], works["document_id"], works[name]), claims["document_id"]
        )
        for name in ("work_id", "origin_id")
    )
    goal, work, origin = codes_together(target, *own)
    return goal, work, np.where(goal >= 0, goal, origin)


def _sole(values: Numbers, works: Numbers, *, of: Numbers) -> Numbers:
    """The one value that the claims of each work ``of`` state; -1 where that is none or several."""
    size = int(max(works.max(initial=-1), of.max(initial=-1))) + 2
    least, most = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    stated = values >= 0
    np.minimum.at(least, works[stated], values[stated])
    np.maximum.at(most, works[stated], values[stated])
    sole: Numbers = np.where(least == most, most, -1)[of]
    return sole


def _is_any(column: Column, values: tuple[str, ...]) -> Flags:
    return flags_of(pc.is_in(column, pa.array(values, pa.string())))


def _outcomes(outcomes: Column, rules: LinkRules) -> Column:
    """The outcomes, of those that are one the first."""
    alike = (*rules.same_outcomes, *rules.mirrored_outcomes)
    called = {other: one for one, *others in alike for other in others}
    first = looked_up(
        outcomes, pa.array(list(called), pa.string()), pa.array(list(called.values()), pa.string())
    )
    return pc.coalesce(first, outcomes)


def _directions(claims: pa.Table, rules: LinkRules) -> Column:
    """Which way the outcomes go, turned for those that mirror another."""
    turned = looked_up(
        claims["direction"], pa.array(["increase", "decrease"]), pa.array(["decrease", "increase"])
    )
    mirrors = pc.is_in(
        claims["outcome_id"], pa.array([other for _, other in rules.mirrored_outcomes], pa.string())
    )
    return pc.if_else(mirrors, pc.coalesce(turned, claims["direction"]), claims["direction"])


def _grouped(claims: pa.Table, families: Families, rules: LinkRules) -> pa.Table:
    """The claims by family and outcome (``group``), then by id; ``subject`` numbers what was given."""
    subjects = families.numbers(pc.coalesce(claims["cell_source_id"], claims["intervention_id"]))
    group = pair_codes(families.roots[subjects], codes_of(_outcomes(claims["outcome_id"], rules)))
    rows = claims.append_column("group", pa.array(group)).append_column("subject", pa.array(subjects))
    return rows.sort_by([("group", "ascending"), ("claim_id", "ascending")])
