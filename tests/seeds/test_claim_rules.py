"""Every rule of ``seeds/rules/claims*.yaml`` finds its own examples and leaves its counter-examples alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.phrases import SECTIONS, Phrases
from pipeline.extract.claims.letters.targets import TARGETS
from pipeline.extract.claims.meant import Meant
from pipeline.extract.claims.meant.asked import Asked, Last
from pipeline.extract.claims.meant.groups import Groups
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.reading.direction import Directions
from pipeline.extract.claims.reading.significance import Significance
from pipeline.extract.claims.sentences.candidates import Candidates
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.claims.sentences.tagging import Tagger
from pipeline.extract.claims.standing.announced import Announced
from pipeline.extract.claims.standing.designs import Designs
from pipeline.extract.claims.standing.named_sources import NamedSources
from pipeline.extract.rows import Mention, Named
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
VOCABULARY = SEEDED.vocabulary
CONTEXT = SEEDED.scopes
FINDER, PARTS = SEEDED.claims, Parts(RULES)
MEANT = Meant(RULES, VOCABULARY, PARTS)
MARKED = re.compile(r"\[([^]]+)\]\(([^)]+)\)")


def read_marked(marked: str) -> tuple[CleanDocument, list[Mention]]:
    """A document of one sentence whose mentions are written ``[surface](concept id)``."""
    text, mentions, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match[1]
        kind = VOCABULARY.concepts[match[2]].entity_type
        mentions.append(Mention(start, len(text), 0, kind, match[2], "test", False, False, ()))
        position = match.end()
    text += marked[position:]
    sentences = [Sentence("s", "abstract", 0, len(text))]
    document = CleanDocument(
        "d", "u", text, [Segment("abstract", 0, len(text))], sentences, OffsetMap([], [], [])
    )
    return document, mentions


def claims_in(marked: str) -> list[str]:
    """The claims of a sentence with marked mentions."""
    found = FINDER.find(*read_marked(marked), [])
    return [
        f"{c.intervention_id} {c.outcome_id} {c.direction} {c.effect} {c.certainty} {c.rule_id}"
        for c in found
    ]


def rows(section: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in RULES[section]]


@pytest.mark.parametrize("row", rows("templates"))
def test_a_template_finds_its_examples(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        found = claims_in(example["text"])
        assert [claim.rpartition(" ")[0] for claim in found] == example["claims"], example["text"]
        assert any(claim.endswith(f"claims#{row['id']}") for claim in found)


@pytest.mark.parametrize("row", rows("templates"))
def test_a_template_leaves_its_counter_examples(row: dict[str, Any]) -> None:
    assert row["ignores"]
    for text in row["ignores"]:
        assert not [claim for claim in claims_in(text) if claim.endswith(f"claims#{row['id']}")], text


@pytest.mark.parametrize("row", [*rows("namings"), *rows("compounds")])
def test_a_compound_names_its_outcome_and_nothing_else(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        assert [claim.rpartition(" ")[0] for claim in claims_in(example["text"])] == example["claims"]
    for text in row["ignores"]:
        assert row.get("outcome", "claims#") not in " ".join(claims_in(text))


TAKEN_BACK = [pytest.param(row, id=row["id"]) for row in RULES["taken_back"]["rows"]]


@pytest.mark.parametrize("row", TAKEN_BACK)
def test_what_a_sentence_takes_back_is_no_claim_or_another_result(row: dict[str, Any]) -> None:
    turned = {
        "not_found": "no_change no_difference asserted",
        "unproven": "no_change no_difference possible",
        "mixed": "unclear mixed asserted",
    }.get(row.get("says", "denied"))
    read = [f"CL:0000134 MESH:D018450 {turned}"] if turned else []
    for text in row["finds"]:
        assert [claim.rsplit(" ", 1)[0] for claim in claims_in(text)] == read, text


@pytest.mark.parametrize("row", TAKEN_BACK)
def test_what_only_looks_taken_back_is_read_as_ever(row: dict[str, Any]) -> None:
    assert [text for text in row["ignores"] if not claims_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "No drug other than [riluzole](CHEBI:8863) has been proven to prolong [survival](MESH:D013534).",
        "[MSCs](CL:0000134) have not been shown to be safe.",
        "It remains to be shown that [MSCs](CL:0000134) improve [survival](MESH:D013534).",
        "Larger trials are needed to show that [MSCs](CL:0000134) slow [disease progression](MESH:D018450).",
    ],
)
def test_what_is_still_open_is_no_null_result(text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["id"]) for row in RULES["named_sources"]["patterns"]]
)
def test_a_sentence_names_whose_finding_it_tells(row: dict[str, Any]) -> None:
    named = NamedSources(Rules({"named_sources": {**RULES["named_sources"], "patterns": [row]}}))
    assert [text for text in row["finds"] if not named.names(text)] == []
    assert [text for text in row["ignores"] if named.names(text)] == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in RULES["named_sources"]["trials"]])
def test_a_sentence_names_the_trial_that_it_tells_of(row: dict[str, Any]) -> None:
    named = NamedSources(Rules({"named_sources": {**RULES["named_sources"], "trials": [row]}}))
    assert [text for text in row["finds"] if not named.names_trial(text)] == []
    assert [text for text in row["ignores"] if named.names_trial(text)] == []


@pytest.mark.parametrize("row", RULES["named_sources"]["set_against"])
def test_a_sentence_sets_its_results_against_somebodys(row: dict[str, Any]) -> None:
    named = NamedSources(RULES)
    assert [text for text in row["finds"] if not named.sets_against(text)] == []
    assert [text for text in row["ignores"] if named.sets_against(text)] == []


@pytest.mark.parametrize(("key", "own"), [("finds", True), ("ignores", False)])
def test_a_release_says_that_it_announces_results(key: str, own: bool) -> None:
    announced = Announced(RULES)
    assert [announced.announces(text) for text in RULES["announced"][key]] == [own] * len(
        RULES["announced"][key]
    )


@pytest.mark.parametrize(("key", "own"), [("finds", True), ("ignores", False)])
def test_a_registry_shows_results(key: str, own: bool) -> None:
    announced, texts = Announced(RULES), RULES["announced"]["posted"][key]
    assert [announced.posts(text) for text in texts] == [own] * len(texts)


PHRASES = [pytest.param(name, row, id=row["id"]) for name in SECTIONS for row in RULES[name]]


@pytest.mark.parametrize(("section", "row"), PHRASES)
def test_a_phrase_rule_finds_its_examples_only(section: str, row: dict[str, Any]) -> None:
    phrases = Phrases(Rules({section: [row]}), {section: SECTIONS[section]})
    assert [text for text in row["finds"] if phrases.first(section, text) is None] == []
    assert [text for text in row["ignores"] if phrases.first(section, text) is not None] == []


@pytest.mark.parametrize("row", rows("models_in_words"))
def test_a_model_is_told_by_its_words_alone(row: dict[str, Any]) -> None:
    assert VOCABULARY.concepts[row["model"]].entity_type == "model"
    assert [text for text in row["finds"] if re.search(row["pattern"], text) is None] == []
    assert [text for text in row["ignores"] if re.search(row["pattern"], text)] == []


@pytest.mark.parametrize("row", rows("no_designs"))
def test_a_design_that_is_denied_or_wished_for_is_cut_out(row: dict[str, Any]) -> None:
    designs = Designs(Rules({**RULES, "no_designs": [row]}, RULES.place), Phrases(RULES, SECTIONS))
    levels = Phrases(RULES, {"evidence_words": "level"}, RULES["design_levels"])
    told = [levels.first("evidence_words", designs.own_words(text)) for text in row["finds"]]
    assert told == [None] * len(row["finds"])
    assert [designs.own_words(text) for text in row["ignores"]] == row["ignores"]


@pytest.mark.parametrize(("key", "compared"), [("finds", True), ("ignores", False)])
def test_a_source_is_compared_with_where_the_words_before_it_say_so(key: str, compared: bool) -> None:
    pattern = re.compile(rf"(?i:{RULES['compared_sources']['before']})$")
    assert [pattern.search(text) is not None for text in RULES["compared_sources"][key]] == [compared] * len(
        RULES["compared_sources"][key]
    )


@pytest.mark.parametrize(("key", "opens"), [("finds", True), ("ignores", False)])
def test_a_sentence_opens_in_a_culture(key: str, opens: bool) -> None:
    pattern, texts = re.compile(RULES["in_culture"]["opening"]), RULES["in_culture"][key]
    assert [pattern.match(text) is not None for text in texts] == [opens] * len(texts)


@pytest.mark.parametrize(("key", "is_one"), [("finds", True), ("ignores", False)])
def test_a_heading_numbers_a_case(key: str, is_one: bool) -> None:
    pattern, texts = re.compile(RULES["numbered_cases"]["pattern"]), RULES["numbered_cases"][key]
    assert [pattern.match(text) is not None for text in texts] == [is_one] * len(texts)


@pytest.mark.parametrize(("key", "is_meant"), [("finds", True), ("ignores", False)])
def test_a_sentence_tells_that_the_model_is_the_same(key: str, is_meant: bool) -> None:
    pattern, texts = re.compile(RULES["same_model"]["pattern"]), RULES["same_model"][key]
    assert [pattern.search(text) is not None for text in texts] == [is_meant] * len(texts)


@pytest.mark.parametrize(("key", "is_told"), [("finds", True), ("ignores", False)])
def test_a_statement_tells_its_time(key: str, is_told: bool) -> None:
    pattern, texts = re.compile(RULES["stated_at"]["pattern"]), RULES["stated_at"][key]
    assert [pattern.search(text) is not None for text in texts] == [is_told] * len(texts)


@pytest.mark.parametrize(("key", "counts"), [("finds", True), ("ignores", False)])
def test_people_counted_who_were_given_something_are_one_arm(key: str, counts: bool) -> None:
    counted = RULES["retold_designs"]["counted"]
    told = [re.search(counted["pattern"], text) is not None for text in counted[key]]
    assert told == [counts] * len(told)


@pytest.mark.parametrize(("key", "level"), [("finds", "randomised"), ("ignores", None)])
def test_a_registry_tells_its_design_in_a_field(key: str, level: str | None) -> None:
    abstract = "Cells are given."
    for field in RULES["design_fields"][key]:
        text, first = f"{abstract}\n{field}", Sentence("s", "abstract", 0, len(abstract))
        segments = [Segment("abstract", 0, len(text))]
        document = CleanDocument(
            "d", "u", text, segments, [first], OffsetMap([], [], []), "unknown", "unknown"
        )
        assert Designs(RULES, Phrases(RULES, SECTIONS)).of(document) == level


SIGNIFICANCE = Significance(RULES)


@pytest.mark.parametrize("example", RULES["significance"]["finds"], ids=lambda row: row["text"])
def test_significance_is_read_from_its_examples(example: dict[str, str]) -> None:
    assert SIGNIFICANCE.of(example["text"]) == example["says"]


@pytest.mark.parametrize("text", RULES["significance"]["ignores"])
def test_significance_is_not_read_from_its_counter_examples(text: str) -> None:
    assert SIGNIFICANCE.of(text) is None


LEXICON = Lexicon(RULES)
DIRECTIONS = Directions(RULES, LEXICON)
TAGGER = Tagger(RULES, VOCABULARY, LEXICON)
IMPLIED = MEANT.implied
CANDIDATES = Candidates(RULES, VOCABULARY, LEXICON, PARTS)
OUTCOMES = {LEXICON.letters[name] for name in TARGETS}


def turns_in(marked: str) -> list[tuple[str, str]]:
    """Direction and rule for each outcome of a one-sentence text with marked mentions."""
    document, mentions = read_marked(marked)
    candidate = CANDIDATES.candidate(0, document, 0, mentions)
    ((_, row),) = TAGGER.rows([candidate])
    tagged = Tagged(candidate, row)
    places = [place for place, letter in enumerate(tagged.letters) if letter in OUTCOMES]
    turns = [DIRECTIONS.of(tagged, place) for place in places]
    return [(turn.direction, turn.rule_id) for turn in turns if turn]


@pytest.mark.parametrize("row", rows("directions"))
def test_a_direction_rule_finds_its_examples_only(row: dict[str, Any]) -> None:
    rule = f"claims#{row['id']}"
    assert row["finds"]
    assert row["ignores"]
    for example in row["finds"]:
        assert turns_in(example["text"]) == [(example["says"], rule)], example["text"]
    for text in row["ignores"]:
        assert rule not in [name for _, name in turns_in(text)], text


@pytest.mark.parametrize("text", RULES["after_all"]["finds"])
def test_a_null_result_that_is_taken_back_is_left(text: str) -> None:
    assert not turns_in(text)


@pytest.mark.parametrize("text", RULES["after_all"]["ignores"])
def test_a_null_result_that_nothing_takes_back_stands(text: str) -> None:
    assert turns_in(text)[0] == ("no_change", "claims#difference-denied")


@pytest.mark.parametrize("example", RULES["amounts"]["finds"], ids=lambda row: row["text"])
def test_amounts_tell_the_direction_of_their_examples(example: dict[str, str]) -> None:
    assert turns_in(example["text"]) == [(example["says"], "claims#amounts")]


@pytest.mark.parametrize("text", RULES["amounts"]["ignores"])
def test_amounts_tell_nothing_of_their_counter_examples(text: str) -> None:
    assert "claims#amounts" not in [rule for _, rule in turns_in(text)]


def implied_in(text: str) -> Named | None:
    sentences = [Sentence("s", "abstract", 0, len(text))]
    document = CleanDocument("d", "u", text, [], sentences, OffsetMap([], [], []))
    return IMPLIED.in_sentence(document, 0, "CL:0000134")


@pytest.mark.parametrize("text", RULES["implied"]["finds"])
def test_words_that_mean_the_intervention_are_found(text: str) -> None:
    assert implied_in(text)


@pytest.mark.parametrize("text", RULES["implied"]["ignores"])
def test_words_that_mean_something_else_are_left(text: str) -> None:
    assert implied_in(text) is None


def spoken_of_in(text: str) -> Named | None:
    sentences = [Sentence("s", "body", 0, len(text))]
    document = CleanDocument("d", "u", text, [], sentences, OffsetMap([], [], []), "news", "news")
    return IMPLIED.in_sentence(document, 0, "CL:0000134")


@pytest.mark.parametrize("text", RULES["spoken_of"]["finds"])
def test_words_that_mean_what_a_page_tells_of_are_found(text: str) -> None:
    assert spoken_of_in(text)


@pytest.mark.parametrize("text", RULES["spoken_of"]["ignores"])
def test_words_that_mean_nothing_that_a_page_tells_of_are_left(text: str) -> None:
    assert spoken_of_in(text) is None


def offered_in(text: str) -> Named | None:
    sentences = [Sentence("s", "body", 0, len(text))]
    document = CleanDocument(
        "d", "u", text, [], sentences, OffsetMap([], [], []), "clinic_marketing", "marketing"
    )
    return IMPLIED.in_sentence(document, 0, "CL:0000134")


@pytest.mark.parametrize("text", RULES["offered"]["finds"])
def test_words_that_mean_what_a_page_offers_are_found(text: str) -> None:
    assert offered_in(text)


@pytest.mark.parametrize("text", RULES["offered"]["ignores"])
def test_words_that_mean_no_offer_are_left(text: str) -> None:
    assert offered_in(text) is None


def gone_on_in(after: str, text: str) -> Named | None:
    """What the head of ``text`` means behind the marked sentence ``after``."""
    first, mentions = read_marked(after)
    whole = f"{first.text} {text}"
    second = len(first.text) + 1
    sentences = [Sentence("s", "body", 0, second - 1), Sentence("t", "body", second, len(whole))]
    document = CleanDocument("d", "u", whole, [], sentences, OffsetMap([], [], []))
    before = [Named(*mention[:5]) for mention in mentions]
    given = [one for one in before if one.entity_type in RULES["intervention_types"]]
    return MEANT.going_on.of(Asked(document, 1, Last(before, given)))


@pytest.mark.parametrize("row", rows("going_on"))
def test_a_sentence_goes_on_about_the_cells_of_the_one_before(row: dict[str, Any]) -> None:
    for example in row["finds"]:
        found = gone_on_in(example["after"], example["text"])
        assert [one.concept_id for one in (found,) if one] == ["CL:0000134"], example


@pytest.mark.parametrize("row", rows("going_on"))
def test_a_sentence_goes_on_about_nothing_that_is_not_sure(row: dict[str, Any]) -> None:
    assert not [example for example in row["ignores"] if gone_on_in(example["after"], example["text"])]


GROUPS = Groups(RULES)


def groups_again(marked: str) -> list[str]:
    """The words behind each mention that the second sentence gets for a group of the first."""
    document, mentions = read_marked(marked)
    first = document.text.index(". ") + 1
    sentences = [Sentence("s", "body", 0, first), Sentence("t", "body", first + 1, len(document.text))]
    own = [Named(*one[:5]) for one in mentions]
    found = GROUPS.with_groups(replace(document, sentences=sentences), own)
    return [document.text[one.start :][:7] for one in found if one.start == one.end and one.sentence == 1]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in RULES["groups"]["definitions"]])
def test_a_group_means_the_cells_that_it_was_given(row: dict[str, Any]) -> None:
    for text in row["finds"]:
        assert groups_again(text) == [text.split(". ")[1][:7]], text
    for text in row["ignores"]:
        assert groups_again(text) == [], text


def effects_in(marked: str) -> list[str]:
    return [claim.effect for claim in FINDER.find(*read_marked(marked), [])]


@pytest.mark.parametrize("text", RULES["not_in_others"]["finds"])
def test_a_benefit_that_others_had_not_is_a_null_of_these(text: str) -> None:
    assert effects_in(text) == ["benefit", "no_difference"]


@pytest.mark.parametrize("text", RULES["not_in_others"]["ignores"])
def test_a_benefit_that_nobody_in_particular_had_not_is_no_null(text: str) -> None:
    assert effects_in(text)
    assert "no_difference" not in effects_in(text)


@pytest.mark.parametrize("example", RULES["said_on"]["finds"])
def test_what_a_sentence_says_behind_its_first_statement_is_read(example: dict[str, Any]) -> None:
    found = [claim.rpartition(" ")[0] for claim in claims_in(example["text"])]
    assert sorted(found) == sorted(example["claims"])


@pytest.mark.parametrize("text", RULES["said_on"]["ignores"])
def test_what_is_said_of_others_behind_a_statement_is_not_of_the_cells(text: str) -> None:
    assert len([claim for claim in claims_in(text) if claim.startswith("CL:0000134")]) == 1


def patients_in(marked: str) -> set[str | None]:
    return {claim.population_id for claim in FINDER.find(*read_marked(marked), [])}


@pytest.mark.parametrize(("key", "is_told"), [("finds", True), ("ignores", False)])
def test_a_claim_in_another_disease_is_of_those_who_have_it(key: str, is_told: bool) -> None:
    others = {"MONDO:0005098", "MONDO:0005301"}
    told = [bool(patients_in(text) & others) for text in RULES["other_diseases"][key]]
    assert told == [is_told] * len(told)


def routes_in(marked: str) -> set[str | None]:
    return {claim.route_id for claim in FINDER.find(*read_marked(marked), [])}


@pytest.mark.parametrize("example", [*RULES["given_into"]["finds"], *RULES["given_by"]["finds"]], ids=str)
def test_what_is_given_into_a_part_of_the_body_or_by_a_puncture_has_a_route(example: dict[str, str]) -> None:
    assert routes_in(example["text"]) == {example["route"]}


@pytest.mark.parametrize("text", [*RULES["given_into"]["ignores"], *RULES["given_by"]["ignores"]])
def test_what_only_goes_or_is_there_has_no_route(text: str) -> None:
    assert routes_in(text) == {None}


@pytest.mark.parametrize("text", RULES["secreted"]["finds"])
def test_what_other_cells_gave_off_is_no_treatment(text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize("text", RULES["secreted"]["ignores"])
def test_what_cells_of_a_treatment_gave_off_is_one(text: str) -> None:
    assert claims_in(text)


def test_arrow_can_look_for_what_a_sentence_goes_on_about() -> None:
    understood = MEANT.understood
    patterns = MEANT.going_on.pattern, understood.pattern, understood.told
    text = pa.array(["This treatment slowed it; rats received MSCs."])
    assert [pc.match_substring_regex(text, pattern).to_pylist() for pattern in patterns] == [[True]] * 3


@pytest.mark.parametrize("name", ["split-hand-index", "neurophysiological-index", "motor-unit-number-index"])
def test_an_index_that_falls_as_motor_neurons_die_is_good_when_up(name: str) -> None:
    assert VOCABULARY.concepts[f"ACE:{name}"].desirable == "up"


@pytest.mark.parametrize(("key", "about"), [("finds", True), ("ignores", False)])
def test_a_clause_is_about_a_species_by_the_words_before_it(key: str, about: bool) -> None:
    section = RULES["about_species"]
    found = [re.search(section["before"], text) is not None for text in section[key]]
    assert found == [about] * len(section[key])


@pytest.mark.parametrize(("text", "about"), [(" study", True), (" models", True), (" cells", False)])
def test_a_clause_is_about_a_species_by_the_noun_behind_it(text: str, about: bool) -> None:
    assert (re.match(RULES["about_species"]["behind"], text) is not None) == about
