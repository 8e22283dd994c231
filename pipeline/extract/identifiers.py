"""Finds external identifiers anywhere in a document's kept text and gives their normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import CleanDocument
from pipeline.errors import SeedError
from pipeline.extract.digits import digit_mask, long_runs
from pipeline.extract.rows import Identifier
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows, words
from schemas.closed_sets import IDENTIFIER_SCHEME

PLACE = "seeds/rules/identifiers.yaml"
_BRACKETS = {")": "(", "]": "["}
_LONGEST = 200
"""Code points; a longer run is no identifier, or was cut off by its pattern."""
_DIGITS = 3
"""Digits in a row that every identifier has."""
_BEFORE, _BEHIND = 40, 10
"""Code points before and behind the start of those digits between which a needle stands."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way that an identifier is written; the fields are those of its rule."""

    name: str
    needles: frozenset[str]
    pattern: re.Pattern[str]
    form: str
    case: str
    glued_labels: tuple[str, ...]
    cut: frozenset[str]
    trim: str
    checksum: bool


class IdentifierFinder:
    """Finds the identifiers of all schemes in ``seeds/rules/identifiers.yaml``."""

    def __init__(self, rules: Rules) -> None:
        self._schemes = [_scheme(row) for row in rule_rows(rules, "schemes", PLACE)]
        self._every = [shape.encode() for shape in sorted(words(rules, "every", PLACE))]
        self._by_needle = {
            needle: {index for index, scheme in enumerate(self._schemes) if needle in scheme.needles}
            for needle in sorted({needle for scheme in self._schemes for needle in scheme.needles})
        }

    def find(self, document: CleanDocument) -> list[Identifier]:
        """Identifiers in text order, reference entries included; spans leave the label out."""
        return self.read(document.text)

    def read(self, text: str) -> list[Identifier]:
        """Identifiers of any text, in order."""
        mask = digit_mask(text)
        for shape in self._every:
            if shape in mask:
                return self._present(text, mask)
        return []

    def _present(self, text: str, mask: bytes) -> list[Identifier]:
        """Identifiers of the schemes whose needle stands at digits."""
        runs = long_runs(mask, _DIGITS)
        near = "\n".join([text[max(0, run - _BEFORE) : run + _BEHIND] for run in runs])
        found: list[Identifier] = []
        present: set[int] = set()
        for needle, schemes in self._by_needle.items():
            if needle in near:
                present |= schemes
        for index in present:
            found += _read(text, self._schemes[index])
        return sorted(found)


def _scheme(row: Rules) -> Scheme:
    place = f"{PLACE} rule {row['id']}"
    pattern = compiled(field(row, "pattern", PLACE), place)
    if "value" not in pattern.groupindex:
        raise SeedError(
            place, row["pattern"], "has no group named value", "Name what is quoted (?P<value>...)."
        )
    name = field(row, "scheme", PLACE)
    if name not in IDENTIFIER_SCHEME:
        raise SeedError(place, name, "is no scheme", f"Use one of {', '.join(IDENTIFIER_SCHEME)}.")
    return Scheme(
        name=name,
        needles=words(row, "needles", place),
        pattern=pattern,
        form=field(row, "form", PLACE),
        case=row.get("case", ""),
        glued_labels=tuple(row.get("glued_labels", ())),
        cut=words(row, "cut", place) if "cut" in row else frozenset(),
        trim=row.get("trim", ""),
        checksum=row.get("checksum") == "iso7064",
    )


def _read(text: str, scheme: Scheme) -> Iterator[Identifier]:
    for match in scheme.pattern.finditer(text):
        start, end = match.span("value")
        if not _begins(text, match.start(), scheme.glued_labels) or end - start > _LONGEST:
            continue
        surface = _without_tail(text[start:end], scheme)
        value = _normal(match, surface, scheme)
        if value and value[-1] != "/" and (not scheme.checksum or _checks(value)):
            yield Identifier(start, start + len(surface), scheme.name, value)


def _begins(text: str, start: int, glued_labels: tuple[str, ...]) -> bool:
    """Whether no word or number runs into ``start``, except a label that may."""
    before = text[start - 1 : start]
    if not before.isalnum() and before != ".":
        return True
    return text[max(0, start - 8) : start].lower().endswith(glued_labels) if glued_labels else False


def _without_tail(surface: str, scheme: Scheme) -> str:
    folded = surface.lower()
    ends = [
        end for mark in scheme.cut if (end := folded.find(mark)) > 0 and _is_apart(folded, end + len(mark))
    ]
    surface = surface[: min(ends, default=len(surface))]
    while surface and (surface[-1] in scheme.trim or _is_unopened(surface)):
        surface = surface[:-1]
    return surface


def _is_apart(folded: str, end: int) -> bool:
    return not folded[end - 1].isalnum() or not folded[end : end + 1].isalnum()


def _is_unopened(surface: str) -> bool:
    closing = surface[-1]
    return closing in _BRACKETS and surface.count(closing) > surface.count(_BRACKETS[closing])


def _normal(match: re.Match[str], surface: str, scheme: Scheme) -> str:
    core = match["core"] if "core" in match.re.groupindex else surface
    if scheme.case:
        core = core.upper() if scheme.case == "upper" else core.lower()
    return scheme.form.format(core)


def _checks(value: str) -> bool:
    """ISO 7064 mod 11-2, the check character of ORCID iDs."""
    total = 0
    for digit in value.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return value[-1] == ("X" if check == 10 else str(check))
