"""All files of a version that are not tables."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publish.draft import VersionDraft
from pipeline.publish.release import standard_files
from pipeline.publish.report import render_report


def render(draft: VersionDraft) -> Mapping[str, bytes]:
    """The files for other programs, and ``report.html``."""
    return {**standard_files(draft), "report.html": render_report(draft)}
