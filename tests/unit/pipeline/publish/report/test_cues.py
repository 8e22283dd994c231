"""A sentence is cut exactly where its cue words begin and end."""

from __future__ import annotations

import pytest

from pipeline.publish.report.cues import Piece, underline


@pytest.mark.parametrize(
    ("text", "cues", "pieces"),
    [
        ("a bc d", [(2, 4)], [Piece("a ", False), Piece("bc", True), Piece(" d", False)]),
        ("ab", [(0, 2)], [Piece("ab", True)]),
        ("ab", [], [Piece("ab", False)]),
        ("abc", [(1, 3), (0, 2)], [Piece("ab", True), Piece("c", True)]),
        ("abc", [(-5, -1), (3, 9)], [Piece("abc", False)]),
        ("a𝛼b", [(1, 2)], [Piece("a", False), Piece("𝛼", True), Piece("b", False)]),
    ],
)
def test_cues_are_cut_out_by_code_points(text, cues, pieces):
    assert underline(text, cues) == pieces


def test_a_sentence_too_long_to_show_ends_in_an_ellipsis():
    (piece,) = underline("x" * 5000, [(3000, 3010)])
    assert piece == Piece("x" * 1500 + "…", False)
