"""A version comes back from a mirror whole, or the outputs folder stays as it was."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

import pytest

from pipeline.errors import UsageError
from pipeline.publish import DamagedVersionError, list_versions
from pipeline.publish.mirror import restore


@pytest.fixture
def lost(new_lab, tmp_path):
    """A lab of two versions, and the address of its mirror: a folder has the form of a mirror too."""
    lab = new_lab("lost")
    lab.publish("one")
    lab.publish("two")
    mirror = tmp_path / "mirror"
    shutil.copytree(lab.outputs, mirror, ignore=shutil.ignore_patterns(".*", "latest"))
    return mirror


def rewritten(mirror, change):
    """Change the latest manifest, and the pointer with it, as who may write to the store could."""
    pointer = json.loads((mirror / "LATEST.json").read_bytes())
    path = mirror / pointer["version"] / "manifest.json"
    manifest = json.loads(path.read_bytes())
    change(manifest)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    path.write_text(json.dumps(manifest))
    pointer["manifest_sha256"] = sha256(path.read_bytes()).hexdigest()
    (mirror / "LATEST.json").write_text(json.dumps(pointer))


def test_a_restored_version_is_whole_and_the_next_run_follows_it(lost, new_lab):
    lab = new_lab("new")
    restored = restore(f"file://{lost}", lab.outputs)
    lab.assert_whole()
    assert lab.tag() == "two"
    assert lab.publish("three").manifest["parent"] == restored.name
    lab.assert_whole()


def test_an_older_version_comes_back_by_its_name(lost, new_lab):
    lab = new_lab("new")
    restore(f"file://{lost}", lab.outputs, "v000001-run-0000")
    assert lab.tag() == "one"


def test_versions_are_not_mixed_with_those_of_another_folder(lost, new_lab):
    lab = new_lab("new")
    version = lab.publish("other")
    with pytest.raises(UsageError, match="has versions of its own"):
        restore(f"file://{lost}", lab.outputs)
    assert list_versions(lab.outputs) == [version]
    assert lab.left_in_staging() == []


def test_wherever_it_is_killed_nothing_appears_or_all_of_it(lost, new_lab, killed_at):
    for fatal in range(1000):
        lab = new_lab(str(fatal))
        died = killed_at(fatal, lambda lab=lab: restore(f"file://{lost}", lab.outputs))
        if list_versions(lab.outputs):
            lab.publish("three")
            lab.assert_whole()
        else:
            restore(f"file://{lost}", lab.outputs)
            assert lab.tag() == "two"
        if not died:
            break
    assert fatal > 20


@pytest.mark.parametrize(
    "path", ["../../escaped", "/etc/escaped", "a/b/c", "works.parquet/../../x", "a\nb", ""]
)
def test_a_foreign_manifest_writes_nowhere_else(lost, new_lab, path):
    def lead_out(manifest):
        manifest["files"][0]["path"] = path

    rewritten(lost, lead_out)
    lab = new_lab("new")
    with pytest.raises(DamagedVersionError, match="is no path of a version"):
        restore(f"file://{lost}", lab.outputs)
    assert not lab.outputs.exists()


def test_a_foreign_name_of_a_version_is_refused(lost, new_lab):
    rewritten(lost, lambda manifest: manifest.update(version="../v000003-run-0000"))
    with pytest.raises(DamagedVersionError, match="calls its version"):
        restore(f"file://{lost}", new_lab("new").outputs)


def test_a_changed_file_does_not_come_back(lost, new_lab):
    part = next(lost.glob("v000002-*/works.parquet"))
    part.chmod(0o644)
    part.write_bytes(b"other")
    with pytest.raises(DamagedVersionError, match=r"works\.parquet: does not have the SHA-256"):
        restore(f"file://{lost}", new_lab("new").outputs)
