"""The part of a page that a version with its parent's data has in common with it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.publish.draft import VersionDraft

REPORT = "report.html"

MADE_OF = (".py", ".jinja", ".css", ".js")
"""Endings of the files that make a page."""


def mark() -> bytes:
    """The line between summary and findings: it names the code and templates that made the findings.

    No text of an input can hold it, because there every ``<`` is escaped.
    """
    return f"<!-- findings, made by {made_by()} -->\n".encode()


@cache
def made_by() -> str:
    """SHA-256 of the code and templates that make a page."""
    files = sorted(path for path in Path(__file__).parent.rglob("*.*") if path.suffix in MADE_OF)
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def findings_of_parent(draft: VersionDraft, between: bytes) -> bytes | None:
    """The findings on the parent's page; null where data or code differ, or where the page is damaged."""
    if draft.parent is None or not draft.version.manifest["unchanged"]:
        return None
    hashes = {file["path"]: file["sha256"] for file in draft.parent.manifest["files"]}
    path = draft.parent.path / REPORT
    if REPORT not in hashes or not path.is_file():
        return None
    page = path.read_bytes()
    found = page.partition(between)[2]
    return found if found and sha256(page).hexdigest() == hashes[REPORT] else None
