"""The page of changes tells in a minute what changed and why."""

from __future__ import annotations


def page(version):
    """The text of CHANGES.md."""
    return (version.path / "CHANGES.md").read_text()


def test_the_first_version_says_so_and_counts_its_rows(lab):
    version = lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    assert page(version) == (
        "# v000001-run-0000\n"
        "\n"
        "Published 2024-01-01T00:00:00+00:00 by run run-00001.\n"
        "It is the first version.\n"
        "\n"
        "## Tables\n"
        "\n"
        "| table | rows | before | added | removed | changed |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| works | 1 |  | 0 | 0 | 0 |\n"
    )


def test_an_unchanged_version_says_so(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    version = lab.publish("run-00002", {"works": [[{"work_id": "w1"}]]})
    assert "It follows v000001-run-0000.\nNothing changed: every table has the bytes it had." in page(version)


def test_rows_are_counted_once_however_many_cells_changed(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1"}, {"work_id": "w2"}]]})
    changed = [{"work_id": "w1", "title": "T", "year": 2020}, {"work_id": "w3"}]
    assert "| works | 2 | 2 | 1 | 1 | 1 |" in page(lab.publish("run-00002", {"works": [changed]}))


def test_causes_are_listed_with_their_weight_and_cannot_break_the_page(lab, capture):
    def tables(content):
        return {"captures": [[capture("a|b`c<img>", content)]]}

    lab.publish("run-00001", tables(b"1"))
    assert "- 1 change — `input a/b'c<img>.txt`\n" in page(lab.publish("run-00002", tables(b"2")))


def test_schema_and_vocabulary_are_named(lab):
    lab.publish("run-00001", {"concepts": [[{"concept_id": "A:1"}, {"concept_id": "A:2"}]]})
    concepts = [{"concept_id": "A:2", "n_mentions": 5}, {"concept_id": "A:3"}]
    version = lab.publish("run-00002", {"concepts": [concepts], "works": []})
    assert version.manifest["vocabulary_diff"] == {"added": ["A:3"], "removed": ["A:1"], "changed": []}
    assert "## Schema\n\n- tables added: `works`\n" in page(version)
    assert "## Vocabulary\n\n- added: `A:3`\n- removed: `A:1`\n" in page(version)
