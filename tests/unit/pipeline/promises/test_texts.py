import numpy as np
import pyarrow as pa

from pipeline.promises.texts import Texts, cut

TEXTS = Texts(pa.chunked_array([["aé“b", "", "xßy"]]).slice(0, 3))


def test_code_points_are_counted_over_all_texts() -> None:
    assert TEXTS.first_code_point.tolist() == [0, 4, 4, 7]


def test_what_stands_between_code_points_is_read_whole() -> None:
    starts, ends = np.array([1, 0, 2, 5]), np.array([3, 4, 2, 7])
    assert TEXTS.between(starts, ends).to_pylist() == ["é“", "aé“b", "", "ßy"]
    assert TEXTS.between(starts[:0], ends[:0]).to_pylist() == []


def test_stretches_that_are_cut_may_overlap_and_fall_back() -> None:
    data = np.frombuffer(b"abcdef", np.uint8)
    assert cut(data, np.array([2, 0]), np.array([5, 3])).to_pylist() == [b"cde", b"abc"]
