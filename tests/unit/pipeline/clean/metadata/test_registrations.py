"""Registrations that reports of trials name as their own."""

from __future__ import annotations

import pytest

from pipeline.clean.metadata.record import Metadata
from pipeline.clean.metadata.registrations import OwnRegistrations
from pipeline.document import Segment
from tests.seeded import SEEDED

RULES = SEEDED.rules("metadata")
READER = OwnRegistrations(RULES)


def registered(text: str, document_type: str = "clinical_trial", role: str = "abstract") -> str | None:
    metadata = Metadata()
    READER.add(text, [Segment(role, 0, len(text))], metadata, document_type)
    assert [text[one.start : one.end] for one in metadata.stated] == [
        number for number in [metadata.registry_id] if number
    ]
    return metadata.registry_id


@pytest.mark.parametrize(
    "text",
    [
        *RULES["own_registrations"]["finds"],
        "We do not recommend them. Trial registration: ClinicalTrials.gov NCT01234567.",
        "This phase 2 trial was prospectively registered in ClinicalTrials.gov (NCT01234567) in 2019.",
        "Clinical trial registration number NCT01234567; EudraCT 2020-001234-11.",
        "The study was registered (NCT01234567) and approved.",
        "Clinical Trial Registration: NCT01234567.",
    ],
)
def test_a_report_has_the_number_that_it_names_as_its_own(text: str) -> None:
    assert registered(text) == "NCT01234567"


@pytest.mark.parametrize(
    "text",
    [
        *RULES["own_registrations"]["ignores"],
        "Twelve trials were registered, of which one (NCT01234567) has ended.",
        "The trial was registered late. Another one (NCT01234567) was not.",
        "The REST trial was registered as NCT01234567.",
        "The patients were registered in NCT01234567.",
    ],
)
def test_numbers_of_other_trials_are_left(text: str) -> None:
    assert registered(text) is None


def test_only_reports_of_trials_are_asked_and_only_their_prose() -> None:
    text = "The trial was registered as NCT01234567."
    assert registered(text, "review") is None
    assert registered(text, role="reference") is None


def test_what_was_stated_stays() -> None:
    text = "The trial was registered as NCT01234567."
    metadata = Metadata(registry_id="ISRCTN12345678")
    READER.add(text, [Segment("body", 0, len(text))], metadata, "clinical_trial")
    assert metadata.registry_id == "ISRCTN12345678"


def test_a_paragraph_of_its_own_names_the_number() -> None:
    text = "Cells were safe.\n\nTrial registration: ClinicalTrials.gov NCT01234567."
    metadata = Metadata()
    READER.add(
        text, [Segment("abstract", 0, 16), Segment("abstract", 18, len(text))], metadata, "clinical_trial"
    )
    assert metadata.registry_id == "NCT01234567"
