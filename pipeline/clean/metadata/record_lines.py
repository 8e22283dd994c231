"""Lines of a record without labels, and what stands behind labelled values."""

from __future__ import annotations

import re

from pipeline.clean.assemble import SEPARATOR
from pipeline.clean.fold import fold
from pipeline.clean.metadata.citation_lines import CitationLineReader
from pipeline.clean.metadata.dates import Dated, DateReader
from pipeline.clean.metadata.journals import journal_in
from pipeline.clean.metadata.licences import LicenceReader
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import doi_in, labelled_pmid, pmcid_in
from pipeline.clean.metadata.volume_lines import VolumeLineReader
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_DIGIT = re.compile(r"\d")
_OWN_DOI = re.compile(r"\W*(?:doi\b|10\.|https?://(?:dx\.)?doi\.)")
_ONLY_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+")
_YEAR_BEFORE_MONTH = re.compile(r"(?:19|20)\d\d [A-Z][a-z]{2}")
"""The order of dates in records of articles; prose and news give the year last."""

_ABBREVIATED = re.compile(r"(?:[A-Z][\w-]{0,20}\.? ){1,5}[A-Z][\w-]{0,20}\.,? ")
"""The short name of a journal right before a date: `Front. Regen. Neurol., 5 February 2024`."""

_FEWEST_STOPS = 2
_YEAR = len("2019")
_LONGEST_NAME = 150
_LONGEST_LEAD = 60


class RecordLineReader:
    """Reads citations, identifiers, licences, names of journals and lone dates."""

    def __init__(self, rules: Rules, dates: DateReader) -> None:
        self.licences = LicenceReader(rules.rows("licences"))
        self._dates = dates
        self._citations = CitationLineReader(dates)
        self._volumes = VolumeLineReader(dates)
        self._journals = PhraseIndex(_phrases(rules, "journals", "within"))
        self._others = tuple(_phrases(rules, "other_works", "starts"))

    def bare(self, line: Line, folded: str, sheet: Sheet) -> None:
        """A line without a label; a DOI within a sentence (of the data, say) is not the document's."""
        if folded.startswith(self._others):
            sheet.unread = line
            return
        if (
            sheet.unread
            and _is_right_below(line, sheet.unread)
            and self._leads_to_other(sheet.unread, folded)
        ):
            return
        has_digits = _DIGIT.search(line.text) is not None
        if has_digits and self._numbers(line, folded, sheet, labelled=False):
            return
        if self.licences.read(line, folded, sheet) or len(line.text) > _LONGEST_NAME:
            return
        date = self._dates.read(line.text) if has_digits else None
        if self._journals.hits(folded) or (date and _dates_journal(line.text, date)):
            self._journal_and_date(line, date, sheet)
        elif date and len(date.iso) > _YEAR and self._dates.stands_alone(line.text, date):
            if line.start < sheet.text_start:
                sheet.date(line, Value(*date), "date-line")
        else:
            sheet.unread = line

    def _leads_to_other(self, above: Line, below: str) -> bool:
        """Whether the line ``below`` states another work: `Retraction note to: Cells of the Cord`.

        Longer lines are titles of comments themselves; below a citation a bare DOI is that of the work cited.
        """
        is_short = len(above.text) <= _LONGEST_LEAD
        is_lead = is_short and (_DIGIT.search(above.text) is None or _ONLY_DOI.fullmatch(below) is not None)
        return is_lead and fold(above.text).startswith(self._others)

    def rest(self, line: Line, sheet: Sheet) -> bool:
        """What stands behind the value of a label; whether it is a citation."""
        folded = fold(line.text)
        self.licences.read(line, folded, sheet)
        return self._numbers(line, folded, sheet, labelled=True)

    def behind_names(self, line: Line, sheet: Sheet) -> None:
        """State journal and date of `Stem Cells Int. 2019 Mar 10.`, the words behind `et al.`."""
        if not self._numbers(line, fold(line.text), sheet, labelled=False):
            self._journal_and_date(line, self._dates.read(line.text, line.at), sheet)

    def _numbers(self, line: Line, folded: str, sheet: Sheet, *, labelled: bool) -> bool:
        """State citation and identifiers; whether the line is a citation."""
        cited = self._citations.read(line, sheet) or (
            ("vol" in folded or ", issue" in folded) and self._volumes.read(line, folded, sheet)
        )
        if cited and line.text[0] == "." and sheet.unread:
            _journal_above(line, sheet.unread, sheet)
        if "10." in line.text and (labelled or cited or _OWN_DOI.match(folded)):
            sheet.state("doi", line, doi_in(line.text, line.at))
        if "pm" in folded:
            sheet.state("pmid", line, labelled_pmid(line.text, line.at))
            sheet.state("pmcid", line, pmcid_in(line.text, line.at))
        return cited

    def _journal_and_date(self, line: Line, date: Dated | None, sheet: Sheet) -> None:
        """A name, perhaps a date, and nothing behind it."""
        name = journal_in(line.text, line.at, date.start if date else len(line.text))
        if name and not (date and line.text[date.end :].strip(" .")):
            sheet.state("journal", line, name, "journal-and-date")
            sheet.date(line, Value(*date) if date else None, "journal-and-date")


def _dates_journal(text: str, date: Dated) -> bool:
    """Whether ``date`` is written as journals' are, or stands behind the short name of one."""
    if _YEAR_BEFORE_MONTH.match(text, date.start):
        return True
    name = text[: date.start]
    return name.count(".") >= _FEWEST_STOPS and _ABBREVIATED.fullmatch(name) is not None


def _journal_above(line: Line, above: Line, sheet: Sheet) -> None:
    """A citation that begins with a full stop has its journal on the line above it."""
    if _is_right_below(line, above):
        sheet.state("journal", above, journal_in(above.text, 0, len(above.text)), "journal-above")


def _is_right_below(line: Line, above: Line) -> bool:
    return above.start + len(above.text) + len(SEPARATOR) == line.start


def _phrases(rules: Rules, key: str, kind: str) -> list[str]:
    return [phrase for row in rules.rows(key) for phrase in words_of(row, kind)]
