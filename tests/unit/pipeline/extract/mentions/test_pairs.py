"""Pairs of bytes are recognized at many places of a text at once."""

import numpy as np

from pipeline.extract.mentions.pairs import Pairs


def test_only_known_pairs_are_recognized() -> None:
    places = np.array([0, 2, 3, 4])
    assert Pairs([b"on", b"ti"]).stand_at(places, b"on tie").tolist() == [True, False, True, False]


def test_no_pairs_stand_nowhere() -> None:
    assert Pairs([]).stand_at(np.array([0]), b"on").tolist() == [False]
