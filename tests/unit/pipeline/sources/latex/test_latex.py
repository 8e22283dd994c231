from __future__ import annotations

import re
from html import unescape
from time import process_time

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import sniff
from pipeline.sources.latex import MEDIA_TYPE, word_layer


def read(body: str, *, preamble: str = "") -> list[tuple[str, str]]:
    """Style or ``item``, and words, of each paragraph."""
    source = f"\\documentclass{{article}}{preamble}\\begin{{document}}{body}\\end{{document}}"
    found = re.findall(r"<w:p>(?:<w:pPr>(.*?)</w:pPr>)?(.*?)</w:p>", word_layer(source.encode()).decode())
    return [(_kind(kind), unescape(re.sub("<[^>]*>", "", words))) for kind, words in found]


def _kind(properties: str) -> str:
    return re.sub(r'<w:pStyle w:val="(\w+)"/>', r"\1", properties).replace("<w:numPr/>", "item")


def words(body: str) -> list[str]:
    return [shown for _, shown in read(body)]


@pytest.mark.parametrize(
    ("head", "is_latex"),
    [
        ("% note\n\\documentclass{article}\n", True),
        ("\ufeff\\begin{document}\nCells\n", True),
        ("\\section{One}\nCells\n\\subsection*{Two}\n", True),
        ("\\section{One}\nCells\n", False),
        ("% key\n@article{doe, title = {A}}\n", False),
        ("Write \\documentclass first.\n\\section{A}\n\\section{B}\n", False),
    ],
)
def test_sources_are_told_from_other_texts(head: str, is_latex: bool) -> None:
    assert (sniff(head.encode()) == MEDIA_TYPE) == is_latex


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"M\"uller \& Roe\,: 5\,\% of 2~mg", ["Müller & Roe : 5 % of 2\xa0mg".replace("\xa0", " ")]),
        ("Cells. % no text\nMore.\n\nNext.", ["Cells. More.", "Next."]),
        (r"See \href{https://x.example}{the page}, Fig.~\ref{f}\label{g}.", ["See the page, Fig. ."]),
        (r"A \textbf{bold \emph{word}} and \unknown{kept}.", ["A bold word and kept."]),
        (r"Before \[ E = mc^2 \] after $$x$$ it", ["Before after it"]),
        (r"A \begin{align} x \end{align} B", ["A B"]),
        (r"\SI{5}{mg} of $\alpha$-synuclein", ["5mg of α-synuclein"]),
        (r"Open \begin{comment} never closed", ["Open never closed"]),
        (r"One { brace open", ["One brace open"]),
    ],
)
def test_commands_read_as_what_they_show(body: str, shown: list[str]) -> None:
    assert words(body) == shown


def test_citations_are_numbered_by_their_list() -> None:
    entries = (
        r"\begin{thebibliography}{9}\bibitem[Doe(2017)]{d} Doe. A.\bibitem{r} Roe. B.\end{thebibliography}"
    )
    assert words(rf"Cells \citep[see][p.~3]{{r,d}} and \cite{{x}}. {entries}") == [
        "Cells [2, 1] and [x].",
        "[1] Doe. A.",
        "[2] Roe. B.",
    ]


def test_people_stand_ahead_of_the_document() -> None:
    preamble = (
        r"\title[Short]{A \emph{title}}\author[1]{Jane Doe\thanks{x \textbf{y}}}\affil[1]{Univ X, Town}"
    )
    assert read("Text.", preamble=preamble) == [
        ("Title", "A title"),
        ("Author", "Jane Doe"),
        ("Affiliation", "Univ X, Town"),
        ("", "Text."),
    ]


def test_several_authors_lose_their_marks_and_addresses() -> None:
    authors = r"\author{Jane Doe$^{1,2}$, Rita Roe\inst{2} \and Ann Poe \\ Univ Y \\ ann@y.example}"
    assert read(rf"{authors} Text.") == [
        ("Author", "Jane Doe, Rita Roe"),
        ("Author", "Ann Poe"),
        ("Affiliation", "Univ Y"),
        ("", "Text."),
    ]


def test_a_source_without_text_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("% nothing")
    assert refused.value.reason_code == "empty"


@pytest.mark.parametrize(
    "piece",
    [
        "{", "\\title{", "\\title{}", "\\begin{comment}", "\\cite{a", "\\[", "$$", "%\n", "\\thanks{",
        "\\author{", "\\begin{tabular}{l} a & b \\\\", "\\footnote{", "\\item[", "\\bibitem[", "\\\\[",
        "\n \n", "\\author{a\\thanks{", "\\begin{tabular}", "\\vspace{{}",
    ],
)  # fmt: skip
def test_a_hostile_source_is_read_in_linear_time(piece: str) -> None:
    begun = process_time()
    read(f"x {piece * 50_000} y")
    assert process_time() - begun < 8
