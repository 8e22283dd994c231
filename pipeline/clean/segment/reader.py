"""Reads the lines of captures, and what each says of its own role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.clean.labels import read_labels
from pipeline.clean.names import read_name_words
from pipeline.clean.segment.cues import CueReader
from pipeline.clean.segment.features import FeatureReader
from pipeline.clean.segment.lines import Known, Line, read_lines
from pipeline.clean.segment.rules import add_record_lines, all_rule_ids, read_line_rules
from pipeline.clean.segment.word_classes import read_word_classes
from pipeline.clean.segment.wrap import join_wrapped
from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_MOST_KNOWN = 25_000
"""Wordings of lines that are remembered, of pages in ASCII and of others: some 10 MB each."""


class RawPage(NamedTuple):
    """A raw text, and for each of its lines what its format says of it, where it says anything."""

    raw: str
    hints: Sequence[str] | None = None


class Reader:
    """Reads lines and what is seen of them, by ``roles.yaml`` and the labels of ``metadata.yaml``.

    Raises :class:`~pipeline.errors.SeedError` where a rule can't be read.
    """

    def __init__(self, rules: Rules, labels: Rules) -> None:
        line_rules = read_line_rules(rules)
        add_record_lines(line_rules, labels)
        listed = read_labels(labels)
        self.names = names = read_name_words(labels)
        classes = read_word_classes(rules)
        self.small = frozenset([*classes.words["sentence"], *classes.words["joining"]])
        self.joining, self.actions = (frozenset(classes.words[name]) for name in ("joining", "action"))
        verbs = frozenset(classes.words["sentence"]) - names.particles
        self.bodies = frozenset(words_of(rules, "bodies"))
        self._cues = CueReader(line_rules, listed, names, verbs)
        self.features = FeatureReader(classes, names, all_rule_ids(line_rules, listed))
        self._of_people = frozenset(word for word, label in listed.items() if label.role == "author")
        self._known: dict[bool, Known] = {True: {}, False: {}}

    def pages(self, captures: Iterable[RawPage]) -> list[list[Line]]:
        """The logical lines of each capture with the roles that they state themselves, blank lines left out.

        Where a format says what its lines are, none is a part of a paragraph.
        """
        pages = [read_lines(raw, hints, self._wordings(raw)) for raw, hints in captures]
        pages = [
            page if page and page[0].hint is not None else join_wrapped(page, self._of_people)
            for page in pages
        ]
        self._cues.mark([line for page in pages for line in page])
        for page in pages:
            self._cues.mark_top(page)
        return pages

    def _wordings(self, raw: str) -> Known:
        """Those of pages like this one; pages in ASCII are folded in their own way."""
        known = self._known[raw.isascii()]
        if len(known) > _MOST_KNOWN:
            known.clear()
        return known
