from __future__ import annotations

import io

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import sniff
from pipeline.sources.pubtator import MEDIA_TYPE, read_document, split_documents
from tests.unit.pipeline.sources.stated import said

TITLE = "99000001|t|Cells in patients with ALS"
ABSTRACT = "99000001|a|Nine patients were given cells. None was harmed."
MENTION = "99000001\t9\t17\tpatients\tSpecies\t9606"


def shown(decoded: Decoded) -> list[tuple[str, str]]:
    return [(block.role, decoded.text[block.start : block.end]) for block in decoded.blocks or ()]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (f"{TITLE}\n{ABSTRACT}\n{MENTION}\n", MEDIA_TYPE),
        (f"\ufeff\n{TITLE}\r\n{ABSTRACT}\r\n", MEDIA_TYPE),
        (f"{TITLE}\nNine patients were given cells.\n", "text/plain"),
        ("Home|t|Contact\nAbout|a|us\n", "text/plain"),
    ],
)
def test_it_is_told_by_title_and_abstract_of_one_id(data: str, media_type: str) -> None:
    assert sniff(data.encode()) == media_type


def test_annotations_are_left_out() -> None:
    decoded = read_document("\n".join([TITLE, ABSTRACT, MENTION, "99000001\tCID\tD1\tD2", ""]).encode())
    assert shown(decoded) == [
        ("title", "Cells in patients with ALS"),
        ("abstract", "Nine patients were given cells. None was harmed."),
        ("unknown", f"{MENTION}\n99000001\tCID\tD1\tD2"),
    ]
    assert said(decoded, "title") == ["Cells in patients with ALS"]
    assert said(decoded, "pmid") == ["99000001"]
    assert said(decoded, "source_type") == ["pubmed_record"]


def test_a_document_without_a_pubmed_id_states_none() -> None:
    decoded = read_document(b"PMC9|t|Cells\nPMC9|a|\n")
    assert shown(decoded) == [("title", "Cells"), ("unknown", "PMC9|a|")]
    assert said(decoded, "pmid") == said(decoded, "source_type") == []


def test_each_document_is_a_record() -> None:
    data = f"{TITLE}\n{ABSTRACT}\n{MENTION}\n\n2|t|B\n2|a|C\n".encode()
    cut = list(split_documents(io.BytesIO(data)))
    assert [one.name for one in cut] == ["99000001", "2"]
    assert b"".join(one.data for one in cut) == data


def test_what_holds_no_passage_is_malformed() -> None:
    with pytest.raises(Unreadable, match=r"\|t\|"):
        read_document(b"99000001\t9\t17\tpatients\n")
