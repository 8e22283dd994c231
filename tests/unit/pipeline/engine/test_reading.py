from __future__ import annotations

import pyarrow as pa

from pipeline.engine.reading import by_document, clean_documents, with_sentence

SENTENCES = pa.table(
    {
        "sentence_id": ["s1", "s2", "s3"],
        "document_id": ["a", "a", "b"],
        "role": ["title", "body", "body"],
        "start": [0, 6, 0],
        "end": [5, 9, 4],
    }
)
DOCUMENTS = pa.Table.from_pylist(
    [
        {
            "document_id": name,
            "source_uri": f"{name}.txt",
            "text": "Text.",
            "source_type": "unknown",
            "document_type": "unknown",
            "peer_review": "unknown",
            "title": None,
            "year": None,
            "authors": [],
        }
        for name in ("b", "c", "a")
    ]
)


def test_values_are_gathered_by_document() -> None:
    gathered = by_document(SENTENCES, ("start", "end"))
    assert gathered == {"a": [(0, 5), (6, 9)], "b": [(0, 4)]}
    assert by_document(SENTENCES.slice(0, 0), ("start",)) == {}


def test_documents_come_in_their_order_with_their_own_sentences() -> None:
    documents = clean_documents({"documents": DOCUMENTS, "sentences": SENTENCES})
    ids = [(one.document_id, [it.sentence_id for it in one.sentences]) for one in documents]
    assert ids == [("b", ["s3"]), ("c", []), ("a", ["s1", "s2"])]


def test_a_sentence_is_named_by_its_place_in_its_document() -> None:
    rows = pa.table({"sentence_id": pa.array(["s2", None, "s3", "gone"])})
    assert with_sentence(rows, SENTENCES)["sentence"].to_pylist() == [1, -1, 0, -1]
