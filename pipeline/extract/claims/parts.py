"""Tells by the label or heading above a sentence what part of an article it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from pipeline.document import CleanDocument
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.digits import places
from pipeline.vocabulary.rules import Rules

TITLE, ABSTRACT, BODY = "title", "abstract", "body"
"""Roles of sentences."""

MAIN = (TITLE, ABSTRACT)
"""Roles of those in which a report tells what it is about."""

ENDS_LABEL = ": "
LABEL = re.compile(rf"([A-Z][A-Za-z'’]+(?:(?: |, |/| & )[A-Za-z'’]+){{0,3}}) ?{ENDS_LABEL}")
"""What a sentence can open with: `RESULTS: `, `Main outcomes and results: `."""

NUMBER = re.compile(r"^\d[\d.]* +")
SEVERAL = re.compile(r" and |[,/&]")

RESULT = "result"
"""The role of claims in the part of an article that tells its results."""

UNSAID = "unsaid"
"""Ends the part above, and does not say what it does itself."""


class Parts:
    """The sections ``article_parts``, labels in lower case by what sentences below them do, and
    ``numbered_cases``.
    """

    def __init__(self, rules: Rules) -> None:
        section: dict[str, list[str]] = rules.field("article_parts")
        self._roles = {label: role for role, labels in section.items() for label in labels}
        self._within_results = rules.words("headings_within_results")
        self._numbered_case = rules.section("numbered_cases").pattern("pattern")
        self._bare = _bare(self._roles)
        self._longest = 1 + max(map(len, self._roles))
        self._read = OfLast(self._marked)

    def role_at(self, document: CleanDocument, sentence: int) -> str | None:
        """The claim role of the part of the article that holds the sentence; null where no label tells."""
        marks = self._read(document)
        last = bisect_right(marks, document.sentences[sentence].start, key=itemgetter(0)) - 1
        told = marks[last][1] if last >= 0 else None
        return None if told == UNSAID else told

    def _marked(self, document: CleanDocument) -> list[tuple[int, str | None]]:
        return list(self._marks(document))

    def _marks(self, document: CleanDocument) -> Iterator[tuple[int, str | None]]:
        """Where each heading and each known label begins, in order, and what sentences behind it do.

        A heading that is not known ends what a label said, not what a heading above it said.
        """
        text, above = document.text, None
        headings = [(one.start, one.end, True) for one in document.segments if one.role == "heading"]
        labels = [(label.start(), label.end(1), False) for label in _labels(document)]
        bare = [(*label.span(), False) for label in self._bare_labels(document)]
        for start, end, is_heading in sorted(headings + labels + bare):
            told = self._role(text[start:end])
            if is_heading and above == RESULT and self._is_within_results(text[start:end]):
                told = None
            above = (told or above) if is_heading else above
            if told or is_heading:
                yield start, told or above

    def _bare_labels(self, document: CleanDocument) -> Iterator[re.Match[str]]:
        """The known labels that no colon ends, which open a paragraph or are a sentence: `Results. Six …`."""
        for sentence in document.sentences:
            opens = sentence.start == 0 or document.text[sentence.start - 1] == "\n"
            if not opens and sentence.end - sentence.start > self._longest:
                continue
            label = self._bare.match(document.text, sentence.start, sentence.end)
            if label and (opens or label.end() + 1 >= sentence.end):
                yield label

    def _role(self, label: str) -> str | None:
        """Of `2. Results and discussion` what its first known word tells."""
        label = _bare_label(label)
        if self._numbered_case.match(label):
            return UNSAID
        named = (label, *map(str.strip, SEVERAL.split(label)))
        return next((self._roles[one] for one in named if one in self._roles), None)

    def _is_within_results(self, heading: str) -> bool:
        """Is it one that ends no results which stand above it?"""
        label = _bare_label(heading)
        return label in self._within_results or self._numbered_case.match(label) is not None


def _bare_label(label: str) -> str:
    """In lower case without a number and marks around."""
    return NUMBER.sub("", label.lower().replace("’", "'").strip(" :."))


def in_one_paragraph(document: CleanDocument, first: int, last: int) -> bool:
    """Does no line end between the sentences at these places?"""
    return document.text.find("\n", document.sentences[first].end, document.sentences[last].start) < 0


def before_in_paragraph(document: CleanDocument, sentence: int, *, most: int) -> Iterator[int]:
    """The places of the ``most`` sentences before one that stand in its paragraph, the nearest first."""
    for place in range(sentence - 1, max(-1, sentence - 1 - most), -1):
        if not in_one_paragraph(document, place, sentence):
            return
        yield place


def _bare(labels: Iterable[str]) -> re.Pattern[str]:
    """Any of them, as in `Conclusions. MSCs slow …` and `Conclusion Tregs slow …`."""
    any_of = "|".join(re.escape(label).replace("'", "['’]") for label in sorted(labels, reverse=True))
    return re.compile(rf"(?=[A-Z])(?i:{any_of})(?=\.| [A-Z]|\n|$)")


def _labels(document: CleanDocument) -> Iterator[re.Match[str]]:
    """The labels that sentences open with."""
    starts = [sentence.start for sentence in document.sentences]
    holding = {bisect_right(starts, place) - 1 for place in places(document.text, ENDS_LABEL)}
    for place in sorted(holding - {-1}):
        if label := LABEL.match(document.text, *document.sentences[place][-2:]):
            yield label
