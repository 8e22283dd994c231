"""Measured figures against floors that only rise; ``make quality`` prints them all."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import pytest

FLOORS = Path(__file__).parent / "floors.json"
_DECIMALS = 3


class Tell(Protocol):
    """Prints figures without a floor, as those of another's library are."""

    def __call__(self, name: str, **figures: float) -> None: ...


class HoldFloor(Protocol):
    """Asserts that each figure reaches the floor recorded under ``name`` for the very same gold data."""

    def __call__(self, name: str, gold: Path, **figures: float) -> None: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--raise-floors", action="store_true", help="record better figures as the new floors")


def read_floors() -> dict[str, dict[str, Any]]:
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


@cache
def digest_of(gold: Path) -> str:
    """The first digits of the SHA-256 over the gold file, or over all files of the gold folder.

    What the interpreter leaves beside its modules is no gold.
    """
    found = sorted(gold.rglob("*")) if gold.is_dir() else [gold]
    files = [path for path in found if path.is_file() and path.suffix != ".pyc"]
    return sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()[:12]


@pytest.fixture
def hold_floor(request: pytest.FixtureRequest) -> HoldFloor:
    raises, floors = request.config.getoption("--raise-floors"), read_floors()

    def hold(name: str, gold: Path, **figures: float) -> None:
        held = _cut(figures)
        measured = {"gold": digest_of(gold), **held}
        floor = floors.get(name, {})
        request.config.stash.setdefault(MEASURED, []).append((name, measured, floor))
        if raises:
            _raise_floor(name, measured, floor)
            return
        assert floor, f"{name} has no floor yet; record it with --raise-floors"
        assert measured["gold"] == floor["gold"], f"{name}: the gold data changed, so measure its floor anew"
        assert {key: (held[key], floor[key]) for key in held if held[key] < floor[key]} == {}

    return hold


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    def told(name: str, **figures: float) -> None:
        request.config.stash.setdefault(MEASURED, []).append((name, _cut(figures), None))

    return told


MEASURED = pytest.StashKey[list[tuple[str, dict[str, Any], dict[str, Any] | None]]]()


def _cut(figures: dict[str, float]) -> dict[str, float]:
    """To the decimals that floors have, never up."""
    return {key: math.floor(value * 10**_DECIMALS) / 10**_DECIMALS for key, value in figures.items()}


def _raise_floor(name: str, measured: dict[str, Any], floor: dict[str, Any]) -> None:
    """Record ``measured``; over the same gold data no floor is lowered."""
    if floor.get("gold") == measured["gold"]:
        kept = {key: max(value, floor.get(key, value)) for key, value in measured.items() if key != "gold"}
        measured = measured | kept
    floors = read_floors() | {name: measured}
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    measured = config.stash.get(MEASURED, [])
    if measured:
        terminalreporter.section("quality")
        for line in _lines(measured):
            terminalreporter.write_line(line)


def _lines(measured: list[tuple[str, dict[str, Any], dict[str, Any] | None]]) -> Iterator[str]:
    for name, figures, floor in sorted(measured, key=lambda one: one[0]):
        told = [
            f"{key} {value:.3f}" + (f" (floor {floor.get(key, 0):.3f})" if floor is not None else "")
            for key, value in figures.items()
            if key != "gold"
        ]
        yield f"{name:44} {'  '.join(told)}"
