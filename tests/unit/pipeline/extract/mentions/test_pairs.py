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


def test_the_bits_tell_who_asks_for_what_stands_there() -> None:
    places = np.array([0, 3])
    assert Fours({b" to ": 1, b"to a": 2, b"to b": 4}).bits_at(places, b" to a").tolist() == [1, 2]
    assert Pairs({b"o": 1, b"to": 2}).bits_at(np.array([0, 1]), b"oto").tolist() == [0, 3]
