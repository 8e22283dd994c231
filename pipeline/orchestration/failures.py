"""Errors as Dagster shows them."""

from __future__ import annotations

import dagster as dg

from pipeline.errors import EvidenceError


def failure(error: EvidenceError) -> dg.Failure:
    """An error as Dagster shows it: the cause and the cure."""
    return dg.Failure(str(error), metadata={"cause": error.cause, "cure": error.cure}, allow_retries=False)
