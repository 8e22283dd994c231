"""Publishers, readers and pruning at once: one chain of versions, and never a mixture."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from pipeline.errors import EvidenceError, UsageError
from pipeline.publish import latest, list_versions, prune, verify_files

ROUNDS = 12


@pytest.fixture
def processes():
    """Two child processes, forked so that they start at once."""
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        yield pool


def publish_all(lab, tags):
    """Publish one version after the other; their names."""
    return [lab.publish(tag).name for tag in tags]


def prune_often(lab):
    """Prune down to one version, again and again; how often no run was in the way."""
    done = 0
    for _ in range(ROUNDS * 4):
        try:
            done += bool(prune(lab.outputs, keep=1).versions)
        except UsageError:
            continue
    return done


def test_two_publishers_make_one_chain_that_readers_see_whole(new_lab, processes):
    lab = new_lab("lab")
    lab.publish("first")
    tags = [[f"{name}{number}" for number in range(ROUNDS)] for name in "ab"]
    running = [processes.submit(publish_all, lab, part) for part in tags]
    seen = set()
    while not all(one.done() for one in running):
        seen.add(lab.tag())
    versions = list_versions(lab.outputs)
    assert sorted(name for one in running for name in one.result()) == [one.name for one in versions[1:]]
    assert [version.sequence for version in versions] == list(range(1, 2 * ROUNDS + 2))
    assert [version.manifest["parent"] for version in versions[1:]] == [one.name for one in versions[:-1]]
    assert all(verify_files(version) == [] for version in versions)
    assert len(seen) > 1


def test_the_same_run_in_two_processes_publishes_once(new_lab, processes):
    for number in range(5):
        lab = new_lab(str(number))
        lab.made("one")
        running = [processes.submit(publish_all, lab, ["one"]) for _ in range(2)]
        assert [one.result() for one in running] == [["v000001-run-0000"]] * 2
        assert len(list_versions(lab.outputs)) == 1


def test_readers_see_a_whole_version_or_an_error_while_versions_are_pruned(new_lab, processes):
    lab = new_lab("lab")
    lab.publish("first")
    publishing = processes.submit(publish_all, lab, [f"a{number}" for number in range(ROUNDS)])
    pruning = processes.submit(prune_often, lab)
    while not (publishing.done() and pruning.done()):
        try:
            lab.tag()
        except (EvidenceError, FileNotFoundError):
            continue
    assert len(publishing.result()) == ROUNDS
    lab.assert_whole()
    prune(lab.outputs, keep=1)
    assert [version.name for version in list_versions(lab.outputs)] == [latest(lab.outputs).name]


def test_every_version_tells_its_difference_from_the_parent_it_got(new_lab, processes):
    lab = new_lab("lab")
    lab.publish("first")
    for one in [processes.submit(publish_all, lab, [f"{name}{n}" for n in range(3)]) for name in "ab"]:
        one.result()
    versions = list_versions(lab.outputs)
    assert [version.manifest["tables"]["changes"]["rows"] for version in versions] == [0] + [2] * 6
