"""Fits the model of roles to pages, and asks how well it does on pages that it has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.raw_segment import ROLES
from training.crf import Chain, Drop, Floats
from training.roles.design import Design
from training.roles.pages import GoldPage, right_roles
from training.weights import decided

LEARNED = tuple(sorted(ROLES - {"blank"}))
_STEPS = 100
_PENALTY = 4.0
_HIDDEN = 0.2
"""Share of rules that each page is shown without, since unseen pages say things in words no rule knows."""

_LOST = 0.15
"""Share of features that each page is shown without, so that none is trusted alone."""

_TRUST = 2.0
"""Added to the weight of a rule's role: people wrote the rules with more pages in mind than are learned from.

Values from 0.5 to 2 gave the same figures on left-out pages, all better than 0.
"""


def fit(design: Design, right: NDArray[np.bool_]) -> Chain:
    """The chain for all values of ``design`` that enough pages show."""
    common = design.common()
    chain = Chain(len(design.values), len(LEARNED), _PENALTY).fit(
        design.seen * common, right, design.sizes, steps=_STEPS, drop=_dropping(design, common)
    )
    for number, (name, value) in enumerate(design.values):
        if name == "role of rule" and value in LEARNED:
            chain.weights[number, LEARNED.index(value)] += _TRUST
    return chain


def _dropping(design: Design, common: NDArray[np.bool_]) -> Callable[[Floats, int], Floats]:
    """Hides some rules and some whole features of each page, and weighs the rest up for the latter."""
    names = np.array([name for name, _ in design.values])
    rules = Drop((names == "rule") & common, design.sizes, _HIDDEN)
    features = Drop(common, design.sizes, _LOST, groups=np.unique(names, return_inverse=True)[1])

    def drop(seen: Floats, step: int) -> Floats:
        return features(rules(seen, step), _STEPS + step) / np.float32(1 - _LOST)

    return drop


def predict(chain: Chain, design: Design) -> list[NDArray[np.int64]]:
    """The roles of each page's lines, as places in ``LEARNED``."""
    return np.split(decided(chain, design.seen, design.sizes), np.cumsum(design.sizes)[:-1])


def cross_validated(pages: Sequence[GoldPage], design: Design, folds: int) -> list[NDArray[np.int64]]:
    """The roles of each page's lines by a model fitted to the pages of the other folds.

    Pages of one shape have names that begin with one word, and so are left out together, with all copies.
    """
    shapes = (page.name.partition("_")[0] for page in pages)
    fold = np.array([int(hashlib.sha256(shape.encode()).hexdigest(), 16) % folds for shape in shapes])
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
