"""On whose word the claims of a sentence stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.document import CleanDocument, Span

OPEN = ("aim", "question")
"""Certainties of what is not known yet, whatever is hoped for."""

OWN_RESULT, CITED, VAGUE = "own_result", "cited", "vague"


class Standing(NamedTuple):
    """What all claims of a sentence share; ``sources`` are indices of the citations that it is laid on.

    ``stated`` is the role that the sentence states, ``part`` that of the part of the article it stands in,
    ``others`` are the stretches on work that an own result is compared with.

    Of one claim alone, ``asserted`` tells that it leaves nothing open, ``title`` is that of the work that it
    is laid on, where known.
    """

    attribution: str
    sources: tuple[int, ...]
    stated: str | None
    part: str | None
    others: tuple[Span, ...] = ()
    asserted: bool = True
    title: str | None = None

    def of_others(self) -> Standing:
        """The same where it is no result of the document's own."""
        is_own = self.attribution == OWN_RESULT
        return self._replace(attribution=VAGUE, part="background") if is_own else self

    def of(self, certainty: str, title: str | None) -> Standing:
        """That of a claim of this certainty: an aim and a question are nobody's result."""
        asks = certainty in OPEN and self.attribution == OWN_RESULT
        attribution = VAGUE if asks else self.attribution
        return self._replace(attribution=attribution, asserted=certainty == "asserted", title=title)


def words_of(document: CleanDocument, sentence: int, without: Iterable[Span] = ()) -> str:
    """The words of the sentence but for these stretches of it."""
    start, end = document.sentences[sentence][-2:]
    text = document.text[start:end]
    for one in without:
        text = text.replace(document.text[one.start : one.end], " ")
    return text
