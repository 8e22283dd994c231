"""Keeps compiled templates where Python keeps compiled code: making them takes a tenth of a second."""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from pipeline.store import read_sealed, write_sealed

ENDING = ".compiled"


class Compiled(BytecodeCache):
    """Code of the templates of one folder, kept under the digest of all that it is made from.

    ``environment`` is what the templates are compiled by, as text.  Where the folder can't be written to,
    nothing is kept.
    """

    def __init__(self, folder: Path, environment: str) -> None:
        self._folder, self._environment = folder, environment

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name, which tells it from the others of its folder."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """SHA-256 of a template, of Jinja's version and of the environment."""
        return sha256("\0".join([jinja2.__version__, self._environment, source]).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket what was kept of it."""
        with suppress(OSError):
            kept = read_sealed(self._place(bucket))
            if kept:
                bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where Python may keep code."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                place = self._place(bucket)
                write_sealed(place, bucket.bytecode_to_string(), cache=place.parent)

    def _place(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / bucket.key))).with_suffix(ENDING)
