"""Whatever becomes of a file of the cache, the next run makes the same bytes: nothing depends on it."""

from __future__ import annotations

import pytest

from tests.reliability.small_run import FAULTS


def emptied(path, data):
    path.write_bytes(b"")


def cut(path, data):
    path.write_bytes(data[: len(data) // 2])


def flipped(path, data):
    path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:] if len(data) > 9 else b"x")


def zeroed(path, data):
    path.write_bytes(bytes(len(data)))


def removed(path, data):
    path.unlink()


def cached_files(outputs):
    return sorted(
        path for path in (outputs / ".cache").rglob("*") if path.is_file() and path.suffix != ".lock"
    )


@pytest.mark.parametrize("damage", [emptied, cut, flipped, zeroed, removed])
def test_the_next_run_does_not_build_on_a_damaged_file_of_the_cache(
    small_run, every, tally, damage, undisturbed, done
):
    files = [path.relative_to(done) for path in cached_files(done)]
    for name in files[:: 1 if every else 30]:
        outputs = small_run.copy(FAULTS, of=done)
        path = outputs / name
        data = path.read_bytes()
        links = path.stat().st_nlink
        if links > 1:
            path.unlink()
            path.write_bytes(data)
        path.chmod(0o644)
        damage(path, data)
        with tally.fault(f"cached file {damage.__name__}"):
            small_run.assert_survived(outputs, undisturbed)


def test_a_run_on_a_wholly_zeroed_cache_makes_the_same_bytes(small_run, undisturbed, tally):
    outputs = small_run.copy(FAULTS)
    for path in cached_files(outputs):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(bytes(len(data)))
    with tally.fault("whole cache zeroed"):
        small_run.assert_survived(outputs, undisturbed)
