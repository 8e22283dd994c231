"""Finds groups that a page tells to have been given cells: `Group A received MSCs`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import CELLS
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.whole import outer_first
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled

GROUP = "<name>"
"""Stands in other patterns for that of the name of a group."""

REACH = 160
"""Code points before the cells within which their group is told."""


class Groups:
    """The section ``groups``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("groups")
        self.name = name_of_groups(rules)
        """Fits the name of a group; for Arrow too."""
        self.may_tell = LookedFor(self.name, section.place)
        self._name = compiled(self.name, section.place)
        rows = section.rows("definitions")
        before, behind = ([row[side] for row in rows if side in row] for side in ("before", "behind"))
        named = f"(?P<name>{self.name})"
        self._before = [compiled(f"{named}(?:{source})$", section.place) for source in before]
        self._behind = [compiled(source.replace(GROUP, named), section.place) for source in behind]

    def with_groups(self, document: CleanDocument, mentions: Sequence[Named]) -> Sequence[Named]:
        """The document's mentions, which are in order, and an empty one of the cells before each name of a
        group that was given some, as if there stood `MSC group A`.
        """
        given: dict[str, Named] = {}
        for one in mentions:
            if one.entity_type in CELLS and one.sentence >= 0 and self.may_tell.fits(document, one.sentence):
                for group in self._told_by(document, one):
                    given.setdefault(group, one)
        return outer_first([*mentions, *self._named(document, given)]) if given else mentions

    def _told_by(self, document: CleanDocument, cells: Named) -> Iterator[str]:
        """The groups that the words around the cells give these to, as :func:`_same` writes them."""
        start, end = document.sentences[cells.sentence][-2:]
        reach = max(start, cells.start - REACH)
        found = [pattern.search(document.text, reach, cells.start) for pattern in self._before]
        found += [pattern.match(document.text, cells.end, end) for pattern in self._behind]
        yield from (_same(match["name"]) for match in found if match)

    def _named(self, document: CleanDocument, given: Mapping[str, Named]) -> Iterator[Named]:
        starts = [sentence.start for sentence in document.sentences]
        for match in self._name.finditer(document.text):
            place, cells = bisect_right(starts, match.start()) - 1, given.get(_same(match[0]))
            if cells and place >= 0 and match.end() <= document.sentences[place].end:
                yield cells._replace(start=match.start(), end=match.start(), sentence=place)


def name_of_groups(rules: Rules) -> str:
    """The pattern of the name of a group."""
    return str(rules.section("groups").field("name"))


def _same(name: str) -> str:
    """The name of a group as it stands within a sentence."""
    return name[0].lower() + name[1:]
