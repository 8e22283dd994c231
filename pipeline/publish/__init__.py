"""Tables in, one immutable version out: publish, read, compare, verify, prune."""

from pipeline.publish.delta import apply_delta, write_delta
from pipeline.publish.diff import diff
from pipeline.publish.draft import Render, VersionDraft
from pipeline.publish.faults import DamagedVersionError, NoVersionError, OutputsError
from pipeline.publish.load import load
from pipeline.publish.pins import pin, pinned_names, unpin
from pipeline.publish.prune import Pruned, prune
from pipeline.publish.publishing import publish, version_of_run
from pipeline.publish.read import read_table
from pipeline.publish.readers import reading
from pipeline.publish.release import standard_files
from pipeline.publish.retention import Policy
from pipeline.publish.runs import list_runs, record_run
from pipeline.publish.verify import Fault, verify_files, verify_pointer
from pipeline.publish.versions import Version, latest, list_versions, resolve

__all__ = [
    "DamagedVersionError",
    "Fault",
    "NoVersionError",
    "OutputsError",
    "Policy",
    "Pruned",
    "Render",
    "Version",
    "VersionDraft",
    "apply_delta",
    "diff",
    "latest",
    "list_runs",
    "list_versions",
    "load",
    "pin",
    "pinned_names",
    "prune",
    "publish",
    "read_table",
    "reading",
    "record_run",
    "resolve",
    "standard_files",
    "unpin",
    "verify_files",
    "verify_pointer",
    "version_of_run",
    "write_delta",
]
