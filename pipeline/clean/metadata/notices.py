"""Reads what only menus and legal notices state: the licence, the version's date, the path to the journal."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.fold import fold
from pipeline.clean.metadata.dates import DateReader
from pipeline.clean.metadata.licences import LicenceReader
from pipeline.clean.metadata.mastheads import read_masthead
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.volume_lines import VolumeLineReader
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.word_lists import words_of
from pipeline.vocabulary.rules import Rules

_PATHS = ("breadcrumb", "site-path", "skip-link")
_FOOTER = "html#footer"
_SHORTEST, _LONGEST_DATE, _LONGEST_PATH, _LONGEST_NOTICE = 6, 120, 200, 1200
_OPENING = 40
"""Characters in which the words before a date begin."""


class NoticeReader:
    """Reads dropped lines by the tables of ``metadata.yaml``."""

    def __init__(self, content: Rules, dates: DateReader) -> None:
        rows = content.rows("licences")
        self._licences = LicenceReader([row for row in rows if row.get("notice", True)])
        journals = content.rows("journals")
        self._journals = PhraseIndex(word for row in journals for word in words_of(row, "within"))
        self._no_mastheads = content.words("no_mastheads")
        self._versions = tuple(words_of(content, "version_dates"))
        self._volumes = VolumeLineReader(dates)
        self._dates = dates

    def read(self, shown: str, parts: Sequence[RawSegment], sheet: Sheet) -> None:
        """Add to ``sheet`` what it lacks and the dropped ``parts`` of the page ``shown`` state."""
        notices = Sheet()
        if sheet.lacks("journal") and not sheet.lacks("volume"):
            read_masthead(shown, parts, self._names_journal, self._no_mastheads, notices)
        for role, start, end, kept, rule_id, _ in parts:
            if kept or not _SHORTEST <= end - start <= _LONGEST_NOTICE:
                continue
            line = Line(shown[start:end].rstrip(), start, 0, "notice")
            if role == "legal" or rule_id == _FOOTER:
                self._licences.read(line, fold(line.text), notices)
            elif rule_id.endswith(_PATHS) and len(line.text) <= _LONGEST_PATH:
                self._read_path(line, notices)
            if role in ("legal", "navigation") and len(line.text) <= _LONGEST_DATE:
                self._read_version(line, notices)
        sheet.add_shown(notices)

    def _names_journal(self, folded: str) -> bool:
        return bool(self._journals.hits(folded))

    def _read_path(self, line: Line, notices: Sheet) -> None:
        folded = fold(line.text)
        if self._journals.hits(folded):
            self._volumes.read(line, folded, notices)

    def _read_version(self, line: Line, notices: Sheet) -> None:
        opening = line.text[:_OPENING].lower().lstrip()
        if notices.version is None and opening.startswith(self._versions):
            date = self._dates.read(line.text)
            notices.version = (line, Value(*date)) if date else None
