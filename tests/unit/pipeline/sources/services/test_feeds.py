from __future__ import annotations

import pytest

from pipeline.decoded import Decoded
from pipeline.sources import sniff
from pipeline.sources.services.feeds import ATOM, RSS
from tests.unit.pipeline.sources.stated import said


def item(elements: str) -> Decoded:
    return RSS.read(f"<item>{elements}</item>".encode())


def texts(decoded: Decoded, role: str) -> list[str]:
    return [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == role]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Thu, 07 Mar 2019 06:00:00 -0500", ["2019-03-07"]),
        ("7 Mar 2019", ["2019-03-07"]),
        ("2019-03-07T06:00:00Z", ["2019-03-07"]),
        ("2019-03", ["2019-03"]),
        ("soon", []),
    ],
)
def test_dates_are_read_as_mail_and_iso_write_them(written: str, published: list[str]) -> None:
    assert said(item(f"<pubDate>{written}</pubDate>"), "published") == published


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("pubmed:123", "pmid", ["123"]),
        ("pmid:123", "pmid", ["123"]),
        ("https://doi.org/10.99999/x", "doi", ["10.99999/x"]),
        ("https://news.example.org/123", "pmid", []),
    ],
)
def test_an_id_says_of_which_kind_it_is(written: str, field: str, value: list[str]) -> None:
    assert said(item(f"<guid>{written}</guid>"), field) == value


def test_the_fullest_text_is_read_and_a_title_once() -> None:
    decoded = item(
        "<title>T</title><dc:title>T</dc:title><description>D</description><content:encoded>C</content:encoded>"
    )
    assert (texts(decoded, "title"), texts(decoded, "body")) == (["T"], ["C"])
    assert texts(item("<description>D</description><content:encoded> </content:encoded>"), "body") == ["D"]


@pytest.mark.parametrize(
    ("opening", "media_type"),
    [
        ("<rss version='2.0'><channel/></rss>", RSS.media_type),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><item/></rdf:RDF>", RSS.media_type),
        ("<item><title>T</title><link>x</link></item>", RSS.media_type),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", ATOM.media_type),
        ("<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'/>", "application/xml"),
        ("<item xmlns='x'><price>3</price></item>", "application/xml"),
    ],
)
def test_feeds_are_told_from_other_xml(opening: str, media_type: str) -> None:
    assert sniff(f"<?xml version='1.0'?>{opening}".encode()) == media_type


def test_rules_are_named_by_the_kind_of_feed() -> None:
    rules = {one.rule_id for one in item("<title>T</title>").blocks or () if one.role == "title"}
    assert rules == {"rss#title"}
