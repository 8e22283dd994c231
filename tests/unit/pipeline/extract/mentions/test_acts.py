"""The noun of an act belongs to the route before it."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.acts import Acts
from pipeline.extract.mentions.reading import Naming, Namings, Readings

ACTS = Acts(
    {"acts": {"entity_types": ["delivery_route"], "acts": ["X:infusion"], "nouns": ["infusion", "route"]}}
)
IV = Naming("delivery_route", "X:iv", "r")
INFUSION = Naming("delivery_route", "X:infusion", "r")


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("; IV infusion;", [(2, 4, IV), (5, 13, INFUSION)], ["IV infusion"]),
        ("; IV route;", [(2, 4, IV)], ["IV route"]),
        ("; IV, infusion;", [(2, 4, IV), (6, 14, INFUSION)], ["IV", "infusion"]),
        ("; IV infusions;", [(2, 4, IV)], ["IV"]),
        ("; infusion route;", [(2, 10, INFUSION)], ["infusion"]),
        ("; AB infusion;", [(2, 4, Naming("drug", "X:iv", "r")), (5, 13, INFUSION)], ["AB", "infusion"]),
    ],
)
def test_routes_and_acts_are(text: str, rows: list[tuple[int, int, Naming]], expected: list[str]) -> None:
    found = ACTS.with_acts(Readings.of(rows, Namings()), folded(f"{text}\n;").low)
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == expected
