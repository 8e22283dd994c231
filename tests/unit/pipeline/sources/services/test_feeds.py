from __future__ import annotations

import io
from time import process_time

import pytest

from pipeline.decoded import Decoded
from pipeline.sources import sniff
from pipeline.sources.services.feeds import ATOM, RSS
from pipeline.sources.services.zotero_rdf import ZOTERO_RDF
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


DOI = "<dc:identifier>doi:10.99999/x</dc:identifier>"


@pytest.mark.parametrize(
    ("elements", "journal"),
    [
        (f"<dc:source>Invented J (Lond)</dc:source>{DOI}", ["Invented J (Lond)"]),
        (f"<dc:source><![CDATA[Inv J, Published online: 07 March 2019]]></dc:source>{DOI}", ["Inv J"]),
        (f"<dc:source>J</dc:source>{DOI}<prism:publicationName>Inv J</prism:publicationName>", ["Inv J"]),
        ("<dc:source>The Daily News</dc:source>", []),
        (f"<source url='x'>Invented search</source>{DOI}", []),
        (f"<dc:source>https://news.example.org/</dc:source>{DOI}", []),
        (f"<dc:source>Inv J 12, 3</dc:source>{DOI}", []),
    ],
)
def test_the_source_of_a_work_is_its_journal(elements: str, journal: list[str]) -> None:
    assert said(item(elements), "journal") == journal


@pytest.mark.parametrize(
    ("title", "journal"),
    [
        ("Invented Journal: Table of Contents", ["Invented Journal"]),
        ("ScienceDirect Publication: Invented Journal", ["Invented Journal"]),
        ("<![CDATA[Wiley: Invented Journal: Table of Contents]]>", ["Invented Journal"]),
        ("Invented Journal | New and Recent Articles", ["Invented Journal"]),
        ("Invented Journal current issue", ["Invented Journal"]),
        ("Invented search: ALS", []),
        ("The News", []),
    ],
)
def test_the_feed_of_a_journal_names_it_for_each_work(title: str, journal: list[str]) -> None:
    work, news = f"<item><title>T</title>{DOI}</item>", "<item><title>N</title></item>"
    data = f"<rss><channel>\n<title>{title}</title><link>x</link>{work}{news}{work}</channel></rss>".encode()
    cut = list(RSS.split(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [said(RSS.read(one.whole), "journal") for one in cut] == [journal, [], journal]


def test_the_abstract_in_an_entry_of_pubmed_is_one() -> None:
    text = (
        "<div><p>Inv J. 2019 Mar 7;12(3):1-9. doi: 10.99999/x. Online ahead of print.</p>"
        "<p><b>ABSTRACT</b></p><p>BACKGROUND: Cells.</p><p>RESULTS: None.</p>"
        "<p>PMID:<a href='x'>9</a> | DOI:10.99999/x</p></div>"
    )
    encoded = f"<content:encoded><![CDATA[{text}]]></content:encoded>"
    decoded = item(f"<guid>pubmed:9</guid><description>D</description>{encoded}")
    assert texts(decoded, "abstract") == ["BACKGROUND: Cells.", "RESULTS: None."]
    assert texts(decoded, "body") == []
    assert texts(item(f"<guid>9</guid>{encoded}"), "abstract") == []


@pytest.mark.parametrize(
    ("elements", "authors"),
    [
        ("<dc:creator>Jane Doe, Richard Roe</dc:creator>", ["Jane Doe", "Richard Roe"]),
        ("<dc:creator>Max M&#252;ster, R&eacute;e Roe &amp; Ann Poe</dc:creator>",
         ["Max Müster", "Rée Roe", "Ann Poe"]),
        ("<dc:creator><![CDATA[ Doe, J., Roe, R. ]]></dc:creator>", ["J. Doe", "R. Roe"]),
        ("<dc:creator>Garcia Lopez, Maria Jose</dc:creator><dc:creator>Doe, J</dc:creator>",
         ["Maria Jose Garcia Lopez", "J Doe"]),
    ],
)  # fmt: skip
def test_creators_in_one_element_are_parted(elements: str, authors: list[str]) -> None:
    assert said(item(elements), "authors") == authors


@pytest.mark.parametrize("piece", ["<channel><title>", "a: ", "<title>", "latest ", "- ", "ab"])
def test_a_hostile_channel_is_read_in_linear_time(piece: str) -> None:
    begun = process_time()
    list(RSS.split(io.BytesIO(b"<rss><channel><title>" + piece.encode() * 200_000 + b"</item></item>")))
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    ("opening", "media_type"),
    [
        ("<rss version='2.0'><channel/></rss>", RSS.media_type),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'><item/></rdf:RDF>", RSS.media_type),
        ("<item><title>T</title><link>x</link></item>", RSS.media_type),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", ATOM.media_type),
        ("<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'/>", ZOTERO_RDF.media_type),
        ("<item xmlns='x'><price>3</price></item>", "application/xml"),
    ],
)
def test_feeds_are_told_from_other_xml(opening: str, media_type: str) -> None:
    assert sniff(f"<?xml version='1.0'?>{opening}".encode()) == media_type


def test_rules_are_named_by_the_kind_of_feed() -> None:
    rules = {one.rule_id for one in item("<title>T</title>").blocks or () if one.role == "title"}
    assert rules == {"rss#title"}
