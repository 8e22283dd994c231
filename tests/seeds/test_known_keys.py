"""A key that no code reads is refused, wherever in a rule file it stands."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine.context import Context
from pipeline.errors import SeedError
from pipeline.vocabulary.rule_files import NAMES, load_rules
from pipeline.vocabulary.rules import EXAMPLES, Rules, Steps
from tests.seeded import SEEDED, SEEDS

READERS = {
    "abbreviations": "abbreviations",
    "citations": "citations",
    "claim_links": "link_rules",
    "claims": "claims",
    "context": "scopes",
    "identifiers": "identifiers",
    "mentions": "mentions",
    "metadata": "metadata",
    "quantities": "quantities",
    "references": "references",
    "roles": "segmenter",
    "sentences": "splitter",
    "source_types": "source_types",
    "works": "work_rules",
}
"""What the context makes of each file."""

TABLES = {
    "abbreviations": ["digits"],
    "claim_links": ["days", "numbers", "species_names"],
    "claims": [
        *("article_parts", "cells_of_products", "cues", "evidence_by_document_type"),
        *("evidence_by_own_result", "given_by routes", "given_into routes", "judgements", "narrowed"),
        *("outcome_types", "outcomes_in_vitro", "parts", "qualities", "read_apart"),
        *("taken_back needles", "taken_back words"),
    ],
    "context": ["braces"],
    "mentions": ["introduced parts", "introduced words", "irregular_plurals", "strains animals"],
    "metadata": ["common_words", "languages", "months", "statuses", "weekdays"],
    "quantities": [
        *("adverbs", "behind bounds", "comparators", "currencies", "incidence people", "marked marks"),
        *("money_scales", "multipliers", "number_words", "preceded words", "schedules", "schedules d"),
        *("schedules wk", "shares fractions", "tables statistics"),
    ],
    "references": ["parts"],
    "roles": ["hints weights"],
    "source_types": [
        *("documents_of", "facts at_least", "facts votes", "lists", "peer_review points", "records"),
        *("study_parts", "votes votes", "weighed at_least", "weighed at_most"),
    ],
}
"""The mappings by file whose keys are words, names or concepts, which anybody may add."""

PLANTED = "misspelt"


def planted(content: Any, tables: list[str], way: Steps = ()) -> Iterator[Steps]:
    """Plant a key in each mapping that is no table; gives the ways to them."""
    if isinstance(content, list):
        for place, member in enumerate(content):
            yield from planted(member, tables, (*way, place))
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in EXAMPLES:
                yield from planted(value, tables, (*way, key))
        if " ".join(step for step in way if isinstance(step, str)) not in tables:
            content[PLANTED] = 1
            yield (*way, PLANTED)


@pytest.mark.parametrize("name", NAMES)
def test_a_misspelt_key_is_refused_wherever_it_stands(name: str) -> None:
    content = deepcopy(dict(load_rules(SEEDS / "rules", name)))
    ways = set(planted(content, TABLES.get(name, [])))
    context = Context(SEEDS)
    vars(context).update(vocabulary=SEEDED.vocabulary, scopes=SEEDED.scopes, mentions=SEEDED.mentions)
    vars(context).pop(READERS[name], None)
    rules = context._rules[name] = Rules(content)
    with pytest.raises(SeedError, match=f"'{PLANTED}' is read by nothing"):
        getattr(context, READERS[name])
    assert set(rules.unknown()) == ways


def test_the_error_names_file_line_and_the_nearest_key(tmp_path: Path) -> None:
    path = tmp_path / "rules" / "sentences.yaml"
    path.parent.mkdir()
    own = (SEEDS / "rules" / "sentences.yaml").read_text("utf-8")
    path.write_text(f"# first\nstarter:\n  - the\n{own}", encoding="utf-8")
    with pytest.raises(SeedError) as refused:
        _ = Context(tmp_path).splitter
    assert (
        refused.value.cause == "seeds/rules/sentences.yaml line 2: 'starter' is read by nothing in the file."
    )
    assert refused.value.cure.startswith("Delete it, or write one of: starters, ")
