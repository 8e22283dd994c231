"""A difference as a reviewer reads it in a minute: what is new in the evidence, and why."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.publish.diff.summary.cells import cell_sections
from pipeline.publish.diff.summary.claims import claim_sections
from pipeline.publish.diff.summary.counts import cause_section, table_section
from pipeline.publish.diff.summary.names import Names
from pipeline.publish.diff.summary.section import Line, Section
from pipeline.publish.diff.summary.works import work_sections
from pipeline.publish.versions import Version

__all__ = ["Line", "Section", "summarize"]


def summarize(before: Version, after: Version, changes: pa.Table) -> list[Section]:
    """What ``changes``, the difference of the two versions, means; sections without a line are left out."""
    return [section for section in _sections(before, after, changes) if section.total]


def _sections(before: Version, after: Version, changes: pa.Table) -> Iterator[Section]:
    names = Names(before, after, changes)
    yield from claim_sections(before, after, changes, names=names)
    yield from work_sections(before, after, changes)
    yield from cell_sections(before, after, changes, names=names)
    yield table_section(before, after, changes)
    yield cause_section(changes)
