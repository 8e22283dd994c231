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
        ("stem cells".encode("utf-16-le"), "nul_bytes", "offset 1,"),
        (b"%PDF-1.7\n", "unsupported_format", "application/pdf"),
        (b'<?xml version="1.0"?><data/>', "unsupported_format", "application/xml"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason_code: str, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.reason_code == reason_code
    assert named in refused.value.reason
