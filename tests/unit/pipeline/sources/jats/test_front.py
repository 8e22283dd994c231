"""What the front matter of JATS articles states."""

from __future__ import annotations

from io import BytesIO

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.jats import read_article, split_articles

DOE = "<name><surname>Doe</surname><given-names>Ann</given-names></name>"
ROE = "<name><surname>Roe</surname><given-names>Bob</given-names></name>"


def article(front: str, attributes: str = "") -> Decoded:
    text = f"<article {attributes}><front><article-meta>{front}</article-meta></front></article>"
    return read_article(text.encode())


def said(decoded: Decoded, field: str) -> list[str]:
    return [one.value for one in decoded.stated if one.field == field]


@pytest.mark.parametrize(
    "contributors",
    [
        f'<contrib contrib-type="author">{DOE}</contrib><contrib contrib-type="editor">{ROE}</contrib>',
        f"<contrib>{DOE}</contrib><contrib contrib-type='senior_editor'>{ROE}<role>Editor</role></contrib>",
        f"<contrib>{DOE}</contrib><contrib contrib-type='Reviewer'>{ROE}</contrib>",
        f'<contrib>{DOE}</contrib></contrib-group><contrib-group content-type="edited-by">'
        f"<contrib>{ROE}</contrib>",
        f"<contrib contrib-type='author' id='credit1'>{DOE}</contrib>",
    ],
)
def test_only_authors_are_authors(contributors: str) -> None:
    assert said(article(f"<contrib-group>{contributors}</contrib-group>"), "authors") == ["Ann Doe"]


def test_a_name_in_two_scripts_is_one_author() -> None:
    other = "<name xml:lang='zh'><surname>\u738b</surname><given-names>\u4e3d</given-names></name>"
    both = f"<contrib><name-alternatives>{DOE}{other}</name-alternatives></contrib>"
    assert said(article(f"<contrib-group>{both}</contrib-group>"), "authors") == ["Ann Doe"]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<day>5</day><month>12</month><year>2019</year>", "2019-12-05"),
        ("<year>2019</year><month>Dec</month><day>5</day>", "2019-12-05"),
        ("<season>Spring</season><year>2019</year>", "2019"),
        ("<year>forthcoming</year>", None),
    ],
)
def test_a_month_may_be_a_number_or_a_name(date: str, published: str | None) -> None:
    decoded = article(f'<pub-date pub-type="epub">{date}</pub-date>')
    assert said(decoded, "published") == ([published] if published else [])


def test_a_preprint_says_so() -> None:
    decoded = article("", 'article-type="preprint"')
    assert said(decoded, "peer_review") == ["not_peer_reviewed"]
    assert said(decoded, "publication_status") == ["preprint"]


def test_a_set_that_was_cut_short_gives_its_whole_articles_and_one_that_is_not() -> None:
    whole, cut = "<article><front/></article>\n", "<article><front>"
    first, second = split_articles(BytesIO(f"<pmc-articleset>{whole}{cut}".encode()))
    assert (first.data.endswith(b"</article>\n"), second.data) == (True, cut.encode())
    with pytest.raises(Unreadable, match="no whole article"):
        read_article(second.data)


@pytest.mark.parametrize(
    ("contributor", "name"),
    [
        (DOE.replace("</name>", "<suffix>Jr</suffix></name>"), "Ann Doe Jr"),
        (f"<collab>Odd Group<contrib-group><contrib>{ROE}</contrib></contrib-group></collab>", "Odd Group"),
    ],
)
def test_a_name_is_whole_and_a_group_has_its_own(contributor: str, name: str) -> None:
    decoded = article(f"<contrib-group><contrib>{contributor}</contrib></contrib-group>")
    assert said(decoded, "authors") == [name]
