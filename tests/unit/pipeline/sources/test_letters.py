from __future__ import annotations

import io
import time

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import UNPACKER, read, sniff
from pipeline.sources.letters import LETTER, PACKED
from pipeline.sources.record import Member
from tests.unit.pipeline.sources.stated import said

HEADERS = "From: Ada <ada@example.org>\nDate: Thu, 07 Mar 2019 06:00:00 +0000\nSubject: Cells\n"
MIME = f"{HEADERS}MIME-Version: 1.0\n"


def members(data: bytes) -> list[Member]:
    return list(UNPACKER.members(io.BytesIO(data), "a.eml", len(data)))


def shown(decoded: Decoded) -> list[tuple[str, str]]:
    return [(one.role, decoded.text[one.start : one.end]) for one in decoded.blocks or ()]


@pytest.mark.parametrize(
    ("headers", "media_type"),
    [
        (HEADERS, LETTER),
        (HEADERS.replace("\n", "\r\n"), LETTER),
        (f"\ufeff{HEADERS}", LETTER),
        (f"Received: by a\n\tfor b\n{HEADERS}", LETTER),
        (f"DKIM-Signature: {'x' * 9000}\n{HEADERS}", LETTER),
        (f"{HEADERS}Content-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding: 8bit\n", LETTER),
        (f'{HEADERS}Content-Type: text/plain; charset= "utf-8"\n', LETTER),
        (f"{HEADERS}Content-Type: text/plain;\n charset=iso-8859-1\n", PACKED),
        (f"{HEADERS}Content-Transfer-Encoding: Quoted-Printable\n", PACKED),
        (f"{HEADERS}Content-Type: text/html\n", PACKED),
        (HEADERS.replace("Cells", "=?utf-8?Q?C=C3=A9lls?="), PACKED),
        ("From: here\nSubject: Cells\n", "text/plain"),
        (f"{HEADERS}Dear all,\n", "text/plain"),
        ("From the clinic: news\nDate: today\n", "text/plain"),
    ],
)
def test_a_message_is_told_by_its_headers(headers: str, media_type: str) -> None:
    end = "\r\n" if "\r\n" in headers else "\n"
    assert sniff(f"{headers}{end}Stem cells.{end}".encode()) == media_type


def test_a_letter_is_read_where_it_stands() -> None:
    decoded = read(f"{HEADERS}To: b@example.org\n\nCells live.\n\nFor long.\n\n-- \nAda\n".encode())
    assert (said(decoded, "title"), said(decoded, "published_on")) == (["Cells"], ["2019-03-07"])
    assert shown(decoded) == [
        ("metadata", "From: Ada <ada@example.org>"),
        ("metadata", "Date: Thu, 07 Mar 2019 06:00:00 +0000"),
        ("title", "Cells"),
        ("unknown", "To: b@example.org"),
        ("", "Cells live."),
        ("", "For long."),
        ("contact", "-- \nAda"),
    ]


@pytest.mark.parametrize(
    ("subject", "title"),
    [("Re: Fwd: Cells", "Cells"), ("AW: Cells", "Cells"), ("Future: cells", "Future: cells")],
)
def test_a_title_is_a_subject_without_answers(subject: str, title: str) -> None:
    decoded = read(f"{HEADERS.replace('Cells', subject)}\nCells live.\n".encode())
    assert said(decoded, "title") == [title]


@pytest.mark.parametrize(
    ("first", "n_blocks"),
    [("All of the cells that were given to the patients lived", 1), ("The cells:", 2)],
)
def test_a_long_line_goes_on_in_the_next(first: str, n_blocks: int) -> None:
    decoded = read(f"{HEADERS}\n{first}\nfor long.\n".encode())
    assert len([role for role, _ in shown(decoded) if not role]) == n_blocks


def test_of_what_is_packed_the_words_are_written_out() -> None:
    packed = (
        HEADERS.replace("Cells", "=?iso-8859-1?Q?C=E9lls?=")
        + 'Content-Type: text/plain; charset="iso-8859-1"\n'
        + "Content-Transfer-Encoding: quoted-printable\n\nM=FCs=\nter\n"
    )
    letter, text = members(packed.encode())
    assert (letter.name, letter.holds, text.name) == ("", 1, "text")
    assert text.data == f"{HEADERS.replace('Cells', 'Célls')}\nMüster\n".encode()


@pytest.mark.parametrize("subject", ["=?x-unknown?Q?Cells?=", "=?utf-8?B?Cells", "=?utf-8?B?Cells?="])
def test_a_header_that_is_escaped_wrongly_is_left(subject: str) -> None:
    letter = f"{HEADERS.replace('Cells', subject)}Content-Transfer-Encoding: base64\n\nQ2VsbHMu\n"
    text = members(letter.encode())[1].data or b""
    assert sniff(text) == LETTER
    assert text.endswith(b"\n\nCells.")


def test_a_page_in_a_message_states_its_subject_and_date() -> None:
    headers = HEADERS.replace("Cells", 'Cells & "time"')
    page = f"{headers}Content-Type: text/html\n\n<p>Stem cells live.</p>\n"
    decoded = read(members(page.encode())[1].data or b"")
    assert (said(decoded, "title"), said(decoded, "published_on")) == (['Cells & "time"'], ["2019-03-07"])


def test_a_page_that_a_browser_saved_states_nothing_of_its_message() -> None:
    page = f"{HEADERS}Content-Type: text/html\nContent-Location: https://example.org/\n\n<p>Cells.</p>\n"
    assert members(page.encode())[1].data == b"<p>Cells.</p>\n"


TEXT, PAGE = "Content-Type: text/plain\n\nCells.\n", "Content-Type: text/html\n\n<p>Cells.</p>\n"


@pytest.mark.parametrize(
    ("kind", "parts", "kept"),
    [
        ("alternative", [TEXT, PAGE], ["part-2"]),
        ("alternative", [PAGE, TEXT], ["part-1"]),
        ("alternative", [TEXT, "Content-Type: text/calendar\n\nx\n"], ["part-1"]),
        ("alternative", [PAGE, PAGE], ["part-2"]),
        ("mixed", [TEXT, PAGE], ["part-1", "part-2"]),
        ("mixed", [PAGE, "Content-Type: image/png\n\nx\n"], ["part-1"]),
    ],
)
def test_of_two_forms_of_a_letter_one_is_read(kind: str, parts: list[str], kept: list[str]) -> None:
    body = "".join(f"--b\n{part}" for part in parts)
    data = f'{MIME}Content-Type: multipart/{kind}; boundary="b"\n\n{body}--b--\n'.encode()
    assert [one.name for one in members(data) if one.data and "!" not in one.name] == kept


@pytest.mark.parametrize("headers", ["Subject: Cells\n", "From: a@example.org\n", ""])
def test_a_packed_part_is_unpacked_under_any_headers(headers: str) -> None:
    part = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>C=C3=A9lls.</p>\n"
    mime = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
    *_, page = members(f"{headers}{mime}\n--b\n{part}--b--\n".encode())
    assert (page.data or b"").decode().endswith("<p>Célls.</p>")


def test_a_name_of_a_part_may_be_any_bytes() -> None:
    part = b"Content-Type: text/html\nContent-Location: https://example.org/\xfc\n\n<p>Cells.</p>\n"
    data = MIME.encode() + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + part + b"--b--\n"
    (page,) = members(data)
    assert page.data == b"<p>Cells.</p>"
    assert page.name.startswith("https://example.org/")


def test_the_letter_among_parts_keeps_its_headers() -> None:
    data = f"{MIME}Content-Type: multipart/mixed; boundary=b\n\n--b\n{TEXT}--b\n{PAGE}--b--\n".encode()
    first, second = members(data)
    assert first.data == f"{MIME}Content-Type: text/plain\n\nCells.".encode()
    assert second.data == b"<p>Cells.</p>"


@pytest.mark.parametrize(
    ("data", "reason_code"),
    [
        (f"{HEADERS}\n \n", "empty"),
        (f"{HEADERS}Content-Type: image/png\n\nx", "no_document"),
    ],
)
def test_a_message_without_words_is_refused(data: str, reason_code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(members(data.encode())[0].data or b"")
    assert refused.value.reason_code == reason_code


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n" * 100_000,
        "Content-Type: x\n" * 50_000,
        "Content-Type: text/plain;" + "\n x" * 200_000,
        "x\n" * 200_000,
    ],
)
def test_hostile_messages_take_no_quadratic_time(text: str) -> None:
    started = time.process_time()
    sniff(f"{HEADERS}{text}".encode())
    read(f"{HEADERS}\nx{text}".encode())
    assert time.process_time() - started < 5


def test_parts_in_parts_take_no_quadratic_time() -> None:
    opened = "".join(
        f'Content-Type: multipart/alternative; boundary="b{depth}"\n\n--b{depth}\n' for depth in range(40)
    )
    many = f"--b39\n{TEXT}" * 20_000
    location = f"--b39\nContent-Type: image/png\nContent-Location: {'=?a?q?' * 100_000}\n\nx\n"
    started = time.process_time()
    found = members(f"{MIME}{opened}{TEXT}{many}{location}".encode())
    assert len([one for one in found if one.data and "!" not in one.name]) == 1
    assert time.process_time() - started < 10
