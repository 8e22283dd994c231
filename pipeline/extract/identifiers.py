"""Finds external identifiers anywhere in a document's kept text and gives their normal form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, DoubleArrayAhoCorasick

from pipeline.document import CleanDocument
from pipeline.errors import SeedError
from pipeline.extract.rows import Identifier
from pipeline.vocabulary.rules import Rules
from schemas.closed_sets import IDENTIFIER_SCHEME

_BRACKETS = {")": "(", "]": "["}
_LONGEST = 200
"""Code points; a longer run is no identifier, or was cut off by its pattern."""
_DIGITS = re.compile(r"\d{3}")
"""Digits that every identifier has."""
_REACH = 50
"""Code points from the start of a needle in which those digits stand."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way that an identifier is written; the fields are those of its rule."""

    name: str
    needles: frozenset[str]
    pattern: re.Pattern[str]
    form: str
    case: str
    glued_labels: tuple[str, ...]
    cut: re.Pattern[str] | None
    trim: str
    checksum: bool


class IdentifierFinder:
    """Finds the identifiers of all schemes in ``seeds/rules/identifiers.yaml``."""

    def __init__(self, rules: Rules) -> None:
        self._schemes = [_scheme(row) for row in rules.rows("schemes")]
        needles = sorted({needle for scheme in self._schemes for needle in scheme.needles})
        self._by_needle = [
            {index for index, scheme in enumerate(self._schemes) if needle in scheme.needles}
            for needle in needles
        ]
        self._needles = DoubleArrayAhoCorasick(
            [needle.encode("ascii", "replace") for needle in needles], match_kind=MATCH_KIND_LEFTMOST_LONGEST
        )

    def find(self, document: CleanDocument) -> list[Identifier]:
        """Identifiers in text order, reference entries included; spans leave the label out."""
        return self.read(document.text)

    def read(self, text: str) -> list[Identifier]:
        """Identifiers of any text, in order: of the schemes that have a needle before digits."""
        present: set[int] = set()
        for start, _, needle in self._needles.find(text.encode("ascii", "replace")):
            schemes = self._by_needle[needle]
            if not schemes <= present and _DIGITS.search(text, start, start + _REACH):
                present |= schemes
        return sorted(found for index in present for found in _read(text, self._schemes[index]))


def _scheme(row: Rules) -> Scheme:
    pattern = row.pattern("pattern")
    if "value" not in pattern.groupindex:
        raise SeedError(
            row.place, row["pattern"], "has no group named value", "Name what is quoted (?P<value>...)."
        )
    name = row.field("scheme")
    if name not in IDENTIFIER_SCHEME:
        raise SeedError(row.place, name, "is no scheme", f"Use one of {', '.join(IDENTIFIER_SCHEME)}.")
    return Scheme(
        name=name,
        needles=row.words("needles"),
        pattern=pattern,
        form=row.field("form"),
        case=row.get("case", ""),
        glued_labels=tuple(row.get("glued_labels", ())),
        cut=_cut(row.words("cut")) if "cut" in row else None,
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
    cut = scheme.cut.search(surface, 1) if scheme.cut else None
    surface = _to_unopened(surface[: cut.start()] if cut else surface)
    return surface.rstrip(scheme.trim) if scheme.trim else surface


def _cut(marks: frozenset[str]) -> re.Pattern[str]:
    """A pattern of the marks in small letters or capitals; one in letters stands apart from what follows."""
    apart = {mark: "(?![^\\W_])" if mark[-1].isalnum() else "" for mark in sorted(marks)}
    return re.compile("|".join(f"{re.escape(mark)}{end}" for mark, end in apart.items()), re.IGNORECASE)


def _to_unopened(surface: str) -> str:
    """The surface up to a bracket that closes what was opened before it."""
    if _BRACKETS.keys().isdisjoint(surface):
        return surface
    opened: Counter[str] = Counter()
    for place, mark in enumerate(surface):
        opened[mark] += 1
        if mark in _BRACKETS and opened[mark] > opened[_BRACKETS[mark]]:
            return surface[:place]
    return surface


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
