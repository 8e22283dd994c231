from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.promises.quotes import misquoted, sources

NUMBERS = st.integers(-1, 9)
SPANS = st.tuples(st.integers(0, 3), NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.text("aµ…𝛼", max_size=3))
"""Place of a document (the last one is missing), start, end, raw_start, raw_end, surface."""


def quoted_wrongly(texts: list[str], span: tuple[int, int, int, int, int, str]) -> bool:
    place, start, end, raw_start, raw_end, surface = span
    if place >= len(texts) or not (0 <= start <= end and 0 <= raw_start <= raw_end):
        return True
    text, raw = texts[place], texts[place].encode()
    return (
        end > len(text)
        or raw_end > len(raw)
        or text[start:end] != surface
        or raw[raw_start:raw_end] != surface.encode()
    )


def true_spans(texts: list[str]) -> list[tuple[int, int, int, int, int, str]]:
    """Every span of every text, as it should be."""
    return [
        (place, start, end, len(text[:start].encode()), len(text[:end].encode()), text[start:end])
        for place, text in enumerate(texts)
        for start in range(len(text) + 1)
        for end in range(start, len(text) + 1)
    ]


@given(texts=st.lists(st.text("aµ…𝛼", max_size=5), min_size=1, max_size=3), others=st.lists(SPANS))
def test_exactly_the_spans_that_say_something_else_are_found(
    texts: list[str], others: list[tuple[int, int, int, int, int, str]]
) -> None:
    ids = [str(place) for place in range(len(texts))]
    captures = pa.table(
        {
            "document_id": ids[::-1],
            "content": pa.array([text.encode() for text in reversed(texts)], pa.binary()),
            "encoding": ["utf-8"] * len(ids),
        }
    )
    normalizations = pa.array([[]] * len(ids), pa.list_(pa.string()))
    documents = pa.table({"document_id": ids, "text": texts, "normalizations": normalizations})
    spans = [*true_spans(texts), *others]
    names = ("document_id", "start", "end", "raw_start", "raw_end", "surface")
    columns = zip(*((str(place), *rest) for place, *rest in spans), strict=True)
    rows = pa.table(dict(zip(names, map(list, columns), strict=True)))

    found = misquoted(rows, sources(captures, documents))

    assert found == [place for place, span in enumerate(spans) if quoted_wrongly(texts, span)]
