"""The one build that the steps of a run share, and the record of how the run ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import Any, TypeVar

from pipeline.engine.build import Build, Progress
from pipeline.engine.dataset import Dataset, make_dataset
from pipeline.publish import Version
from pipeline.run import Settings, building, publish_dataset, recorded, steadily

Product = TypeVar("Product")


class Run:
    """One run: its build is opened by the first step, its record says how the run ended."""

    def __init__(self, settings: Settings, run_id: str, progress: Progress) -> None:
        self.settings = settings
        self.run_id = run_id
        self._progress = progress
        self._opened = ExitStack()
        self.seconds: dict[str, float] = {}
        self._facts: dict[str, Any] = {}
        self._error: BaseException | None = None

    @cached_property
    def build(self) -> Build:
        """The stages of this run, each run once, whichever step asks first."""
        build = self._opened.enter_context(building(self.settings, progress=self._progress))
        self._facts = self._opened.enter_context(recorded(build, self.run_id))
        return build

    @cached_property
    def dataset(self) -> Dataset:
        """All tables of the version."""
        return make_dataset(self.build)

    def timed(self, step: str, make: Callable[[Run], Product]) -> Product:
        """What ``make`` makes of this run; ``seconds`` holds how long each step took."""
        began = time.perf_counter()
        made = make(self)
        self.seconds[step] = round(time.perf_counter() - began, 3)
        return made

    def publish(self) -> Version:
        """Publish the tables as the next version; a run that has published gets the version it has."""
        version = publish_dataset(self.build, self.dataset, run_id=self.run_id)
        self._facts["version"] = version.name
        return version

    def attempt(self, make: Callable[[Run], Product]) -> Product:
        """What ``make`` makes of this run; an error is kept for the record."""
        try:
            return steadily(self.build, lambda: make(self))
        except BaseException as error:
            self._error = error
            raise

    def close(self) -> None:
        """Write the record, stop the workers and free the cache."""
        error = self._error
        self._opened.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)
