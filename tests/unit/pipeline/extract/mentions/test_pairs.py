"""Pairs of bytes are recognized at many places of a text at once."""

import numpy as np

from pipeline.extract.mentions.pairs import ANY, Fours, Pairs


def test_only_known_pairs_are_recognized() -> None:
    places = np.array([0, 2, 3, 4])
    assert Pairs([b"on", b"ti"]).stand_at(places, b"on tie").tolist() == [True, False, True, False]


def test_no_pairs_stand_nowhere() -> None:
    assert Pairs([]).stand_at(np.array([0]), b"on").tolist() == [False]


def test_known_fours_stand_and_few_others_do() -> None:
    text = b"one tie, one toe. "
    fours = Fours([b"tie,", b" to".rjust(4, ANY)])
    assert fours.stand_at(np.arange(len(text) - 3), text).nonzero()[0].tolist() == [4, 11]


def test_places_near_the_end_are_asked_about_the_last_four() -> None:
    assert Fours([b"tie."]).stand_at(np.array([2, 9]), b"a tie.").tolist() == [True, True]
