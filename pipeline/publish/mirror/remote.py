"""What lies below the address of a mirror, through Arrow's own file systems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.publish.faults import DamagedVersionError, NoVersionError
from pipeline.publish.mirror.faults import StoreError
from pipeline.publish.read import naming_faults
from pipeline.publish.versions import LATEST, LATEST_WORD, MANIFEST, VERSION_NAME, parsed_pointer


@dataclass(frozen=True)
class Remote:
    """The files below one address."""

    url: str
    files: pafs.FileSystem
    root: str

    @classmethod
    def at(cls, url: str) -> Remote:
        """The mirror at an address that Arrow knows, with the credentials of the environment."""
        try:
            return cls(url, *pafs.FileSystem.from_uri(url))
        except (pa.ArrowInvalid, OSError) as error:
            raise UsageError(
                f"{url!r} is no address of a mirror: {error}.", "Write s3://bucket/folder."
            ) from error

    def resolved(self, version: str) -> bytes:
        """The manifest of the version of this name, or of the one that LATEST.json names.

        Raises NoVersionError, DamagedVersionError, StoreError.
        """
        if version != LATEST_WORD:
            return self.manifest(version)
        data = self.bytes(LATEST)
        if data is None:
            raise NoVersionError(self.url, LATEST_WORD)
        pointer = parsed_pointer(data)
        if pointer is None:
            raise DamagedVersionError(f"{self.url}/{LATEST}", "names no version")
        return self.manifest(pointer["version"], expected=pointer["manifest_sha256"])

    def manifest(self, version: str, *, expected: str | None = None) -> bytes:
        """The manifest of a version, once it has the SHA-256 expected."""
        name = f"{version}/{MANIFEST}"
        data = self.bytes(name) if VERSION_NAME.fullmatch(version) else None
        if data is None:
            raise NoVersionError(self.url, version)
        if expected not in (None, sha256(data).hexdigest()):
            raise DamagedVersionError(f"{self.url}/{name}", f"does not have the SHA-256 that {LATEST} notes")
        return data

    def part(self, name: str, columns: Sequence[str] | None) -> pa.Table:
        """The rows of one part; only what is asked for is fetched, and page checksums are verified."""
        wanted = None if columns is None else list(columns)
        with (
            naming_faults(f"{self.url}/{name}"),
            self._opened(name) as source,
            pq.ParquetFile(source, page_checksum_verification=True, pre_buffer=True) as file,
        ):
            return file.read(columns=wanted)

    def _opened(self, name: str) -> Any:
        try:
            return self.files.open_input_file(f"{self.root}/{name}")
        except FileNotFoundError:
            raise
        except OSError as error:
            raise StoreError(self.url, error) from error

    def bytes(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        try:
            with self.files.open_input_stream(f"{self.root}/{name}") as source:
                data: bytes = source.read()
                return data
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(self.url, error) from error
