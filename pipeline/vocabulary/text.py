"""The text of a file that people edit."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import SeedError


def text_of(path: Path, place: str) -> str:
    """The text of a file, called ``place`` in errors; raises SeedError where it is no readable UTF-8."""
    try:
        content = path.read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        rule = f"can't be read ({error.strerror})"
        raise SeedError(place, path.name, rule, "Restore the file or its permissions.") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        bad = content[error.start : error.end]
        raise SeedError(f"{place} line {line}", bad, "is not UTF-8", "Save the file as UTF-8.") from error
