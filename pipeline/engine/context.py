"""Everything built once per process from the seeds: vocabulary, rules, automata."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from pipeline.clean.metadata import MetadataReader
from pipeline.clean.segment import Segmenter
from pipeline.clean.sentences import SentenceSplitter
from pipeline.clean.source_type import SourceTypes
from pipeline.engine import digests
from pipeline.errors import SeedError
from pipeline.extract.abbreviations import AbbreviationFinder
from pipeline.extract.citations import CitationFinder
from pipeline.extract.claims import ClaimFinder
from pipeline.extract.context import ContextFinder
from pipeline.extract.identifiers import IdentifierFinder
from pipeline.extract.mentions import MentionFinder
from pipeline.extract.quantities import QuantityFinder
from pipeline.extract.references import ReferenceParser
from pipeline.link.claim_links import LinkRules, link_rules
from pipeline.link.works import WorkRules, work_rules
from pipeline.vocabulary.rule_files import load_rules, refuse_strays
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary, load_vocabulary

Made = TypeVar("Made")


class Context:
    """The compiled seeds; each finder is built when first needed and kept.

    In the folder ``cache`` processes leave for each other what takes long to build.
    """

    def __init__(self, seeds: Path, cache: Path | None = None) -> None:
        self.seeds = seeds
        self._cache = cache
        self._rules: dict[str, Rules] = {}

    def rules(self, name: str) -> Rules:
        """The content of ``seeds/rules/<name>.yaml`` and ``<name>.*.yaml``, which nobody changes."""
        if not self._rules:
            refuse_strays(self.seeds / "rules")
        if name not in self._rules:
            self._rules[name] = load_rules(self.seeds / "rules", name)
        return self._rules[name]

    def _made(self, name: str, make: Callable[[Rules], Made]) -> Made:
        """What is made of the rules of a name; raises SeedError for a key that it doesn't know."""
        made = make(self.rules(name))
        self.rules(name).refuse_unknown()
        return made

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary."""
        return load_vocabulary(self.seeds / "vocabulary")

    @cached_property
    def concept_ids(self) -> pa.Table:
        """The ids that a foreign key to ``concepts`` may hold."""
        return pa.table({"concept_id": pa.array(list(self.vocabulary.concepts), pa.string())})

    @cached_property
    def segmenter(self) -> Segmenter:
        """Roles of the runs of a raw text."""
        return self._made("roles", lambda rules: Segmenter(rules, self.rules("metadata")))

    @cached_property
    def splitter(self) -> SentenceSplitter:
        """Sentences of a segment."""
        return self._made("sentences", SentenceSplitter)

    @cached_property
    def metadata(self) -> MetadataReader:
        """Fields of a document."""
        return self._made("metadata", MetadataReader)

    @cached_property
    def source_types(self) -> SourceTypes:
        """Kind of source and document."""
        return self._made("source_types", SourceTypes)

    @cached_property
    def work_rules(self) -> WorkRules:
        """What makes two documents show one work."""
        return self._made("works", work_rules)

    @cached_property
    def link_rules(self) -> LinkRules:
        """What makes two claims bear on each other."""
        return self._made("claim_links", link_rules)

    @cached_property
    def scopes(self) -> ContextFinder:
        """Negation, hedging, aims and questions."""
        return self._made("context", ContextFinder)

    @cached_property
    def mentions(self) -> MentionFinder:
        """Places that name a concept."""
        return self._made("mentions", lambda rules: MentionFinder(self.vocabulary, rules, self._cache))

    @cached_property
    def abbreviations(self) -> AbbreviationFinder:
        """Short forms that a document defines."""
        mentions = self.mentions
        return self._made(
            "abbreviations",
            lambda rules: AbbreviationFinder(rules, mentions.concept_of, mentions.start_of_same),
        )

    @cached_property
    def quantities(self) -> QuantityFinder:
        """Numbers with their meaning."""
        return self._made("quantities", QuantityFinder)

    @cached_property
    def identifiers(self) -> IdentifierFinder:
        """External ids."""
        return self._made("identifiers", IdentifierFinder)

    @cached_property
    def references(self) -> ReferenceParser:
        """Entries of reference lists."""
        return self._made("references", ReferenceParser)

    @cached_property
    def citations(self) -> CitationFinder:
        """In-text citations."""
        return self._made("citations", CitationFinder)

    @cached_property
    def claims(self) -> ClaimFinder:
        """Statements about interventions."""
        return self._made("claims", lambda rules: ClaimFinder(rules, self.vocabulary, self.scopes))


@lru_cache(maxsize=2)
def context_of(seeds: Path, seeds_digest: str, outputs: Path) -> Context:
    """The context of a seeds folder whose digest was taken when the run began."""
    if digests.of_seeds(digests.seeds(seeds), ("",)) != seeds_digest:
        raise SeedError(
            str(seeds), "vocabulary or rules", "changed while the run was under way", "Run again."
        )
    return Context(seeds, outputs / ".cache" / "forms")
