"""Stated references: each value leads to its entry in the clean text, and to the bytes that say it."""

from __future__ import annotations

import pyarrow as pa

from pipeline.clean.assemble import assemble
from pipeline.clean.page import lay_out
from pipeline.engine.cited import STATED_REFERENCES, cited_rows
from pipeline.engine.columns import to_table
from pipeline.engine.provenance import Capture
from pipeline.sources.jats import read_article
from tests.seeded import SEEDED

SEGMENTER = SEEDED.segmenter
PAGE = (
    '<article dtd-version="1.3"><front/><body><p>Zürich – cells.</p></body><back><ref-list>'
    "<ref><mixed-citation>No parts.</mixed-citation></ref>"
    "<ref><element-citation><person-group person-group-type='author'><name><surname>Żółć</surname></name>"
    "</person-group><source>Übersicht</source><year>2019</year></element-citation></ref>"
    "</ref-list></back></article>"
).encode()


def stated() -> pa.Table:
    decoded = read_article(PAGE)
    page = lay_out(decoded, SEGMENTER)
    capture = Capture(decoded, page, assemble(decoded, page.segments))
    return to_table(list(cited_rows("d", capture)), STATED_REFERENCES)


def test_an_entry_without_stated_parts_has_no_row() -> None:
    (row,) = stated().to_pylist()
    assert (row["authors"], row["title"], row["year"], row["journal"]) == (["Żółć"], "Übersicht", 2019, None)


def test_a_row_begins_where_its_entry_does_in_the_clean_text() -> None:
    decoded = read_article(PAGE)
    text = assemble(decoded, lay_out(decoded, SEGMENTER).segments).text
    assert text[stated()["start"][0].as_py() :].startswith("Żółć")


def test_each_stated_field_leads_to_the_bytes_that_say_it() -> None:
    (places,) = stated()["stated"].to_pylist()
    assert [(one["field"], PAGE[one["raw_start"] : one["raw_end"]].decode()) for one in places] == [
        ("authors", "<surname>Żółć</surname>"),
        ("title", "Übersicht"),
        ("year", "2019"),
    ]
