from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

import pytest
import zstandard

from pipeline.decoded import Unreadable
from pipeline.sources.media_types import sniff
from pipeline.sources.record import Member, Record
from pipeline.sources.unpack import Unpacker, escaped, streams

PAGE = b"A page about motor neurons.\n"
ONE_MEMBER = [Member("page.txt", PAGE)]


def by_line(stream: BinaryIO) -> Iterator[Record]:
    for line in stream:
        name, _, _ = line.decode().partition(":")
        yield Record(name if ":" in line.decode() else "", line)


UNPACKER = Unpacker(sniff, {"application/json": by_line}, {"application/pdf": lambda data: data[5:]})


def members(data: bytes, name: str = "input") -> list[Member]:
    return list(UNPACKER.members(io.BytesIO(data), name, len(data)))


def tarred(entries: dict[str, bytes | tarfile.TarInfo]) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, data in entries.items():
            info = data if isinstance(data, tarfile.TarInfo) else tarfile.TarInfo(name)
            content = b"" if isinstance(data, tarfile.TarInfo) else data
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return sink.getvalue()


def zipped(entries: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt.gz", gzip.compress(PAGE)),
        ("page.txt.bz2", bz2.compress(PAGE)),
        ("page.txt.xz", lzma.compress(PAGE)),
        ("page.txt.zst", zstandard.compress(PAGE)),
        ("folder.tar", tarred({"page.txt": PAGE})),
        ("folder.tgz", gzip.compress(tarred({"page.txt": PAGE}))),
        ("folder.zip", zipped({"page.txt": PAGE})),
    ],
)
def test_each_container_gives_the_bytes_that_were_put_in(name: str, data: bytes) -> None:
    assert members(data, name) == ONE_MEMBER


def test_an_archive_within_an_archive_is_named_by_both() -> None:
    data = tarred({"inner.zip": zipped({"page.txt": PAGE})})
    assert members(data) == [Member("inner.zip!page.txt", PAGE)]


def test_records_are_named_by_their_ids_and_else_by_digest() -> None:
    data = b'{"12": 1}\n{"x"\n'
    assert [one.name for one in members(data)] == ['{"12"', sha256(b'{"x"\n').hexdigest()[:12]]
    assert b"".join(one.data or b"" for one in members(data)) == data


def test_a_file_of_one_record_is_that_record() -> None:
    assert members(b'{"12": 1}\n') == [Member("", b'{"12": 1}\n')]


def test_records_of_one_name_are_told_apart() -> None:
    assert [one.name for one in members(b'{"12": 1}\n{"12": 2}\n')] == ['{"12"', '{"12"~2']


def test_the_text_of_a_file_whose_bytes_are_none_follows_it() -> None:
    data = zipped({"paper.pdf": b"%PDF-words"})
    assert members(data) == [
        Member("paper.pdf", b"%PDF-words", holds=1),
        Member("paper.pdf!text", b"words"),
    ]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:\\up.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    found = members(tarred({name: PAGE, "good.txt": PAGE}))
    assert [(one.data, one.reason_code) for one in found] == [(None, "unsafe_name"), (PAGE, None)]


def test_links_in_an_archive_are_refused() -> None:
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert members(tarred({"link.txt": link}))[0].reason_code == "not_a_file"


def test_a_bomb_stops_before_it_fills_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE_BYTES", 1 << 20)
    bomb = gzip.compress(bytes(1 << 26))
    with pytest.raises(Unreadable, match=r"its \d+ bytes unpack to more than"):
        members(bomb)


def test_a_member_above_the_limit_is_refused_and_the_others_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MEMBER_LIMIT", 100)
    found = members(zipped({"large.txt": bytes(range(48, 123)) * 3, "page.txt": PAGE}))
    assert [(one.name, one.reason_code) for one in found] == [("large.txt", "too_large"), ("page.txt", None)]


def test_containers_nested_without_end_are_refused() -> None:
    data = PAGE
    for _ in range(10):
        data = gzip.compress(data)
    with pytest.raises(Unreadable, match="nested more than"):
        members(data)


def test_what_came_before_a_cut_is_kept() -> None:
    data = gzip.compress(b'{"1": 1}\n' * 50_000, compresslevel=0)
    found: list[Member] = []
    with pytest.raises(EOFError):
        found.extend(UNPACKER.members(io.BytesIO(data[:200_000]), "cut.gz", len(data)))
    assert {one.data for one in found[:-1]} == {b'{"1": 1}\n'}
    assert len(found) > 1000


def warc_record(kind: str, address: str, content: bytes) -> bytes:
    media_type = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def http(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


def test_an_archive_whose_directory_points_before_it_is_damaged() -> None:
    data = zipped({"mimetype": b"application/epub+zip", "a.txt": PAGE})
    with pytest.raises(zipfile.BadZipFile):
        members(data[:4] + data[9:])


def test_damage_is_told_in_the_same_words_by_every_version_of_a_library() -> None:
    packed = bytearray(zipped({"a.txt": PAGE * 9, "b.txt": PAGE}))
    packed[40] ^= 255
    assert [one[2:4] for one in members(bytes(packed))] == [
        (
            "damaged",
            "it is cut short or damaged: what is packed in it does not unpack.",
        ),
        (None, None),
    ]


def test_a_crawl_gives_the_pages_that_it_found_by_their_addresses() -> None:
    packed = http("200 OK", gzip.compress(PAGE), "Content-Encoding: gzip")
    data = (
        warc_record("warcinfo", "x", b"software: crawler\r\n")
        + warc_record("response", "https://example.org/page", packed)
        + warc_record("response", "https://example.org/gone", http("404 Not Found", b"no"))
        + warc_record("resource", "https://example.org/file.txt", PAGE)
    )
    for stored in (data, gzip.compress(data)):
        assert [(one.name, one.data, one.reason_code) for one in members(stored, "crawl.warc.gz")] == [
            ("https://example.org/page", PAGE, None),
            ("https://example.org/gone", None, "not_found"),
            ("https://example.org/file.txt", PAGE, None),
        ]


def test_separators_and_control_characters_in_names_are_escaped() -> None:
    assert escaped("a!b\nc\u202e") == r"a\x21b\x0ac\x202e"


SAVED_PAGE = (
    b"From: <Saved by a browser>\r\nSubject: Stem cells\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="-=x"\r\n\r\n'
    b"---=x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b'Content-Location: https://example.org/als\r\n\r\n<p class=3D"a">Stem=\r\n cells</p>\r\n'
    b"---=x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n---=x--\r\n"
)


def test_a_page_saved_as_one_file_is_its_parts() -> None:
    assert members(SAVED_PAGE, "page.mhtml") == [
        Member("https://example.org/als", b'<p class="a">Stem cells</p>'),
        Member("part-2", None, "no_document", "it is image/png, which belongs to another part."),
    ]


def test_a_letter_without_parts_is_text() -> None:
    letter = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain\n\nStem cells.\n"
    assert members(letter) == [Member("", letter)]


def test_parts_within_parts_are_bounded() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(20_000))
    with pytest.raises(Unreadable) as refused:
        members(b"MIME-Version: 1.0\n" + nested)
    assert refused.value.reason_code == "too_deep"


def test_of_a_book_the_chapters_are_read() -> None:
    book = {"mimetype": b"application/epub+zip", "text/1.xhtml": PAGE, "style.css": b"p {}"}
    assert [(one.name, one.reason_code) for one in members(zipped(book))] == [
        ("mimetype", "no_document"),
        ("text/1.xhtml", None),
        ("style.css", "no_document"),
    ]


def test_of_a_word_file_the_text_is_read() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": PAGE, "word/styles.xml": b"<w:styles/>"}
    assert [(one.name, one.reason_code) for one in members(zipped(parts))] == [
        ("[Content_Types].xml", "no_document"),
        ("word/document.xml", None),
        ("word/styles.xml", "no_document"),
    ]


def test_the_notes_of_a_word_file_follow_its_text() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>", "word/footnotes.xml": b"<f/>"}
    assert [(one.name, one.data) for one in members(zipped(parts)) if one.data] == [
        ("word/document.xml", b"<d/>\n<f/>")
    ]


def test_slides_are_one_text_in_the_order_of_their_numbers() -> None:
    slide = "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:t>{}</a:t></a:p></p:sld>"
    parts = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}
    parts |= {f"ppt/slides/slide{number}.xml": slide.format(number).encode() for number in (10, 9)}
    (deck,) = (one for one in members(zipped(parts)) if one.data)
    assert deck.name == "ppt/presentation.xml"
    assert (deck.data or b"").index(b">9<") < (deck.data or b"").index(b">10<")


def test_an_archive_whose_list_points_nowhere_is_damaged() -> None:
    data = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": PAGE})
    with pytest.raises(zipfile.BadZipFile):
        members(data[:30] + data[80:])


def test_an_office_document_that_is_locked_is_refused() -> None:
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "xl/worksheets/sheet1.xml": b"<s/>",
        "xl/styles.xml": b"<s/>",
    }
    data = bytearray(zipped(parts))
    data[data.rindex(b"xl/styles.xml") - 38] |= 1
    with pytest.raises(Unreadable) as refused:
        members(bytes(data))
    assert refused.value.reason_code == "locked"


def test_a_broken_slide_is_refused_and_the_others_are_read() -> None:
    slide = b"<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:t>%d</a:t></a:p></p:sld>"
    parts = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}
    parts |= {f"ppt/slides/slide{number}.xml": slide % number for number in (1, 2, 3, 4)}
    parts["ppt/slides/slide2.xml"] = b"<p:sld xmlns:p='p'><a:p></p:sld>"
    data = bytearray(zipped(parts))
    checksum = data.rindex(b"ppt/slides/slide4.xml") - 30
    data[checksum] ^= 1
    found = members(bytes(data))
    (deck,) = (one for one in found if one.data)
    assert (deck.name, deck.holds) == ("ppt/presentation.xml", 0)
    assert [b">%d<" % number in (deck.data or b"") for number in (1, 2, 3, 4)] == [True, False, True, False]
    assert [(one.name, one.reason_code) for one in found if one.name.startswith("ppt/slides")] == [
        ("ppt/slides/slide1.xml", "no_document"),
        ("ppt/slides/slide2.xml", "malformed"),
        ("ppt/slides/slide3.xml", "no_document"),
        ("ppt/slides/slide4.xml", "damaged"),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"[Content_Types].xml": b"<Types/>", "visio/document.xml": b"<p/>"},
        {"mimetype": b"application/vnd.oasis.opendocument.formula", "content.xml": b"<p/>"},
    ],
)
def test_another_office_document_is_refused_with_its_cure(files: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable) as refused:
        members(zipped(files))
    assert (
        refused.value.reason
        == "it is an office document; save it as docx, odt, xlsx, ods, pptx, PDF or HTML."
    )
