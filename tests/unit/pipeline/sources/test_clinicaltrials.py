from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.decoded import Decoded
from pipeline.sources.clinicaltrials import MEDIA_TYPE, read_study, recognize


def study(**modules: Any) -> Decoded:
    return read_study(json.dumps({"protocolSection": modules}).encode())


def shown(decoded: Decoded, role: str) -> list[str]:
    return [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == role]


@pytest.mark.parametrize(
    ("head", "is_study"),
    [
        (b'{"protocolSection": {', True),
        (b',{"derivedSection":{},"protocolSection":{', True),
        (b'{"studies": []}', False),
        (b'A study has a "protocolSection"', False),
    ],
)
def test_studies_are_told_from_other_json(head: bytes, is_study: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_study else None)


def test_a_withdrawn_study_is_no_retracted_work() -> None:
    decoded = study(statusModule={"overallStatus": "WITHDRAWN"})
    assert [one for one in decoded.stated if one.field == "publication_status"] == []
    assert shown(decoded, "metadata") == ['overallStatus": "WITHDRAWN']


def test_people_and_places_are_one_dropped_block() -> None:
    decoded = study(
        contactsLocationsModule={"centralContacts": [{"name": "A"}], "locations": [{"city": "B"}]}
    )
    assert len(shown(decoded, "contact")) == 1
    assert len(decoded.blocks or ()) == 1


def test_primary_outcomes_are_told_from_secondary_ones() -> None:
    outcomes = {
        "primaryOutcomes": [{"measure": "A"}],
        "secondaryOutcomes": [{"measure": "B"}, {"measure": "C"}],
    }
    assert shown(study(outcomesModule=outcomes), "heading") == [
        'primaryOutcomes": [{"measure": "A',
        'secondaryOutcomes": [{"measure": "B',
        "C",
    ]


def test_criteria_fall_into_items() -> None:
    criteria = "Key Inclusion Criteria:\n\n* Age ≥ 18\n* FVC\n\nExclusion Criteria:\n\n1. Pregnancy"
    decoded = study(eligibilityModule={"eligibilityCriteria": criteria})
    assert shown(decoded, "heading") == ["Key Inclusion Criteria:", "Exclusion Criteria:"]
    assert len(shown(decoded, "body")) == 3
