"""In-text citations: by name, by number, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.rows import Reference
from tests.documents import one_sentence
from tests.seeded import SEEDED

FINDER = SEEDED.citations
PIECES = [
    "Smith",
    " et al.",
    " (2010)",
    "(",
    ")",
    "; ",
    ", ",
    "2012",
    "[3]",
    "[1, 4–6]",
    " and ",
    "Jones",
    "²",
    "^3",
    ".4 ",
    "refs 2",
    "word",
]


def entry(ordinal: int, authors: tuple[str, ...], year: int | None) -> Reference:
    return Reference(0, 1, ordinal, authors, year, None, None, None, None, None, None, None, None)


LIST = [
    entry(1, ("Hardiman O.", "al-Chalabi A."), 2017),
    entry(2, ("Pratt, A. J.", "Getzoff, E. D."), 2012),
    entry(3, ("G. Le Masson",), 2014),
    entry(4, ("Smith JA", "Jones K"), 2010),
    entry(5, ("Smith JA", "Brown L"), 2010),
    entry(6, (), None),
    entry(7, ("Leibhardt, Barbara",), 2015),
]
ONE_AND_MORE = [entry(1, ("Ulvik A",), 2014), entry(2, ("Ulvik A", "Berg T"), 2014)]
"""Entries of one year, by one author and with another."""


def cited(text: str, references: list[Reference], role: str = "body") -> list[tuple[str, int, str]]:
    rows = FINDER.find(one_sentence(text, role), references)
    return [(text[row.start : row.end], row.reference, row.resolution) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as Hardiman et al. (2017) say", [("Hardiman et al. (2017)", 0, "exact")]),
        ("(Pratt & Getzoff, 2012)", [("Pratt & Getzoff, 2012", 1, "exact")]),
        ("Le Masson (2014) wrote", [("Le Masson (2014)", 2, "exact")]),
        ("Pratt and Getzoff, 2012 observed it", [("Pratt and Getzoff, 2012", 1, "exact")]),
        ("(Smith et al., 2010)", [("Smith et al., 2010", -1, "unresolved")]),
        ("(Smith and Brown, 2010)", [("Smith and Brown, 2010", 4, "exact")]),
        ("[Pratt & Getzoff, 2012]", [("Pratt & Getzoff, 2012", 1, "exact")]),
        ("[Le Masson, 2014]", [("Le Masson, 2014", 2, "exact")]),
        ("Hardiman et al. (2018)", [("Hardiman et al. (2018)", -1, "unresolved")]),
        ("(Hardiman et al. 2017, Pratt and Getzoff 2012)",
         [("Hardiman et al. 2017", 0, "exact"), ("Pratt and Getzoff 2012", 1, "exact")]),
        ("shown [3] and [1, 4-6]",
         [("[3]", 2, "exact"), ("[1, 4-6]", 0, "exact"), ("[1, 4-6]", 3, "exact"), ("[1, 4-6]", 4, "exact"),
          ("[1, 4-6]", 5, "exact")]),
        ("shown [3] and [8]", [("[3]", 2, "exact"), ("[8]", -1, "unresolved")]),
        ("shown [1]–[3]", [("[1]–[3]", 0, "exact"), ("[1]–[3]", 1, "exact"), ("[1]–[3]", 2, "exact")]),
        ("without effect (refs 2 and 5)", [("refs 2 and 5", 1, "exact"), ("refs 2 and 5", 4, "exact")]),
        ("of the disease.^1,3 Later work^2",
         [("^1,3", 0, "exact"), ("^1,3", 2, "exact"), ("^2", 1, "exact")]),
        ("is a disease.1 It is fatal.2 Hardiman et al.3 say",
         [("1", 0, "exact"), ("2", 1, "exact"), ("3", 2, "exact")]),
        ("in the trial of Le Masson 2014, cells", [("Le Masson 2014", 2, "exact")]),
        ("Pratt and Getzoff 2012 found", [("Pratt and Getzoff 2012", 1, "exact")]),
        ("Le Masson's 2014 trial", [("Le Masson's 2014", 2, "exact")]),
        ("as Hardimann et al. (2017) say", [("Hardimann et al. (2017)", 0, "repaired")]),
        ("as Barbara et al. (2015) say", [("Barbara et al. (2015)", 6, "repaired")]),
        ("without effect (ref. 2).", [("ref. 2", 1, "exact")]),
        ("in disease1 and survival2,3 but not in week3, as others4 say",
         [("1", 0, "exact"), ("2,3", 1, "exact"), ("2,3", 2, "exact"), ("4", 3, "exact")]),
        ("in collagen,1 fibrin2 and others.3−4 Then",
         [("1", 0, "exact"), ("2", 1, "exact"), ("3−4", 2, "exact"), ("3−4", 3, "exact")]),
        ("is fatal (1). Cells (2, 3) slow it (4) in mice",
         [("(1)", 0, "exact"), ("(2, 3)", 1, "exact"), ("(2, 3)", 2, "exact"), ("(4)", 3, "exact")]),
        ("of the disease.¹,³ Later work²", [("¹,³", 0, "exact"), ("¹,³", 2, "exact"), ("²", 1, "exact")]),
    ],
)  # fmt: skip
def test_a_citation_is_led_to_its_entry(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert cited(text, LIST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "95% CI [1, 2] and a range of [3, 4]",
        "[11C]PiB, [Ca2+] and [95% CI]",
        "Smith (2019) and Toronto (2010)",
        "Le Masson, 2014, and Toronto 2010 showed; Smith and Toronto 2010 showed",
        "In Spain and Portugal, 2012 saw few",
        "25 kg/m² and 10⁶ cells",
        "25 kg/m^2 and 10^6 cells",
        "a ratio of 2.5, version.3 of fig.2",
        "the references 3.5 mg",
        "[0] or [5-3] or [1-400]",
        "C4[2]",
        "caspase1, caspase2 and week3 of phase4",
        "cyclin1 and notch2 and lamin3, then lamin3 and lamin4 and lamin4",
        "in men (6), women (7) and children (5)",
        "we ask (1) whether it is safe and (2) whether it helps",
        "either: (1) cells, (2) drugs, (3) both; (4) neither",
    ],
)
def test_what_only_looks_like_a_citation_is_left(text: str) -> None:
    assert cited(text, LIST) == []


@pytest.mark.parametrize(
    ("text", "index"),
    [("(Ulvik, 2014)", 0), ("(Ulvik and Berg, 2014)", 1), ("(Ulvik et al., 2014)", 1)],
)
def test_of_two_entries_that_fit_the_number_of_authors_decides(text: str, index: int) -> None:
    assert cited(text, ONE_AND_MORE) == [(text[1:-1], index, "exact")]


DOUBLE_NAMES = [entry(1, ("Almansa Prieto, L.", "Ortega, N."), 2018), entry(2, ("Weiss-Okoro T",), 2017)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Almansa Prieto et al., 2018)", [("Almansa Prieto et al., 2018", 0, "exact")]),
        ("Almansa Prieto and Ortega (2018) showed", [("Almansa Prieto and Ortega (2018)", 0, "exact")]),
        ("Recently Weiss-Okoro et al. (2017) saw", [("Weiss-Okoro et al. (2017)", 1, "exact")]),
        ("(Prieto et al., 2018)", [("Prieto et al., 2018", 0, "repaired")]),
        ("(Weiss et al., 2017)", [("Weiss et al., 2017", 1, "repaired")]),
        ("(Okoros Prieto, 2018)", []),
    ],
)
def test_a_name_of_two_words_is_whole_or_one_of_them(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert cited(text, DOUBLE_NAMES) == expected


def test_a_body_of_several_words_is_whole_before_its_year() -> None:
    text = "European Medicines Agency (2020) Warning.\n\nThe European Medicines Agency (2020) warned."
    body = Reference(0, 41, 1, (), 2020, None, None, None, None, None, None, None, None)
    rows = FINDER.find(one_sentence(text), [body])
    assert text[rows[-1].start : rows[-1].end] == "European Medicines Agency (2020)"
    assert rows[-1].authors == ("European Medicines Agency",)


def test_a_body_is_led_to_the_entry_that_begins_with_it() -> None:
    text = "MND Society (2020) Position on cells.\n\n(MND Society, 2020), (WHO, 2020) and (World Bank, 2020)"
    body = Reference(0, 37, 1, (), 2020, None, None, None, None, None, None, None, None)
    rows = FINDER.find(one_sentence(text), [body])
    assert [(text[row.start : row.end], row.reference) for row in rows] == [("MND Society, 2020", 0)]


def test_numbers_stuck_to_short_forms_count_where_the_short_form_stands_alone_too() -> None:
    listed = [entry(number, (f"Name{number}",), 2000) for number in range(1, 6)]
    text = "Cells die in ALS1,2. ALS is fatal. SOD1 is a gene. Glia take part3. They carry RNA4,5. Of RNA."
    found = [text for text, *_ in cited(text, listed)]
    assert found == ["1,2", "1,2", "3", "4,5", "4,5"]


@pytest.mark.parametrize(
    ("text", "found"), [("It was restored in rats (1).", ["(1)"]), ("We asked, first (1) who and how.", [])]
)
def test_a_list_of_one_entry_is_cited_in_round_brackets_behind_a_clause(text: str, found: list[str]) -> None:
    assert [said for said, *_ in cited(text, LIST[:1])] == found


def test_a_team_without_a_year_is_led_to_the_one_entry_by_its_first_author() -> None:
    assert cited("Hardiman and colleagues found it.", LIST) == [("Hardiman and colleagues", 0, "exact")]
    assert cited("Smith and colleagues found it.", LIST) == [("Smith and colleagues", -1, "unresolved")]
    assert cited("Hardiman and colleagues found it.[2]", LIST) == [("[2]", 1, "exact")]


def test_numbers_behind_short_words_count_where_their_order_proves_them() -> None:
    text = "They need it.1 Glia give it.2 Grafts of glia may too.3,4 See Fig.5 and no.6 for more."
    assert [said for said, *_ in cited(text, LIST)] == ["1", "2", "3,4", "3,4"]


def test_an_excerpt_cites_its_list_by_the_numbers_of_the_whole() -> None:
    listed = [entry(number, (f"Name{number}",), 2000) for number in range(1, 5)]
    assert cited("Cells [12], glia [13,14] and [15].", listed) == [
        ("[12]", 0, "exact"),
        ("[13,14]", 1, "exact"),
        ("[13,14]", 2, "exact"),
        ("[15]", 3, "exact"),
    ]
    assert {index for _, index, _ in cited("Cells [12], glia [14] and [15] and [17].", listed)} == {-1}


def test_both_entries_of_a_short_list_are_cited_by_raised_numbers_that_were_lost() -> None:
    text = "The trial by Halvorsen et al.1 lost it (4 points).2 It was long."
    assert [said for said, *_ in cited(text, LIST[:2])] == ["1", "2"]
    assert [said for said, *_ in cited("Farahani et al2 saw it.1 So it was.", LIST[:2])] == ["2", "1"]
    assert cited("They lost it.1 It was long.", LIST[:2]) == []


def test_letters_behind_years_tell_works_of_one_author_apart() -> None:
    entries = "Ulvik A 2014a. One. Ulvik A 2014b. Other. "
    listed = [
        entry(1, ("Ulvik A",), 2014)._replace(end=20),
        entry(2, ("Ulvik A",), 2014)._replace(start=20, end=43),
    ]
    text = f"{entries}as Ulvik (2014a,b) and (Ulvik, 2014b) say, not (Ulvik, 2014c) or (Ulvik, 2014)"
    assert cited(text, listed)[-3:] == [
        ("Ulvik (2014a,b)", 0, "exact"),
        ("Ulvik (2014a,b)", 1, "exact"),
        ("Ulvik, 2014b", 1, "exact"),
    ]


BY_NAME = "Cells help mice (Moro et al., 2011; Dietz and Ray, 2012), "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("but not rats (Glaser, 2014).", ["Glaser, 2014"]),
        ("but not rats (see Glaser, 2014; van der Meer, 2015).", ["Glaser, 2014", "van der Meer, 2015"]),
        ("but Glaser (2014) found no effect", ["Glaser (2014)"]),
        ("but according to McNeil (2014) not rats", ["McNeil (2014)"]),
        ("as Glaser’s 2014 trial showed", ["Glaser’s 2014"]),
        ("at a congress (Boston, 2014)", []),
        ("with tests (Stata, 2015)", []),
        ("the product (NurOwn, 2023)", []),
        ("the Declaration of Helsinki (Fortaleza, 2013)", []),
        ("Brian Glaser (2014) found no effect", []),
        ("Korea's 2014 trial", []),
        ("a trial in 2014", []),
    ],
)
def test_without_a_list_a_lone_name_is_cited_where_others_are(text: str, expected: list[str]) -> None:
    assert [row[0] for row in cited(BY_NAME + text, [])][2:] == expected
    assert cited(text, []) == []


def test_a_lone_bracket_without_a_list_is_no_citation() -> None:
    assert cited("see [3] for more", []) == []


def test_brackets_vouch_for_each_other_without_a_list() -> None:
    assert cited("see [3] and [4]", []) == [("[3]", -1, "unresolved"), ("[4]", -1, "unresolved")]


@pytest.mark.parametrize("role", ["reference", "metadata", "affiliation"])
def test_nothing_is_read_outside_prose(role: str) -> None:
    assert cited("Hardiman et al. (2017) [3] [4]", LIST, role) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60))
def test_what_is_resolved_has_an_entry_and_spans_lie_in_the_text(text: str) -> None:
    for surface, reference, resolution in cited(text, LIST):
        assert surface
        assert (resolution != "unresolved") == (0 <= reference < len(LIST))


@pytest.mark.parametrize(
    "piece",
    ["et al ", "[", "[1,", "(2010 ", "Ab and ", "Smith et al. (2010) ", "word.1 ", "word^1 ", "refs 1, "],
)
def test_a_hostile_line_is_read_in_linear_time(piece: str) -> None:
    assert len(cited(piece * (200_000 // len(piece)), LIST)) <= 30_000
