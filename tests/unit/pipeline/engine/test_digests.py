from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.engine.dataset import STAGES
from pipeline.engine.digests import FOUNDATION, LIBRARIES
from pipeline.engine.stage import Stage

ROOT = Path(__file__).parents[4]
OWN = ("pipeline", "schemas")
COMPUTING = ("chain", "clean", "decoded.py", "extract", "guard", "link", "promises", "sources", "store",
             "vocabulary")  # fmt: skip
"""Where rows are made; what publishing and the command line import decides about none."""


def sources(room: str) -> set[Path]:
    place = ROOT / room
    return {place} if place.is_file() else set(place.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """Modules that a file imports, and names that may be modules."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_file(module: str) -> Path | None:
    place = ROOT.joinpath(*module.split("."))
    files = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in files if file.is_file()), None)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_the_key_of_a_stage_holds_all_code_that_its_rooms_import(stage: Stage) -> None:
    covered = set().union(*(sources(room) for room in (*stage.rooms, *FOUNDATION)))
    needed = {own_file(module) for room in stage.rooms for file in sources(room) for module in imported(file)}
    assert needed - covered - {None, own_file("pipeline")} == set()


def test_the_key_of_a_stage_holds_the_version_of_each_library_that_makes_rows() -> None:
    files = {file for room in COMPUTING for file in sources(f"pipeline/{room}")}
    names = {module.partition(".")[0] for file in files for module in imported(file)}
    foreign = names - {*OWN, "__future__"} - sys.stdlib_module_names
    known = packages_distributions()
    assert {known[name][0].lower().replace("_", "-") for name in foreign} == set(LIBRARIES)
