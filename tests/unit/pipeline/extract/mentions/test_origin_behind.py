"""What goes on behind a head is told from its first bytes, so that few heads are looked at."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.mentions.origin_behind import OriginBehind
from pipeline.vocabulary.rule_files import load_rules
from tests.seeded import SEEDS

BEHIND = OriginBehind({}, load_rules(SEEDS / "rules", "mentions"), [])


@pytest.mark.parametrize("behind", [" from the cord", " (cord)", ", from the cord", " (MSCs) of the cord"])
def test_an_origin_may_stand_behind_a_joint_and_a_mark(behind: str) -> None:
    assert BEHIND.may_go_on(np.array([5]), f"cells{behind}".encode()).tolist() == [True]


@pytest.mark.parametrize("behind", [" slowed decline", ". from the cord", "-free medium", "; the cord"])
def test_no_origin_stands_behind_anything_else(behind: str) -> None:
    assert BEHIND.may_go_on(np.array([5]), f"cells{behind}".encode()).tolist() == [False]
