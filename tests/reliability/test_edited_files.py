"""Whoever edits or damages a published file is told so, and no run builds on it."""

from __future__ import annotations

import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import EvidenceError
from pipeline.publish import DamagedVersionError, latest, read_table
from pipeline.publish.versions import read_version
from pipeline.run import verify
from tests.reliability.small_run import FAULTS, NEXT
from tests.versions import broken, hashes

EDITED = "edited by hand"


def rewrite(path, data):
    """Write in place, so that other names of the file change too."""
    path.chmod(0o644)
    path.write_bytes(data)


def edit_row(path, *, keep_links):
    """What a user does with pandas: change a cell and write the file again."""
    rows = pq.read_table(path)
    column = next(name for name in ("text", "surface", "label", "title") if name in rows.column_names)
    listed = rows.to_pylist()
    listed[0][column] = EDITED
    if not keep_links:
        path.unlink()
    else:
        path.chmod(0o644)
    pq.write_table(pa.Table.from_pylist(listed, schema=rows.schema), path)


def test_a_flipped_bit_anywhere_is_named_with_its_file(small_run, done, every, tally):
    outputs = small_run.copy("flipped", of=done)
    version = latest(outputs)
    for path in sorted(path for path in version.path.rglob("*") if path.is_file()):
        data = path.read_bytes()
        step = max(1, len(data) // (60 if every else 2))
        for place in range(0, len(data), step):
            rewrite(path, data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :])
            name = path.relative_to(version.path).as_posix()
            named = name in told(outputs)
            tally.count("bit of a published file flipped", survived=named)
            assert named, place
        rewrite(path, data)
    assert broken(version) == []


def told(outputs):
    """What is said of a version that some file of which may be damaged."""
    try:
        return " ".join(detail for check in verify(latest(outputs)) for detail in check.failures)
    except EvidenceError as error:
        return error.cause


@pytest.mark.parametrize("table", ["documents", "mentions", "concepts", "sentences"])
@pytest.mark.parametrize("keep_links", [True, False])
def test_no_run_builds_on_an_edited_table(small_run, undisturbed, tally, table, keep_links):
    outputs = small_run.copy(FAULTS)
    version = latest(outputs)
    os.chmod(version.path, 0o755)
    part = version.table(table)[0]
    edit_row(part, keep_links=keep_links)
    with tally.fault("published table edited by hand"):
        assert f"{part.relative_to(version.path)} has SHA-256" in told(outputs)
        assert f"table {table} is not as it was published" in told(outputs)
        refusal = refused(lambda: small_run.run(outputs, NEXT))
        assert refusal is None or f"{table}.parquet" in refusal
        if refusal is None:
            assert (hashes(latest(outputs)), broken(latest(outputs))) == (undisturbed, [])
            assert EDITED not in str(read_table(latest(outputs), "changes").to_pylist())


def refused(run):
    """Why a run was refused; None where it published."""
    try:
        run()
    except DamagedVersionError as error:
        return error.cause
    return None


def test_a_run_goes_on_once_the_edited_version_is_removed(small_run, undisturbed, done):
    outputs = small_run.copy(FAULTS, of=done)
    version = latest(outputs)
    os.chmod(version.path, 0o755)
    edit_row(version.table("documents")[0], keep_links=True)
    small_run.drop(version.path)
    after = small_run.run(outputs, NEXT)
    assert (hashes(after), broken(after)) == (undisturbed, [])


def test_an_edited_manifest_is_named_in_an_older_version_too(small_run, done):
    outputs = small_run.copy("older", of=done)
    version = latest(outputs)
    older = version.path.parent / version.manifest["parent"]
    manifest = older / "manifest.json"
    rewrite(manifest, manifest.read_bytes().replace(b'"created_at": "2', b'"created_at": "1'))
    failures = " ".join(broken_files(older))
    assert "manifest.json does not have the SHA-256 that its seal notes" in failures


def broken_files(path):
    return [detail for check in verify(read_version(path)) for detail in check.failures]
