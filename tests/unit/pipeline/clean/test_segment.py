"""Roles of the lines of plain-text captures."""

from __future__ import annotations

import csv
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.raw_segment import KEPT_ROLES, ROLES
from pipeline.clean.segment import RawPage, Segmenter
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED, SEEDS

ROOT = Path(__file__).parents[4]
RULES = SEEDED.rules("roles")
LABELS = SEEDED.rules("metadata")
SEGMENTER = SEEDED.segmenter

PROSE = (
    "Fourteen patients were given their own marrow cells by lumbar puncture, and all of them were seen "
    "every month for half a year. The score fell more slowly than before, but there was no control group."
)
RECORD = (
    f"Cells for the motor neuron in people who fell ill late\n\nDocument Type : Review Article\n\n{PROSE}\n"
)

TELLING = ["", "Abstract", "References", "• item", "•", "1. Smith J. Cells. J Ex. 2010;3:1-9.", "Figure 1"]
ODD = [
    "Journal: Cells",
    "a line that goes on\nand on",
    "\ufeff",
    "Share",
    "Title of it",
    "\u2028",
    "\r",
    PROSE,
]
LINES = st.sampled_from(TELLING + ODD)


def roles(raw: str) -> list[tuple[str, str]]:
    return [
        (part.role, raw[part.start : part.end].strip())
        for part in SEGMENTER.segment(raw)
        if part.role != "blank"
    ]


def role_of(raw: str, text: str) -> str:
    return next(role for role, line in roles(raw) if line.startswith(text))


def assert_tiles(raw: str) -> None:
    parts = SEGMENTER.segment(raw)
    assert "".join(raw[part.start : part.end] for part in parts) == raw
    assert all(part.start < part.end for part in parts)
    assert [part.start for part in parts][1:] == [part.end for part in parts][:-1]
    assert all(
        part.role in ROLES and part.kept == (part.role in KEPT_ROLES) and part.rule_id for part in parts
    )


@pytest.mark.parametrize("heading", ["Abstract", "A B S T R A C T"])
def test_a_heading_set_letter_by_letter_is_the_word(heading: str) -> None:
    found = SEGMENTER.segment(
        f"Cells for the motor neuron in people who fell ill late\n\n{heading}\n{PROSE}\n"
    )
    assert [part.rule_id for part in found if part.role == "heading"] == ["heading-abstract"]


@given(st.text())
def test_segments_tile_any_text(raw: str) -> None:
    assert_tiles(raw)


@given(st.lists(LINES).map("\n".join))
def test_segments_tile_any_page_of_telling_lines(raw: str) -> None:
    assert_tiles(raw)


@given(st.lists(LINES).map("\n".join))
def test_a_page_gets_the_same_roles_each_time(raw: str) -> None:
    assert SEGMENTER.segment(raw) == SEGMENTER.segment(raw)


def capture(prefix: str) -> str:
    return next((SEEDS / "documents").glob(f"{prefix}_*.txt")).read_text(encoding="utf-8")


with (ROOT / "training" / "roles" / "captures.tsv").open(encoding="utf-8", newline="") as table:
    CAPTURES = [(row["document"], row["roles"]) for row in csv.DictReader(table, delimiter="\t")]


def spelled_out(runs: str) -> list[str]:
    """`a*2 b` as a, a, b."""
    parts = (run.partition("*") for run in runs.split())
    return [role for role, _, times in parts for _ in range(int(times or 1))]


@pytest.mark.parametrize(("prefix", "expected"), CAPTURES)
def test_all_lines_of_a_real_capture_but_one_at_most_have_their_roles(prefix: str, expected: str) -> None:
    found = [role for role, _ in roles(capture(prefix))]
    assert sum(got != right for got, right in zip(found, spelled_out(expected), strict=True)) <= 1


IN_A_RECORD = [
    ("Issue number10", "metadata"),
    ("JournalMolecular Neurobiology", "metadata"),
    ("Original languageEnglish", "metadata"),
    ("Document Type : Original Article", "metadata"),
    ("DOI: 10.5555/abc.1", "metadata"),
    (". 2016 Sep;18(9):1123-31.", "metadata"),
    ("Volume 8, Issue 2, Spring 2020, Pages 101-118", "metadata"),
    ("Randomized Controlled Trial", "metadata"),
    ("Keywords: cell transplantation; motor neuron", "keyword"),
    ("1 Department of Neurology, Example University, Lima, Peru", "affiliation"),
    ("Share on Facebook", "navigation"),
    ("Add to favorites", "navigation"),
    ("We use cookies to give you the best experience on our website.", "banner"),
    ("All rights reserved.", "legal"),
    ("Download the app", "advert"),
    ("Tel: +44 20 5550 1000", "contact"),
]


@pytest.mark.parametrize(("line", "role"), IN_A_RECORD)
def test_a_line_says_its_role_itself(line: str, role: str) -> None:
    assert role_of(f"{RECORD}\n{line}\n", line) == role


TRUE_PROSE = [
    "Participants could sign in to a portal and accept cookies, and their answers were then read by two "
    "raters who did not know which treatment had been given to whom.",
    "Copyright law and privacy policy differ between the countries of the trial, which is why the data of "
    "the patients could only be shared after each of the ethics committees had agreed.",
    "Relatives were asked to contact us by telephone or e-mail as soon as the patient fell, choked or lost "
    "weight, and the nurse wrote down the date of each such event for the safety board.",
]


@pytest.mark.parametrize("paragraph", TRUE_PROSE)
def test_a_phrase_of_a_banner_does_not_drop_a_scientific_sentence(paragraph: str) -> None:
    assert role_of(f"{PROSE}\n\n{paragraph}\n\n{PROSE}x\n", paragraph) == "body"


def test_a_hard_wrapped_paragraph_is_one_segment() -> None:
    raw = "Thank you for coming to a day on cell therapy in amyotrophic\nlateral sclerosis. It went well.\n"
    assert len(SEGMENTER.segment(raw)) == 1


def test_a_line_of_names_does_not_go_on_in_small_letters() -> None:
    raw = "Authors: Ana Example, Bo Sample, Catherine Third\nmedRxiv preprint, posted 2 May 2021\n"
    assert len(SEGMENTER.segment(raw)) == 2


def test_a_hard_wrapped_title_is_one_segment() -> None:
    title = "The use of stromal cells in the treatment of\nmotor neuron disease: a review"
    raw = f"{title}\n\nAbstract\n\n{PROSE}\n"
    assert roles(raw)[0] == ("title", title)


def test_a_type_of_publication_is_no_heading_at_the_top_of_a_page() -> None:
    record = (
        f"Cells in a patient with ALS\n\nA. Example, B. Sample\nJ Ex Neurol 2019;12(3):45-50\n\n{PROSE}\n"
    )
    assert roles(f"Case report\n\n{record}")[0] == ("metadata", "Case report")
    assert ("heading", "Case report") in roles(f"{record}\nCase report\n\n{PROSE}x\n")
    assert roles(f"CORRESPONDENCE\n{record}")[0] == ("metadata", "CORRESPONDENCE")
    assert (
        roles("Correspondence\nDr Ana Example, Institute of Nerves, Oslo, ana@example.org\n")[0][0]
        == "contact"
    )


def test_it_may_stand_below_the_journal() -> None:
    title = "Fever after lumbar cells in a patient with motor neuron disease"
    raw = f"J Ex Neurol 2019;12(3):45-50\nCASE REPORT\n{title}\nA. Example, B. Sample\n\n{PROSE}\n"
    assert ("metadata", "CASE REPORT") in roles(raw)


def test_a_line_goes_on_with_a_number_and_what_it_counts() -> None:
    raw = "She was weak in both hands and had lost weight since May, and so riluzole\n50 mg was given.\n"
    assert len(SEGMENTER.segment(raw)) == 1
    raw = "These are the groups that we have seen since the month of May, by year\n50 Patients\n"
    assert len(SEGMENTER.segment(raw)) == 2


def test_each_item_of_a_list_is_one_segment() -> None:
    raw = f"{RECORD}\nKeywords\n\n  • Marrow\n  • Motor neuron\n"
    assert roles(raw)[-2:] == [("keyword", "• Marrow"), ("keyword", "• Motor neuron")]


def test_the_same_block_without_a_record_is_body() -> None:
    assert role_of(f"What marrow cells can do for you\n\n{PROSE}\n", PROSE[:20]) == "body"


def test_the_parts_of_a_structured_abstract_belong_to_it() -> None:
    raw = f"{RECORD[:54]}\n\nAbstract\nMethods\n{PROSE}\nResults\n{PROSE}x\nIntroduction\n{PROSE}y\n"
    assert [role for role, text in roles(raw) if text.startswith("Fourteen")] == [
        "abstract",
        "abstract",
        "body",
    ]


def test_a_byte_order_mark_is_a_blank_segment_of_its_own() -> None:
    first = SEGMENTER.segment("\ufeffA line\n")[0]
    assert (first.role, first.start, first.end, first.kept) == ("blank", 0, 1, False)


def test_an_empty_capture_has_no_segments() -> None:
    assert SEGMENTER.segment("") == []


HOSTILE = {
    "one line of 5 MB": "a " * 2_500_000,
    "200,000 empty lines": "\n" * 200_000,
    "1 MB of bullets": "• item\n" * 150_000,
    "1 MB of headings": "Abstract\n" * 110_000,
    "5 MB of brackets": "(" * 5_000_000,
    "1 MB of half a wrap": "the quick brown fox jumps over the lazy dog and\n" * 22_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_seconds_not_minutes(raw: str) -> None:
    begun = process_time()
    SEGMENTER.segment(raw)
    assert process_time() - begun < 20


def one_rule(**changes: Any) -> dict[str, Any]:
    return {"words": {}, "rules": [{"id": "r", "role": "legal", "whole": ["x"], **changes}]}


BROKEN = [
    (one_rule(role="nonsense"), "rule r: 'nonsense' is not a role"),
    (one_rule(section="attic"), "rule r: 'attic' is not a section"),
    (one_rule(whole=[True]), "rule r: True under 'whole' is not a phrase"),
    (one_rule(whole="x"), "rule r: 'x' under 'whole' is not a list"),
    (one_rule(pattern="("), "rule r pattern: '(' is no regular expression"),
    (one_rule(id=None), "None is missing or stands twice"),
    ({"words": {}, "rules": [*one_rule()["rules"], *one_rule()["rules"]]}, "'r' is missing or stands twice"),
    (
        {"words": {}, "rules": [*one_rule()["rules"], *one_rule(id="s")["rules"]]},
        "already stands under rule r",
    ),
    ({"words": {}}, "is not a list of rules"),
]


@pytest.mark.parametrize(("rules", "message"), BROKEN)
def test_a_broken_rule_is_named_with_its_value_and_cure(rules: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedError) as caught:
        Segmenter(Rules(rules), LABELS)
    assert message in str(caught.value)
    assert caught.value.cure


def test_pages_read_together_have_the_roles_that_each_has_alone() -> None:
    raws = [RECORD, "", PROSE, capture("001"), "\n", capture("004")]
    assert list(SEGMENTER.segment_all(map(RawPage, raws))) == [SEGMENTER.segment(raw) for raw in raws]


HINTED = [("nav", "navigation"), ("figcaption", "caption"), ("h2", "heading"), ("li", "body")]


@pytest.mark.parametrize(("hint", "role"), HINTED)
def test_what_a_format_says_of_a_line_counts(hint: str, role: str) -> None:
    raw = f"Cells in people with a weak hand\n\n{PROSE}\nSlower loss of strength\n{PROSE} It was small."
    assert SEGMENTER.segment(raw, ["h1", "", "p", hint, "p"])[3].role == role
