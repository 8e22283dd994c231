"""Every rule of ``seeds/rules/references.yaml`` reads its examples and not its counter-examples."""

from typing import Any

import pytest

from pipeline.extract.references.authors import read_authors
from pipeline.extract.references.imprint import imprints_by, read_imprint
from pipeline.extract.references.rules import Layout, reference_rules
from pipeline.extract.rows import Reference
from pipeline.vocabulary.rules import Rules
from tests.documents import one_segment
from tests.seeded import SEEDED

SOURCE = SEEDED.rules("references")
RULES = reference_rules(SOURCE)
PARSER = SEEDED.references
LAYOUT_FIELDS = ("year", "volume", "issue", "first_page", "last_page")
FIELDS = ("authors", "title", "journal", "doi", "pmid", *LAYOUT_FIELDS)


def examples(section: str, side: str) -> list[tuple[str, Any]]:
    return [(rule["id"], example) for rule in SOURCE[section] for example in rule[side]]


def brief_layouts(layout: str) -> list[Layout]:
    listed = zip(SOURCE["brief_layouts"], RULES.brief.layouts, strict=True)
    return [brief.layout for rule, brief in listed if rule["id"] == layout]


def parsed(entry: str) -> Reference:
    return PARSER.find(one_segment(entry, "reference"))[0]


@pytest.mark.parametrize(("style", "example"), examples("author_styles", "finds"))
def test_authors_are_read_in_each_style(style: str, example: dict[str, Any]) -> None:
    assert list(read_authors(example["text"], RULES.authors).authors) == example["authors"]


@pytest.mark.parametrize(("style", "example"), examples("author_styles", "ignores"))
def test_no_authors_are_read_where_none_stand(style: str, example: str) -> None:
    assert read_authors(example, RULES.authors).authors == ()


@pytest.mark.parametrize(("layout", "example"), examples("layouts", "finds"))
def test_a_layout_gives_its_fields(layout: str, example: dict[str, Any]) -> None:
    imprint = read_imprint(example["text"], 0, RULES)
    assert imprint is not None
    assert {name: getattr(imprint, name) for name in LAYOUT_FIELDS} == {
        name: example.get(name) for name in LAYOUT_FIELDS
    }


@pytest.mark.parametrize(("layout", "example"), examples("layouts", "ignores"))
def test_a_layout_reads_nothing_in_its_counter_example(layout: str, example: str) -> None:
    layouts = [rule for rule in SOURCE["layouts"] if rule["id"] == layout]
    assert read_imprint(example, 0, reference_rules(Rules({**SOURCE, "layouts": layouts}))) is None


@pytest.mark.parametrize(("layout", "example"), examples("brief_layouts", "finds"))
def test_a_brief_layout_gives_its_fields(layout: str, example: dict[str, Any]) -> None:
    imprint = next(imprints_by(brief_layouts(layout), example["text"], 0, RULES))
    assert {name: getattr(imprint, name) for name in LAYOUT_FIELDS} == {
        name: example.get(name) for name in LAYOUT_FIELDS
    }


@pytest.mark.parametrize(("layout", "example"), examples("brief_layouts", "ignores"))
def test_a_brief_layout_reads_nothing_in_its_counter_example(layout: str, example: str) -> None:
    assert list(imprints_by(brief_layouts(layout), example, 0, RULES)) == []


@pytest.mark.parametrize("example", SOURCE["examples"], ids=lambda example: example["text"][:30])
def test_a_whole_entry_is_read_into_its_fields(example: dict[str, Any]) -> None:
    row = parsed(example["text"])
    read = {name: getattr(row, name) for name in FIELDS}
    assert read == {name: example.get(name) for name in FIELDS} | {"authors": tuple(example["authors"])}


def test_identifiers_are_read_as_everywhere_else() -> None:
    shared = {"scheme", "needles", "pattern", "form", "case", "glued_labels", "cut", "trim", "checksum"}
    general = {rule["id"]: rule for rule in SEEDED.rules("identifiers")["schemes"]}
    for rule in SOURCE["schemes"]:
        assert {key: rule.get(key) for key in shared} == {key: general[rule["id"]].get(key) for key in shared}
