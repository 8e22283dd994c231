"""Each table of values in `metadata.yaml` reads its examples and leaves its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clean.fold import fold
from pipeline.clean.metadata.licences import LicenceReader
from pipeline.clean.metadata.sheet import Line, Sheet
from pipeline.clean.metadata.tables import ValueTables
from tests.seeded import SEEDED
from tests.seeds.examples import examples

RULES = SEEDED.rules("metadata")
TABLES = ValueTables(RULES)
LICENCES = LicenceReader(RULES.rows("licences"))


@pytest.mark.parametrize(("row", "line"), examples(RULES["publication_types"], "finds"))
def test_a_publication_type_is_read(row: dict[str, Any], line: str) -> None:
    whole, within = TABLES.type_of(fold(line)), TABLES.type_in(line, 0)
    found = whole or (within and within[0])
    assert found is not None
    assert found.rule_id == row["id"]


@pytest.mark.parametrize(("row", "line"), examples(RULES["publication_types"], "ignores"))
def test_the_words_of_a_type_in_other_use_are_no_type(row: dict[str, Any], line: str) -> None:
    assert TABLES.type_of(fold(line)) is None


def licence_rule(line: str) -> str:
    sheet = Sheet()
    LICENCES.read(Line(line, 0, 0, "label-licence"), fold(line), sheet)
    return next((one.rule_id for one in sheet.metadata().stated if one.field == "licence"), "")


@pytest.mark.parametrize(("row", "line"), examples(RULES["licences"], "finds"))
def test_a_licence_is_read(row: dict[str, Any], line: str) -> None:
    assert licence_rule(line) == row["id"]


@pytest.mark.parametrize(("row", "line"), examples(RULES["licences"], "ignores"))
def test_another_licence_is_not_taken_for_it(row: dict[str, Any], line: str) -> None:
    assert licence_rule(line) != row["id"]


@pytest.mark.parametrize(("row", "line"), examples(RULES["registers"], "finds"))
def test_a_register_number_is_read(row: dict[str, Any], line: str) -> None:
    found = TABLES.register_number(line, 0)
    assert found is not None
    assert found.value == line


@pytest.mark.parametrize(("row", "line"), examples(RULES["registers"], "ignores"))
def test_other_numbers_are_no_register_numbers(row: dict[str, Any], line: str) -> None:
    assert TABLES.register_number(line, 0) is None
