import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import read


@pytest.mark.parametrize(
    ("data", "reason_code", "named"),
    [
        (b"", "empty", "0 bytes"),
        (b" \r\n\t\n", "empty", "5 bytes"),
        (b"\xef\xbb\xbf \n", "empty", "3 characters"),
        ("\u00a0\u2003\n".encode(), "empty", "3 characters"),
        (b"\x00\x01\x02\x03", "binary", "00 01 02 03"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary", "89 50 4e 47"),
        (b"stem cells\x00 in ALS\x00", "nul_bytes", "offset 10, 2 in all"),
        ("stem".encode("utf-16-le"), "nul_bytes", "offset 1,"),
        (b"%PDF-1.7\n", "unsupported_format", "application/pdf"),
        (b'<?xml version="1.0"?><data/>', "unsupported_format", "application/xml that begin with <data,"),
        (b'{"meta": {}, "results": []}', "unsupported_format", 'application/json that begin with "meta",'),
        (b'<x:article xmlns:x="y"/>', "unsupported_format", "application/xml that begin with <x:article,"),
        ("TY  - JOUR\r\nTI  - A\r\nER  - \r\n".encode("utf-16"), "unsupported_format", "Save it as UTF-8."),
        (b"<PubmedArticleSet></PubmedArticleSet>", "empty", "no PubmedArticle element"),
        (b'<html><frameset><frame src="a.html"></frameset></html>', "empty", "save from a browser"),
        (
            b"7z\xbc\xaf\x27\x1c Stem",
            "unsupported_format",
            "Save it as text, HTML, PDF or docx",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90), "unsupported_format", "before 2007"),
        (b"<rss><channel><item><title/></item></channel></rss>", "empty", "no value of it"),
        (b"a " * 2**22 + b"end", "too_long", "8388611 characters"),
        (b"<html><p>" + b"a " * 2**22 + b"end</html>", "too_long", "8388611 characters"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason_code: str, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.reason_code == reason_code
    assert named in refused.value.reason


def test_a_page_may_hold_more_than_it_shows() -> None:
    page = b"<html><body><script>" + b"a " * 2**22 + b"</script><p>Stem cells.</p></body></html>"
    assert [block.role for block in read(page).blocks or ()] == ["blank", ""]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(encoding: str) -> None:
    data = "Stem cells – in ALS".encode(encoding)
    decoded = read(data)
    start, end = decoded.offsets.raw_span(11, 12)
    assert (decoded.text, data[start:end].decode(encoding)) == ("Stem cells – in ALS", "–")


def test_zeros_between_other_signs_betray_no_text() -> None:
    with pytest.raises(Unreadable) as raised:
        read(b"\x00\xff" * 40)
    assert raised.value.reason_code == "nul_bytes"
