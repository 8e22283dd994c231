"""JATS articles: how they are known, and what stands around and in them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from pipeline.sources import UNPACKER, sniff
from pipeline.sources.jats import MEDIA_TYPE, read_article
from tests.unit.pipeline.sources.stated import said

ARTICLE = (
    '<article dtd-version="1.3"><front><article-meta><article-id pub-id-type="pmid">{}</article-id>'
    "<title-group><article-title>{}</article-title></title-group></article-meta></front></article>"
)
HARVEST = '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{}</ListRecords></OAI-PMH>'


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (ARTICLE.format(1, "A"), MEDIA_TYPE),
        (HARVEST.format(ARTICLE.format(1, "A")), MEDIA_TYPE),
        (HARVEST.format("<dc:title>A</dc:title>"), "application/xml"),
        ("<article><h1>A</h1></article>", "text/plain"),
    ],
)
def test_an_article_is_known_in_its_envelope_too(data: str, media_type: str) -> None:
    assert sniff(data.encode()) == media_type


def test_harvested_articles_are_read_one_by_one() -> None:
    data = HARVEST.format("".join(f"<record>{ARTICLE.format(n, 'A')}</record>" for n in (11, 12))).encode()
    found = [one for one in UNPACKER.members(io.BytesIO(data), "oai.xml", len(data)) if not one.holds]
    assert [said(read_article(one.data or b""), "pmid") for one in found] == [["11"], ["12"]]


PREFIXED = re.compile(r"<(/?)([a-z][\w-]*)(?=[\s>])")


def test_a_prefix_of_all_elements_changes_nothing() -> None:
    path = Path(__file__).parents[4] / "formats" / "samples" / "article.nxml"
    plain, prefixed = path.read_text("utf-8"), PREFIXED.sub(r"<\1ns0:\2", path.read_text("utf-8"))
    assert sniff(prefixed.encode()) == MEDIA_TYPE
    read, same = (read_article(one.encode()) for one in (plain, prefixed))
    assert [one[:2] for one in same.stated] == [one[:2] for one in read.stated]
    assert [one[1:3] for one in same.cited] == [one[1:3] for one in read.cited]
    assert [one.role for one in same.blocks or ()] == [one.role for one in read.blocks or ()]


def test_white_space_may_stand_in_end_tags() -> None:
    decoded = read_article(ARTICLE.format(1, "A").replace("-title>", "-title >").encode())
    assert said(decoded, "title") == ["A"]


def test_a_title_in_a_section_of_character_data_is_read() -> None:
    decoded = read_article(ARTICLE.format(1, "<![CDATA[Stem cells & nerves]]>").encode())
    assert said(decoded, "title") == ["Stem cells & nerves"]
    assert [block.role for block in decoded.blocks or ()] == ["metadata", "title"]
