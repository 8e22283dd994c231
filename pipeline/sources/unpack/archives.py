"""Opens archives and compressed streams one member at a time; nothing is written to any folder."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import shutil
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecordType

from pipeline.decoded import Unreadable
from pipeline.sources.unpack.entry import Entry, refused
from pipeline.sources.unpack.mail import mail_entries
from pipeline.sources.unpack.office import beside, office_entries
from pipeline.sources.unpack.streams import REFUSED, Readable
from pipeline.sources.unpack.webarchive import webarchive_entries

_IN_MEMORY = 64 * 2**20
_CHAPTER = re.compile(r".*\.x?html?", re.IGNORECASE)
_LONGEST_TYPE = 100


class _AsItComes:
    """A decompressed stream that hands out what it has before it fails."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read1(size)


DECOMPRESSORS: dict[str, Callable[[BinaryIO], Readable]] = {
    "application/gzip": lambda stream: _AsItComes(gzip.GzipFile(fileobj=stream)),
    "application/x-bzip2": lambda stream: _AsItComes(bz2.BZ2File(stream)),
    "application/x-xz": lambda stream: _AsItComes(lzma.LZMAFile(stream)),  # noqa: SIM115
    "application/zstd": lambda stream: zstandard.ZstdDecompressor().stream_reader(
        stream, read_across_frames=True
    ),
}
"""Streams that hold one stream."""


def tar_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The regular files of a tar archive, read from front to back; links and devices are refused."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                continue
            if not info.isreg():
                yield Entry(info.name, None, "not_a_file", "it is a link or a device.")
            else:
                yield _checked(info.name, archive.extractfile(info))


def zip_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The files of a zip archive; what is encrypted or packed in an unknown way is refused.

    Raises :class:`Unreadable` with ``unsupported_format`` for an office document that is not read, or
    ``locked`` for one that can't be unpacked.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        shutil.copyfileobj(stream, spool)
        with _Archive(spool) as archive:
            office = office_entries(archive)
            yield from office(archive) if office else _files(archive)


class _Archive(zipfile.ZipFile):
    """A zip archive to read, whose parts are damaged or locked, where the library has errors of all kinds."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            super().__init__(file)
        except (ValueError, NotImplementedError, struct.error) as error:
            raise zipfile.BadZipFile("its directory can't be read") from error

    def open(self, *arguments: Any, **named: Any) -> IO[bytes]:
        """One part, as in the library.

        Raises :class:`Unreadable` with ``locked``, and for a place before the file ``BadZipFile``.
        """
        try:
            return super().open(*arguments, **named)
        except NotImplementedError as error:
            raise Unreadable("locked", "it is packed in a way that is not read.") from error
        except RuntimeError as error:
            raise Unreadable("locked", "it is locked with a password.") from error
        except (ValueError, KeyError, struct.error) as error:
            raise zipfile.BadZipFile("a part can't be found") from error


def _files(archive: zipfile.ZipFile) -> Iterator[Entry]:
    """The files of an archive; of a book its chapters."""
    is_book = archive.namelist()[:1] == ["mimetype"] and _is_book(archive)
    for info in archive.infolist():
        if not info.is_dir():
            is_text = not is_book or _CHAPTER.fullmatch(info.filename)
            yield _zip_entry(archive, info) if is_text else beside(info.filename)


def _is_book(archive: zipfile.ZipFile) -> bool:
    is_short = archive.getinfo("mimetype").file_size <= _LONGEST_TYPE
    return is_short and archive.read("mimetype").strip() == b"application/epub+zip"


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    try:
        return _checked(info.filename, archive.open(info))
    except REFUSED as error:
        return refused(info.filename, error)


class _Forward(io.BufferedIOBase):
    """A stream that can tell its place but not seek, as the WARC reader wants it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = self._stream.read(-1 if size is None else size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def warc_entries(stream: BinaryIO) -> Iterator[Entry]:
    """The bodies of what a crawl fetched, named by address; answers other than success are refused."""
    wanted = WarcRecordType.response | WarcRecordType.resource
    forward = _Forward(stream)
    for record in ArchiveIterator(forward, record_types=wanted, parse_http=True, auto_decode="all"):
        name = record.headers.get("WARC-Target-URI") or record.record_id or ""
        status = record.http_headers.status_code if record.http_headers else 200
        if status == 200:
            yield Entry(name.strip("<>"), record.reader)
        else:
            yield Entry(name.strip("<>"), None, "not_found", f"the server answered with {status}.")


def _checked(name: str, stream: Readable | None) -> Entry:
    """The entry, unless its name leads out of the archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name[:2]:
        return Entry(name, None, "unsafe_name", "its name leads out of the archive.")
    return Entry(str(path), stream)


ARCHIVES: dict[str, Callable[[BinaryIO], Iterator[Entry]]] = {
    "application/warc": warc_entries,
    "application/x-tar": tar_entries,
    "application/zip": zip_entries,
    "message/rfc822": mail_entries,
    "application/x-webarchive": webarchive_entries,
}
"""Streams that hold several named streams."""
