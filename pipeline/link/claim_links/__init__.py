"""Pairs of claims that bear on each other, over the whole corpus, in time near-linear in the claims."""

from __future__ import annotations

from itertools import chain

import pyarrow as pa

from pipeline.link.claim_links.facts import read_facts
from pipeline.link.claim_links.families import Families
from pipeline.link.claim_links.kinds import Judge
from pipeline.link.claim_links.pairs import pairs, pairs_with_source
from pipeline.link.claim_links.rules import LinkRules, link_rules
from pipeline.link.claim_links.sentences import claim_facts, read_sentences
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["LINKS", "LinkRules", "claim_facts", "link_claims", "link_rules", "read_sentences"]

LINKS = pa.schema([(name, pa.string()) for name in ("claim_a", "claim_b", "kind", "basis")])


def link_claims(
    facts: pa.Table, vocabulary: Vocabulary, rules: LinkRules, *, works: pa.Table, cited: pa.Table
) -> pa.Table:
    """Rows of :data:`LINKS`, sorted; ``claim_a < claim_b``, one kind a pair.

    ``facts`` are those of :func:`read_sentences`; ``works`` leads ``document_id`` to ``work_id``, its
    ``status`` and ``origin_id``, the work that a preprint became, and ``cited`` leads ``citation_id`` to
    ``work_id``, of a work that no document shows to any name that all its citations share.
    """
    families = Families(vocabulary)
    read = read_facts(facts, families, rules, works=works, cited=cited)
    judge = Judge(read, families, rules)
    near = pairs(read.group, rules.pairs_per_group_most)
    citing = pairs_with_source(read.group, read.work, read.cited, rules.pairs_per_citing_claim_most)
    found = [judge.links(*places) for places in chain(near, citing)]
    links = pa.concat_tables([LINKS.empty_table(), *found])
    once = links.group_by(LINKS.names, use_threads=False).aggregate([])
    sorted_by = [("claim_a", "ascending"), ("claim_b", "ascending")]
    return judge.without_echoes(once).sort_by(sorted_by).combine_chunks()
