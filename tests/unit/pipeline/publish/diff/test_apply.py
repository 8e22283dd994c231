"""A version and its difference to another give the other, byte for byte."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import EvidenceError, UsageError
from pipeline.publish import diff, verify_files
from pipeline.publish.delta import apply_delta, write_delta
from pipeline.publish.faults import OutputsError
from schemas import TABLES
from tests.versions import files

NAMES = st.sampled_from(["d1", "d2", "d3", "d4", "d5"])
TITLES = st.none() | st.sampled_from(["Stem cells", 'A "quote"\n\\', "é\u2028", "[1]"])
MENTION = st.fixed_dictionaries(
    {"surface": st.sampled_from(["ALS", "MSC\t"]), "ambiguous_with": st.lists(st.sampled_from("AB"))}
)
STATES = st.dictionaries(NAMES, st.tuples(st.binary(max_size=3), st.lists(MENTION, max_size=3)))
WORKS = st.dictionaries(st.sampled_from(["w1", "w2", "w3"]), TITLES)


def tables(capture, state, works, cut):
    """A version's tables: captures with their bytes, mentions, works; parts are cut after ``cut``."""
    documents = sorted(state)
    captures = [{**capture(name, state[name][0]), "content": state[name][0]} for name in documents]
    mentions = [
        {"mention_id": f"{name}-{start}", "document_id": name, "start": start, **mention}
        for name in documents
        for start, mention in enumerate(state[name][1])
    ]
    first = set(documents[:cut])
    return {
        "captures": [captures[:cut], captures[cut:]],
        "mentions": [
            [row for row in mentions if row["document_id"] in first],
            [row for row in mentions if row["document_id"] not in first],
        ],
        "works": [[{"work_id": name, "title": works[name]} for name in sorted(works)]],
    }


def mirror(lab, version, folder):
    """Another outputs folder that holds ``version`` alone."""
    folder.mkdir()
    shutil.copytree(version.path, folder / version.name)
    return folder


@settings(max_examples=40)
@given(st.lists(st.tuples(STATES, WORKS, st.integers(0, 3)), min_size=2, max_size=4))
def test_every_version_follows_from_every_other(tmp_path_factory, new_lab, capture, history):
    lab = new_lab(tmp_path_factory.mktemp("history"))
    versions = [
        lab.publish(f"run-0000{number}", tables(capture, *state)) for number, state in enumerate(history)
    ]
    first, last = versions[0], versions[-1]
    for before, after in ((first, last), (last, first)):
        place = tmp_path_factory.mktemp("delta")
        write_delta(before, after, place / "delta")
        made = apply_delta(place / "delta", mirror(lab, before, place / "mirror"))
        assert files(made) == files(after)
        assert diff(made, after).num_rows == 0


@pytest.fixture
def delta(lab, capture, tmp_path):
    """Two versions and the way from the first to the second."""
    first = lab.publish("run-00001", tables(capture, {"d1": (b"a", [])}, {"w1": "Old"}, 1))
    second = lab.publish("run-00002", tables(capture, {"d1": (b"b", [])}, {"w1": None}, 1))
    write_delta(first, second, tmp_path / "delta")
    return first, second, tmp_path / "delta"


def test_an_applied_version_keeps_every_promise_and_is_the_latest(lab, delta, tmp_path):
    first, second, folder = delta
    made = apply_delta(folder, mirror(lab, first, tmp_path / "mirror"))
    assert verify_files(made) == []
    assert (tmp_path / "mirror" / "latest").readlink().name == second.name


def test_a_version_that_is_there_is_not_made_again(lab, delta):
    _, second, folder = delta
    assert apply_delta(folder, lab.outputs).path == second.path


def test_a_delta_applies_to_the_version_it_was_made_from_alone(lab, delta, tmp_path, capture, new_lab):
    _, _, folder = delta
    other = new_lab(tmp_path / "other")
    other.publish("run-00001", tables(capture, {"d2": (b"a", [])}, {}, 1))
    with pytest.raises(UsageError, match="does not hold the data"):
        apply_delta(folder, other.outputs)


def test_a_folder_that_is_no_delta_is_refused(lab, delta, tmp_path):
    with pytest.raises(UsageError, match="is no delta"):
        apply_delta(tmp_path, lab.outputs)


@pytest.mark.parametrize("head", ["", "[]", "{}", '{"after": "v000002-run-0000"}'])
def test_a_head_that_lacks_a_member_makes_no_delta(lab, delta, head):
    _, _, folder = delta
    (folder / "delta.json").chmod(0o644)
    (folder / "delta.json").write_text(head)
    with pytest.raises(UsageError, match="is no delta"):
        apply_delta(folder, lab.outputs)


def test_a_place_where_no_delta_can_be_written_is_named(delta, tmp_path):
    first, second, _ = delta
    (tmp_path / "file").write_text("a file")
    with pytest.raises(OutputsError, match="file"):
        write_delta(first, second, tmp_path / "file" / "delta")


@pytest.mark.parametrize("earlier", [True, False])
def test_a_column_that_came_or_went_is_told_by_contract_and_applied(lab, tmp_path, monkeypatch, earlier):
    works = [{"work_id": "w1", "pmcid": "PMC1"}, {"work_id": "w2"}]
    narrow = pa.schema([field for field in TABLES["works"].arrow_schema() if field.name != "pmcid"])
    versions = []
    for has_column in (not earlier, earlier):
        with monkeypatch.context() as patched:
            if not has_column:
                patched.setitem(TABLES["works"].__dict__, "_arrow_schema", narrow)
            versions.append(lab.publish(f"run-{has_column!s:0>5}", {"works": [works]}))
    (change,) = diff(*versions).to_pylist()
    assert (change["key"], change["column"]) == ('["w1"]', "pmcid")
    assert (change["cause"], change["cause_detail"]) == ("contract", "column works.pmcid")
    write_delta(*versions, tmp_path / "delta")
    with monkeypatch.context() as patched:
        if not earlier:
            patched.setitem(TABLES["works"].__dict__, "_arrow_schema", narrow)
        made = apply_delta(tmp_path / "delta", mirror(lab, versions[0], tmp_path / "mirror"))
    assert files(made) == files(versions[1])


def test_a_delta_that_leads_out_of_the_folder_is_refused(lab, delta, tmp_path):
    first, _, folder = delta
    place = folder / "version" / "manifest.json"
    place.chmod(0o644)
    place.write_text(place.read_text().replace("mentions.parquet", "../mentions.parquet"))
    head = json.loads((folder / "delta.json").read_text())
    (folder / "delta.json").chmod(0o644)
    head["manifest_sha256"] = sha256(place.read_bytes()).hexdigest()
    (folder / "delta.json").write_text(json.dumps(head))
    with pytest.raises(EvidenceError, match="is no path of a version"):
        apply_delta(folder, mirror(lab, first, tmp_path / "mirror"))


def test_a_delta_is_never_written_over(delta):
    first, second, folder = delta
    with pytest.raises(UsageError, match="is there already"):
        write_delta(first, second, folder)
