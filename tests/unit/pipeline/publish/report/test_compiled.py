"""Compiled templates are kept, and never stand for a template that they were not made from."""

from __future__ import annotations

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from pipeline.publish.report.compiled import Compiled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.jinja").write_text("one {{ 1 + 1 }}")
    return tmp_path


def kept(folder):
    return sorted(path for path in folder.rglob("*.compiled"))


def filled(folder, environment="as it is"):
    cache = Compiled(folder, environment)
    return (
        Environment(loader=FileSystemLoader(folder), bytecode_cache=cache).get_template("page.jinja").render()
    )


def test_a_template_is_compiled_once(folder, monkeypatch):
    assert filled(folder) == "one 2"
    monkeypatch.setattr(Environment, "_parse", lambda *_: pytest.fail("it is compiled again"))
    assert filled(folder) == "one 2"


def test_a_changed_template_is_compiled_anew(folder):
    filled(folder)
    (folder / "page.jinja").write_text("two")
    assert filled(folder) == "two"


def test_another_environment_compiles_anew(folder, monkeypatch):
    filled(folder)
    monkeypatch.setattr(Environment, "_parse", lambda *_: pytest.fail("it is compiled again"))
    with pytest.raises(pytest.fail.Exception):
        filled(folder, "as it is now")


@pytest.mark.parametrize("damage", [b"", b"0" * 64 + b"\ncode", b"no seal"])
def test_what_was_kept_and_is_damaged_is_compiled_anew(folder, damage):
    filled(folder)
    (place,) = kept(folder)
    place.chmod(0o644)
    place.write_bytes(damage)
    assert filled(folder) == "one 2"


def test_nothing_is_kept_where_nothing_can_be_written(folder):
    (folder / "__pycache__").write_text("no folder")
    assert filled(folder) == "one 2"


def test_nothing_is_kept_where_python_keeps_no_code(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled(folder) == "one 2"
    assert kept(folder) == []
