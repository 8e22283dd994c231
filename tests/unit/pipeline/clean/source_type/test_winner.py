"""The kind of page with most votes wins, if it has enough of them and no other has as many."""

import pytest

from pipeline.clean.source_type.ballot import Rule, Vote
from pipeline.clean.source_type.sources import Source
from pipeline.clean.source_type.winner import Winner
from pipeline.vocabulary.rules import Rules

SOURCES = {
    "news": Source(None, scholarly=False, own_record=False, leads_record=2),
    "blog": Source(None, scholarly=False, own_record=False, yields_to_record=True),
    "full_text": Source(None, scholarly=True, own_record=True),
    "forum": Source(None, scholarly=False, own_record=False, needs=("asks",)),
}
RULES = Rules(
    {
        "enough": 3,
        "records": [{"doi": 1}],
        "lists": [{"entries": 3}],
        "finds": {"votes": ["found"], "without": ["doi"]},
    }
)
WINNER = Winner(RULES, SOURCES)


def votes(rule_id: str = "r", **weights: int) -> list[Vote]:
    return [(Rule(rule_id, weights), [])]


@pytest.mark.parametrize(
    ("cast", "counts", "kind"),
    [
        (votes(news=4, full_text=3), {}, "news"),
        (votes(news=2), {}, "unknown"),
        (votes(news=4, full_text=4), {}, "unknown"),
        (votes(news=4, full_text=3), {"doi": 1}, "full_text"),
        (votes(news=5, full_text=3), {"doi": 1}, "news"),
        (votes(blog=9, full_text=3), {"doi": 1}, "full_text"),
        (votes(forum=9, news=3), {}, "news"),
        (votes("asks", forum=9, news=3), {}, "forum"),
    ],
)
def test_the_winner_is(cast: list[Vote], counts: dict[str, int], kind: str) -> None:
    assert WINNER.of(cast, counts) == kind


@pytest.mark.parametrize(
    ("cast", "counts", "is_list"),
    [
        ([], {"entries": 3}, True),
        ([], {"entries": 2}, False),
        (votes("found", news=1), {}, True),
        (votes("found", news=1), {"doi": 1}, False),
    ],
)
def test_a_list_has_several_entries_or_tells_what_was_found(
    cast: list[Vote], counts: dict[str, int], is_list: bool
) -> None:
    assert WINNER.is_list(cast, counts) == is_list
