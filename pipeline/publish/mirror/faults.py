"""Errors of object stores, with place, cause and cure."""

from __future__ import annotations

from pipeline.errors import EvidenceError, UsageError

ACCESS = (
    "Check the address, the credentials (AWS_ACCESS_KEY_ID and the like) and the network, then run again."
)


class StoreError(EvidenceError):
    """The store can't be reached, or refuses; readers of it see the version that they saw before."""

    def __init__(self, url: str, error: Exception) -> None:
        reason = str(error).split("\n")[0]
        super().__init__(f"{url}: {reason}", ACCESS)


class NoStoreError(UsageError):
    """The address is none of a store that a mirror can be on."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            f"{url!r} is no object store: {reason}.", "Write an address such as s3://bucket/folder."
        )


class OtherHistoryError(UsageError):
    """The store's latest version is no ancestor of the one to put there."""

    def __init__(self, url: str, there: str, version: str) -> None:
        super().__init__(
            f"{url}: its latest version {there} is not one that {version} follows.",
            "Mirror from the outputs folder that it comes from, or to another address.",
        )
