"""Quantities: what is read from prose, with which bounds, unit and comparator; and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import CleanDocument, OffsetMap, Segment
from pipeline.errors import SeedError
from pipeline.extract.mentions.reading import Naming
from pipeline.extract.quantities import QuantityFinder
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import Rules
from tests.documents import one_segment, one_sentence
from tests.seeded import SEEDED

RULES = SEEDED.rules("quantities")
FINDER = SEEDED.quantities
WORDS = [
    "5",
    "10^6",
    " ",
    "-",
    "–",
    "to",
    "and",
    "between",
    "patients",
    "cells/kg",
    "mg",
    "%",
    "95%",
    "CI",
    "1.2",
    "(",
    ")",
    "[",
    "]",
    "p",
    "<",
    "0.05",
    "n",
    "=",
    "two",
    "hundred",
    "phase II",
    "±",
    "2019",
    "€",
    "1:1",
    "é",
]


def quantities(text: str) -> list[Quantity]:
    return FINDER.find(one_sentence(text), [])


def told(text: str) -> list[tuple[str, str, float | None, float | None, str | None, str | None]]:
    return [(text[r.start : r.end], r.kind, r.low, r.high, r.unit, r.comparator) for r in quantities(text)]


READ = [
    ("than the 5% reported", ("5%", "percentage", 5, 5, "%", None)),
    ("less than 5% in both", ("5%", "percentage", None, 5, "%", "<")),
    ("increased doses ranged from 5 to 10 mg", ("5 to 10 mg", "measure", 5, 10, "mg", None)),
    ("death within 3-5 years", ("3-5 years", "duration", 3, 5, "a", None)),
    ("an average of 3 to 5 years from onset", ("3 to 5 years", "duration", 3, 5, "a", None)),
    (
        "rate of 0.6 to 3.8 per 100,000 people.",
        ("0.6 to 3.8 per 100,000 people", "incidence", 0.6, 3.8, "/100000{person}", None),
    ),
    ("Only 5-10% of patients", ("5-10%", "percentage", 5, 10, "%", None)),
    ("6 clinical trials were", ("6 clinical trials", "count", 6, 6, "{clinical_trial}", None)),
    ("Out of which 3 studies", ("3 studies", "count", 3, 3, "{study}", None)),
    ("twelve patients", ("twelve patients", "count", 12, 12, "{patient}", None)),
    ("two hundred and six patients", ("two hundred and six patients", "count", 206, 206, "{patient}", None)),
    ("a dose of 1 × 10^6 cells/kg", ("1 × 10^6 cells/kg", "dose", 1e6, 1e6, "{cell}/kg", None)),
    ("2x10(6) cells", ("2x10(6) cells", "dose", 2e6, 2e6, "{cell}", None)),
    ("10⁶ cells", ("10⁶ cells", "dose", 1e6, 1e6, "{cell}", None)),
    ("1-2 million cells", ("1-2 million cells", "dose", 1e6, 2e6, "{cell}", None)),
    ("0·5 × 10⁶ cells", ("0·5 × 10⁶ cells", "dose", 5e5, 5e5, "{cell}", None)),
    ("10 μg*kg−1*d−1", ("10 μg*kg−1*d−1", "dose", 10, 10, "ug/kg/d", None)),
    ("aged 40-65 years", ("40-65 years", "age", 40, 65, "a", None)),
    ("aged over 65 years", ("65 years", "age", 65, None, "a", ">")),
    ("at week 24", ("week 24", "duration", 24, 24, "wk", None)),
    ("(p < 0.05)", ("p < 0.05", "p_value", None, 0.05, None, "<")),
    ("(P=.03)", ("P=.03", "p_value", 0.03, 0.03, None, None)),
    ("95% CI 1.2-3.4", ("95% CI 1.2-3.4", "interval", 1.2, 3.4, None, None)),
    ("95% CI −0.3 to 0.5", ("95% CI −0.3 to 0.5", "interval", -0.3, 0.5, None, None)),
    ("phase I/II trial", ("phase I/II", "phase", 1, 2, None, None)),
    ("cost $5,000 each", ("$5,000", "money", 5000, 5000, "USD", None)),
    ("US$ 5 million", ("US$ 5 million", "money", 5e6, 5e6, "USD", None)),
    ("6/8 patients", ("6/8 patients", "ratio", 0.75, 0.75, "{patient}/{patient}", None)),
    ("(n = 12)", ("n = 12", "count", 12, 12, None, None)),
    ("at -80 °C overnight", ("-80 °C", "measure", -80, -80, "Cel", None)),
    ("30 ± 10 years", ("30 ± 10 years", "duration", 20, 40, "a", "±")),
    ("4.9 ± 1.2 mg", ("4.9 ± 1.2 mg", "measure", 3.7, 6.1, "mg", "±")),
    ("at least six patients", ("six patients", "count", 6, None, "{patient}", ">=")),
    ("up to 12 weeks", ("12 weeks", "duration", None, 12, "wk", "<=")),
    ("more than 3 years", ("3 years", "duration", 3, None, "a", ">")),
    ("less than 5%", ("5%", "percentage", None, 5, "%", "<")),
    ("about 90%", ("90%", "percentage", 90, 90, "%", "~")),
    ("over the past 5 years over 300 patients", ("300 patients", "count", 300, None, "{patient}", ">")),
    ("between 25 and 44 years", ("25 and 44 years", "duration", 25, 44, "a", None)),
    ("held 12.5% ± 3.2% of cells", ("12.5% ± 3.2%", "percentage", 9.3, 15.7, "%", "±")),
    ("gave 0,5 mg", ("0,5 mg", "measure", 0.5, 0.5, "mg", None)),
    ("in 12 500 patients", ("12 500 patients", "count", 12500, 12500, "{patient}", None)),
    ("-0.98 vs -1.02 points/month", ("-0.98", "measure", -0.98, -0.98, "{point}/mo", None)),
    ("0.8 ± 0.3 compared with 1.2 ± 0.4 mg", ("0.8 ± 0.3", "measure", 0.5, 1.1, "mg", "±")),
    ("50 mg twice daily", ("50 mg twice daily", "dose", 100, 100, "mg/d", None)),
    ("25-50 mg orally b.i.d. with food", ("25-50 mg orally b.i.d.", "dose", 50, 100, "mg/d", None)),
    ("5 mL twice daily", ("5 mL", "measure", 5, 5, "mL", None)),
    ("stayed above 50 x 10^9/L", ("50 x 10^9/L", "measure", 5e10, None, "/L", ">")),
    ("three consecutive days", ("three consecutive days", "duration", 3, 3, "d", None)),
    ("two and a half years", ("two and a half years", "duration", 2.5, 2.5, "a", None)),
    ("two and a half million cells", ("two and a half million cells", "dose", 2.5e6, 2.5e6, "{cell}", None)),
    ("within half an hour", ("half an hour", "duration", 0.5, 0.5, "h", None)),
    ("for more than a year", ("a year", "duration", 1, None, "a", ">")),
    ("Twelve of the patients died", ("Twelve of the patients", "count", 12, 12, "{patient}", None)),
    ("ages 18 years to 75 years", ("18 years to 75 years", "age", 18, 75, "a", None)),
    ("2, 3 or 4 injections", ("3", "count", 3, 3, "{injection}", None)),
    ("group 2, and 26 patients", ("26 patients", "count", 26, 26, "{patient}", None)),
    ("a score of at least 26", ("26", "measure", 26, None, "{point}", ">=")),
    ("on days 0, 7 and 14", ("14", "duration", 14, 14, "d", None)),
    (
        "about one in three patients",
        ("one in three patients", "ratio", 1 / 3, 1 / 3, "{patient}/{patient}", "~"),
    ),
    ("$1.2 million funds two sites", ("$1.2 million", "money", 1.2e6, 1.2e6, "USD", None)),
    ("then 60 mg once daily", ("60 mg once daily", "dose", 60, 60, "mg/d", None)),
    ("2 × 10^5 cells per side", ("2 × 10^5 cells per side", "dose", 2e5, 2e5, "{cell}/{side}", None)),
    ("from 10 mg to 20 mg", ("10 mg to 20 mg", "measure", 10, 20, "mg", None)),
]


@pytest.mark.parametrize(("text", "row"), READ, ids=[text for text, _ in READ])
def test_a_quantity_is_read_with_its_bounds_and_unit(
    text: str, row: tuple[str, str, float | None, float | None, str | None, str | None]
) -> None:
    assert row in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 patients were seen (2021)",
        "SOD1 mice, CD34+ cells, G93A rats and IL-6",
        "TDP-43 years, TGF-β1 days, ALSAQ-40 weeks",
        "studies [3], [3–7] and (12) patients",
        "Figure 2 years, Table 3 patients, grade 4 adverse events, type 2 patients",
        "doi 10.4103/1673-5374.200794 and NCT02017912 patients",
        "call +91-9654321400 for more information",
        "version 2.1.3 mg",
        "1,5 mg",
        "0,5,7 mg",
        "12 received no patients",
        "6 patient groupings",
        "106 cells",
        "5 mg/foo",
        "the 100M-group",
        "The answer is 42.",
        "b(0)39 thalassemia patients",
        "no HERV 4 antibodies",
    ],
)
def test_a_number_that_is_a_name_or_bare_is_never_read(text: str) -> None:
    assert told(text) == []


def test_a_change_is_two_amounts_and_no_range() -> None:
    assert [row[:4] for row in told("rose from 5 to 10 mg")] == [
        ("5", "measure", 5, 5),
        ("10 mg", "measure", 10, 10),
    ]


def test_the_unit_of_a_list_holds_for_each_member() -> None:
    assert [row[:5] for row in told("at 3, 6 and 12 months")] == [
        ("3", "duration", 3, 3, "mo"),
        ("6", "duration", 6, 6, "mo"),
        ("12 months", "duration", 12, 12, "mo"),
    ]


def test_the_million_of_a_list_holds_for_each_member() -> None:
    assert [row[2] for row in told("doses of 10, 50 and 100 million cells")] == [1e7, 5e7, 1e8]


def test_a_named_cell_type_is_counted_like_cells() -> None:
    text = "2 × 10^6 MSCs were given"
    cells = (9, 13, Naming("cell_type", "CL:0000134", "r"))
    assert [
        (text[r.start : r.end], r.unit, r.subject_concept_id)
        for r in FINDER.find(one_sentence(text), [cells])
    ] == [("2 × 10^6 MSCs", "{cell}", "CL:0000134")]


def test_where_counted_cells_come_from_may_stand_before_their_name() -> None:
    text = "5 x 10^5 human umbilical cord MSCs were given"
    mentions = [(9, 14, Naming("species", "X:1", "r")), (15, 34, Naming("cell_source", "X:2", "r"))]
    assert [(text[r.start : r.end], r.kind, r.low) for r in FINDER.find(one_sentence(text), mentions)] == [
        ("5 x 10^5 human umbilical cord MSCs", "dose", 5e5)
    ]


def test_a_name_that_only_describes_is_not_what_is_counted() -> None:
    text = "2 × 10^6 autologous cells were given"
    autologous = (9, 19, Naming("cell_source", "X:1", "r"))
    assert [text[row.start : row.end] for row in FINDER.find(one_sentence(text), [autologous])] == [
        "2 × 10^6 autologous cells"
    ]


@pytest.mark.parametrize("role", ["reference", "metadata", "affiliation", "author"])
def test_nothing_is_read_outside_prose(role: str) -> None:
    assert FINDER.find(one_sentence("6 clinical trials in 3 years", role), []) == []


def test_a_quantity_never_reaches_over_two_segments() -> None:
    text = "In all 12\n\nyears of age"
    segments = [Segment("body", 0, 9), Segment("body", 11, len(text))]
    assert FINDER.find(CleanDocument("d", "u", text, segments, [], OffsetMap([0], [0], [1])), []) == []


def test_a_quantity_in_a_heading_has_no_sentence() -> None:
    headed = one_segment("After 12 weeks", "heading")
    assert [(row.sentence, row.low) for row in FINDER.find(headed, [])] == [(-1, 12)]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=60))
def test_rows_stand_in_order_without_overlap_and_rise(text: str) -> None:
    end = 0
    for row in quantities(text):
        assert end <= row.start < row.end <= len(text)
        assert text[row.start : row.end].strip() == text[row.start : row.end]
        assert row.low is None or row.high is None or row.low <= row.high
        end = row.end


@pytest.mark.parametrize("piece", ["1", "5 mg ", "[1,", "1,1", "10^", "five ", "n = ", "95% CI "])
def test_a_hostile_line_is_read_in_linear_time(piece: str) -> None:
    assert len(quantities(piece * (200_000 // len(piece)))) <= 100_000


@pytest.mark.parametrize(
    ("section", "change", "said"),
    [
        ("units", {"kind": "weight"}, "'weight' is no kind of quantity"),
        ("marked", {"pattern": "("}, "is no regular expression"),
        ("subjects", {"way": "guess"}, "'guess' is no way to find a subject"),
    ],
)
def test_a_broken_rule_is_refused_by_name(section: str, change: dict[str, str], said: str) -> None:
    first = RULES[section][0]
    broken = Rules({**RULES, section: [{**first, **change}, *RULES[section][1:]]}, RULES.place)
    with pytest.raises(SeedError, match=rf"quantities\.yaml rule {first['id']}: .*{said}"):
        QuantityFinder(broken)


def test_a_number_that_opens_a_sentence_is_no_label_of_the_word_before() -> None:
    text = "It was an experiment. Sixty-four rats were given cells."
    assert [text[row.start : row.end] for row in quantities(text)] == ["Sixty-four rats"]
    assert quantities("In experiment 64 rats were given cells.") == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Headache (61% v 33%) came", ["61%", "33%"]),
        ("Survival was 27 v. 29 months.", ["27", "29 months"]),
        ("the share of responders was raised from 41% to 72%", ["41%", "72%"]),
        ("It raised the share of responders from 41% to 72%", ["41%", "72%"]),
        ("Survival lengthened from 131 days to 147 days", ["131 days", "147 days"]),
    ],
)
def test_the_two_sides_of_a_comparison_or_change_are_two_rows(text: str, surfaces: list[str]) -> None:
    assert [text[row.start : row.end] for row in quantities(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("SPSS v 22 patients", []),
        ("SPSS v. 22 patients", []),
        ("raised in patients, ages from 41% to 72%", ["41% to 72%"]),
        ("raised doses from 41% to 72%", ["41% to 72%"]),
    ],
)
def test_a_version_and_a_range_are_no_two_sides(text: str, surfaces: list[str]) -> None:
    assert [text[row.start : row.end] for row in quantities(text)] == surfaces
