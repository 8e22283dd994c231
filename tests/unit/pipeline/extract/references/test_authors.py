"""A list of authors is read whole or not at all."""

import pytest

from pipeline.extract.references.authors import read_authors
from pipeline.extract.references.rules import reference_rules
from tests.seeded import SEEDED

RULES = reference_rules(SEEDED.rules("references")).authors


@pytest.mark.parametrize(
    "entry",
    [
        "Smith, R. Keith (2004). Title",
        "Charles, M., Glynis Jones, and J. G. Hodgson (1997). Title",
        "Smith J, Jones K (Eds.). A book",
        "Sawyer J., and others unread",
        "Being There. United Artists, 1979",
        "World Health Organization. Global health",
        "1999. Title",
    ],
)
def test_a_list_that_may_go_on_is_not_read(entry: str) -> None:
    assert read_authors(entry, RULES).authors == ()


def test_the_list_ends_behind_et_al() -> None:
    entry = "Cortes JE, Jones D, et al. Results of dasatinib."
    assert entry[read_authors(entry, RULES).end :] == " Results of dasatinib."
