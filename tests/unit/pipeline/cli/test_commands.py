"""Every command explains itself, and completes what a person begins to type."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import commands, main
from pipeline.cli.options import complete_table, complete_version
from schemas import TABLES

NAMES = sorted(commands.commands)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_shows_examples_that_it_takes(name: str) -> None:
    command = commands.commands[name]
    shown = CliRunner().invoke(commands, [name, "--help"]).output
    lines = [line.strip() for line in shown.splitlines() if line.strip().startswith("als-evidence ")]

    assert lines
    for line in lines:
        program, called, *arguments = line.split()
        assert (program, called) == ("als-evidence", name)
        command.make_context(name, arguments)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_prints_json_on_request(name: str) -> None:
    assert "as_json" in {parameter.name for parameter in commands.commands[name].params}


def test_the_help_names_completion_and_exit_status() -> None:
    shown = CliRunner().invoke(commands, ["--help"]).output

    assert "_ALS_EVIDENCE_COMPLETE=bash_source" in shown
    assert "Exit status" in shown
    assert "NO_COLOR" in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_the_shells(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_ALS_EVIDENCE_COMPLETE", f"{shell}_source")

    with pytest.raises(SystemExit):
        main([])

    printed = capsys.readouterr().out
    assert "als-evidence" in printed
    assert f"_ALS_EVIDENCE_COMPLETE={shell}_complete" in printed


@pytest.mark.parametrize(
    ("begun", "tables"),
    [("claim", ["claims", "claim_abstentions", "claim_links"]), ("changes", ["changes"]), ("x", [])],
)
def test_tables_are_completed(begun: str, tables: list[str]) -> None:
    context = click.Context(commands)

    assert [item.value for item in complete_table(context, commands.params[0], begun)] == tables
    assert len(complete_table(context, commands.params[0], "")) == len(TABLES) + 1


def test_versions_are_completed_from_the_outputs_folder(tmp_path: Path) -> None:
    version = tmp_path / "v000001-0123abcd"
    version.mkdir()
    version.joinpath("manifest.json").write_text("{}")
    context = click.Context(commands)
    context.params["outputs"] = tmp_path

    completed = complete_version(context, commands.params[0], "")

    assert [item.value for item in completed] == ["latest", version.name]
