"""Finished files by the SHA-256 of their bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.errors import EvidenceError
from pipeline.store.files import digest, write_cached


class DamagedError(EvidenceError):
    """A cached object is gone or its bytes changed; it was dropped, so a new run makes it again."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: the cached object is missing or its bytes don't have the SHA-256 of its name.",
            "It was dropped from the cache; run again, and it is made anew.",
        )


@dataclass(frozen=True)
class ObjectStore:
    """A folder of objects ``<aa>/<sha256>``, read-only files; any number of processes may share it."""

    root: Path

    @classmethod
    def of(cls, outputs: Path) -> ObjectStore:
        """The store of an outputs folder."""
        return cls(outputs / ".cache" / "objects")

    def path(self, name: str) -> Path:
        """Where the object lies, or would lie."""
        return self.root.joinpath(name[:2], name)

    def put(self, *pieces: bytes | memoryview) -> str:
        """Keep ``pieces`` as one object and return its name; what is there already is not written again."""
        hashed = sha256()
        for piece in pieces:
            hashed.update(piece)
        name = hashed.hexdigest()
        if not (self.has(name, sum(map(len, pieces))) and self.verify(name)):
            write_cached(self.path(name), *pieces, cache=self.root.parent)
        return name

    def get(self, name: str) -> bytes:
        """The object's bytes, checked; raises DamagedError."""
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            data = b""
        if sha256(data).hexdigest() != name:
            raise self.drop(name)
        return data

    def cut(self, name: str, sha: str, *, offset: int, size: int) -> bytes:
        """``size`` bytes of an object, checked against their own SHA-256; raises DamagedError."""
        try:
            with self.path(name).open("rb", buffering=0) as file:
                data = os.pread(file.fileno(), size, offset)
        except FileNotFoundError:
            data = b""
        if sha256(data).hexdigest() != sha:
            raise self.drop(name)
        return data

    def has(self, name: str, size: int) -> bool:
        """Whether an object of at least so many bytes is there; its content is not read."""
        try:
            return os.stat(f"{self.root}/{name[:2]}/{name}").st_size >= size
        except FileNotFoundError:
            return False

    def verify(self, name: str) -> bool:
        """Whether the object is there with the bytes of its name."""
        try:
            return digest(self.path(name)) == name
        except FileNotFoundError:
            return False

    def drop(self, name: str) -> DamagedError:
        """Remove a damaged object; the error to raise."""
        self.path(name).unlink(missing_ok=True)
        return DamagedError(self.path(name))
