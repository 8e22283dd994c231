"""A publisher killed anywhere leaves a whole version, and nothing that the next one can't clear up."""

from __future__ import annotations

from itertools import count

from pipeline.publish import list_versions, pin, prune, verify_files


def test_wherever_a_publisher_is_killed_readers_see_a_whole_version_and_the_next_run_clears_up(
    new_lab, killed_at
):
    for call in count():
        lab = new_lab(str(call))
        lab.publish("old")
        died = killed_at(call, lambda lab=lab: lab.publish("new"))
        lab.assert_whole()
        assert lab.tag() in (("old", "new") if died else ("new",))
        lab.publish("next")
        assert lab.tag() == "next"
        assert lab.left_in_staging() == []
        assert all(verify_files(version) == [] for version in list_versions(lab.outputs))
        if not died:
            break
    assert call > 60


def test_a_killed_run_that_is_tried_again_publishes_once(new_lab, killed_at):
    for call in count():
        lab = new_lab(str(call))
        died = killed_at(call, lambda lab=lab: lab.publish("new"))
        version = lab.publish("new")
        assert [one.name for one in list_versions(lab.outputs)] == [version.name]
        assert version.sequence == 1
        if not died:
            break


def test_a_prune_that_is_killed_loses_no_version_that_is_kept(new_lab, killed_at):
    for call in count():
        lab = new_lab(str(call))
        for tag in ("one", "two", "three"):
            lab.publish(tag)
        pin(lab.outputs, "paper", "v000001-run-0000")
        died = killed_at(call, lambda lab=lab: prune(lab.outputs, keep=1))
        lab.assert_whole()
        assert lab.tag() == "three"
        prune(lab.outputs, keep=1)
        assert [lab.tag(version) for version in list_versions(lab.outputs)] == ["one", "three"]
        assert lab.left_in_staging() == []
        if not died:
            break
