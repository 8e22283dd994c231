"""An object store: whole objects by name, and puts that hold a condition; nothing is renamed or locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import UsageError
from pipeline.publish.mirror.faults import NoStoreError, StoreError

if TYPE_CHECKING:
    from obstore import ObjectMeta, UpdateVersion
    from obstore.store import ObjectStore


class Tagged(NamedTuple):
    """An object's bytes, and the tag that the store gave just these."""

    data: bytes
    tag: UpdateVersion


@dataclass(frozen=True)
class Store:
    """The objects below one address; every put is seen whole or not at all."""

    url: str
    objects: ObjectStore

    @classmethod
    def at(cls, url: str) -> Store:
        """The store at an address such as ``s3://bucket/folder``, with the credentials of the environment."""
        try:
            from obstore.store import AzureStore, GCSStore, S3Store, from_url
        except ImportError as error:
            raise UsageError(
                f"{url}: object stores need obstore, which is not installed.",
                "Install it: pip install obstore",
            ) from error
        try:
            objects = from_url(url)
        except Exception as error:
            raise NoStoreError(url, str(error).split("\n")[0]) from error
        if not isinstance(objects, (AzureStore, GCSStore, S3Store)):
            raise NoStoreError(url, "it can't put under a condition")
        return cls(url, objects)

    def get(self, name: str) -> Tagged | None:
        """An object; None where there is none."""
        with self._faults():
            try:
                found = self.objects.get(name)
            except FileNotFoundError:
                return None
            return Tagged(found.bytes().to_bytes(), _tag(found.meta))

    def put(self, name: str, data: bytes) -> None:
        """Put an object, whether or not there is one."""
        with self._faults():
            self.objects.put(name, data)

    def put_if(self, name: str, data: bytes, tag: UpdateVersion | None) -> bool:
        """Put an object in place of the one with this tag, or of none; whether that was still there."""
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        with self._faults():
            try:
                self.objects.put(name, data, mode=tag or "create", use_multipart=False)
            except (AlreadyExistsError, PreconditionError):
                return False
            return True

    def copy(self, source: str, target: str) -> None:
        """Give an object's bytes a second name, within the store."""
        with self._faults():
            self.objects.copy(source, target)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, OSError) as error:
            raise StoreError(self.url, error) from error


def _tag(meta: ObjectMeta) -> UpdateVersion:
    """What the store tells contents apart by; some give no version, some no entity tag."""
    tag: UpdateVersion = {}
    if meta["e_tag"] is not None:
        tag["e_tag"] = meta["e_tag"]
    if meta["version"] is not None:
        tag["version"] = meta["version"]
    return tag
