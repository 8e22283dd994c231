from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.normalize import normalize, normalize_with_map
from pipeline.decoded import JSON

WORDS = st.text('abαé-.,:;[]{}<&"\\/\n\t 0123', min_size=1, max_size=12)
VALUES = st.one_of(WORDS, st.integers(0, 999), st.booleans())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('Ada", "family": "Exemplar', "Ada Exemplar"),
        ('Ada B","suffix":"Jr.","family":"Exemplar', "Ada B Jr. Exemplar"),
        ('5", "DOI": "10.1/2", "year": 2017, "author": "B', "5 | 10.1/2 | 2017 | B"),
        ('OG000", "value": "1"}, {"groupId": "OG001', "OG000 | 1 | OG001"),
        ('Ada", "affiliation": [], "role": [{"role": "author', "Ada | author"),
        ('startDateStruct": {\n  "date": "2016-07', "startDateStruct: date: 2016-07"),
        ('count": 21', "count: 21"),
        ('phases": [\n "PHASE1", "PHASE2', "phases: PHASE1 | PHASE2"),
        ('"says \\"so\\", and: more"', '"says "so", and: more"'),
        ("true, false, 2017,\n 3", "true, false, 2017, 3"),
    ],
)
def test_what_stands_between_two_values_sets_them_apart(written: str, read: str) -> None:
    assert normalize(written, JSON) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"patients \\[n = 3\\] with ALSFRS-R \\> 30", "patients [n = 3] with ALSFRS-R > 30"),
        (r"10\\^6 cells, a\\_b, 5\\*", "10^6 cells, a_b, 5*"),
        (r"\\<LLN or \\>ULN, <b>bold</b>", "<LLN or >ULN, bold"),
        (r"C:\\notes and \\alpha", r"C:\notes and \alpha"),
    ],
)
def test_marks_escaped_for_markdown_read_as_marks(written: str, read: str) -> None:
    assert normalize(written, JSON) == read


@pytest.mark.parametrize("written", [r"neuro-\ndegeneration", r"neuro-\u000adegeneration"])
def test_a_line_end_in_a_string_breaks_no_word(written: str) -> None:
    assert normalize(written, JSON) == "neuro- degeneration"


@given(
    st.dictionaries(st.sampled_from(["given", "family", "year", "DOI", "note"]), VALUES, min_size=1),
    st.data(),
)
def test_any_stretch_of_words_is_quoted_by_its_own_source(
    record: dict[str, object], data: st.DataObject
) -> None:
    text = json.dumps(
        record, indent=data.draw(st.sampled_from([None, 1])), ensure_ascii=data.draw(st.booleans())
    )
    content = text[1:-1].strip().removeprefix('"').removesuffix('"')
    clean, offsets = normalize_with_map(content, JSON)
    sources = [offsets.raw_span(place, place + 1) for place in range(len(clean))]
    words = [place for place, (start, end) in enumerate(sources) if content[start:end].isalnum()]
    if words and "<" not in clean:
        start, last = sorted(data.draw(st.tuples(st.sampled_from(words), st.sampled_from(words))))
        raw_start, raw_end = offsets.raw_span(start, last + 1)
        assert normalize(content[raw_start:raw_end], JSON) == clean[start : last + 1]


@pytest.mark.parametrize(
    "hostile", ['"' * 300_000, "a," * 150_000, "1" + "," * 300_000, '"' + " " * 300_000, '1,"' * 100_000]
)
def test_hostile_json_takes_no_quadratic_time(hostile: str) -> None:
    started = time.process_time()
    normalize(hostile, JSON)
    assert time.process_time() - started < 10
