"""What linking needs of each claim, as columns of numbers: equal numbers mean equal values, -1 none."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.identity import stable_numbers
from pipeline.link.arrow import NOTHING, Column, looked_up, pc
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.rules import LinkRules
from pipeline.link.claim_links.stated import Stated, numbered, read_stated
from pipeline.link.folding import folded
from pipeline.link.numbers import Flags, Numbers, codes_of, codes_together, flags_of, numbers_of, pair_codes

TEXTS = ("sentence_key", "cue_key")

RETRACTED = ("retracted",)
OWN = ("own_result",)
NULL = ("no_difference",)
NOT_SIGNIFICANT = ("not_significant",)

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
    """Facts of the claims of :func:`read_sentences` whose effect is comparable.

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
