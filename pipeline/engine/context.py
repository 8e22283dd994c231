"""Everything built once per process from the seeds: vocabulary, rules, automata."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.engine import digests
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import load_rules
from pipeline.vocabulary.vocabulary import Vocabulary, load_vocabulary


class Context:
    """The compiled seeds; each finder is built when first needed and kept."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds

    def rules(self, name: str) -> dict[str, Any]:
        """The content of ``seeds/rules/<name>.yaml``."""
        return load_rules(self.seeds / "rules" / f"{name}.yaml")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary."""
        return load_vocabulary(self.seeds / "vocabulary")

    @cached_property
    def concept_ids(self) -> pa.Table:
        """The ids that a foreign key to ``concepts`` may hold."""
        return pa.table({"concept_id": pa.array(list(self.vocabulary.concepts), pa.string())})


@lru_cache(maxsize=2)
def context_of(seeds: Path, seeds_digest: str) -> Context:
    """The context of a seeds folder whose digest was taken when the run began."""
    if digests.of_seeds(digests.seeds(seeds), ("",)) != seeds_digest:
        raise SeedError(str(seeds), "vocabulary or rules", "changed while the run was under way", "Run again.")
    return Context(seeds)
