"""What a person may choose for a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import dagster as dg
from pydantic import Field, PrivateAttr, model_validator

from pipeline.errors import EvidenceError
from pipeline.orchestration.folders import settings
from pipeline.orchestration.inputs_asset import note_look
from pipeline.orchestration.probe import Probe, probe
from pipeline.orchestration.progress import ProgressLog
from pipeline.orchestration.shared_run import Run
from pipeline.run import new_run_id


class Ingestion(dg.ConfigurableResource["Ingestion"]):
    """How to run; what is read, and where it is written, is not for a run to choose."""

    full_refresh: bool = Field(
        default=False,
        description="Compute everything again; the tables must come out the same, byte for byte.",
    )
    skip_unchanged: bool = Field(
        default=False,
        description="Skip all steps where every input and seed is as in the latest version.",
    )
    workers: int | None = Field(
        default=None, ge=1, description="Processes to work with, at least 1; all cores where not set."
    )
    _run: Run = PrivateAttr()
    _idle: bool = PrivateAttr(default=False)

    @model_validator(mode="after")
    def _is_one_wish(self) -> Ingestion:
        if self.full_refresh and self.skip_unchanged:
            raise ValueError("full_refresh computes everything, skip_unchanged may nothing: choose one.")
        return self

    @property
    def run(self) -> Run:
        """The run that is under way."""
        return self._run

    @property
    def idle(self) -> bool:
        """Whether the run has nothing to do."""
        return self._idle

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Ingestion]:
        """Give all steps that run in this process the same run."""
        tell = context.log.info if context.log else lambda line: None
        found = _look(context.instance, tell)
        self._idle = self.skip_unchanged and found is not None and not found.changed
        run_id = context.run.run_id if context.run else new_run_id()
        folders = settings(full=self.full_refresh, workers=self.workers)
        self._run = Run(folders, run_id, ProgressLog(tell))
        try:
            yield self
        finally:
            self._run.close()


def _look(instance: dg.DagsterInstance | None, tell: Callable[[str], None]) -> Probe | None:
    """What lies in the folders, told and noted; None where it can't be told, which the first step reports."""
    try:
        found = probe()
    except EvidenceError:
        return None
    tell(str(found))
    if instance:
        note_look(instance, found)
    return found
