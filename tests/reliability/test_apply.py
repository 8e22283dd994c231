"""A delta that is applied and killed anywhere leaves a whole version, and can be applied again."""

from __future__ import annotations

import shutil
from itertools import count

from pipeline.publish import apply_delta, list_versions, verify_files, write_delta


def test_wherever_applying_is_killed_readers_see_a_whole_version_and_the_next_try_succeeds(
    new_lab, killed_at, tmp_path
):
    source = new_lab("source")
    first, second = source.publish("old"), source.publish("new")
    write_delta(first, second, tmp_path / "delta")
    for call in count():
        lab = new_lab(str(call))
        shutil.copytree(first.path, lab.outputs / first.name)
        died = killed_at(call, lambda lab=lab: apply_delta(tmp_path / "delta", lab.outputs))
        made = apply_delta(tmp_path / "delta", lab.outputs)
        assert lab.tag() == "new"
        assert lab.left_in_staging() == []
        assert [verify_files(version) for version in list_versions(lab.outputs)] == [[], []]
        assert (made.path / "manifest.json").read_bytes() == (second.path / "manifest.json").read_bytes()
        if not died:
            break
    assert call > 30
