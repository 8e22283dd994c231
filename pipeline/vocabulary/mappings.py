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

_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class _StrictLoader(yaml.CSafeLoader):
    """A safe loader that refuses a key written twice instead of keeping the last.

    Texts, lists and mappings, which nearly all nodes are, it makes in a third of the time.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else super().construct_object(node, deep)
        if node in self.constructed_objects:
            return self.constructed_objects[node]
        if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
            listed = self.constructed_objects[node] = list[Any]()
            listed += map(self.construct_object, node.value)
            return listed
        if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
            named = self.constructed_objects[node] = dict[Hashable, Any]()
            named |= self.construct_mapping(node)
            return named
        return super().construct_object(node, deep)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        made: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep)
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is no single value", problem_mark=key_node.start_mark
                )
            if key in made:
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is written twice", problem_mark=key_node.start_mark
                )
            made[key] = self.construct_object(value_node, deep)
        return made


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
