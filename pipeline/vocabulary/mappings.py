"""Reads a YAML file that people edit: a mapping in which each key stands once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import ReaderError

from pipeline.errors import SeedError
from pipeline.vocabulary.text import text_of


class _StrictLoader(yaml.CSafeLoader):
    """A safe loader that refuses a key written twice instead of keeping the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is no single value", problem_mark=key_node.start_mark
                )
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is written twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


_FILES = 64
"""Files whose content is kept, which is more than the seeds have."""


def load_mapping(path: Path, place: str) -> dict[str, Any]:
    """The content of one YAML file that people edit, called ``place`` in errors; raises SeedError.

    Nobody changes it: the same text is read once, for the finders and for the digests of its rows.
    """
    return _mapping_of(text_of(path, place), place)


@lru_cache(_FILES)
def _mapping_of(text: str, place: str) -> dict[str, Any]:
    try:
        content = yaml.load(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedError(
            f"{place} line {line}", error.problem, "is not YAML that can be read", "Mend that line."
        ) from error
    except ReaderError as error:
        bad = chr(error.character)
        line = text.partition(bad)[0].count("\n") + 1
        rule = "is a character that YAML can't hold"
        raise SeedError(f"{place} line {line}", bad, rule, "Delete it.") from error
    if not isinstance(content, dict):
        raise SeedError(place, content, "is not a mapping", "Give the file top-level keys.")
    return content


def line_of(path: Path, steps: Sequence[str | int]) -> int:
    """The line, from 1, of the key to which ``steps`` lead: keys of mappings and places in lists."""
    node: Any = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    key = node
    for step in steps:
        if isinstance(node, yaml.SequenceNode):
            key = node = node.value[step]
        else:
            key, node = next(pair for pair in node.value if pair[0].value == str(step))
    return key.start_mark.line + 1
