"""What a person may choose for a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
from pydantic import Field, PrivateAttr

from pipeline.orchestration.folders import settings
from pipeline.orchestration.progress import ProgressLog
from pipeline.orchestration.shared_run import Run
from pipeline.run import new_run_id


class Ingestion(dg.ConfigurableResource["Ingestion"]):
    """How to run; what is read, and where it is written, is not for a run to choose."""

    full_refresh: bool = Field(
        default=False,
        description="Compute everything again; the tables must come out the same, byte for byte.",
    )
    workers: int | None = Field(
        default=None, ge=1, description="Processes to work with; all cores where not set."
    )
    _run: Run = PrivateAttr()

    @property
    def run(self) -> Run:
        """The run that is under way."""
        return self._run

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Ingestion]:
        """Give all steps that run in this process the same run."""
        progress = ProgressLog(context.log.info if context.log else lambda line: None)
        run_id = context.run.run_id if context.run else new_run_id()
        self._run = Run(settings(full=self.full_refresh, workers=self.workers), run_id, progress)
        try:
            yield self
        finally:
            self._run.close()
