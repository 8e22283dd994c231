"""Well-known libraries on the same gold data, printed beside ours; ``make quality`` installs them.

Each test holds what README says of the comparison: ours has the higher F1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from pipeline.extract.abbreviations import AbbreviationFinder
from tests.quality.counting import Counts, same, total
from tests.quality.marked_passages import FOLDER, Mark, Passage, read_passages
from tests.quality.test_definitions_of_short_forms import CORPUS, folded, sentences
from tests.quality.test_passages import document_of, has_bounds, mentions_of, names_of, statuses
from tests.seeded import SEEDED

WHY = "make quality installs it"


def f1(counts: Counts) -> float:
    return counts.figures()["f1"]


@pytest.mark.parametrize("name", ["held_out", "held_out_names", "names_fresh"])
def test_names_beside_phrases_of_the_same_vocabulary(name: str, tell: Any) -> None:
    pytest.importorskip("spacy", reason=WHY)
    from benchmarks.spacy_names import PhraseNames

    phrases = PhraseNames(SEEDED.vocabulary)
    passages = read_passages(FOLDER / f"{name}.tsv")
    theirs = total(same(phrases.names(one.text), names_of(one)) for one in passages)
    ours = total(same(mentions_of(document_of(one)), names_of(one)) for one in passages)
    tell(f"passages {name} mentions, spaCy PhraseMatcher", **theirs.figures())
    assert f1(theirs) < f1(ours)


@pytest.mark.parametrize(
    ("library", "status"),
    [("medspacy", "negation"), ("medspacy", "hedge"), ("negspacy", "negation")],
)
@pytest.mark.parametrize("name", ["held_out", "statuses_fresh"])
def test_statuses_beside_those_for_records_of_patients(
    name: str, library: str, status: str, tell: Any
) -> None:
    pytest.importorskip(library, reason=WHY)
    from benchmarks.spacy_names import medspacy_context, negspacy_negation, told

    finder = {"medspacy": medspacy_context, "negspacy": negspacy_negation}[library]()
    field = {"negation": "negated", "hedge": "hedged"}[status]

    def theirs_of(passage: Passage) -> Counts:
        marks = marked(passage)
        spans = [(mark.start, mark.end) for mark in marks]
        found = [marks[at] for at, told_of in told(passage.text, spans, finder) if getattr(told_of, field)]
        return same(found, [mark for mark in marks if mark.status == status])

    passages = read_passages(FOLDER / f"{name}.tsv")
    theirs = total(map(theirs_of, passages))
    ours = total(statuses(one, document_of(one))[status] for one in passages)
    tell(f"passages {name} {status}, {library}", **theirs.figures())
    assert f1(theirs) < f1(ours)


def marked(passage: Passage) -> list[Mark]:
    """The names and events, which is what has a status."""
    events = passage.labelled("event")
    spans = set(names_of(passage))
    return events + [mark for mark in passage.marks if (mark.start, mark.end, mark.label) in spans]


@pytest.mark.parametrize("name", ["held_out", "held_out_amounts", "amounts_fresh"])
def test_bounds_of_quantities_beside_quantulum(name: str, tell: Any) -> None:
    """Bounds alone, for its kinds are others; what it calls a value with uncertainty is two bounds here."""
    parser = pytest.importorskip("quantulum3.parser", reason=WHY)

    def theirs_of(passage: Passage) -> Iterator[tuple[int, int, float, float]]:
        for found in parser.parse(passage.text):
            spread = found.uncertainty or 0.0
            yield *found.span, found.value - spread, found.value + spread

    def ours_of(passage: Passage) -> Iterator[tuple[int, int, float | None, float | None]]:
        for row in SEEDED.quantities.find(document_of(passage), []):
            yield row.start, row.end, row.low, row.high

    passages = read_passages(FOLDER / f"{name}.tsv")
    theirs, ours = (
        total(agreeing(list(read(one)), one.labelled("quantity")) for one in passages)
        for read in (theirs_of, ours_of)
    )
    tell(f"passages {name} bounds of quantities, quantulum3", **theirs.figures())
    tell(f"passages {name} bounds of quantities, ours", **ours.figures())
    assert f1(theirs) < f1(ours)


Bounded = tuple[int, int, float | None, float | None]


def agreeing(found: list[Bounded], marks: list[Mark]) -> Counts:
    right = sum(any(has_bounds(*row[:2], row[2:], mark) for row in found) for mark in marks)
    return Counts(right, len(found), len(marks))


def scispacy_pairs() -> Callable[[str], Iterable[tuple[str, str]]]:
    import spacy
    from scispacy import abbreviation  # noqa: F401 - registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("abbreviation_detector")
    return lambda text: ((short.text, short._.long_form.text) for short in nlp(text)._.abbreviations)


def pyab3p_pairs() -> Callable[[str], Iterable[tuple[str, str]]]:
    from pyab3p import Ab3p

    finder = Ab3p()
    return lambda text: ((found.short_form, found.long_form) for found in finder.get_abbrs(text))


@pytest.mark.parametrize(("library", "pairs_of"), [("pyab3p", pyab3p_pairs), ("scispacy", scispacy_pairs)])
def test_short_forms_beside_other_finders(library: str, pairs_of: Any, tell: Any) -> None:
    pytest.importorskip(library, reason=WHY)
    path = CORPUS / "med1250_dev.jsonl"
    if not path.exists():
        pytest.skip(f"needs {path.name} in the folder named by EVIDENCE_CORPORA")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [{folded(pair["short"], pair["long"]) for pair in record["pairs"]} for record in records]
    finder, theirs = SEEDED.abbreviations, pairs_of()
    read = [{folded(*pair) for pair in theirs(record["text"])} for record in records]
    own = [own_pairs(finder, record["text"]) for record in records]
    measured, ours = (total(map(same, found, gold)) for found in (read, own))
    tell(f"abbreviations med1250, {library}", **measured.figures())
    assert f1(measured) < f1(ours)


def own_pairs(finder: AbbreviationFinder, text: str) -> set[tuple[str, str]]:
    return {folded(row.short, row.long) for row in finder.definitions(text, sentences(text))}
