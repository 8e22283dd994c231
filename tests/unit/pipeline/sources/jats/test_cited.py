"""Entries of JATS reference lists: what their elements state, and where."""

from __future__ import annotations

import pytest

from pipeline.decoded import Decoded
from pipeline.sources.jats import read_article
from tests.unit.pipeline.sources.stated import cited

PERSONS = (
    '<person-group person-group-type="author"><name><surname>Le Sample</surname><given-names>AB</given-names>'
    "</name><name><surname>Pattern</surname><given-names>Jane</given-names></name><etal/></person-group>"
)
JOURNAL = (
    f'<element-citation publication-type="journal">{PERSONS}<article-title>Cells &amp; <italic>nerves'
    "</italic>.</article-title><source>Invent J.</source><year>2019a</year><volume>4</volume><issue>2</issue>"
    '<fpage>1250</fpage><lpage>61</lpage><pub-id pub-id-type="doi">10.99999/INV.1</pub-id>'
    '<pub-id pub-id-type="pmid">99000003</pub-id></element-citation>'
)
EDITORS = '<person-group person-group-type="editor"><name><surname>Editor</surname></name></person-group>'
SAID = {
    "authors": ["Le Sample AB", "Pattern, Jane"],
    "title": ["Cells & nerves"],
    "journal": ["Invent J"],
    "year": ["2019"],
    "volume": ["4"],
    "issue": ["2"],
    "first_page": ["1250"],
    "last_page": ["1261"],
    "doi": ["10.99999/inv.1"],
    "pmid": ["99000003"],
}


def article(*entries: str) -> Decoded:
    listed = "".join(f"<ref><label>1.</label>{entry}</ref>" for entry in entries)
    return read_article(
        f'<article dtd-version="1.3"><front/><back><ref-list>{listed}</ref-list></back></article>'.encode()
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (JOURNAL, SAID),
        (JOURNAL.replace("element-citation", "citation"), SAID),
        (f"<citation-alternatives>{JOURNAL}<mixed-citation>Sample</mixed-citation></citation-alternatives>",
         SAID),
        (f"{JOURNAL}{JOURNAL}", {}),
        (JOURNAL.replace(' person-group-type="author"', ""), SAID),
        ("<mixed-citation>Sample A. Cells. Invent J 2019;4:1.</mixed-citation>", {}),
        ("<mixed-citation>Model M. <article-title>Another</article-title>. <source>Invent J</source>."
         " <year>2018</year>;<volume>3</volume>:<elocation-id>e7</elocation-id>.</mixed-citation>",
         {"title": ["Another"], "journal": ["Invent J"], "year": ["2018"], "volume": ["3"],
          "first_page": ["e7"]}),
        ("<mixed-citation><string-name><surname>Doe</surname> <given-names>J</given-names></string-name>. "
         "<chapter-title>Nerves</chapter-title>. In: <name><surname>Roe</surname></name>, editor. "
         "<source>The book</source></mixed-citation>",
         {"authors": ["Doe J"], "title": ["Nerves"], "journal": ["The book"]}),
        (f'<element-citation publication-type="book">{EDITORS}<source>The book</source></element-citation>',
         {"title": ["The book"]}),
        ('<element-citation publication-type="journal"><collab>A Group</collab><source>Invent J</source>'
         "<year>n.d.</year><lpage>9</lpage></element-citation>",
         {"authors": ["A Group"], "journal": ["Invent J"]}),
    ],
)  # fmt: skip
def test_an_entry_states_what_its_elements_hold(entry: str, said: dict[str, list[str]]) -> None:
    assert cited(article(entry)) == ([said] if said else [])


def test_each_value_belongs_to_its_entry_and_lies_in_it() -> None:
    decoded = article(JOURNAL, "<mixed-citation>Words.</mixed-citation>", JOURNAL.replace("Cells", "Glia"))
    blocks = [block for block in decoded.blocks or () if block.role == "reference"]
    assert {one.entry for one in decoded.cited} == {blocks[0].start, blocks[2].start}
    for one in decoded.cited:
        block = next(block for block in blocks if block.start == one.entry)
        assert block.start < one.start < one.end < block.end
    titles = [decoded.text[one.start : one.end] for one in decoded.cited if one.field == "title"]
    assert titles == ["Cells &amp; <italic>nerves</italic>.", "Glia &amp; <italic>nerves</italic>."]
