"""Documents are read together as they would be alone."""

from pipeline.document import CleanDocument, OffsetMap, Segment
from pipeline.extract.mentions.batch import batches, joined


def document(text: str, *segments: Segment) -> CleanDocument:
    return CleanDocument("d", "u", text, list(segments), [], OffsetMap([0], [0], [1]))


def test_each_text_is_found_again_between_its_start_and_its_end() -> None:
    batch = joined(
        [document("Lou Gehrig’s", Segment("body", 0, 12)), document("ALS", Segment("title", 0, 3))]
    )
    spans = list(zip(batch.starts.tolist(), batch.ends.tolist(), strict=True))
    assert [batch.text.cased[start:end] for start, end in spans] == [b"Lou Gehrig's", b"ALS"]
    assert [batch.text.words[start:end] for start, end in spans] == [b"lou gehrig s", b"als"]


def test_what_is_no_prose_has_no_words() -> None:
    one = document("motor\n\nneuron", Segment("author", 0, 5), Segment("body", 7, 13))
    batch = joined([one])
    assert batch.text.words.split() == [b"neuron"]
    assert b"motor" in batch.text.cased


def test_a_place_belongs_to_the_document_around_it() -> None:
    batch = joined([document("one"), document(""), document("three")])
    assert batch.documents_at(batch.starts).tolist() == [0, 1, 2]
    assert batch.documents_at(batch.ends[[0, 2]] - 1).tolist() == [0, 2]


def test_batches_hold_every_document_once_and_a_long_one_alone() -> None:
    documents = [document("x" * length) for length in (10, 300_000, 10, 10)]
    assert [documents[own] for own in batches(documents)] == [documents[:1], documents[1:2], documents[2:]]
    assert list(batches([])) == []
