"""Faults at the system calls themselves: strace kills a process, or fails a call, at the one named.

It meets every call, those of libc, Arrow and other threads too, where a wrapper around ``os`` meets
only Python's.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import EvidenceError

CHANGING = (
    *("mkdir", "openat", "write", "pwrite64", "fchmod", "chmod", "rename", "link", "symlink", "unlink"),
    *("unlinkat", "rmdir", "fsync", "fdatasync", "ftruncate", "utimensat", "flock"),
)
"""Calls that change the disk; those of ``openat`` do that create a file."""

GROWING = ("mkdir", "openat", "write", "pwrite64", "rename", "link", "symlink", "fsync")
"""Calls that a disk without space or inodes refuses."""

DONE, REFUSED, CRASHED = 0, 3, 4
"""How a child ends: well, with an error that names its cure, with any other."""

CALL = re.compile(r"\d+ +(\w+)\(.*")


class Call(NamedTuple):
    """One call of a run: its name, the how manieth of that name it is, and what strace shows of it."""

    name: str
    ordinal: int
    shown: str


def available() -> bool:
    """Whether strace is installed and may attach to a process."""
    return shutil.which("strace") is not None and straced(lambda: None, []) == DONE


def calls_of(function: Callable[[], Any], log: Path) -> list[Call]:
    """The calls of ``function`` in its main thread that change the disk, in order."""
    status = straced(function, ["-o", str(log), "-e", f"trace={','.join(CHANGING)}"])
    assert status == DONE, log.read_text()[-2000:]
    lines = [line for line in log.read_text().splitlines() if CALL.match(line)]
    main = lines[0].split()[0]
    seen: Counter[str] = Counter()
    calls = []
    for line in (line for line in lines if line.split()[0] == main):
        name = CALL.match(line)[1]
        seen[name] += 1
        calls.append(Call(name, seen[name], line))
    return [call for call in calls if call.name != "openat" or "O_CREAT" in call.shown]


def killed_at(call: Call) -> list[str]:
    """Strace's arguments that kill the process as it enters ``call``."""
    return ["-e", f"trace={call.name}", "-e", f"inject={call.name}:signal=SIGKILL:when={call.ordinal}"]


def failed_at(call: Call, error: str) -> list[str]:
    """Strace's arguments that make ``call`` alone fail."""
    return ["-e", f"trace={call.name}", "-e", f"inject={call.name}:error={error}:when={call.ordinal}"]


def failed_from(calls: Iterable[Call], error: str) -> list[str]:
    """Strace's arguments that make the first of ``calls`` fail, and all after it."""
    first: dict[str, int] = {}
    for call in calls:
        first.setdefault(call.name, call.ordinal)
    injected = [f"inject={name}:error={error}:when={ordinal}+" for name, ordinal in first.items()]
    return ["-e", f"trace={','.join(first)}", *(part for one in injected for part in ("-e", one))]


def straced(function: Callable[[], Any], arguments: list[str]) -> int:
    """Run ``function`` in a child that strace is attached to; how it ends, negative where killed."""
    child = os.fork()
    if not child:
        _run(function)
    os.waitpid(child, os.WUNTRACED)
    command = ["strace", "-f", "-q", "-p", str(child), *(arguments or ["-e", "trace=none"])]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as tracer:
        while tracer.poll() is None and "TracerPid:\t0" in Path(f"/proc/{child}/status").read_text():
            time.sleep(0.001)
        os.kill(child, signal.SIGCONT)
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _run(function: Callable[[], Any]) -> None:
    """Wait to be traced, then run; never returns."""
    os.kill(os.getpid(), signal.SIGSTOP)
    status = CRASHED
    try:
        function()
        status = DONE
    except EvidenceError:
        status = REFUSED
    finally:
        os._exit(status)
