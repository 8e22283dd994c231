"""Figures of roles against their gold."""

from __future__ import annotations

from training.roles.figures import Figures, figures


def test_a_line_that_may_be_kept_or_dropped_counts_for_no_f1() -> None:
    judged = [(("body",), "body"), (("body",), "legal"), (("legal", "body"), "body"), (("legal",), "banner")]
    assert figures(judged) == Figures(lines=4, exact=0.5, keep_or_drop=0.75, kept_f1=0.6667)
