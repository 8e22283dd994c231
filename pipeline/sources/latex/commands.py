"""What commands and environments of LaTeX do to the text around them."""

from __future__ import annotations

HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4,
    "subparagraph": 5,
}  # fmt: skip
"""Depths of headings."""

STYLED = {"title": "Title", "subtitle": "Title", "date": "Date", "caption": "Caption", "captionof": "Caption"}
"""Styles of what a command sets apart."""

CITES = frozenset((
    "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "parencite", "textcite", "autocite",
    "supercite", "footcite", "onlinecite", "Citep", "Citet",
))  # fmt: skip

PLACES = frozenset(["affil", "affiliation", "address", "institute", "institution", "IEEEauthorblockA"])
AUTHORS = frozenset(["author", "IEEEauthorblockN"])
KEYWORDS = frozenset(["keywords", "keyword", "IEEEkeywords"])

UNSEEN: dict[str, int] = {
    "label": 1, "ref": 1, "eqref": 1, "pageref": 1, "autoref": 1, "cref": 1, "Cref": 1, "includegraphics": 1,
    "input": 1, "include": 1, "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1, "usepackage": 1,
    "documentclass": 1, "RequirePackage": 1, "vspace": 1, "hspace": 1, "pagestyle": 1, "thispagestyle": 1,
    "setlength": 2, "addtolength": 2, "setcounter": 2, "newcommand": 2, "renewcommand": 2,
    "providecommand": 2, "newenvironment": 3, "renewenvironment": 3, "newtheorem": 2,
    "DeclareMathOperator": 2, "hypersetup": 1,
    "thanks": 1, "corref": 1, "fnref": 1, "cortext": 1, "fntext": 1, "ead": 1, "email": 1, "orcid": 1,
    "graphicspath": 1, "geometry": 1, "definecolor": 3, "color": 1, "textcolor": 1, "colorbox": 1, "href": 1,
    "hyperlink": 1, "hypertarget": 1, "index": 1, "nocite": 1, "todo": 1, "phantom": 1, "cline": 1,
    "cmidrule": 1, "multicolumn": 2, "multirow": 2, "markboth": 2, "fancyhead": 1, "fancyfoot": 1,
    "journal": 1, "rule": 2, "bibinfo": 1, "selectlanguage": 1, "titlerunning": 1, "authorrunning": 1,
    "shorttitle": 1, "fontsize": 2, "def": 1, "resizebox": 2, "scalebox": 1,
}  # fmt: skip
"""Commands with the number of their arguments that show nothing."""

SKIPPED = frozenset((
    "comment", "equation", "equation*", "align", "align*", "eqnarray", "eqnarray*", "gather", "gather*",
    "multline", "multline*", "displaymath", "tikzpicture", "pgfpicture", "verbatim", "lstlisting", "minted",
    "filecontents", "filecontents*", "algorithmic", "CCSXML",
))  # fmt: skip
"""Environments that show no text."""

LISTS = frozenset(["itemize", "enumerate", "description", "compactitem", "enumerate*"])
TABLES = frozenset(["tabular", "tabular*", "tabularx", "longtable", "tabulary"])

MEASURED = frozenset(["minipage", "multicols", "wrapfigure", "subfigure", "adjustbox"])
"""Environments whose first argument is a measure."""

KEPT = frozenset([
    *HEADINGS, *STYLED, *UNSEEN, *CITES, *PLACES, *AUTHORS, *KEYWORDS, "abstract", "begin", "bibitem", "end",
    "footnote", "item", "linebreak", "newblock", "newline", "par", "qty", "SI",
])  # fmt: skip
"""Commands whose meaning no source changes."""
