"""Every rule of ``seeds/rules/claims.yaml`` finds its own examples and leaves its counter-examples alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.claims import ClaimFinder
from pipeline.extract.claims.phrases import Phrases
from pipeline.extract.context import ContextFinder
from pipeline.extract.rows import Mention
from pipeline.vocabulary.rules import load_rules
from pipeline.vocabulary.vocabulary import load_vocabulary

SEEDS = Path(__file__).parents[2] / "seeds"
RULES = load_rules(SEEDS / "rules" / "claims.yaml")
VOCABULARY = load_vocabulary(SEEDS / "vocabulary")
CONTEXT = ContextFinder(load_rules(SEEDS / "rules" / "context.yaml"))
FINDER = ClaimFinder(RULES, VOCABULARY, CONTEXT)
MARKED = re.compile(r"\[([^]]+)\]\(([^)]+)\)")


def claims_in(marked: str) -> list[str]:
    """The claims of a one-sentence text whose mentions are written ``[surface](concept id)``."""
    text, mentions, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match[1]
        kind = VOCABULARY.concepts[match[2]].entity_type
        mentions.append(Mention(start, len(text), 0, kind, match[2], "test", False, False, ()))
        position = match.end()
    text += marked[position:]
    sentences = [Sentence("s", "abstract", 0, len(text))]
    document = CleanDocument(
        "d", "u", text, [Segment("abstract", 0, len(text))], sentences, OffsetMap([], [], [])
    )
    found = FINDER.find(document, mentions, [])
    return [
        f"{c.intervention_id} {c.outcome_id} {c.direction} {c.effect} {c.certainty} {c.rule_id}"
        for c in found
    ]


def rows(section: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in RULES[section]]


@pytest.mark.parametrize("row", rows("templates"))
def test_a_template_finds_its_examples(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        found = claims_in(example["text"])
        assert [claim.rpartition(" ")[0] for claim in found] == example["claims"], example["text"]
        assert any(claim.endswith(f"claims#{row['id']}") for claim in found)


@pytest.mark.parametrize("row", rows("templates"))
def test_a_template_leaves_its_counter_examples(row: dict[str, Any]) -> None:
    assert row["ignores"]
    for text in row["ignores"]:
        assert not [claim for claim in claims_in(text) if claim.endswith(f"claims#{row['id']}")], text


@pytest.mark.parametrize("row", rows("compounds"))
def test_a_compound_names_its_outcome_and_nothing_else(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        assert [claim.rpartition(" ")[0] for claim in claims_in(example["text"])] == example["claims"]
    for text in row["ignores"]:
        assert row["outcome"] not in " ".join(claims_in(text))


SECTIONS = {"vague_authority": "id", "same_source": "id", "claim_roles": "role", "evidence_words": "level"}
PHRASES = [pytest.param(name, row, id=row["id"]) for name in SECTIONS for row in RULES[name]]


@pytest.mark.parametrize(("section", "row"), PHRASES)
def test_a_phrase_rule_finds_its_examples_only(section: str, row: dict[str, Any]) -> None:
    phrases = Phrases({section: [row]}, {section: SECTIONS[section]})
    assert [text for text in row["finds"] if phrases.first(section, text) is None] == []
    assert [text for text in row["ignores"] if phrases.first(section, text) is not None] == []
