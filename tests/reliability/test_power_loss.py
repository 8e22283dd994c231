"""Power lost at any moment: what was not made durable may be gone, in any combination.

A publish is recorded call by call, then replayed on a model of a disk.  At a crash each folder
entry that was not followed by an fsync of its folder may be there or not, each on its own, and a
file's bytes that were not followed by an fsync may be missing or half there.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

STATES = 1500
"""Crashes tried, each at a random call with a random part of the volatile writes kept."""


@dataclass(eq=False)
class Node:
    """A file, link or folder: what is sure to survive, and what may."""

    data: bytes = b""
    durable: bytes = b""
    entries: dict[str, Node] = field(default_factory=dict)
    durable_entries: dict[str, Node] = field(default_factory=dict)
    pending: list[tuple[str, Node | None]] = field(default_factory=list)

    def enter(self, name, node):
        """Put ``node`` under ``name``, or remove the name."""
        self.pending.append((name, node))
        if node is None:
            self.entries.pop(name, None)
        else:
            self.entries[name] = node

    def sync(self):
        """Make everything in this node survive."""
        self.durable, self.durable_entries, self.pending = self.data, dict(self.entries), []


class Disk:
    """A model that follows the recorded calls."""

    def __init__(self, root):
        self.root = Node()
        inodes: dict[int, Node] = {}
        for path in sorted(root.rglob("*")):
            node = inodes.setdefault(path.lstat().st_ino, Node())
            if path.is_file() and not path.is_symlink():
                node.data = path.read_bytes()
            self.find(path.relative_to(root).parent).enter(path.name, node)
        for node in [self.root, *inodes.values()]:
            node.sync()

    def find(self, path):
        node = self.root
        for name in Path(path).parts:
            node = node.entries[name]
        return node

    def enter(self, path, node):
        self.find(Path(path).parent).enter(Path(path).name, node)

    def apply(self, name, path, other):
        if name in ("open", "mkdir", "symlink"):
            self.enter(path, Node())
        elif name == "write":
            self.find(path).data += other
        elif name == "fsync":
            self.find(path).sync()
        elif name == "link":
            self.enter(other, self.find(path))
        elif name in ("rename", "replace"):
            node = self.find(path)
            self.enter(path, None)
            self.enter(other, node)
        elif name in ("unlink", "rmdir"):
            self.enter(path, None)

    def after_crash(self, node, chance, prefix=""):
        """Path -> bytes of what a reader may find below ``node``."""
        entries = dict(node.durable_entries)
        for name, kept in node.pending:
            if chance.random() < 0.5:
                entries[name] = kept
        found = {prefix: chance.choice([node.data, node.durable, node.data[: len(node.data) // 2]])}
        if node.data == node.durable:
            found[prefix] = node.data
        for name, kept in entries.items():
            if kept is not None:
                found |= self.after_crash(kept, chance, f"{prefix}/{name}")
        return found


@pytest.fixture
def recorded(new_lab, around):
    """The disk before a publish, as often as wanted, and the calls of the publish."""
    lab = new_lab("lab")
    lab.publish("old")
    root, calls = lab.outputs, []
    start = root.rename(root.with_name("start"))
    shutil.copytree(start, root, symlinks=True)

    def record(index, name, arguments, call):
        result = call()
        calls.append(_told(name, arguments, result, root))
        return result

    with around(record):
        lab.publish("new")
    return (lambda: Disk(start)), [call for call in calls if call]


def test_a_power_loss_leaves_a_whole_version(recorded):
    new_disk, calls = recorded
    versions = [_version_after(new_disk, calls, seed) for seed in range(STATES)]
    assert versions.count(None) == 0
    assert len(set(versions)) == 2


@pytest.mark.parametrize("skipped", ["LATEST.json", "manifest.json", "parquet", "staging-folder", "root"])
def test_the_model_catches_each_fsync_left_out(recorded, skipped):
    new_disk, calls = recorded
    weakened = [call for call in calls if not (call[0] == "fsync" and _kind(call[1]) == skipped)]
    assert len(weakened) < len(calls)
    assert any(_version_after(new_disk, weakened, seed) is None for seed in range(STATES))


def _version_after(new_disk, calls, seed):
    """The version that readers see after a crash; None where it isn't whole."""
    chance = random.Random(seed)
    disk = new_disk()
    for call in calls[: chance.randint(0, len(calls))]:
        disk.apply(*call)
    return _whole_version(disk.after_crash(disk.root, chance))


def _whole_version(files):
    try:
        pointer = json.loads(files["/LATEST.json"])
        folder = f"/{pointer['version']}"
        data = files[f"{folder}/manifest.json"]
        if sha256(data).hexdigest() != pointer["manifest_sha256"]:
            return None
        manifest = json.loads(data)
        listed = [
            *manifest["files"],
            *(part for table in manifest["tables"].values() for part in table["parts"]),
        ]
        hashes = [sha256(files[f"{folder}/{file['path']}"]).hexdigest() for file in listed]
    except (KeyError, ValueError):
        return None
    return pointer["version"] if hashes == [file["sha256"] for file in listed] else None


def _told(name, arguments, result, root):
    """``(name, path, other)`` of a call below ``root``, paths relative to it; None for all other calls."""
    *plain, named = arguments
    folder = Path(os.readlink(f"/proc/self/fd/{named['dir_fd']}")) if named.get("dir_fd") else root
    if name in ("write", "fsync", "fchmod"):
        paths = [Path(os.readlink(f"/proc/self/fd/{plain[0]}"))]
    elif name == "symlink":
        paths = [Path(plain[1])]
    else:
        paths = [
            folder / os.fspath(path) for path in plain[: 2 if name in ("link", "rename", "replace") else 1]
        ]
    inside = [path.relative_to(root).as_posix() for path in paths]
    if name == "open" and not plain[1] & os.O_EXCL:
        return None
    other = bytes(plain[1][:result]) if name == "write" else (inside[1:] or [None])[0]
    return name, inside[0], other


def _kind(path):
    """Which promise an fsync of ``path`` keeps."""
    name = Path(path).name
    if path == ".":
        return "root"
    if name in (".LATEST.json", "manifest.json"):
        return name.removeprefix(".")
    if name.endswith(".parquet") and path.count("/") > 1:
        return "parquet"
    return "staging-folder" if path == ".staging/run-00000new" else "other"
