from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.html.charset import decode

MEUSE = "<meta charset={}><p>größer"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (MEUSE.format("utf-8").encode(), "utf-8"),
        (MEUSE.format("iso-8859-1").encode(), "utf-8"),
        (MEUSE.format("latin1").encode("cp1252"), "cp1252"),
        (MEUSE.format("'Windows-1250'").encode("cp1250"), "cp1250"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>größer'.encode("iso8859_2"), "iso8859_2"),
        (
            '<meta http-equiv=Content-Type content="text/html; charset=koi8-r"><p>клетки'.encode("koi8_r"),
            "koi8_r",
        ),
        ("<meta charset=shift_jis><p>幹細胞".encode("cp932"), "cp932"),
        (MEUSE.format("utf-8").encode("cp1252"), "windows-1252"),
        (MEUSE.format("no-such").encode("cp1252"), "windows-1252"),
        (MEUSE.format("shift_jis").encode("utf-16"), "utf-16-le"),
    ],
)
def test_the_declared_encoding_counts_where_the_bytes_do_not_tell(page: bytes, encoding: str) -> None:
    decoded = decode(page)
    assert decoded.encoding == encoding
    assert decoded.text.encode(encoding) == page
    start, end = decoded.offsets.raw_span(len(decoded.text) - 2, len(decoded.text))
    assert page[start:end].decode(encoding) == decoded.text[-2:]


def test_nul_bytes_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        decode(b"<meta charset=latin1><p>a\0b")
    assert refused.value.reason_code == "nul_bytes"
