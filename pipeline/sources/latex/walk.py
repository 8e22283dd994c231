"""The way through a LaTeX source, from token to token, onto Word's layer."""

from __future__ import annotations

import re

from pipeline.sources.latex.commands import (
    AUTHORS,
    CITES,
    HEADINGS,
    KEYWORDS,
    LISTS,
    MEASURED,
    PLACES,
    SKIPPED,
    STYLED,
    TABLES,
    UNSEEN,
)
from pipeline.sources.latex.people import people
from pipeline.sources.latex.shown import shown, without_unseen
from pipeline.sources.latex.source import Source
from pipeline.sources.latex.table import Table
from pipeline.sources.office.layer import Layer

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*(?!\s*\n))?)|\\(?P<command>[A-Za-z]+)\*?"
    r"|(?P<row>\\\\\*?(?:\[[\d. ]{0,9}[a-z]{2}\])?)|(?P<display>\\\[|\$\$)|\\[^A-Za-z]"
    r"|(?P<gap>\n[ \t]*\n\s*)|(?P<cell>&)",
    re.DOTALL,
)
_BEGIN = r"\begin{document}"
_BIBITEM = re.compile(r"\\bibitem\s*(?:\[[^\[\]]*\]\s*)?\{([^{}]*)\}")
_STYLES = {"abstract": "Abstract", "thebibliography": "Bibliography"}


class Walk:
    """``layer`` is what was written; ``_words`` are those of the paragraph that is open."""

    def __init__(self, text: str) -> None:
        self.layer = Layer()
        self._text, self._source = text, Source(text)
        self._numbers = {key.strip(): place for place, key in enumerate(_BIBITEM.findall(text), 1)}
        self._words: list[str] = []
        self._style = ""
        self._is_item = False
        self._table: Table | None = None

    def run(self) -> None:
        """Read all of the text; of what stands ahead of the document only what a title page shows."""
        start = max(self._text.find(_BEGIN), 0)
        end = self._text.find(r"\end{document}", start)
        for first, last, is_ahead in ((0, start, True), (start, end if end >= 0 else len(self._text), False)):
            self._read(first, last, is_ahead=is_ahead)
            if not is_ahead:
                self._flush()
            self._words.clear()

    def _read(self, start: int, end: int, *, is_ahead: bool) -> None:
        self._source.at = start
        while found := _TOKEN.search(self._text, self._source.at, end):
            if is_ahead:
                self._words.clear()
            else:
                self._words.append(self._text[self._source.at : found.start()])
            self._source.at = found.end()
            self._step(found)
        self._words.append(self._text[self._source.at : end])

    def _step(self, found: re.Match[str]) -> None:
        if found["command"]:
            self._command(found["command"], found[0])
        elif found["gap"]:
            self._flush()
        elif found["display"]:
            self._skip_to(r"\]" if found["display"][0] == "\\" else "$$")
        elif self._table and (found["row"] or found["cell"]):
            self._table.take(self._taken(), is_row=bool(found["row"]))
        elif not found["comment"]:
            self._words.append(" " if found["row"] else found[0])

    def _command(self, name: str, written: str) -> None:
        if name in ("begin", "end"):
            self._environment(self._source.argument(), is_end=name == "end")
        elif name in HEADINGS or name in STYLED:
            self._source.skip_options()
            self._set_apart(self._source.argument(), STYLED.get(name) or f"Heading{HEADINGS[name]}")
        elif name in CITES:
            self._words.append(self._cited(name))
        elif name in AUTHORS or name in PLACES:
            self._source.skip_options()
            for words, style in people(self._source.argument(), is_place=name in PLACES):
                self._set_apart(words, style)
        elif name in UNSEEN:
            for _ in range(UNSEEN[name]):
                self._source.skip_options()
                self._source.argument()
        else:
            self._other(name, written)

    def _other(self, name: str, written: str) -> None:
        if name == "abstract":
            self._set_apart(self._source.argument(), "Abstract")
        elif name in KEYWORDS:
            self._set_apart(f"Keywords: {self._source.argument()}", "")
        elif name in ("item", "bibitem"):
            self._flush()
            self._source.skip_options()
            self._is_item = name == "item"
            if name == "bibitem":
                self._words.append(f"[{self._numbers.get(self._source.argument().strip(), '')}] ")
        elif name == "footnote":
            self._note(self._source.argument())
        elif name in ("newblock", "par", "newline", "linebreak", "SI", "qty"):
            self._words.append(" ")
        else:
            self._words.append(written)

    def _environment(self, name: str, *, is_end: bool) -> None:
        if name in SKIPPED and not is_end:
            self._skip_to(rf"\end{{{name}}}")
            return
        self._flush()
        if name in TABLES:
            self._table_ends(name, is_end=is_end)
        elif name in LISTS:
            self._is_item = False
        elif is_end:
            self._style = ""
        else:
            self._begin(name)

    def _begin(self, name: str) -> None:
        """An environment other than lists and tables; its style lasts to the next end of one."""
        self._source.skip_options()
        self._style = _STYLES.get(name, self._style)
        if name in MEASURED or name == "thebibliography":
            self._source.argument()
        elif name in KEYWORDS:
            self._words.append("Keywords: ")

    def _skip_to(self, closing: str) -> None:
        if self._source.skip_to(closing):
            self._words.append(" ")

    def _table_ends(self, name: str, *, is_end: bool) -> None:
        if is_end and self._table is not None:
            self._table.take(self._taken(), is_row=True)
            self._table.close()
            self._table = None
        elif not is_end and self._table is None:
            for _ in range(2 if name in ("tabular*", "tabularx", "tabulary") else 1):
                self._source.skip_options()
                self._source.argument()
            self._table = Table(self.layer, lambda words: self._write(words, ""))

    def _set_apart(self, written: str, style: str) -> None:
        self._flush()
        self._write(shown(without_unseen(written)), style)

    def _note(self, written: str) -> None:
        self.layer.open_note()
        self._write(shown(without_unseen(written)), "")
        self.layer.close_note()

    def _cited(self, name: str) -> str:
        for _ in range(2):
            self._source.skip_options()
        keys = [key.strip() for key in self._source.argument().split(",")]
        return f"[{', '.join(str(self._numbers.get(key, key)) for key in keys)}]"

    def _taken(self) -> str:
        words, self._words = "".join(self._words), []
        return shown(words)

    def _flush(self) -> None:
        if self._table is None:
            self._write(self._taken(), self._style)

    def _write(self, words: str, style: str) -> None:
        if words:
            self.layer.open(style, is_item=self._is_item and not style)
            self.layer.words(words)
            self.layer.close()
