"""How many of the claims that are found have all around them right: whose word, what evidence, who, how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pipeline.extract.rows import Claim
from tests.quality.claims_gold.passages import (
    UNJUDGED,
    Line,
    agrees,
    concept_of,
    found_in,
    line_of,
)
from tests.quality.counting import wilson

GOLD = Path(__file__).parent / "passages.yaml"
SETTING = ("population_id", "model_id", "route_id", "cell_source_id")
NONE = "none"
FIELDS = {"claim_role": "role", "attribution": "attribution", "evidence_level": "evidence_level"}
"""The fields of a claim's standing by those of a line."""


class Surrounded(NamedTuple):
    """A line, and for each field around its claim all values that are right."""

    line: Line
    right: dict[str, frozenset[str]]


def lines_of(passage: dict[str, Any]) -> list[Surrounded]:
    return [surrounded(text.split(" | ")) for text in passage["claims"]]


def surrounded(fields: list[str]) -> Surrounded:
    line = line_of(" | ".join(fields[: len(Line._fields)]))
    setting = [frozenset(map(named, field.split(" / "))) for field in fields[len(Line._fields) :]]
    standing = {key: getattr(line, name) for key, name in FIELDS.items()}
    return Surrounded(line, standing | dict(zip(SETTING, setting, strict=True)))


def named(name: str) -> str:
    name = name.strip()
    return name if name in {NONE, *UNJUDGED} else concept_of(name)


def judged(claim: Claim, one: Surrounded) -> Iterator[tuple[str, str]]:
    """Each judged field around the claim, and whether it is `right`, `wrong` or `empty`."""
    for key, right in one.right.items():
        found = getattr(claim, key) or NONE
        if right != UNJUDGED:
            yield key, "right" if found in right else "empty" if found == NONE else "wrong"


def test_what_stands_around_claims_keeps_its_floors(hold_floor: Any) -> None:
    """``not_wrong`` and ``whole`` are shares of right claims: nothing around them is wrong, all is right."""
    missed, wrong, told = 0, 0, list[dict[str, str]]()
    for passage in yaml.safe_load(GOLD.read_text("utf-8")):
        left = lines_of(passage)
        for claim in found_in(passage).claims:
            one = next((one for one in left if agrees(claim, one.line)), None)
            if one is None:
                wrong += 1
                continue
            left.remove(one)
            told.append(dict(judged(claim, one)))
        missed += len(left)
    right = len(told)
    figures = {
        "precision": right / (right + wrong),
        "wilson": wilson(right, right + wrong),
        "recall": right / (right + missed),
        "not_wrong": sum("wrong" not in one.values() for one in told) / right,
        "whole": sum(set(one.values()) == {"right"} for one in told) / right,
    }
    shares = {key: [one[key] == "right" for one in told if key in one] for key in (*FIELDS, *SETTING)}
    figures |= {key: sum(marks) / len(marks) for key, marks in shares.items()}
    hold_floor("claims surroundings", GOLD, **figures)
