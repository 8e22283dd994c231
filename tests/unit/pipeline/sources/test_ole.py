from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import read

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.mark.parametrize(
    ("stream", "cure"),
    [
        ("WordDocument", "save it as docx"),
        ("Workbook", "save it as xlsx or CSV"),
        ("PowerPoint Document", "Save it as pptx"),
        ("EncryptedPackage", "Save it without one"),
        ("Other", "save it as docx, xlsx, pptx or PDF"),
    ],
)
def test_an_old_office_file_is_refused_with_the_cure_for_its_kind(stream: str, cure: str) -> None:
    with pytest.raises(Unreadable, match=cure) as refused:
        read(SIGNATURE + stream.encode("utf-16-le") + bytes(64))
    assert refused.value.reason_code == "unsupported_format"
