"""An outputs folder, versions that can be told apart, and a disk that fails where it is told to."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.publish import Version, latest, publish, read_table, verify_files, verify_pointer
from pipeline.store import ObjectStore, Part, in_use, part_key, store_part
from schemas import TABLES
from tests.reliability.small_run import DISTURBED, FAULTS, NEXT, SmallRun
from tests.reliability.tally import Tally
from tests.versions import hashes

MUTATING = (
    *("chmod", "fchmod", "fsync", "link", "mkdir", "open", "rename", "replace"),
    *("rmdir", "symlink", "unlink", "utime", "write"),
)
"""Functions of ``os`` that change the disk; ``open`` does where it creates."""

Around = Callable[[int, str, tuple[Any, ...], Callable[[], Any]], Any]


@contextmanager
def around_each_call(around: Around) -> Iterator[None]:
    """Put ``around(index, name, arguments, call)`` in place of each call that changes the disk."""
    real = {name: getattr(os, name) for name in MUTATING}
    count = iter(range(10**9))

    def wrapped(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name == "open" and not arguments[1] & os.O_CREAT:
                return real[name](*arguments, **named)
            return around(next(count), name, (*arguments, named), lambda: real[name](*arguments, **named))

        return call

    try:
        for name in MUTATING:
            setattr(os, name, wrapped(name))
        yield
    finally:
        for name in MUTATING:
            setattr(os, name, real[name])


@dataclass(frozen=True)
class Lab:
    """An outputs folder whose versions hold one tag in two tables."""

    outputs: Path

    def made(self, tag: str) -> dict[str, list[Part]]:
        """One part of works and two of mentions, one of them the same for all tags."""
        mentions = [self._part("mentions", "m1", "d1", "same"), self._part("mentions", "m2", "d2", tag)]
        return {"works": [self._part("works", "w1", None, tag)], "mentions": mentions}

    def publish(self, tag: str) -> Version:
        """A version of ``tag`` by the run of ``tag``."""
        with in_use(self.outputs / ".cache"):
            return publish(self.outputs, run_id=f"run-{tag:0>8}", tables=self.made(tag), manifest={})

    def tag(self, version: Version | None = None) -> str:
        """The tag of a version, or of the latest; fails where its tables don't agree."""
        version = version or latest(self.outputs)
        (work,) = read_table(version, "works")["title"].to_pylist()
        same, mention = read_table(version, "mentions")["surface"].to_pylist()
        assert (same, mention) == ("same", work)
        return str(work)

    def assert_whole(self) -> None:
        """Fail unless the latest version is all that it promises."""
        assert verify_pointer(self.outputs) == []
        assert verify_files(latest(self.outputs)) == []

    def left_in_staging(self) -> list[str]:
        """What lies in staging but the drafts and the lock that the next run takes over."""
        staged = (path.name for path in (self.outputs / ".staging").iterdir())
        return [name for name in staged if not name.startswith(".")]

    def _part(self, name: str, key: str, document: str | None, tag: str) -> Part:
        table = TABLES[name]
        values = {table.primary_key[0]: key, "document_id": document, "title": tag, "surface": tag}
        row = {column.name: values.get(column.name, _empty(column)) for column in table.arrow_schema()}
        rows = pa.Table.from_pylist([row], schema=table.arrow_schema())
        return store_part(ObjectStore.of(self.outputs), rows, key=part_key(table))


def _empty(column: pa.Field[Any]) -> Any:
    """The emptiest value that the column allows."""
    if column.nullable:
        return None
    if pa.types.is_list(column.type):
        return []
    return pa.scalar("" if pa.types.is_string(column.type) else 0).cast(column.type).as_py()


TALLY = pytest.StashKey[Tally]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--every`` injects each fault that can be; without it a sample keeps the suite fast."""
    parser.addoption("--every", action="store_true", help="Inject every fault, not a sample.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TALLY] = Tally()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what was injected and what survived."""
    terminalreporter.section("faults injected")
    for line in config.stash[TALLY].lines():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def every(pytestconfig: pytest.Config) -> bool:
    """Whether each fault is wanted, not a sample of them."""
    return bool(pytestconfig.getoption("--every", default=False))


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Tally:
    """Counts the faults for the summary."""
    return pytestconfig.stash[TALLY]


@pytest.fixture(scope="session")
def small_run(tmp_path_factory: pytest.TempPathFactory) -> SmallRun:
    """A run to disturb, with the outputs before it."""
    run = SmallRun(tmp_path_factory.mktemp("small"))
    run.prepare()
    return run


@pytest.fixture(scope="session")
def undisturbed(small_run: SmallRun) -> dict[str, list[str]]:
    """What the run makes where nothing disturbs it, from nothing."""
    return hashes(small_run.run(small_run.place / FAULTS, NEXT))


@pytest.fixture(scope="session")
def done(small_run: SmallRun) -> Path:
    """Outputs whose latest version has a parent; tests damage copies of them."""
    outputs = small_run.copy("done")
    small_run.run(outputs, DISTURBED)
    return outputs


@pytest.fixture
def new_lab(tmp_path: Path) -> Callable[[str], Lab]:
    """Makes a lab of a name; all are gone after the test."""
    return lambda name: Lab(tmp_path / name / "outputs")


@pytest.fixture
def killed_at() -> Callable[[int, Callable[[], Any]], bool]:
    """Runs a function in a child that dies at its n-th call that changes the disk; whether it died.

    A write it dies in is half done.
    """

    def run(fatal: int, function: Callable[[], Any]) -> bool:
        child = os.fork()
        if not child:
            _run_and_die(fatal, function)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    return run


def _run_and_die(fatal: int, function: Callable[[], Any]) -> None:
    write = os.write

    def around(index: int, name: str, arguments: tuple[Any, ...], call: Callable[[], Any]) -> Any:
        if index < fatal:
            return call()
        if name == "write":
            write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    try:
        with around_each_call(around):
            function()
    finally:
        os._exit(0)


@pytest.fixture
def around() -> Callable[[Around], Any]:
    """:func:`around_each_call`, for tests."""
    return around_each_call
