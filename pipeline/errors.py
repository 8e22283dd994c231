"""Every error a user can meet: each names the place, the value, the rule and the cure."""

from __future__ import annotations


class EvidenceError(Exception):
    """Base of all errors that are the data's or the user's, never a bug of ours.

    ``cause`` and ``cure`` are one line each; the command line prints both.
    """

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(f"{cause} {cure}")
        self.cause = cause
        self.cure = cure

    def __reduce__(self) -> tuple[object, ...]:
        """How a worker hands the error to the run, whatever its constructor takes."""
        return EvidenceError.__new__, (type(self), *self.args), self.__dict__


class UsageError(EvidenceError):
    """The command was called in a way that can't be carried out (exit status 2)."""


class SeedError(EvidenceError):
    """A row or rule that people edit is wrong: the run stops before it starts."""

    def __init__(self, place: str, value: object, rule: str, cure: str) -> None:
        super().__init__(f"{place}: {value!r} {rule}.", cure)


class ColumnError(EvidenceError):
    """A stage made a table of the wrong shape: the stage stops."""

    def __init__(self, table: str, detail: str) -> None:
        super().__init__(
            f"table {table}: {detail}.",
            "This is a fault of the stage that wrote it; nothing was published.",
        )
        self.table = table


class PromiseError(EvidenceError):
    """A promise between tables does not hold: the run stops before publishing."""

    def __init__(self, promise: str, table: str, row: str) -> None:
        super().__init__(
            f"{table}: {row} breaks the promise {promise!r}.",
            "Nothing was published; the previous version is still the latest.",
        )
        self.promise = promise
        self.table = table


class WorkerLostError(EvidenceError):
    """A worker process was killed from outside, most often for lack of memory."""

    def __init__(self) -> None:
        super().__init__(
            "A worker process was killed.",
            "Run again, with fewer --workers if memory is short; what was computed is kept.",
        )
