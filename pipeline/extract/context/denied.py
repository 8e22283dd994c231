"""Patterns of what a denied subject does or has; all texts are folded to lower case."""

from __future__ import annotations

import re

from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules


def having(rules: Rules, owning: bytes, auxiliaries: bytes) -> bytes:
    """A form of `have` before a thing: `had a fall` and `had fever.`, not `had fallen.`"""
    articles, participles = (any_of(rules.words(name)) for name in ("articles", "participles"))
    done = rb"(?:[a-z]+(?:ed|en|ly|ne|wn)|" + auxiliaries + rb"|" + participles + rb")(?![a-z])"
    thing = rb"[a-z-]+(?: [a-z-]+){0,2}(?:[.,;]| or |$)"
    return rb"(?:" + owning + rb")(?= (?:(?:" + articles + rb") |(?!" + done + rb")" + thing + rb"))"


def predicates(auxiliaries: bytes, adverb: bytes, happening: bytes) -> re.Pattern[bytes]:
    """The rest of a subject and its verb; the first group is one that may have an object."""
    return re.compile(
        rb"(?: (?:about|among|between|for|from|in|of|on|regarding|to|with)(?: [^ ,;:.()]+){1,6}?)?"
        rb"(?: (" + happening + rb")(?= |$|[.,;:])"
        rb"|(?: (?:" + auxiliaries + rb")(?= ))+" + adverb + rb" [a-z]+)"
    )
