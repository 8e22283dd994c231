"""Trains the model of roles: `python -m training.roles`, with `--folds 6` to measure instead of writing."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from pipeline.clean.segment import WEIGHTS
from pipeline.clean.segment.reader import Reader
from pipeline.vocabulary.rule_files import load_rules
from training.roles.articles import read_articles
from training.roles.design import design_of
from training.roles.figures import figures
from training.roles.fit import LEARNED, cross_validated, fit, right_of
from training.roles.pages import GoldPage, judged, read_captures, read_rows, to_page
from training.roles.varied import bare, filled, fragment, respaced
from training.weights import written

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "training" / "roles" / "pages", ROOT / "tests" / "quality" / "pages")
CORPORA = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared" / "corpora"))

_REAL_TIMES = 6
"""How many times a real capture counts; all other pages are made up."""


def main() -> None:
    """Fit to all pages and write the weights, or print figures of pages that a fold leaves out."""
    parser = argparse.ArgumentParser(prog="training.roles", description=__doc__)
    parser.add_argument("--folds", type=int, help="parts in turn left out and measured")
    folds = parser.parse_args().folds
    rules = ROOT / "seeds" / "rules"
    reader = Reader(load_rules(rules, "roles"), load_rules(rules, "metadata"))
    pages, copies = _pages(reader)
    design = design_of([*pages, *copies], reader)
    if folds is None:
        chain = fit(design, right_of([*pages, *copies]))
        WEIGHTS.write_text(written(chain, design.values, LEARNED), encoding="utf-8")
        return
    found = cross_validated([*pages, *copies], design, folds)
    print(figures([pair for page, roles in zip(pages, found, strict=False)
                   for pair in judged(page, [LEARNED[role] for role in roles])]))  # fmt: skip


def _pages(reader: Reader) -> tuple[list[GoldPage], list[GoldPage]]:
    """The pages, and their copies with real texts: respaced, as fragments, and without what is dropped."""
    articles = read_articles(CORPORA / "structured")
    if not articles:
        raise SystemExit(f"No articles below {CORPORA}. Name the folder of the corpora in EVIDENCE_CORPORA.")
    real = read_captures(ROOT / "training" / "roles" / "captures.tsv", ROOT / "seeds" / "documents")
    rows = dict(real)
    for folder in FOLDERS:
        rows |= read_rows(folder)
    whole = {name: filled(name, page, articles) for name, page in rows.items()}
    parts = {name: fragment(name, filled(f"{name} part", page, articles)) for name, page in rows.items()}
    alone = {name: text for name, page in whole.items() if (text := bare(page))}
    pages = [to_page(name, page, reader) for name, page in rows.items()]
    other = {name: respaced(page) for name, page in whole.items()}
    again = [real] * (_REAL_TIMES - 1)
    copies = [copy for made in (other, parts, alone, *again) for copy in made.items()]
    return pages, [to_page(name, page, reader) for name, page in copies]


if __name__ == "__main__":
    main()
