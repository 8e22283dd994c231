"""Fits the model of roles to pages, and asks how well it does on pages that it has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.raw_segment import ROLES
from training.crf import Chain, Drop
from training.roles.design import Design
from training.roles.pages import GoldPage, right_roles
from training.weights import decided

LEARNED = tuple(sorted(ROLES - {"blank"}))
_STEPS = 100
_PENALTY = 2.0
_HIDDEN = 0.2
"""Share of rules that each page is shown without, since unseen pages say things in words no rule knows."""

_TRUST = 2.0
"""Added to the weight of a rule's role: people wrote the rules with more pages in mind than are learned from.

Values from 0.5 to 2 gave the same figures on left-out pages, all better than 0.
"""


def fit(design: Design, right: NDArray[np.bool_]) -> Chain:
    """The chain for all values of ``design`` that enough pages show."""
    hidden = np.array([name == "rule" for name, _ in design.values])
    common = design.common()
    seen = design.seen * common
    drop = Drop(hidden & common, design.sizes, _HIDDEN)
    chain = Chain(len(design.values), len(LEARNED), _PENALTY).fit(
        seen, right, design.sizes, steps=_STEPS, drop=drop
    )
    for number, (name, value) in enumerate(design.values):
        if name == "role of rule" and value in LEARNED:
            chain.weights[number, LEARNED.index(value)] += _TRUST
    return chain


def predict(chain: Chain, design: Design) -> list[NDArray[np.int64]]:
    """The roles of each page's lines, as places in ``LEARNED``."""
    return np.split(decided(chain, design.seen, design.sizes), np.cumsum(design.sizes)[:-1])


def cross_validated(pages: Sequence[GoldPage], design: Design, folds: int) -> list[NDArray[np.int64]]:
    """The roles of each page's lines by a model fitted to the pages of the other folds.

    Copies of a page have its name, and so are left out with it.
    """
    fold = np.array([int(hashlib.sha256(page.name.encode()).hexdigest(), 16) % folds for page in pages])
    found: list[NDArray[np.int64]] = [np.zeros(0, np.int64)] * len(pages)
    for number in range(folds):
        others, held = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        chain = fit(design.of_pages(others), right_of([pages[one] for one in others]))
        for one, roles in zip(held, predict(chain, design.of_pages(held)), strict=True):
            found[one] = roles
    return found


def right_of(pages: Sequence[GoldPage]) -> NDArray[np.bool_]:
    """The right roles of all lines of ``pages``."""
    return np.concatenate([right_roles(page, LEARNED) for page in pages])
