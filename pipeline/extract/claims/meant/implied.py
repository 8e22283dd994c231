"""Finds what `the grafts` or `treated animals` means in the abstract of a report on one intervention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.document import CleanDocument
from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.asked import Asked, Last
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.claims.parts import ABSTRACT, BODY, RESULT, TITLE, Parts, in_one_paragraph
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules, compiled
from pipeline.vocabulary.vocabulary import Vocabulary

IMPLIED, OFFERED, SPOKEN_OF = "implied", "offered", "spoken_of"
"""Sections of the words of reports, of pages that advertise, and of those that speak of others' work."""

_WITHIN = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"
OUTERMOST = re.compile(rf"^\(\?<=([^()]*)\)|\(\?=({_WITHIN})\)$")
AROUND = re.compile(rf"\(\?<?[=!]{_WITHIN}\)")
OF_PYTHON = re.compile(r"\\[^b]|\(\?(?!:)|[^ -~]|[+*?}][+]")
"""What Arrow's patterns don't know, or read in ASCII alone."""


class Implied:
    """The section ``implied``, compiled once."""

    def __init__(
        self, rules: Rules, vocabulary: Vocabulary, sole: SoleCells, *, parts: Parts, gives: LookedFor
    ) -> None:
        """``gives`` fits a sentence that tells to whom or how something was given."""
        sections = {name: rules.section(name) for name in (IMPLIED, OFFERED, SPOKEN_OF)}
        patterns = {name: one.field("patterns") for name, one in sections.items()}
        self._words = {name: compiled("|".join(told), rules.at(name)) for name, told in patterns.items()}
        self.offers, self.speaks = (
            frozenset(sections[name].field("document_types")) for name in (OFFERED, SPOKEN_OF)
        )
        """Types of documents that advertise, and of those that tell of others' work or of one's own case."""
        self.hint = "|".join(map(loosened, chain.from_iterable(patterns.values())))
        """A pattern for Arrow that fits each text in which words can mean an intervention, and few others."""
        self.may_mean = LookedFor(self.hint, rules.at(IMPLIED))
        self.reports = frozenset(rules.field("own_result_document_types"))
        """Types of documents that report results of their own."""
        self._cells: dict[str, str] = rules.field("cells_of_products")
        self._sole_cells, self._generic, self._aside, self._gives = sole, sole.generic, sole.aside, gives
        concepts = vocabulary.concepts.items()
        self._types = {key: it.entity_type for key, it in concepts if it.entity_type in sole.types}
        self._broader = Broader(vocabulary)
        self._parts = parts

    def of(self, document: CleanDocument, interventions: Sequence[Named]) -> str | None:
        """The concept that the words of a document mean, if it is one.

        In a report it is the title's, by the closest name under which the abstract says that it was given;
        the abstract names no other but therapies by any cells, and drugs that it does not tell to have been
        given.  Where the title names none, it is the only one that the abstract names and says was given.  In
        documents that speak of others' work, and on pages that sell what their title names more
        broadly, it is the only one that they name at all.  In others `the treatment` may be any.
        """
        if document.document_type in self.speaks:
            return self._sole(document, interventions)
        if document.document_type not in self.reports | self.offers:
            return None
        named = self._named(document, interventions, TITLE)
        if not named and document.document_type in self.reports:
            return self._sole_in_abstract(document, interventions)
        titled = [one for one in named if one not in self._generic] or named
        if not titled or titled[0] not in self._types:
            return None
        sold = self._sole(document, interventions) if document.document_type in self.offers else None
        if sold and (titled[0] in self._generic or self._is_same(titled[0], sold)):
            return sold
        told = self._named(document, self._given(document, interventions), ABSTRACT)
        if not all(self._is_same(titled[0], one) for one in {*titled, *told} - self._aside):
            return None
        return self._as_given(titled[0], document, interventions)

    def known_from(
        self, document: CleanDocument, interventions: Sequence[Named], concept_id: str | None
    ) -> int:
        """The place of the sentence from which on the words may mean the concept.

        Where others' work is spoken of, and other cells are named before it, that is the first one that names
        it: cells of the next story are not those of this one.
        """
        if document.document_type not in self.speaks:
            return 0
        first = min((one.sentence for one in interventions if one.concept_id == concept_id), default=0)
        return first if any(one.sentence < first for one in interventions) else 0

    def _as_given(self, titled: str, document: CleanDocument, interventions: Sequence[Named]) -> str:
        """The cells of the title by the closer name under which the abstract says that they were given, if it
        has one; a product is named closely enough.
        """
        told = [
            one for one in interventions if one.sentence >= 0 and self._gives.fits(document, one.sentence)
        ]
        given = {*self._named(document, told, ABSTRACT)} & self._types.keys() - self._cells.keys()
        closest = max(sorted(given), key=self._breadth, default=titled)
        is_one = all(self._is_same(closest, one) for one in given)
        return closest if is_one and titled in self._broader.of(closest) else titled

    def _sole(self, document: CleanDocument, interventions: Sequence[Named]) -> str | None:
        """The narrowest of the document's interventions, where all others only name it more broadly."""
        named = dict.fromkeys(one.concept_id for one in self._given(document, interventions))
        told = [one for one in named if one not in self._generic] or [*named]
        narrowest = max(told, key=self._breadth, default=None)
        if narrowest not in self._types:
            return None
        return narrowest if all(self._is_same(narrowest, one) for one in told) else None

    def _sole_in_abstract(self, document: CleanDocument, interventions: Sequence[Named]) -> str | None:
        """The narrowest that the abstract names, where it says that it was given."""
        own = [
            one
            for one in interventions
            if one.sentence >= 0 and document.sentences[one.sentence].role == ABSTRACT
        ]
        sole = self._sole(document, own)
        given = (one for one in own if one.concept_id == sole)
        return sole if any(self._gives.fits(document, one.sentence) for one in given) else None

    def _breadth(self, one: str) -> int:
        """How many concepts are broader than the intervention, or than the cells that it is made of."""
        return len(self._broader.of(self._cells.get(one, one)))

    def of_words(self, asked: Asked) -> Named | None:
        """The words that mean what the title names, or what was last named in a paragraph on others' work."""
        document, place, last, _, titled = asked
        meant = titled or (last and self._told_last(document, place, last))
        return self.in_sentence(document, place, meant) if meant else None

    def _told_last(self, document: CleanDocument, place: int, last: Last) -> str | None:
        """The one kind of cells that the last sentence names, in the same paragraph of such a document."""
        if document.document_type not in self.speaks or not self.may_mean.fits(document, place):
            return None
        cells = self._sole_cells.of(last.given) if in_one_paragraph(document, last.place, place) else None
        return cells and cells.concept_id

    def in_sentence(self, document: CleanDocument, place: int, concept_id: str) -> Named | None:
        """The words that mean the concept, read as a mention of it."""
        kind = document.document_type
        section = OFFERED if kind in self.offers else SPOKEN_OF if kind in self.speaks else IMPLIED
        if not self.may_mean.fits(document, place) or not self._is_read(document, place, section):
            return None
        match = self._words[section].search(document.text, *document.sentences[place][-2:])
        return match and Named(*match.span(), place, self._types[concept_id], concept_id)

    def _is_read(self, document: CleanDocument, place: int, section: str) -> bool:
        """Is the sentence of the body, and in a report of the abstract or of the part that tells results?"""
        role = document.sentences[place].role
        if section != IMPLIED or role != BODY:
            return role == (ABSTRACT if section == IMPLIED else BODY)
        return self._parts.role_at(document, place) == RESULT

    def _given(self, document: CleanDocument, interventions: Sequence[Named]) -> list[Named]:
        """Those but for drugs in sentences that don't tell that anything was given."""
        return [
            one
            for one in interventions
            if one.concept_id in self._types or self._gives.fits(document, one.sentence)
        ]

    def _named(self, document: CleanDocument, interventions: Sequence[Named], role: str) -> list[str]:
        """Those that sentences of that role name."""
        return [
            one.concept_id
            for one in interventions
            if one.sentence >= 0 and document.sentences[one.sentence].role == role
        ]

    def _is_same(self, one: str, other: str) -> bool:
        """Is either the other, or broader, or the cells that it is made of?"""
        return self._broader.are_related(self._cells.get(one, one), self._cells.get(other, other))


def loosened(pattern: str) -> str:
    """A pattern for Arrow, which can't look around, that fits each text that ``pattern`` fits.

    What is looked at before all else, or behind it, is read as a part; between, nothing is looked at.
    """
    loose = AROUND.sub("", OUTERMOST.sub(r"\1\2", pattern))
    return "" if OF_PYTHON.search(loose) else f"(?:{loose})"
