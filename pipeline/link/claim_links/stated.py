"""What sentences say of their claims: of which times, doses, patients or share they are, and how general."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa

from pipeline.link.arrow import Column, pc
from pipeline.link.claim_links.rules import LinkPatterns, LinkRules
from pipeline.link.numbers import Flags, Numbers, codes_of, flags_of, numbers_of

_NEVER = -1
_COUNTED = ("studies", "patients")

_Read = TypeVar("_Read")


STATED = pa.schema(
    [
        *((name, pa.int32()) for name in ("earliest", "latest")),
        *((name, pa.string()) for name in ("dose", "patients", "donor", "species", "share")),
        ("counted", pa.int32()),
        *((name, pa.bool_()) for name in ("partial", "universal", "alone", "of_animals")),
    ]
)
"""What sentences state, in words and days; see :class:`Stated`."""


class Stated(NamedTuple):
    """One entry per sentence; -1 where it states none."""

    earliest: Numbers
    """In days; a sentence may name several times."""
    latest: Numbers
    dose: Numbers
    """By the words that set its doses apart."""
    patients: Numbers
    """By the words that set its group of patients apart."""
    donor: Numbers
    """By whose cells it names; two donors are one more."""
    species: Numbers
    """By the one kind of animals that it names."""
    share: Numbers
    """By both numbers of `three of nine trials`."""
    counted: Numbers
    """What these count: studies 0, patients 1."""
    partial: Flags
    """Does it speak of some studies or patients, but not of all?"""
    universal: Flags
    """Does it speak of all studies or patients?"""
    alone: Flags
    """Does it speak of one treatment among many, of the writer's own case, or from hearsay?"""
    of_animals: Flags
    """Does it name animals and no people?"""


class _Share(NamedTuple):
    """`three of nine trials`; what isn't said in numbers is empty."""

    part: str
    whole: str
    counted: int

    @property
    def is_partial(self) -> bool:
        """Whether it is not of all."""
        return not self.whole or self.part != self.whole


def read_stated(sentences: Column, rules: LinkRules) -> pa.Table:
    """Rows of :data:`STATED` for the folded ``sentences``; each distinct one is read once."""
    texts, patterns = pc.unique(sentences).drop_null(), rules.patterns
    times = [found or [_NEVER] for found in _each(texts, patterns.time, _days, rules)]
    shares = _each(texts, patterns.share, _share, rules)
    columns = {
        "earliest": list(map(min, times)),
        "latest": list(map(max, times)),
        "dose": _each(texts, patterns.dose, _words, rules),
        "patients": _each(texts, patterns.patients, _words, rules),
        "donor": _each(texts, patterns.donor, _words, rules),
        "species": _each(texts, patterns.species, _species, rules),
        "share": list(map(_in_numbers, shares)),
        "counted": [_NEVER if one is None else one.counted for one in shares],
        "partial": [one is not None and one.is_partial for one in shares],
        **_told(texts, patterns),
    }
    read = pa.table([columns[name] for name in STATED.names], schema=STATED)
    return read.take(pc.index_in(sentences, texts))


def numbered(stated: pa.Table) -> Stated:
    """Rows of :data:`STATED` as numbers."""
    numbers: dict[pa.DataType, Callable[[Column], Any]] = {
        pa.int32(): numbers_of,
        pa.string(): codes_of,
        pa.bool_(): flags_of,
    }
    return Stated(**{field.name: numbers[field.type](stated[field.name]) for field in STATED})


def _told(texts: Column, patterns: LinkPatterns) -> dict[str, Column]:
    """What needs no reading of numbers or words."""

    def said(*sources: str) -> Column:
        return pc.match_substring_regex(texts, "|".join(sources))

    return {
        "universal": said(patterns.universal),
        "alone": said(patterns.one_of_many, patterns.personal, patterns.hearsay),
        "of_animals": pc.and_not(said(patterns.species), said(patterns.people)),
    }


def _each(
    texts: Column,
    pattern: str,
    read: Callable[[list[re.Match[str]], LinkRules], _Read | None],
    rules: LinkRules,
) -> list[_Read | None]:
    """Per text what ``read`` makes of the pattern's matches; ``None`` where there are none."""
    compiled = re.compile(pattern)
    made: list[_Read | None] = [None] * len(texts)
    places = np.flatnonzero(pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False))
    for place, text in zip(places.tolist(), texts.take(places).to_pylist(), strict=True):
        made[place] = read(list(compiled.finditer(text)), rules)
    return made


def _days(found: list[re.Match[str]], rules: LinkRules) -> list[int]:
    units = (rules.days[(match["unit"] or match["named"]).removesuffix("s")] for match in found)
    numbers = (int(_number(match["number"] or match["ordinal"], rules)) for match in found)
    return [number * days for number, days in zip(numbers, units, strict=True)]


def _number(written: str, rules: LinkRules) -> str:
    return rules.numbers.get(written, written)


def _words(found: list[re.Match[str]], rules: LinkRules) -> str:
    """What is named; the whole sentence where only one of its clauses may be about that."""
    text = found[0].string
    if re.search(rules.patterns.contrast, text):
        return text
    return " ".join(sorted({match["value"] for match in found}))


def _species(found: list[re.Match[str]], rules: LinkRules) -> str | None:
    """The one kind that is named; of several, and of animals in general, none."""
    kinds = {rules.species_names.get(match["value"], match["value"]) for match in found} - {""}
    return kinds.pop() if len(kinds) == 1 else None


def _share(found: list[re.Match[str]], rules: LinkRules) -> _Share | None:
    """The one share of a sentence; several can't be told apart."""
    if len(found) > 1:
        return None
    (match,) = found
    counted = next(number for number, name in enumerate(_COUNTED) if match[name])
    part, whole = match["part"] or "", match["whole"] or ""
    return _Share(_number(part, rules), _number(whole, rules), counted)


def _in_numbers(share: _Share | None) -> str | None:
    return f"{share.part} of {share.whole}" if share and share.whole else None
