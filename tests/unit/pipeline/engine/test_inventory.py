from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import inventory, unpacked
from pipeline.engine.inventory import Input, Known
from pipeline.errors import UsageError

LATER = 2**62
SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def take(documents: Path, known: dict[str, Known], **settings: Any) -> tuple[list[Input], dict[str, Known]]:
    """The inputs as values, and what is known of the files."""
    rows, learned = inventory.take(documents, known, **settings)
    found = [Input(**row) for row in rows.to_pylist()]
    return [one._replace(path=os.fsdecode(one.path)) for one in found], learned


def test_inputs_stand_in_order_of_source_uri_whatever_the_folder_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"abc")
    inputs, _ = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    assert [one.source_uri for one in inputs] == ["a.txt", "a/z.txt", "b.txt"]
    assert {one.sha256 for one in inputs} == {SHA_OF_ABC}


def test_names_that_begin_with_a_dot_are_not_inputs(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"abc")
    assert take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER) == ([], {})


def test_an_untouched_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    first, known = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    monkeypatch.setattr(inventory, "_learn", lambda path, _: pytest.fail(f"{path} was read again"))
    assert take(tmp_path, known, cache=tmp_path / ".cache", now_ns=LATER)[0] == first


def test_a_file_that_was_touched_just_now_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    assert (
        take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=os.stat(tmp_path / "a.txt").st_mtime_ns)[1] == {}
    )


def test_what_can_not_be_read_is_an_input_with_a_reason(tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere", tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    inputs, _ = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    assert [(one.source_uri, one.reason_code) for one in inputs] == [
        ("gone.txt", "vanished"),
        ("pipe.txt", "unreadable"),
    ]
    assert inputs[0].reason == "gone.txt can't be read: No such file or directory."


def test_an_input_above_the_limit_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inventory, "SIZE_LIMIT", 2)
    (tmp_path / "a.txt").write_bytes(b"abc")
    reason = "a.txt has 3 bytes; the limit is 2."
    expected = Input("a.txt", str(tmp_path / "a.txt"), 3, None, "too_large", reason)
    assert take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)[0] == [expected]


def test_a_missing_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a folder"):
        take(tmp_path / "nowhere", {}, cache=tmp_path / ".cache", now_ns=LATER)


def test_a_file_name_that_is_no_utf8_is_written_out(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_bytes(b"abc")
    assert take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)[0][0].source_uri == "\\xff.txt"


def zipped(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return sink.getvalue()


def test_members_follow_their_archive_and_lie_where_they_say(tmp_path: Path) -> None:
    (tmp_path / "pages.zip").write_bytes(zipped({"b/two.txt": b"second page", "one.txt": b"first page"}))
    (tmp_path / "pages.txt").write_bytes(b"no archive")
    inputs, _ = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    assert [(one.source_uri, one.container, one.n_members) for one in inputs] == [
        ("pages.txt", None, None),
        ("pages.zip", None, 2),
        ("pages.zip!b/two.txt", "pages.zip", None),
        ("pages.zip!one.txt", "pages.zip", None),
    ]
    for one, expected in zip(inputs[2:], (b"second page", b"first page"), strict=True):
        assert Path(one.path).read_bytes()[one.offset : one.offset + (one.size or 0)] == expected


def test_an_untouched_archive_is_not_unpacked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages.zip").write_bytes(zipped({"one.txt": b"first page"}))
    first, known = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    monkeypatch.setattr(unpacked, "_unpack", lambda *_: pytest.fail("unpacked again"))
    assert take(tmp_path, known, cache=tmp_path / ".cache", now_ns=LATER)[0] == first


def test_a_copy_of_an_archive_has_no_members_of_its_own(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(zipped({"one.txt": b"first page"}))
    inputs, _ = take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)
    assert [one.source_uri for one in inputs] == ["a.zip", "a.zip!one.txt", "b.zip"]


def test_a_file_whose_name_looks_like_a_member_keeps_a_name_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.zip!one.txt").write_bytes(b"a page")
    assert take(tmp_path, {}, cache=tmp_path / ".cache", now_ns=LATER)[0][0].source_uri == r"a.zip\x21one.txt"
