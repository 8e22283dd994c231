"""Every command as a user calls it, some in a process of their own, where only that could differ."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from pipeline.cli import main
from pipeline.promises import PROMISES
from pipeline.publish import latest
from tests.runs import seeds_compiled_once

ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def in_a_process(*arguments: str | Path) -> Done:
    """A command in a process of its own, as a shell starts it."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"}
    )
    return Done(done.returncode, done.stdout, done.stderr)


def als_evidence(*arguments: str | Path) -> Done:
    """The same in this process, which has imported everything and compiled the seeds."""
    printed = [TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    with (
        patch.dict(os.environ, {"NO_COLOR": "1"}),
        chdir(ROOT),
        redirect_stdout(printed[0]),
        redirect_stderr(printed[1]),
        seeds_compiled_once(),
        pytest.raises(SystemExit) as ended,
    ):
        main(list(map(str, arguments)))
    told = [stream.buffer.getvalue().decode("utf-8") for stream in printed]
    return Done(int(ended.value.code or 0), *told)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("cli") / "outputs"
    done = in_a_process("run", "--outputs", place)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"Published v000001-[0-9a-f]{8}", done.stdout.splitlines()[-1])
    return place


def rows(outputs: Path, table: str) -> list[dict[str, object]]:
    shown = als_evidence("show", table, "--rows", "1000", "--outputs", outputs, "--json")
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)


def test_versions_lists_what_was_published(outputs: Path) -> None:
    listed = json.loads(als_evidence("versions", "--outputs", outputs, "--json").stdout)
    assert [(row["parent"], row["documents"]) for row in listed] == [(None, 5)]
    assert listed[0]["version"] in als_evidence("versions", "--outputs", outputs).stdout


def test_a_folder_of_versions_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    done = als_evidence("versions", "--outputs", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == f"{tmp_path / 'nowhere'} is not a folder."


def test_a_folder_without_versions_is_told_so(tmp_path: Path) -> None:
    done = als_evidence("versions", "--outputs", tmp_path)
    assert (done.returncode, done.stdout.startswith(f"No version is published in {tmp_path}")) == (0, True)


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_run_without_documents_says_that_there_was_nothing_to_read(
    tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / ".hidden").write_text("Not read.")
    done = als_evidence("run", "--documents", documents, "--outputs", tmp_path / "outputs", *as_json)
    assert done.returncode == 0
    assert done.stderr.splitlines()[0].startswith(f"Nothing to read: {documents} holds no file")


def test_verify_checks_every_promise(outputs: Path) -> None:
    done = in_a_process("verify", "--outputs", outputs, "--json")
    assert done.returncode == 0, done.stderr
    promises = {check["promise"] for check in json.loads(done.stdout)}
    assert promises == {"files", "schema", *PROMISES}


def test_verify_says_in_the_end_that_all_holds(outputs: Path) -> None:
    done = als_evidence("verify", "--outputs", outputs)
    assert done.stdout.splitlines()[-1] == f"Every promise of {latest(outputs).name} holds."


@pytest.mark.parametrize(
    ("table", "arguments", "said"),
    [
        ("claims", ("--where", "cues=1"), "column 'cues' holds no plain values."),
        ("captures", ("--where", "content=x"), "column 'content' holds no plain values."),
        ("claims", ("--where", "hedged"), "--where 'hedged' names no value."),
        ("mentions", ("--where", "entity_type=diseas"), "column 'entity_type' never holds 'diseas'."),
        ("claims", ("--where", "name=x"), "table claims has no column 'name'."),
    ],
)
def test_show_says_what_rows_can_be_chosen_by(
    outputs: Path, table: str, arguments: tuple[str, ...], said: str
) -> None:
    done = als_evidence("show", table, *arguments, "--outputs", outputs)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (2, "", said)


def test_show_has_a_column_once_however_often_it_is_asked_for(outputs: Path) -> None:
    done = als_evidence(
        "show", "works", "--columns", "year,year", "--where", "year=2019", "--outputs", outputs
    )
    assert [line.split() for line in done.stdout.splitlines()[:2]] == [["year"], ["2019"]]


def test_show_chooses_rows_by_what_it_prints(outputs: Path) -> None:
    claims = rows(outputs, "claims")
    for value, wanted in (("hedged=False", False), ("route_id=", None)):
        column = value.partition("=")[0]
        done = als_evidence("show", "claims", "--where", value, "--outputs", outputs, "--json")
        found = [row for row in claims if row[column] is wanted]
        assert 0 < len(found) < len(claims)
        assert json.loads(done.stdout) == found


def test_show_tells_which_columns_there_are(outputs: Path) -> None:
    done = als_evidence("show", "works", "--columns", "name", "--outputs", outputs)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "table works has no column 'name'.",
        "It has work_id, title, year, doi, pmid, pmcid, document_ids, status, preprint_of.",
    ]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("mentions", "mention_id"),
        ("quantities", "quantity_id"),
        ("references", "reference_id"),
        ("citations", "citation_id"),
        ("claims", "claim_id"),
        ("sentences", "sentence_id"),
    ],
)
def test_trace_prints_the_raw_bytes_of_every_row(outputs: Path, table: str, key: str) -> None:
    for row in rows(outputs, table)[:3]:
        done = als_evidence("trace", str(row[key]), "--outputs", outputs, "--json")
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        raw = (ROOT / "seeds" / "documents" / found["source_uri"]).read_bytes()
        assert raw[found["raw_start"] : found["raw_end"]].decode() == found["raw"]
        if "surface" in row:
            assert " ".join(found["raw"].replace("\u00a0", " ").split()) == row["surface"]


def test_trace_calls_concepts_by_their_labels(outputs: Path) -> None:
    claim = next(row for row in rows(outputs, "claims") if row["outcome_id"] == "ACE:motor-function")
    printed = als_evidence("trace", str(claim["claim_id"]), "--outputs", outputs).stdout
    assert "ACE:motor-function (motor function)" in printed


def test_trace_quotes_the_words_that_decided(outputs: Path) -> None:
    claim = next(row for row in rows(outputs, "claims") if row["outcome_id"] == "ACE:motor-function")
    printed = als_evidence("trace", str(claim["claim_id"]), "--outputs", outputs).stdout
    assert "(recovery)" in next(line for line in printed.splitlines() if line.startswith("cues"))


def test_show_calls_concepts_by_their_labels(outputs: Path) -> None:
    chosen = ("--columns", "outcome_id,route_id", "--where", "outcome_id=ACE:motor-function")
    done = als_evidence("show", "claims", *chosen, "--outputs", outputs)
    assert done.stdout.splitlines()[1].strip() == "ACE:motor-function (motor function)"


def test_show_prints_a_row_on_one_line(outputs: Path) -> None:
    done = als_evidence("show", "documents", "--rows", "2", "--outputs", outputs)
    assert len(done.stdout.splitlines()) == 4
    assert "Sclerosis↵↵" in done.stdout


def test_trace_of_an_unknown_id_is_wrong_use(outputs: Path) -> None:
    done = in_a_process("trace", "nothing", "--outputs", outputs)
    assert done.returncode == 2
    assert "has no row with the id 'nothing'" in done.stderr
    assert "captures, documents, sentences, mentions" in done.stderr


def test_diff_of_a_version_with_itself_is_empty(outputs: Path) -> None:
    done = als_evidence("diff", "latest", "--outputs", outputs, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize(
    "arguments",
    [("diff", "v0"), ("show", "works", "--version", "v0"), ("verify", "v0")],
)
def test_the_begin_of_a_name_stands_for_its_version(outputs: Path, arguments: tuple[str, ...]) -> None:
    done = als_evidence(*arguments, "--outputs", outputs)
    assert done.returncode == 0, done.stderr


def test_a_version_is_made_again_from_its_parent_and_the_difference(outputs: Path, tmp_path: Path) -> None:
    later, documents = tmp_path / "later", tmp_path / "documents"
    shutil.copytree(outputs, later, symlinks=True)
    shutil.copytree(ROOT / "seeds" / "documents", documents)
    next(documents.iterdir()).unlink()
    assert als_evidence("run", "--documents", documents, "--outputs", later).returncode == 0
    first = next(later.glob("v000001-*")).name
    told = als_evidence("diff", first, "--to", tmp_path / "delta", "--rows", "1", "--outputs", later)
    assert told.returncode == 0, told.stderr
    assert "Causes: " in told.stdout
    shutil.copytree(outputs, tmp_path / "mirror", symlinks=True)
    applied = als_evidence("apply", tmp_path / "delta", "--outputs", tmp_path / "mirror")
    assert applied.returncode == 0, applied.stderr
    same = als_evidence("verify", "--outputs", tmp_path / "mirror")
    assert same.returncode == 0, same.stderr
    manifests = [(place / "latest" / "manifest.json").read_bytes() for place in (later, tmp_path / "mirror")]
    assert manifests[0] == manifests[1]


def test_a_corrupted_copy_fails_verification(outputs: Path, tmp_path: Path) -> None:
    copy = tmp_path / "outputs"
    shutil.copytree(outputs, copy, symlinks=True)
    part = next(copy.glob("v*/mentions.parquet"))
    os.chmod(part, 0o644)
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(data)
    done = in_a_process("verify", "--outputs", copy)
    assert done.returncode == 1
    assert done.stderr.startswith("files of all: mentions.parquet has SHA-256 ")


def test_a_shareable_copy_of_documents_without_licence_quotes_titles_and_keywords_alone(
    outputs: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    done = als_evidence("export", copy, "--shareable", "--format", "jsonl", "--outputs", outputs)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "The words of 5 of 5 documents are left out."
    shared = "\n".join(path.read_text(encoding="utf-8") for path in copy.iterdir())
    stated = json.dumps([{**row, "text": None} for row in rows(outputs, "documents")], ensure_ascii=False)
    sentences = [json.dumps(row["surface"], ensure_ascii=False)[1:-1] for row in rows(outputs, "sentences")]
    assert [text for text in sentences if text in shared and text not in stated] == []
    again = als_evidence("export", copy, "--outputs", outputs)
    assert (again.returncode, again.stderr.splitlines()[1]) == (2, "Name a folder that is not.")


def test_a_version_is_restored_from_a_mirror_and_verified(outputs: Path, tmp_path: Path) -> None:
    done = als_evidence("restore", f"file://{outputs}", "--outputs", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert als_evidence("verify", "--outputs", tmp_path / "new").returncode == 0
    again = als_evidence("restore", f"file://{outputs}", "--outputs", outputs)
    assert (again.returncode, again.stderr.splitlines()[1]) == (2, "Name a folder that has none.")


def test_a_mirror_is_an_object_store(outputs: Path) -> None:
    done = als_evidence("mirror", outputs, "--outputs", outputs)
    assert done.returncode == 2
    assert "is no object store" in done.stderr


def test_iceberg_names_a_metadata_file_for_each_table(outputs: Path, tmp_path: Path) -> None:
    done = als_evidence("iceberg", tmp_path / "warehouse", "--outputs", outputs, "--json")
    assert done.returncode == 0, done.stderr
    tables = json.loads(done.stdout)
    assert {"mentions", "claims", "changes"} <= set(tables)
    assert all(Path(place.removeprefix("file://")).is_file() for place in tables.values())


def test_prune_keeps_the_newest(outputs: Path, tmp_path: Path) -> None:
    copy = tmp_path / "outputs"
    shutil.copytree(outputs, copy, symlinks=True)
    assert als_evidence("run", "--outputs", copy).returncode == 0
    done = als_evidence("prune", "--keep", "1", "--outputs", copy)
    assert done.stdout.startswith("Removed 1 version, ")
    assert done.returncode == 0, done.stderr
    listed = json.loads(als_evidence("versions", "--outputs", copy, "--json").stdout)
    assert [row["version"][:7] for row in listed] == ["v000002"]
    assert als_evidence("verify", "--outputs", copy).returncode == 0


def test_a_release_that_moves_says_from_where(outputs: Path, tmp_path: Path) -> None:
    copy = tmp_path / "outputs"
    shutil.copytree(outputs, copy, symlinks=True)
    assert als_evidence("run", "--outputs", copy).returncode == 0
    first, second = (next(copy.glob(f"v00000{number}-*")).name for number in (1, 2))
    said = [als_evidence("pin", "review", name, "--outputs", copy).stdout for name in (first, first, second)]
    assert said == [f"review names {first}\n"] * 2 + [f"review names {second}, no longer {first}\n"]


def test_captured_text_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    place, documents = tmp_path / "outputs", tmp_path / "documents"
    documents.mkdir()
    page = (
        "Stem cells\x1b]0;taken\x07 in ALS\n\nAbstract\n\nMesenchymal stem cells \u202eslowed\x9b31m ALS.\n"
    )
    documents.joinpath("a.txt").write_text(page, encoding="utf-8")
    documents.joinpath("b\x1b[31m.bin").write_bytes(b"\x00\x01\xff" * 40)
    run = ("run", "--documents", documents, "--outputs", place)
    printed = [als_evidence(*run)]
    documents.joinpath("c.txt").write_text(page.replace("slowed", "stopped"), encoding="utf-8")
    printed += [als_evidence(*run)]
    first = json.loads(als_evidence("versions", "--outputs", place, "--json").stdout)[0]["version"]
    sentence = rows(place, "sentences")[-1]["sentence_id"]
    for command in (("show", "captures"), ("trace", sentence), ("diff", first), ("diff", first, "--json")):
        printed += [als_evidence(*command, "--outputs", place)]

    assert [done.returncode for done in printed] == [0] * len(printed)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set("".join(done.stdout for done in printed))
    assert any(r"\x1b" in done.stdout for done in printed)


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("run", "--documents", "nowhere"), "is not a folder"),
        (("run", "--seeds", "nowhere"), "Name the folder of vocabulary and rules with --seeds."),
        (("show", "nothing"), "has no table 'nothing'"),
        (("verify", "v000009-00000000"), "no version 'v000009-00000000'"),
        (("run", "--workers", "0"), "Invalid value for '--workers'"),
    ],
)
def test_wrong_use_says_so_and_exits_with_2(outputs: Path, arguments: tuple[str, ...], cause: str) -> None:
    done = als_evidence(*arguments, "--outputs", outputs)
    assert done.returncode == 2
    assert cause in done.stderr
    assert "Traceback" not in done.stderr
