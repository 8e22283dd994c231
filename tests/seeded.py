"""The project's seeds, read and compiled once for all tests; no test changes what it finds here."""

from __future__ import annotations

from pathlib import Path

from pipeline.engine.context import Context

SEEDS = Path(__file__).parents[1] / "seeds"
SEEDED = Context(SEEDS)
