from __future__ import annotations

import io

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.eudract import MEDIA_TYPE, read_trial, recognize, split_trials
from tests.unit.pipeline.sources.stated import said

TRIAL = "EudraCT Number: 2099-000001-99\nSponsor Name: A: B\nFull Title: Cells:\n a trial\nDisease: X\n"


@pytest.mark.parametrize(
    ("head", "is_trial"),
    [
        (TRIAL, True),
        ("\ufeffSummary\r\n" + TRIAL.replace("\n", "\r\n"), True),
        ("The trial (EudraCT Number: 2099-000001-99) was small.\nFull Title: none.\n", False),
        ("EudraCT Number: 2099-000001-99\nwas stopped.\n", False),
    ],
)
def test_exports_are_told_from_prose(head: str, is_trial: bool) -> None:
    assert recognize(head.encode()) == (MEDIA_TYPE if is_trial else None)


def test_each_trial_is_a_record() -> None:
    data = f"Summary\n\n{TRIAL}\n\n{TRIAL.replace('000001', '000002')}".encode()
    cut = list(split_trials(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [one.name for one in cut] == ["2099-000001-99", "2099-000002-99"]


def test_a_value_ends_with_the_next_label() -> None:
    decoded = read_trial(TRIAL.encode())
    assert said(decoded, "title") == ["Cells: a trial"]
    assert said(decoded, "registry_id") == ["2099-000001-99"]
    assert said(decoded, "document_type") == ["trial_registration"]


def test_what_holds_no_label_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_trial(b"no label here")
    assert refused.value.reason_code == "malformed"
