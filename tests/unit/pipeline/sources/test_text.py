import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoded import Unreadable
from pipeline.document import OffsetMap
from pipeline.sources.text import read_text

ENGLISH = "Patients’ “motor” neurons – a café study, 5 µg ± 2"
RUSSIAN = "Боковой амиотрофический склероз — тяжелое заболевание. Лечение клетками."
JAPANESE = "筋萎縮性側索硬化症は運動ニューロン疾患である。ALS 幹細胞治療が研究されている。" * 3
CHINESE = "肌萎缩侧索硬化症是一种运动神经元疾病。ALS 干细胞治疗正在研究中。𝒳" * 3
TAIWANESE = "肌萎縮側索硬化症是一種運動神經元疾病。ALS 幹細胞治療正在研究中。" * 3
KOREAN = "근위축성 측삭 경화증은 운동 신경 질환이다. ALS 줄기세포 치료가 연구되고 있다." * 3
POLISH = "Leczenie w stwardnieniu jest możliwe, ale wyniki są ograniczone. Większość żyje krótko. " * 5


def assert_exact(data: bytes, encoding: str, text: str) -> None:
    decoded = read_text(data)
    assert (decoded.encoding, decoded.text) == (encoding, text)
    position = 0
    for place, character in enumerate(text):
        start, end = decoded.offsets.raw_span(place, place + 1)
        assert start == position
        assert data[start:end].decode(encoding) == character
        position = end
    assert position == len(data)


@pytest.mark.parametrize("text", ["ALS", ENGLISH, CHINESE, "\ufeffALS – é", "aéb≥c𝒳d"])
def test_utf_8_is_read_exactly(text: str) -> None:
    assert_exact(text.encode(), "utf-8", text)


@given(st.text("ab é≥𝒳", min_size=1).filter(str.strip))
def test_many_wide_characters_are_read_as_few_are(text: str) -> None:
    few, many = read_text(text.encode()).offsets, read_text(text.encode() * 200).offsets
    size = len(text)
    for place in range(3 * size):
        start, end = few.raw_span(place % size, place % size + 1)
        before = place // size * len(text.encode())
        assert many.raw_span(place, place + 1) == (before + start, before + end)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_tells_the_encoding_and_stays(encoding: str) -> None:
    text = f"\ufeff{CHINESE}\n{ENGLISH}"
    assert_exact(text.encode(encoding), encoding, text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "windows-1252"),
        ("café", "windows-1252"),
        ("Age 55.2 ± 3.1 years at 37 °C", "windows-1252"),
        (ENGLISH, "mac-roman"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("—", "-"), "koi8_r"),
        (JAPANESE, "cp932"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
    ],
)
def test_a_legacy_encoding_is_found_and_read_exactly(text: str, encoding: str) -> None:
    assert_exact(text.encode(encoding), encoding, text)


def test_ascii_has_one_run() -> None:
    assert read_text(b"motor neuron").offsets == OffsetMap([0], [0], [1])


def test_a_run_is_a_stretch_of_equal_byte_width() -> None:
    offsets = read_text("ab–—c≥é".encode()).offsets
    assert offsets == OffsetMap([0, 2, 4, 5, 6], [0, 2, 8, 9, 12], [1, 3, 1, 3, 2])


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"stem cells \xff\xfe\xfa in ALS", 11),
        (b"stem cells \xc3\x28 in ALS", 11),
        (b"stem cells \xa0\xa1 in ALS", 11),
        (b"stem cells \xe2\x28\xa1 in ALS", 11),
        (b"stem cells \xf0\x90\x28\xbc in ALS", 11),
        ("Patients’ cells were ‘safe’".encode() + b"\xff", 33),
        ("Patients’ cells were ‘safe’".encode()[:-1], 30),
        (b"\xff\xfea", 2),
        (b"\x81\x8d\x8f\x90", 0),
        (JAPANESE.encode("euc_jp"), 0),
    ],
)
def test_damaged_text_is_refused_and_not_guessed(data: bytes, offset: int) -> None:
    with pytest.raises(Unreadable, match=f"byte 0x{data[offset]:02x} at offset {offset} ") as refused:
        read_text(data)
    assert refused.value.reason_code == "undecodable"


@pytest.mark.parametrize("times", [1, 5, 50, 500])
def test_few_and_many_wide_characters_have_exact_offsets(times: int) -> None:
    text = "ab–—c≥é𝒳 " * times
    assert_exact(text.encode(), "utf-8", text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_any_unicode_text_is_read_exactly(text: str) -> None:
    if text.lstrip("\ufeff").strip():
        assert_exact(text.encode(), "utf-8", text)


def reason_code_or_none(data: bytes) -> str | None:
    try:
        read_text(data)
    except Unreadable as refused:
        return refused.reason_code
    return None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    reason_code = reason_code_or_none(data)
    if reason_code is None:
        decoded = read_text(data)
        assert_exact(data, decoded.encoding, decoded.text)
    else:
        assert reason_code in {"empty", "nul_bytes", "undecodable"}


def test_a_large_file_in_a_legacy_encoding_is_judged_by_a_sample() -> None:
    data = (RUSSIAN * 3000).encode("cp1251")
    assert read_text(data).encoding == "cp1251"
