"""Rules that people edit: each file, section and row knows its place and which of its keys are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import SeedError
from pipeline.vocabulary.mappings import line_of

FOLDER = "seeds/rules"
EXAMPLES = frozenset(["finds", "ignores", "examples"])
"""Keys that any rule may have: what it finds and what it ignores, for the reader and the tests."""

_SHOWN = 12
"""Known keys that an error names, the nearest first."""

Steps = tuple[str | int, ...]


class Rules(Mapping[str, Any]):
    """The rules of one name, which may stand in several files, or a section or row of them.

    What ``section`` and ``rows`` give knows its keys in turn. Any other value is plain data, of which
    every key is known: a table such as the months by name. Raises :class:`SeedError` with its place.
    """

    __slots__ = ("_content", "_files", "_known", "place")

    def __init__(
        self,
        content: Mapping[str, Any],
        place: str = FOLDER,
        *,
        known: dict[str, Any] | None = None,
        files: Mapping[str, Path] | None = None,
    ) -> None:
        """``known`` holds the keys asked for, below each those of its section; ``files`` where keys stand."""
        self.place = place
        self._content = content
        self._known: dict[str, Any] = {} if known is None else known
        self._files = files or {}

    def __getitem__(self, key: str) -> Any:
        self._known.setdefault(key, {})
        return self._content[key]

    def __iter__(self) -> Iterator[str]:
        for key in self._content:
            self._known.setdefault(key, {})
            yield key

    def __len__(self) -> int:
        return len(self._content)

    def __repr__(self) -> str:
        return f"Rules({self.place})"

    def field(self, key: str) -> Any:
        """The value of a key that must be there."""
        if key not in self:
            raise SeedError(self.place, key, "is missing", f"Give it a {key}.")
        return self._content[key]

    def words(self, key: str) -> frozenset[str]:
        """A list of words or phrases, as a set."""
        listed = self.field(key)
        wrong = [one for one in listed if not isinstance(one, str)] if isinstance(listed, list) else [listed]
        if wrong:
            cure = "List words, and quote those that YAML reads as no or 1."
            raise SeedError(self.at(key), wrong[0], "is no word", cure)
        return frozenset(listed)

    def pattern(self, key: str, flags: int = 0) -> re.Pattern[str]:
        """The regular expression under a key."""
        return compiled(self.field(key), self.at(key), flags)

    def section(self, key: str) -> Rules:
        """The mapping under a key."""
        inner = self.field(key)
        if not isinstance(inner, Mapping):
            raise SeedError(self.place, key, "is not a mapping", f"Give {key} keys of its own.")
        return Rules(inner, self.at(key), known=self._known[key])

    def sections(self, key: str) -> dict[str, Rules]:
        """The mappings under a key by their names; what one may have all may."""
        named = self.section(key)
        known: dict[str, Any] = next(iter(self._known[key].values()), {})
        self._known[key].update(dict.fromkeys(named, known))
        return {name: named.section(name) for name in named}

    def rows(self, key: str) -> list[Rules]:
        """The rows under a key, in file order, each with an id of its own; what one may have all may."""
        rows = self.get(key)
        if not isinstance(rows, list) or not rows:
            raise SeedError(self.place, key, "is not a list of rules", f"Give the file a list named {key}.")
        ids = [row.get("id") if isinstance(row, Mapping) else None for row in rows]
        times = Counter(map(str, ids))
        for name in ids:
            if not isinstance(name, str) or times[name] > 1:
                raise SeedError(
                    self.at(key), name, "is missing or stands twice", "Give each rule its own id."
                )
        home, known = self._home(key), self._known[key]
        known.setdefault("id", {})
        return [Rules(row, f"{home} rule {name}", known=known) for row, name in zip(rows, ids, strict=True)]

    def at(self, key: str) -> str:
        """The place of a key, as errors name it."""
        return f"{self._home(key)} {key}"

    def _home(self, key: str) -> str:
        return f"{FOLDER}/{self._files[key].name}" if key in self._files else self.place

    def unknown(self) -> Iterator[Steps]:
        """The way to each key that nothing has asked for, which is right once all is read."""
        return (steps for steps, _ in _unknown(self._content, self._known, ()))

    def refuse_unknown(self) -> None:
        """Raise :class:`SeedError` for the first key that nothing has asked for."""
        for steps, known in _unknown(self._content, self._known, ()):
            file = self._files.get(str(steps[0]))
            place = f"{FOLDER}/{file.name} line {line_of(file, steps)}" if file else self.place
            rule = f"is read by nothing in {self._owner(steps)}"
            raise SeedError(place, steps[-1], rule, _cure(str(steps[-1]), known))

    def _owner(self, steps: Steps) -> str:
        """What holds the key at the end of ``steps``: `rule year`, `amounts`, `the file`."""
        owner: Any = self._content
        for step in steps[:-1]:
            owner = owner[step]
        if isinstance(owner, Mapping) and "id" in owner:
            return f"rule {owner['id']}"
        return next((str(step) for step in reversed(steps[:-1]) if isinstance(step, str)), "the file")


def rule_id(name: str, rule: object) -> str:
    """The id that a row names its rule by: ``rules/quantities.yaml#year``."""
    return f"rules/{name}.yaml#{rule}"


def compiled(pattern: object, place: str, flags: int = 0) -> re.Pattern[str]:
    """``pattern`` as a regular expression; raises :class:`SeedError` naming ``place`` where it is none."""
    try:
        return re.compile(str(pattern), flags)
    except re.error as error:
        raise SeedError(place, pattern, f"is no regular expression ({error})", "Mend the pattern.") from error


def _unknown(
    content: Any, known: Mapping[str, Any], steps: Steps
) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    """The way to each unknown key, with the keys that are known there; a table knows all of its own."""
    if not known:
        return
    if isinstance(content, list):
        for place, member in enumerate(content):
            yield from _unknown(member, known, (*steps, place))
    elif isinstance(content, Mapping):
        for key, value in content.items():
            if key in known:
                yield from _unknown(value, known[key], (*steps, key))
            elif key not in EXAMPLES:
                yield (*steps, key), known


def _cure(key: str, known: Mapping[str, Any]) -> str:
    nearest = sorted(known, key=lambda one: (-SequenceMatcher(None, key, one).ratio(), one))
    more = f" and {len(nearest) - _SHOWN} more" if len(nearest) > _SHOWN else ""
    return f"Delete it, or write one of: {', '.join(islice(nearest, _SHOWN))}{more}."
