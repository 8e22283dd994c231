"""Reads a product that the vocabulary lacks by what its page says it is: `NVT-207, an MSC product`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pipeline.extract.fold import folded
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.defining import Definitions
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.pairs import ANY, Fours, Pairs
from pipeline.extract.mentions.reading import Naming, Numbers, Reading, Readings, in_order
from pipeline.vocabulary.rules import Rules, compiled, rule_id
from pipeline.vocabulary.vocabulary import Vocabulary

_BLANK, _OPEN = b" ("
_LETTER = 2
"""Length of a word of one letter with the mark before it."""
_MOST_NAMES = 32
"""Products that a document may introduce."""
_REACH = 160
"""Code points before what introduces a name in which its definition begins."""
_INNERMOST = re.compile(r"\([^()]*\)")
_MARKS = "(,"
"""What may stand beside the words of a definition."""
_RULE = rule_id("mentions", "introduced")


class Introduced:
    """Names that a document introduces as a product, by the cells or the product named right beside them."""

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        own = rules.section("introduced")
        definitions, rows = Definitions(own), own.rows("definitions")
        told_before = [row["before"] for row in rows if "before" in row]
        before = list(map(definitions.whole, told_before))
        behind = [definitions.whole(row["behind"]) for row in rows if "behind" in row]
        words = {folded(word).low for listed in definitions.lists.values() for word in listed}
        last = {mark + word + comma for word in words for mark in (b" ", b"(") for comma in (b"", b",")}
        self._last = Fours(word[-4:].rjust(4, ANY) for word in last if len(word) > _LETTER)
        self._letters = Pairs(word for word in last if len(word) == _LETTER)
        self._between = definitions.words_behind_names(told_before)
        self._name = compiled("|".join(definitions.names(told_before)), own.place)
        self._before = [
            (compiled(rf"(?:{_from_name(source)})\Z", own.place), compiled(rf"(?:{source})\Z", own.place))
            for source in before
        ]
        self._behind = [compiled(source, own.place) for source in behind]
        self._names_behind = compiled("|".join(re.sub(r"\?P<\w+>", "?:", one) for one in behind), own.place)
        self._after = own.pattern("after")
        self._no_names = own.words("no_names")
        self._products = own.words("products")
        self._types = own.words("types")
        self._alone = own.words("alone")
        self._ancestors = vocabulary.ancestors
        concept = vocabulary.concepts.get(own.field("concept"))
        self._naming = Naming.by(_RULE, concept) if concept else None
        self._own = np.fromiter(map(self._introduces, index.own), np.bool_, len(index.own))

    def with_names(self, named: Readings, batch: Batch) -> Readings:
        """``named``, which are in order, and each place of what the documents introduce."""
        if not self._naming:
            return named
        introducing = named.namings.told(self._introduces, self._own)[named.numbers]
        some, text = named.at(introducing), batch.written
        products: dict[tuple[int, str], tuple[int, Naming]] = {}
        follows = self._may_follow(some.starts, batch.text.low)
        columns = (some.starts.tolist(), some.ends.tolist(), some.named(), follows.tolist())
        for start, end, naming, may_follow in zip(*columns, strict=True):
            definition = self._behind_it(text, end) or (may_follow and self._before_it(text, start, end))
            for name in self._names(definition, named) if definition else ():
                document = int(np.searchsorted(batch.starts, start, "right")) - 1
                product = start, self._named_by(naming, self._naming)
                if self._tells_more(product, products.setdefault((document, name), product)):
                    products[document, name] = product
        found = [reading for told in _few_of_each(products) for reading in _places(*told, text, batch)]
        return in_order(named.with_rows(found)) if found else named

    def _tells_more(self, product: tuple[int, Naming], before: tuple[int, Naming]) -> bool:
        """Whether it is made of narrower cells, or is the longer of two names that begin together."""
        begins_there, cells, others = product[0] == before[0], product[1].made_of, before[1].made_of
        if cells is None or others is None or cells == others:
            return begins_there
        is_broader = cells in self._ancestors(others)
        return others in self._ancestors(cells) or (begins_there and not is_broader)

    def _introduces(self, naming: Naming) -> bool:
        """Whether what is named may tell what a product is."""
        return naming.entity_type in self._types and naming.concept_id not in self._alone

    def _names(self, definition: re.Match[str], named: Readings) -> Iterator[str]:
        """The names that cells or a product introduce."""
        for group, name in definition.groupdict().items():
            if name and name not in self._no_names and not named.starts_within(*definition.span(group)):
                yield name

    def _behind_it(self, text: str, end: int) -> re.Match[str] | None:
        """The definition behind cells or a product that end at ``end``."""
        if not self._names_behind.match(text, end):
            return None
        return next(filter(None, (pattern.match(text, end) for pattern in self._behind)), None)

    def _before_it(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The definition before cells or a product from ``start`` to ``end``."""
        reach = max(0, start - _REACH)
        if not (self._after.match(text, end) and self._name_leads_to(text[reach:start])):
            return None
        for from_name, pattern in self._before:
            if from_name.search(text, reach, start) and (match := pattern.search(text, reach, start)):
                return match
        return None

    def _may_follow(self, starts: Numbers, low: bytes) -> npt.NDArray[np.bool_]:
        """Whether a bracket or the last word of a definition may stand before each of ``starts``."""
        bracketed = np.frombuffer(low, np.uint8)[starts - 1] == _OPEN
        beside = starts - 1
        return bracketed | self._last.stand_at(beside - 4, low) | self._letters.stand_at(beside - 2, low)

    def _name_leads_to(self, before: str) -> bool:
        """Whether a name, or what is cut off of ``before``, stands before words of definitions alone."""
        while before:
            before, _, word = before.rpartition(" ")
            bare = word.strip(_MARKS)
            if bare and bare not in self._between:
                return self._name.search(word) is not None
        return True

    def _named_by(self, naming: Naming, product: Naming) -> Naming:
        """What the page names where that is a product; else any product, made of these cells."""
        if naming.entity_type in self._products:
            return naming._replace(rule_id=_RULE)
        return product._replace(made_of=naming.concept_id)


def _few_of_each(
    products: dict[tuple[int, str], tuple[int, Naming]],
) -> Iterator[tuple[int, str, Naming]]:
    """The first products of each document, so that a list of thousands costs no more than its length."""
    counts: Counter[int] = Counter()
    for (document, name), (_, naming) in products.items():
        counts[document] += 1
        if counts[document] <= _MOST_NAMES:
            yield document, name, naming


def _places(document: int, name: str, naming: Naming, text: str, batch: Batch) -> Iterator[Reading]:
    """Every place in prose of the document that writes the name."""
    same = re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")
    places = list(same.finditer(text, int(batch.starts[document]), int(batch.ends[document])))
    if len(places) == 1 and text[places[0].end()] == ")":
        return
    for place in places:
        if batch.text.words[place.start()] != _BLANK:
            yield (*place.span(), naming)


def _from_name(source: str) -> str:
    """The pattern without what stands before its name: a search for that tries most places in vain.

    Where one group holds both, the pattern as it is.
    """
    before, name, behind = source.partition("(?P<name>")
    outside = before
    while _INNERMOST.search(outside):
        outside = _INNERMOST.sub("", outside)
    return source if set("(|)") & set(outside) else name + behind
