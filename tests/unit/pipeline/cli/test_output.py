"""Tables for people, JSON for programs, and neither with a life of its own."""

from __future__ import annotations

import json

import pytest

from pipeline.cli import output
from pipeline.cli.output import counted, print_json, print_rows, print_table, say

Capture = pytest.CaptureFixture[str]


def shown(capsys: Capture) -> list[str]:
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_numbers_stand_to_the_right(capsys: Capture) -> None:
    print_table(("table", "rows"), [("mentions", 5), ("claims", 12345)])

    assert shown(capsys) == ["table      rows", "mentions      5", "claims    12345"]


def test_a_year_is_no_sum(capsys: Capture) -> None:
    print_table(("year",), [(2021,)])

    assert shown(capsys)[1] == "2021"


def test_a_cell_is_neither_markup_nor_a_command_to_the_terminal(capsys: Capture) -> None:
    print_table(("[red]surface", "x"), [("[bold]SOD1[/bold] :smile: \x1b[31m", None)])

    header, row = shown(capsys)
    assert header.split() == ["[red]surface", "x"]
    assert row == r"[bold]SOD1[/bold] :smile: \x1b[31m"


def test_a_long_line_is_not_cut_where_no_terminal_is(capsys: Capture) -> None:
    print_table(("value",), [("x" * 500,)])

    assert shown(capsys)[1] == "x" * 500


def test_no_line_ends_in_blanks_where_no_terminal_is(capsys: Capture) -> None:
    print_table(("column", "value"), [("surface", "x" * 50), ("kind", None)])

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["column   value", f"surface  {'x' * 50}", "kind"]


@pytest.mark.parametrize(("number", "said"), [(0, "0 versions"), (1, "1 version"), (2, "2 versions")])
def test_one_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "version") == said


def test_a_table_of_no_rows_has_its_columns(capsys: Capture) -> None:
    print_rows(("surface", "kind"), [])

    assert shown(capsys) == ["surface  kind"]


def test_rows_stand_one_by_one_where_the_terminal_is_narrow(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "UNBOUNDED", 40)
    row = {f"column_{n}": n for n in range(6)}

    print_rows(list(row), [row, row])

    assert shown(capsys)[:3] == ["row 1", "  column_0  0", "  column_1  1"]


def test_colours_are_for_terminals(capsys: Capture) -> None:
    print_table(("result",), [("broken",)])

    assert "\x1b" not in capsys.readouterr().out


def test_json_holds_bytes_as_text_and_no_escape(capsys: Capture) -> None:
    print_json({"raw": b"\xff\x1b[31m", "surface": "\u202eSOD1\x9b"})

    printed = capsys.readouterr().out
    assert json.loads(printed) == {"raw": "\\xff\x1b[31m", "surface": "\u202eSOD1\x9b"}
    assert not {"\x1b", "\x9b", "\u202e"} & set(printed)


def test_messages_are_inert_too(capsys: Capture) -> None:
    say("bad name \x1b]0;x\x07.txt", err=True)

    assert capsys.readouterr().err == "bad name \\x1b]0;x\\x07.txt\n"
