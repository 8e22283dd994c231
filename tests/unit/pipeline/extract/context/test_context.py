"""Scopes reach what their cue denies, doubts, aims at or asks, and stop where the phrase ends."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Sentence
from pipeline.errors import SeedError
from pipeline.extract.context import KINDS, ContextFinder, names_inside
from pipeline.extract.fold import folded
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

RULES = SEEDED.rules("context")
FINDER = SEEDED.scopes


def scopes(text: str) -> list[tuple[str, str, str]]:
    """Kind, cue and scope of each scope in a text of one sentence."""
    return [
        (scope.kind, text[slice(*scope.cue)], text[slice(*scope.scope)])
        for scope in FINDER.scopes(text, [Sentence("s", "body", 0, len(text))], KINDS)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("given that no major adverse events were recorded",
         [("negation", "no", "major adverse events were recorded")]),
        ("Presently, there is no cure for ALS.", [("negation", "no", "cure")]),
        ("thanks to the lack of ethical problems.", [("negation", "the lack of", "ethical problems")]),
        ("A cure is not available at this time", [("negation", "not available", "A cure")]),
        ("the cause of the disease is unknown", [("question", "is unknown", "the cause")]),
        ("They may ameliorate symptoms.", [("hedge", "may", "ameliorate symptoms")]),
        ("potentially allowing for motor neuron regeneration",
         [("hedge", "potentially", "allowing for motor neuron regeneration")]),
        ("not only MSCs but also NSCs help", []),
        ("Non-invasive ventilation helps", []),
        ("no fever, headache, or infection, but pain", [("negation", "no", "fever, headache, or infection")]),
        ("Survival did not differ between groups", [("negation", "not", "differ")]),
        ("MSCs did not improve survival", [("negation", "not", "improve")]),
        ("MSCs did not cause tumors in mice", [("negation", "not", "cause tumors")]),
        ("without affecting survival", [("negation", "without", "affecting")]),
        ("We cannot exclude a placebo effect", [("hedge", "cannot exclude", "a placebo effect")]),
        ("it is unclear whether cells may help us", [
            ("question", "it is unclear", "whether cells may help us"),
            ("question", "whether", "cells may help us"), ("hedge", "may", "help us")]),
        ("with or without nausea", []),
        ("Her mother had ALS", [("other", "Her mother", "had ALS")]),
        ("no proof that it slows decline", [("negation", "no proof that", "it slows decline")]),
        ("no patient developed fever or pain.", [("negation", "no", "patient developed fever or pain")]),
        ("no treatment-related death occurred", [("negation", "no", "treatment-related death occurred")]),
        ("patients with no symptoms were treated", [("negation", "no", "symptoms")]),
        ("in NO-deficient rats", []),
        ("designed to assess the safety of cells", [("aim", "designed to", "assess the safety of cells")]),
        ("Perhaps the cells died before they met", [("hedge", "Perhaps", "the cells died before they met")]),
        ("If NfL falls, dosing is stopped", [("hedge", "If", "NfL falls")]),
        ("To assess safety, ten mice were treated", [("aim", "To assess", "safety")]),
        ("Cells may, in turn, help", [("hedge", "may", "help")]),
        ("Cells may act in mice and secrete GDNF",
         [("hedge", "may", "act"), ("hedge", "may", "secrete GDNF")]),
        ("Possible risks include sepsis",
         [("hedge", "Possible", "risks"), ("hedge", "Possible", "sepsis")]),
        ("no adverse events (AEs) occurred", [("negation", "no", "adverse events (AEs) occurred")]),
        ("no control group", [("negation", "no", "control group")]),
        ("No | Yes | Efficacy", []),
        ("Not one of them fell", [("negation", "Not one of", "them fell")]),
        ("It was neither safe nor cheap",
         [("negation", "was neither", "safe"), ("negation", "nor", "cheap")]),
        ("Rather than curing ALS, it harms", [("negation", "Rather than", "curing")]),
        ("Patients may leave at any time", []),
        ("Fluid may leave", [("hedge", "may", "leave")]),
        ("if any cells survive", []),
        ("Should fever develop, dosing is stopped", [("hedge", "Should", "fever develop")]),
        ("Should patients rest?", [("question", "?", "Should patients rest")]),
        ("Patients should rest", []),
        ("The idea that cells are lost was tested", [("hedge", "idea that", "cells are lost")]),
        ("Results fit the idea that cells are lost", [("hedge", "idea that", "cells are lost")]),
        ("If confirmed in rats, the marker tells survival",
         [("hedge", "If", "confirmed in rats"), ("hedge", "If", "the marker tells survival")]),
        ("Consistent with this report, decline slowed", []),
        ("One reason may be that cells died", [("hedge", "may", "be that cells died")]),
        ("Fever and headache were not seen", [("negation", "not seen", "Fever and headache")]),
        ("The role of the receptor (GDNFR) in repair is still unclear",
         [("question", "is still unclear", "The role")]),
        ("The way by which they act is unknown", [("question", "is unknown", "The way")]),
        ("mice in which the mechanism is unknown", [("question", "is unknown", "the mechanism")]),
        ("Its role, however, is unknown", [("question", "is unknown", "Its role")]),
        ("Whether the graft survived was studied", [("question", "Whether", "the graft survived")]),
        ("It may ease pain, improve sleep, and extend survival",
         [("hedge", "may", "ease pain"), ("hedge", "may", "improve sleep"),
          ("hedge", "may", "extend survival")]),
        ("Cells can, in theory, form synapses", [("hedge", "in theory", "form synapses")]),
        ("Data suggest a benefit, and toxicity was mild", [("hedge", "suggest", "a benefit")]),
        ("Data suggest roles for MSCs, NSCs, and glia are mixed",
         [("hedge", "suggest", "roles for MSCs, NSCs, and glia are mixed")]),
        ("Data suggest that cells help, and strength improved", [("hedge", "suggest that", "cells help")]),
        ("Cells may carry RNA to axons", [("hedge", "may", "carry RNA to axons")]),
        ("Cells may slow decline compared to placebo", [("hedge", "may", "slow decline compared")]),
    ],
)  # fmt: skip
def test_a_scope_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert scopes(text) == expected


def test_what_is_asked_is_no_aim() -> None:
    text = "To determine whether cells help, we treated mice; whether they live is unknown."
    scopes = FINDER.scopes(text, [Sentence("s", "body", 0, len(text))])
    assert [(scope.kind, text[slice(*scope.scope)]) for scope in scopes] == [
        ("aim", "whether"),
        ("question", "cells help,"),
        ("question", "they live"),
        ("question", "whether they live"),
    ]


def test_a_scope_never_leaves_its_sentence() -> None:
    text = "There is no. Cure for all"
    cut = [Sentence("a", "body", 0, 12), Sentence("b", "body", 13, 25)]
    assert FINDER.scopes(text, cut) == []


def test_a_cue_over_the_end_of_a_sentence_hides_none_inside_it() -> None:
    text = "There is no evidence\nof harm"
    cut = [Sentence("a", "body", 0, 20), Sentence("b", "body", 21, 28)]
    assert [text[slice(*scope.cue)] for scope in FINDER.scopes(text, cut)] == ["no"]
    assert scopes("There is no evidence of harm") == [("negation", "no evidence of", "harm")]


def test_only_the_kinds_asked_for_are_found() -> None:
    sentence = Sentence("s", "body", 0, len("whether it may not help"))
    found = FINDER.scopes("whether it may not help", [sentence], {"negation", "hedge"})
    assert [scope.kind for scope in found] == ["hedge"]


def test_text_outside_sentences_has_no_scopes() -> None:
    assert FINDER.scopes("There is no cure", []) == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("it may help", "possible"),
        ("it seems to help", "probable"),
        ("it aims to help", "aim"),
        ("whether it helps", "question"),
        ("it does not help", "asserted"),
    ],
)
def test_a_scope_tells_the_certainty_it_leaves(text: str, certainty: str) -> None:
    assert [scope.certainty for scope in FINDER.scopes(text, [Sentence("s", "body", 0, len(text))])] == [
        certainty
    ]


@pytest.mark.parametrize(
    ("text", "name", "flags"),
    [
        ("no adverse events were seen", "adverse events", (True, False)),
        ("no ALS patients were treated", "ALS", (False, False)),
        ("no nausea or pain occurred", "nausea", (True, False)),
        ("cells may slow decline", "decline", (False, True)),
        ("no nausea or pain occurred.", "pain", (True, False)),
        ("data suggest that MSCs help patients", "MSCs", (False, False)),
        ("data suggest that MSCs help patients", "patients", (False, True)),
        ("data suggest that MSCs reduce gliosis in mice", "mice", (False, False)),
        ("none of the patients developed sepsis", "patients", (False, False)),
        ("none of the patients developed sepsis", "sepsis", (True, False)),
        ("none of the patients had fever following surgery", "surgery", (False, False)),
        ("no other trials using MSCs exist", "MSCs", (False, False)),
        ("neither riluzole nor edaravone slowed decline", "riluzole", (False, False)),
        ("neither riluzole nor edaravone showed toxicity", "toxicity", (True, False)),
        ("neither fever nor pain occurred in mice", "fever", (True, False)),
        ("neither fever nor pain occurred in mice", "pain", (True, False)),
        ("neither survival nor strength improved", "survival", (False, False)),
        ("neither survival nor strength improved", "strength", (False, False)),
        ("no patient has developed sepsis", "sepsis", (True, False)),
        ("no fever was seen in mice", "mice", (False, False)),
        ("they may cross the barrier more readily", "barrier", (False, True)),
        ("they may cross the cord barrier", "cord", (False, False)),
        ("cells slow decline", "decline", (False, False)),
        ("No cell therapy has been shown to extend life", "cell therapy", (False, False)),
        ("No cell therapy has been approved", "cell therapy", (True, False)),
        ("MSCs may slow decline in strength in men", "strength", (False, True)),
        ("MSCs may slow decline in strength in men", "men", (False, False)),
        ("MSCs may release factors such as GDNF in mice", "GDNF", (False, True)),
        ("MSCs may release factors such as GDNF in mice", "mice", (False, False)),
    ],
)
def test_a_name_is_negated_or_hedged_where_it_ends_its_phrase(
    text: str, name: str, flags: tuple[bool, bool]
) -> None:
    start = text.index(name)
    found = FINDER.scopes(text, [Sentence("s", "body", 0, len(text))])
    reached = names_inside(folded(text).low, found, [start], [start + len(name)])
    kinds = {scope.kind for _, scope in reached}
    assert ("negation" in kinds, "hedge" in kinds) == flags


WORDS = st.sampled_from(
    ["no", "not", "may", "whether", "cause", "MSCs", "of", "and", ",", ".", "or", "is", "unknown"]
)


@given(st.lists(st.lists(WORDS, min_size=1).map(" ".join), max_size=4), st.sampled_from([" ", "\n"]))
def test_sentences_by_themselves_hold_the_scopes_that_they_hold_together(texts: list[str], gap: str) -> None:
    text, sentences = gap.join(texts), []
    for place, own in enumerate(texts):
        start = sentences[-1].end + 1 if sentences else 0
        sentences.append(Sentence(str(place), "body", start, start + len(own)))
    alone = [scope for sentence in sentences for scope in FINDER.scopes(text, [sentence])]
    assert FINDER.scopes(text, sentences) == alone


@given(st.lists(WORDS).map(" ".join))
def test_scopes_lie_in_the_sentence_and_beside_their_cue(text: str) -> None:
    for scope in FINDER.scopes(text, [Sentence("s", "body", 0, len(text))]):
        assert 0 <= scope.scope.start < scope.scope.end <= len(text)
        assert scope.scope.end <= scope.cue.start or scope.cue.end <= scope.scope.start


@pytest.mark.parametrize(
    "piece", ["no ", "may ", "not seen ", "a or ", "a", " ", "no fever, ", "whether ", "may a, and b is "]
)
def test_a_text_of_one_piece_costs_no_more_than_its_length(piece: str) -> None:
    text = (piece * 60_000)[:60_000]
    FINDER.scopes(text, [Sentence("s", "body", 0, len(text))])


def test_a_sentence_costs_no_more_in_a_longer_text() -> None:
    text = "They lived. " + "x" * 20_000_000
    sentence = Sentence("s", "body", 0, 11)
    FINDER.scopes(text, [sentence])
    begun = process_time()
    assert not any(FINDER.scopes(text, [sentence]) for _ in range(5_000))
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({"kind": "denial"}, "'denial'"),
        ({"reach": "page"}, "'page'"),
        ({"cues": ["not", True]}, "True"),
        ({"cues": ["may"]}, "'may'"),
        ({"cues": ["on {weekday}"]}, "weekday"),
    ],
)
def test_a_broken_rule_is_refused_by_name(change: dict[str, Any], value: str) -> None:
    rule = {"id": "mine", "kind": "negation", "reach": "noun", "words": 3, "cues": ["nix"], **change}
    with pytest.raises(SeedError) as raised:
        ContextFinder(Rules({**RULES, "cues": [*RULES["cues"], rule]}, RULES.place))
    assert "seeds/rules/context.yaml" in str(raised.value)
    assert value in str(raised.value)
