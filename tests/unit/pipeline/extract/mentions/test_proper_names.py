"""A name that is a word of an organisation's, a place's or a journal's name is not meant."""

import pytest

from pipeline.extract.fold import folded
from pipeline.extract.mentions.proper_names import ProperNames
from pipeline.extract.mentions.reading import Naming, Namings, Readings
from pipeline.vocabulary.rules import Rules

PROPER_NAMES = ProperNames(
    Rules(
        {
            "proper_names": {
                "last": ["Institute", "Hospital"],
                "first": ["Department", "Journal"],
                "behind_first": ["of", "for"],
                "links": ["and", "of", "&"],
                "legal_forms": ["LLC"],
                "firms": ["Medicine"],
                "describing": ["The"],
            }
        }
    )
)


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("; the Brain Institute ;", False),
        ("; the Brain and Spine Hospital ;", False),
        ("; the Brain & Heart Research Institute ;", False),
        ("; Department of Brain Surgery ;", False),
        ("; Journal of Heart and Brain ;", False),
        ("; Journal of Clinical Brain ;", True),
        ("; the brain Institute ;", True),
        ("; the Brain institute ;", True),
        ("; the Brain Institutes ;", True),
        ("; Brain, Institute ;", True),
        ("; Brain at the Institute ;", True),
        ("; Brain One Two Three Four Five Institute ;", True),
        ("; a Department of no Brain ;", True),
        ("; the Brain, LLC ;", False),
        ("; the Brain One, LLC ;", False),
        ("; the Brain, Hospital ;", True),
        ("; Brain", True),
    ],
)
def test_a_name_is_meant(text: str, is_meant: bool) -> None:
    start = text.lower().index("brain")
    rows = [(start, start + 5, Naming("anatomy", "X:brain", "r"))]
    found = PROPER_NAMES.without(Readings.of(rows, Namings()), folded(text + " ;\n;").cased)
    assert len(found.starts) == is_meant
