"""A run that is killed, or that the disk fails, at each of its system calls loses nothing.

After each fault readers see the version before or the new one, every promise of it holds, the next run
makes the bytes of an undisturbed one, and nothing is left over.  Faults that leave the same files are
looked at once.
"""

from __future__ import annotations

import signal

import pytest

from tests.reliability.small_run import DISTURBED, FAULTS, state
from tests.reliability.straced import (
    DONE,
    GROWING,
    REFUSED,
    available,
    calls_of,
    failed_at,
    failed_from,
    killed_at,
    straced,
)

pytestmark = pytest.mark.skipif(not available(), reason="strace is not installed, or may not attach")


@pytest.fixture(scope="module")
def calls(small_run, undisturbed):
    """The calls of an undisturbed run that change the disk."""
    outputs = small_run.copy(FAULTS)
    return calls_of(lambda: small_run.run(outputs, DISTURBED), small_run.place / "calls.log")


@pytest.fixture(scope="module")
def survives(small_run, undisturbed, tally):
    """Runs under a fault and fails unless everything is as it should be after it."""
    seen = set()

    def meet(kind, arguments, expected):
        outputs = small_run.copy(FAULTS)
        with tally.fault(kind):
            assert straced(lambda: small_run.run(outputs, DISTURBED), arguments) in expected
            left = state(outputs)
            if left not in seen:
                small_run.assert_survived(outputs, undisturbed)
                seen.add(left)

    return meet


def test_killed_at_any_call(calls, survives, every):
    for call in calls[:: 1 if every else 53]:
        survives("killed", killed_at(call), [-signal.SIGKILL])


@pytest.mark.parametrize("error", ["EIO", "EACCES"])
def test_one_call_that_fails(calls, survives, every, error):
    for call in calls[:: 1 if every else 131]:
        survives(f"one call fails, {error}", failed_at(call, error), [DONE, REFUSED])


def test_a_disk_that_is_full_from_any_call_on(calls, survives, every):
    growing = [call for call in calls if call.name in GROWING]
    for place in range(0, len(growing), 1 if every else 131):
        survives("disk full, ENOSPC", failed_from(growing[place:], "ENOSPC"), [DONE, REFUSED])


def test_a_disk_that_is_read_only_from_any_call_on(calls, survives, every):
    for place in range(0, len(calls), 1 if every else 131):
        survives("disk read-only, EROFS", failed_from(calls[place:], "EROFS"), [DONE, REFUSED])


def test_the_calls_are_all_that_a_run_makes(calls):
    assert len(calls) > 150
