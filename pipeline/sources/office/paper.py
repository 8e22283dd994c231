"""Puts paragraphs, cells and notes of rich text on Word's layer, in the order in which they end."""

from __future__ import annotations

from pipeline.sources.office.layer import Layer

_Runs = list[tuple[str, bool]]


class Paper:
    """What is open: the words of a paragraph, the paragraphs of a cell, the cells of a row, a note.

    ``style`` is the name of the paragraph's style, empty where it has none.
    """

    def __init__(self) -> None:
        self.style = ""
        self.is_item = False
        self._layer = Layer()
        self._runs: _Runs = []
        self._waiting: list[_Runs] = []
        self._is_in_table = False
        self._row: list[list[_Runs]] = [[]]

    def words(self, words: str, *, is_raised: bool) -> None:
        """Words of the paragraph that is open."""
        self._runs.append((words, is_raised))

    def order(self, word: str) -> None:
        """A control word that ends or sets something."""
        if word in ("par", "sect", "page"):
            self.end_paragraph()
        elif word == "pard":
            self.style, self.is_item, self._is_in_table = "", False, False
        elif word == "intbl":
            self._is_in_table = True
        elif word in ("cell", "nestcell"):
            self._row[-1].append(self._taken())
            self._row.append([])
        elif word in ("row", "nestrow"):
            self._end_row()

    def end_paragraph(self) -> None:
        """End a paragraph, of a cell or of the text."""
        if self._is_in_table and not self._waiting:
            self._row[-1].append(self._taken())
        else:
            self._end_row()
            self._write(self._taken(), self.style)

    def open_note(self) -> None:
        """Begin a note within a paragraph."""
        self._waiting.append(self._taken())
        self._layer.open_note()

    def close_note(self) -> None:
        """End a note and go on with the paragraph around it."""
        self._write(self._taken(), "")
        self._layer.close_note()
        self._runs = self._waiting.pop()

    def data(self) -> bytes:
        """The layer; raises :class:`~pipeline.decoded.Unreadable` with ``empty`` where it shows no text."""
        while self._waiting:
            self.close_note()
        self._end_row()
        self._write(self._taken(), self.style)
        return self._layer.data()

    def _taken(self) -> _Runs:
        runs, self._runs = self._runs, []
        return runs

    def _end_row(self) -> None:
        """Write the row that is open; a note within it waits for its end."""
        if self._row == [[]] or self._waiting:
            return
        cells, self._row = self._row, [[]]
        for name in ("tbl", "tr"):
            self._layer.tag(name)
        for cell in cells if cells[-1] else cells[:-1]:
            self._layer.tag("tc")
            for runs in cell:
                self._write(runs, "")
            self._layer.tag("tc", is_end=True)
        for name in ("tr", "tbl"):
            self._layer.tag(name, is_end=True)

    def _write(self, runs: _Runs, style: str) -> None:
        if runs:
            self._layer.open(style.replace(" ", "").title(), is_item=self.is_item)
            for words, is_raised in _joined(runs):
                self._layer.words(words, raised=is_raised)
            self._layer.close()


def _joined(runs: _Runs) -> _Runs:
    """The runs, those of one kind that follow each other as one, and the halves of a character together."""
    joined: list[tuple[list[str], bool]] = []
    for words, is_raised in runs:
        if joined and joined[-1][1] == is_raised:
            joined[-1][0].append(words)
        else:
            joined.append(([words], is_raised))
    return [(_whole("".join(words)), is_raised) for words, is_raised in joined]


def _whole(words: str) -> str:
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
