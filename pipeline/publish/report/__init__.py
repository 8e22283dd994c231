"""``report.html``: a version to look at, in one file that needs nothing else."""

from __future__ import annotations

from pipeline.publish.draft import VersionDraft
from pipeline.publish.report.findings import findings
from pipeline.publish.report.inherited import findings_of_parent, mark
from pipeline.publish.report.summary import summary

__all__ = ["render_report"]


def render_report(draft: VersionDraft) -> bytes:
    """The page as UTF-8; the same version and parent give the same bytes.

    It is a summary of the version, and then the findings, which hang on nothing but the data: where
    the data is the parent's, they are taken from the parent's page.
    """
    between = mark()
    found = findings_of_parent(draft, between) or findings(draft.version, draft.documents)
    return b"".join([summary(draft), between, found])
