"""Every rule of ``seeds/rules/quantities.yaml`` reads its examples and not its counter-examples."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.rows import Quantity
from schemas.closed_sets import COMPARATOR, ENTITY_TYPE, QUANTITY_KIND
from tests.documents import one_sentence
from tests.seeded import SEEDED

RULES = SEEDED.rules("quantities")
FINDER = SEEDED.quantities
SECTIONS = ("units", "counted", "marked", "led", "preceded")
SINGLE = ("behind", "brackets", "incidence", "shares", "tables")


def rules() -> Iterator[dict[str, Any]]:
    for section in SECTIONS:
        yield from RULES[section]
    for name in SINGLE:
        yield {**RULES[name], "id": name}


def examples(side: str) -> list[tuple[str, str]]:
    return [(rule["id"], example) for rule in rules() for example in rule[side]]


def quantities_in(text: str, mentions: tuple[Reading, ...] = ()) -> list[Quantity]:
    return FINDER.find(one_sentence(text), list(mentions))


def read_by(rule_id: str, text: str) -> list[str]:
    """Surfaces of the quantities that the rule made."""
    rows = quantities_in(text)
    return [text[row.start : row.end] for row in rows if row.rule_id == f"rules/quantities.yaml#{rule_id}"]


@pytest.mark.parametrize(("rule_id", "example"), examples("finds"))
def test_a_rule_reads_the_marked_span_of_its_example(rule_id: str, example: str) -> None:
    marked = re.search("«(.+)»", example)
    assert marked is not None
    assert marked[1] in read_by(rule_id, example.replace("«", "").replace("»", ""))


@pytest.mark.parametrize(("rule_id", "example"), examples("ignores"))
def test_a_rule_reads_nothing_in_its_counter_example(rule_id: str, example: str) -> None:
    assert read_by(rule_id, example) == []


def test_every_rule_has_examples_of_both_sides() -> None:
    assert [rule["id"] for rule in rules() if not rule["finds"] or not rule["ignores"]] == []


def test_no_two_rules_share_an_id() -> None:
    names = [rule["id"] for rule in rules()]
    assert len(names) == len(set(names))


def test_no_form_stands_under_two_units() -> None:
    forms = [form for unit in RULES["units"] for form in unit["forms"]]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_kinds_comparators_and_entity_types_are_those_of_the_contract() -> None:
    kinds = {rule["kind"] for rule in rules() if "kind" in rule}
    types = {kind for rule in RULES["subjects"] for kind in rule["entity_types"]}
    assert kinds <= set(QUANTITY_KIND)
    assert set(RULES["comparators"]) <= set(COMPARATOR)
    assert types <= set(ENTITY_TYPE)


def test_units_are_written_in_ucum_or_as_annotations() -> None:
    codes = {unit["unit"] for unit in RULES["units"] if unit["kind"] != "money"}
    pattern = re.compile(
        r"%|(?:\{[a-z_]+\}|\[[a-zA-Z_0-9]+\]|[A-Za-z]+(?:\[[A-Za-z0-9]+\])?\d?)(?:/(?:L|mL|min))?"
    )
    assert sorted(code for code in codes if not pattern.fullmatch(code)) == []


SUBJECTS = [
    ("outcome-is", "survival is 2 to 5 years", "survival", "outcome", "X:survival"),
    (
        "outcome-is",
        "overall survival (OS) was approximately 32 months",
        "overall survival",
        "outcome",
        "X:os",
    ),
    ("counted-by-arm", "Seizure: cells 3/20 (15%); sham 1/20 (5%)", "Seizure", "adverse_event", "X:seizure"),
    ("share-by-arm", "Seizure: cells 3/20 (15.00%); sham 1/20 (5.00%)", "Seizure", "adverse_event", "X:s"),
    ("changed-by", "attenuated the loss of vital capacity by 38%", "vital capacity", "outcome", "X:fvc"),
    ("points-of", "a 2.1-point difference in ALSFRS-R", "ALSFRS-R", "outcome", "X:score"),
    ("alike-in-ratio", "survival was similar (hazard ratio 0.96)", "survival", "outcome", "X:survival"),
    ("disease-rate", "ALS has an annual incidence of 2 per 100,000 people", "ALS", "disease", "X:als"),
    ("outcome-changes", "ALSFRS-R fell by 1.1 points per month", "ALSFRS-R", "outcome", "X:score"),
    ("event-in-share", "fever was reported in up to 8% of them", "fever", "adverse_event", "X:fever"),
    ("counted-thing", "In all 24 transgenic mice died", "mice", "species", "X:mouse"),
    ("counted-thing", "gave 2 million stem cells per kg", "stem cells", "cell_source", "X:cells"),
    ("event-and-share", "they had nausea (12%)", "nausea", "adverse_event", "X:nausea"),
    ("share-had-event", "12% of patients developed fever", "fever", "adverse_event", "X:fever"),
    ("dose-behind-name", "riluzole at a daily dose of 100 mg", "riluzole", "drug", "X:drug"),
    ("dose-behind-name", "riluzole (50 mg daily)", "riluzole", "drug", "X:drug"),
    ("dose-of-name", "50 mg of riluzole", "riluzole", "drug", "X:drug"),
    (
        "same-in-another-group",
        "survival was 12 months with cells and 10 months without",
        "survival",
        "outcome",
        "X:os",
    ),
    ("label-of-row", "ALSFRS-R | 38.2 | 37.0", "ALSFRS-R", "outcome", "X:score"),
    ("label-of-row", "NfL, baseline | 98.5 pg/mL", "NfL", "biomarker", "X:nfl"),
    ("difference-in", "no effect on FVC (MD 1.9%)", "FVC", "outcome", "X:fvc"),
    ("ratio-of", "no effect on survival (HR 0.91)", "survival", "outcome", "X:survival"),
    (
        "difference-of-sole",
        "a smaller drop in ALSFRS-R than with placebo (mean difference 1.2 points)",
        "ALSFRS-R",
        "outcome",
        "X:s",
    ),
    ("ratio-of-sole", "headache was more frequent with cells (RR 1.44)", "headache", "adverse_event", "X:h"),
    ("sample-of", "SOD1 mice (n = 12) died", "SOD1 mice", "model", "X:model"),
]
NO_SUBJECTS = [
    ("outcome-is", "survival after 3 months", "survival", "outcome"),
    ("disease-rate", "In one county 2 per 100,000 people smoke, unlike in ALS", "ALS", "disease"),
    ("disease-rate", "ALS clinics saw 2 per 100,000 people", "ALS", "disease"),
    ("counted-thing", "mice got 24 doses", "mice", "species"),
    ("outcome-changes", "FVC was known and weight fell by 3%", "FVC", "outcome"),
    ("event-in-share", "fever was treated; in 8% of them pain remained", "fever", "adverse_event"),
    ("event-and-share", "fever in men (12%)", "fever", "adverse_event"),
    ("event-and-share", "some with severe fever (12%) died", "fever", "adverse_event"),
    ("share-had-event", "12% died, and others developed fever", "fever", "adverse_event"),
    ("dose-behind-name", "riluzole and 50 mg of the other", "riluzole", "drug"),
    ("dose-of-name", "50 mg was added to riluzole", "riluzole", "drug"),
    ("dose-behind-name", "with placebo (-0.84 points/month)", "placebo", "drug"),
    ("label-of-row", "Site or ALSFRS-R | 38.2%", "ALSFRS-R", "outcome"),
    ("label-of-row", "Pain that was severe | 22%", "Pain", "outcome"),
    ("sample-of", "mice were treated (n = 12)", "mice", "species"),
    ("counted-by-arm", "Seizure in mice: cells 3/20 (15%)", "Seizure", "adverse_event"),
    ("counted-by-arm", "Headache and seizure: cells 3/20 (15%)", "seizure", "adverse_event"),
    ("share-by-arm", "Seizure: cells helped 15% of them", "Seizure", "adverse_event"),
    ("points-of", "3 points, in ALSFRS-R", "ALSFRS-R", "outcome"),
    ("changed-by", "measured FVC by hand in 38%", "FVC", "outcome"),
    ("changed-by", "GFAP, by 20%", "GFAP", "biomarker"),
    ("alike-in-ratio", "survival fell, and pain was worse (odds ratio 2.4)", "survival", "outcome"),
    ("difference-in", "FVC (1.9%)", "FVC", "outcome"),
    (
        "difference-of-sole",
        "those with dysphagia did better (mean difference 2 points)",
        "dysphagia",
        "adverse_event",
    ),
    ("ratio-of-sole", "FVC predicted who would live (HR 0.91)", "FVC", "outcome"),
    ("ratio-of-sole", "FVC was measured, and most lived longer (HR 0.91)", "FVC", "outcome"),
    ("sample-of", "patients (3 centres)", "patients", "species"),
]


def mention(text: str, form: str, entity_type: str, concept_id: str = "X:1") -> Reading:
    start = text.index(form)
    return start, start + len(form), Naming(entity_type, concept_id, "r")


@pytest.mark.parametrize(("rule_id", "text", "form", "entity_type", "concept_id"), SUBJECTS)
def test_a_subject_is_given_where_the_rule_finds_it(
    rule_id: str, text: str, form: str, entity_type: str, concept_id: str
) -> None:
    rows = quantities_in(text, (mention(text, form, entity_type, concept_id),))
    assert {row.subject_concept_id for row in rows} == {concept_id}


@pytest.mark.parametrize(("rule_id", "text", "form", "entity_type"), NO_SUBJECTS)
def test_a_subject_stays_empty_where_the_rule_is_unsure(
    rule_id: str, text: str, form: str, entity_type: str
) -> None:
    rows = quantities_in(text, (mention(text, form, entity_type),))
    assert {row.subject_concept_id for row in rows} == {None}


@pytest.mark.parametrize(
    "text",
    ["survival was 12 months, and after 10 months", "survival was 12 months in men, whose FVC was 10 %"],
)
def test_what_is_said_of_another_thing_has_no_subject_of_the_amount_before(text: str) -> None:
    rows = quantities_in(text, (mention(text, "survival", "outcome"),))
    assert [row.subject_concept_id for row in rows] == ["X:1", None]


def test_a_ratio_of_two_outcomes_has_no_subject() -> None:
    text = "headache and fever were more frequent with cells (RR 1.44)"
    both = (
        mention(text, "headache", "adverse_event"),
        mention(text, "fever", "adverse_event", "X:2"),
    )
    assert [row.subject_concept_id for row in quantities_in(text, both)] == [None]


def test_each_subject_rule_is_tested() -> None:
    assert {rule["id"] for rule in RULES["subjects"]} == {case[0] for case in SUBJECTS}
