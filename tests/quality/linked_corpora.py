"""Reads the small corpora marked by hand; ``linked_corpora/README.md`` says what the marks mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "linked_corpora"
FIELDS = ("authors", "year", "title", "journal", "volume", "first_page")
_CAPTURE = re.compile(r"(?m)^=== (\S+)\n")
_CITE = re.compile(r'cite(\??) (\S+) "(.*)" (\S+)')
_LINK = re.compile(r'link (\w+) (\S+) "(.*?)" (\S+) "(.*?)"')


class Cited(NamedTuple):
    """A citation by its words, and the capture whose work it means; empty for one that isn't there."""

    capture: str
    surface: str
    meant: str


class Entry(NamedTuple):
    """An entry's :data:`FIELDS`, with a ``?`` behind what may be left, and the capture it leads to."""

    capture: str
    fields: tuple[str, ...]
    meant: str


class Link(NamedTuple):
    """A pair of claims by their captures and by words of their sentences."""

    kind: str
    ends: tuple[tuple[str, str], tuple[str, str]]


class Marked(NamedTuple):
    """One corpus; its captures are named ``corpus/capture``."""

    captures: dict[str, str]
    works: list[frozenset[str]]
    citations: list[Cited]
    optional: list[Cited]
    entries: list[Entry]
    links: list[Link]


def read_corpora(folder: Path) -> list[Marked]:
    """All corpora of one folder, by name."""
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> Marked:
    _, *parts = _CAPTURE.split(path.read_text(encoding="utf-8"))
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    marked = Marked({}, [], [], [], [], [])
    for line in texts.pop("gold").splitlines():
        _mark(marked, line, path.stem)
    marked.captures.update({f"{path.stem}/{name}": text for name, text in texts.items()})
    return marked


def _mark(marked: Marked, line: str, corpus: str) -> None:
    def named(capture: str) -> str:
        return "" if capture == "none" else f"{corpus}/{capture}"

    if cite := _CITE.fullmatch(line):
        group = marked.optional if cite[1] else marked.citations
        group.append(Cited(named(cite[2]), cite[3], named(cite[4])))
    elif link := _LINK.fullmatch(line):
        marked.links.append(Link(link[1], ((named(link[2]), link[3]), (named(link[4]), link[5]))))
    elif line.startswith("ref "):
        capture, *fields, meant = (part.strip() for part in line.removeprefix("ref ").split("|"))
        marked.entries.append(Entry(named(capture), tuple(fields), named(meant)))
    elif line.startswith("work "):
        marked.works.append(frozenset(map(named, line.split()[1:])))
    elif line.strip():
        raise ValueError(f"{corpus}: {line!r} is no mark")
