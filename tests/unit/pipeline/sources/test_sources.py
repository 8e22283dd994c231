from pathlib import Path

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import READERS, read, sniff

SAMPLES = Path(__file__).parent / "samples"


def sample_of(media_type: str) -> bytes:
    """The bytes of ``samples/<media type, "/" as "_">.<any ending>``."""
    (path,) = SAMPLES.glob(f"{media_type.replace('/', '_')}.*")
    return path.read_bytes()


@pytest.fixture(params=sorted(READERS))
def sample(request: pytest.FixtureRequest) -> tuple[str, bytes, Decoded]:
    data = sample_of(request.param)
    return request.param, data, READERS[request.param](data)


def test_a_sample_is_sniffed_as_its_reader_says(sample: tuple[str, bytes, Decoded]) -> None:
    media_type, data, _ = sample
    assert sniff(data) == media_type


def test_a_reader_gives_the_same_text_as_read(sample: tuple[str, bytes, Decoded]) -> None:
    _, data, decoded = sample
    assert decoded.text.strip()
    assert read(data) == decoded


def test_every_code_point_leads_to_bytes_of_the_capture(sample: tuple[str, bytes, Decoded]) -> None:
    _, data, decoded = sample
    spans = [decoded.offsets.raw_span(place, place + 1) for place in range(len(decoded.text))]
    assert all(0 <= start <= end <= len(data) for start, end in spans)
    assert spans == sorted(spans)


def test_every_sample_has_a_reader() -> None:
    assert {path.stem.replace("_", "/", 1) for path in SAMPLES.iterdir()} == set(READERS)


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
        (b"\xef\xbb\xbf<!DOCTYPE html><p>ALS</p>", "unsupported_format", "text/html"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason_code: str, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.reason_code == reason_code
    assert named in refused.value.reason
