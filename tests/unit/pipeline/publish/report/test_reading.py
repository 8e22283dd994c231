"""Of a table no more is read than a page shows."""

from __future__ import annotations

from pipeline.publish.report.reading import rows_at

IDS = ("document_id",)


def test_rows_are_found_by_their_place_and_other_parts_are_not_opened(lab):
    parts = [[{"document_id": f"d{part}{row}"} for row in range(3)] for part in range(3)]
    version = lab.publish("run-00001", {"documents": parts})
    path = version.table("documents")[1]
    path.parent.chmod(0o755)
    path.unlink()
    assert rows_at(version, "documents", IDS, places=[2, 6, 8]) == [
        {"document_id": "d02"},
        {"document_id": "d20"},
        {"document_id": "d22"},
    ]


def test_behind_the_end_of_a_table_is_no_row(lab):
    version = lab.publish("run-00001", {"documents": [[{"document_id": "d1"}], []]})
    assert rows_at(version, "documents", IDS, places=range(5)) == [{"document_id": "d1"}]


def test_a_table_that_is_not_there_has_no_row_anywhere(lab):
    version = lab.publish("run-00001", {"captures": [[{"capture_id": "c1"}]]}, render=lambda _: {})
    assert rows_at(version, "documents", IDS, places=range(5)) == []
