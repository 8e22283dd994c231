"""What the README shows is run as it stands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.cli import commands
from tests.runs import run
from tests.seeded import SEEDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def snippets(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    run(SEEDS / "documents", place / "outputs")
    return place


@pytest.mark.parametrize("code", snippets("python"))
def test_python_snippets_run(code: str, folder: Path) -> None:
    if "from datasets" in code:
        pytest.importorskip("datasets", reason="not in the lock file; make metadata runs it")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("query", snippets("sql"))
def test_sql_snippets_run(query: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert duckdb.sql(query).fetchall()


@pytest.mark.parametrize("code", snippets("r"))
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_snippets_run(code: str, folder: Path) -> None:
    done = subprocess.run(["Rscript", "-e", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_line_that_is_followed_is_what_the_tables_hold(folder: Path) -> None:
    tables = {
        name: pd.read_parquet(folder / "outputs" / "latest" / f"{name}.parquet")
        for name in ("documents", "sentences", "mentions", "claims")
    }
    story = README.partition("## One line, followed")[2].partition("## Load")[0]
    sentences = tables["sentences"]
    (sentence,) = [row for row in sentences.itertuples() if row.surface in story]
    (document,) = tables["documents"].query("document_id == @sentence.document_id").itertuples()
    claims = tables["claims"].query("sentence_id == @sentence.sentence_id")
    named = tables["mentions"].query("sentence_id == @sentence.sentence_id and part_of.isna()")
    cues = [document.text[cue["start"] : cue["end"]] for row in claims.cues for cue in row]
    said = [f"bytes {sentence.raw_start} to {sentence.raw_end} of `{document.source_uri}`"]
    said += [document.doi, document.source_type, document.peer_review, sentence.role, *cues, *named.surface]
    said += [*named.concept_id, *claims.rule_id, *claims.direction, *claims.effect, *claims.evidence_level]
    assert len(claims) == 2
    assert [value for value in said if value not in story] == []


def test_every_command_is_listed() -> None:
    assert set(re.findall(r"`als-evidence (\w+)", README)) >= set(commands.commands)


def test_every_make_target_is_there() -> None:
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= targets


def test_every_link_leads_somewhere() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
