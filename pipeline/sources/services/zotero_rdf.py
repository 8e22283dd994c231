"""Items of Zotero in RDF, in which a journal may stand apart from the item that appeared in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from pipeline.decoded import MARKUP, Decoded, Unreadable
from pipeline.sources.draft import Said, Shown
from pipeline.sources.json import Scalar
from pipeline.sources.json.layout import Row
from pipeline.sources.record import Record
from pipeline.sources.services import kinds
from pipeline.sources.services.elements import TAG, leaves
from pipeline.sources.services.tables import XmlRecords, the_only
from pipeline.sources.services.zotero import NO_WORKS, extra_said, type_said
from pipeline.sources.text import read_text
from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large
from pipeline.sources.values import doi_of
from pipeline.sources.xml import check_well_formed, with_unshown

_NAMESPACE = b"http://www.zotero.org/namespaces/export#"
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\b|(?:rdf|bib|z|foaf):\w)")
_ROOT = "RDF"
_KIND = re.compile(r"<z:itemType>\s*(\w+)")
_ABOUT = re.compile(r"<[\w:]+\s[^<>]*?rdf:about=\"([^\"<>]*)\"")
_CONTAINER = re.compile(r"<dcterms:isPartOf\s+rdf:resource=\"([^\"<>]*)\"")
_OF_JOURNAL = "isPartOf.Journal"


def _person(said: Said) -> Said:
    parts = (said.get("Person.givenName", ""), said.get("Person.surname", ""))
    return {"authors": " ".join(filter(None, parts))}


_VALUES: dict[str, Shown] = {
    "itemType": Shown("metadata", type_said),
    "title": kinds.TITLE,
    "abstract": kinds.ABSTRACT,
    "date": kinds.DATE,
    "pages": kinds.PAGES,
    "language": kinds.LANGUAGE,
    "rights": kinds.LICENCE,
    "description": Shown("metadata", extra_said),
    "subject": kinds.KEYWORD,
    "subject.AutomaticTag.value": kinds.KEYWORD,
    "identifier": Shown("metadata", lambda words: {"doi": doi_of(words)}),
    "identifier.URI.value": kinds.ADDRESS,
    "publisher.Organization.name": kinds.TOLD,
    f"{_OF_JOURNAL}.title": kinds.JOURNAL,
    f"{_OF_JOURNAL}.volume": kinds.VOLUME,
    f"{_OF_JOURNAL}.number": kinds.ISSUE,
    f"{_OF_JOURNAL}.identifier": Shown("metadata", lambda words: {"doi": doi_of(words)}),
    f"{_OF_JOURNAL}.alternative": kinds.TOLD,
}
_ROWS = {"authors.Seq.li": Row("author", frozenset(["Person.surname", "Person.givenName"]), _person)}


class _Element(NamedTuple):
    """An element that lies in no other but the root; ``about`` is its id, ``kind`` that of an item."""

    start: int
    end: int
    about: str
    kind: str


class _Items(XmlRecords):
    def recognize(self, head: bytes) -> str | None:
        """The media type, where ``head`` begins with the root or with items."""
        is_item = _BEGIN.match(head) and (_NAMESPACE in head or b"<z:itemType>" in head)
        return self.media_type if is_item else None

    def read(self, data: bytes) -> Decoded:
        """One item with its journal.

        Raises :class:`Unreadable` with ``malformed`` or ``entity_bomb``, or ``no_document`` where there
        is none but notes and attachments.
        """
        raw = read_text(data)
        text = raw.text
        found = list(_elements(text))
        item = next((one for one in found if _is_work(one)), None)
        if item is None:
            is_whole = found and not _KIND.search(text, found[-1].end)
            problem = "it has notes and attachments only." if is_whole else "no whole item lies in it."
            raise Unreadable("no_document" if is_whole else "malformed", problem)
        prolog = text[: item.start].encode("utf-8", "surrogatepass")
        check_well_formed(text[item.start : item.end].encode("utf-8", "surrogatepass"), prolog)
        values = self._values(text, item, found)
        return with_unshown(self._draft(text, values)).decoded(raw, MARKUP)

    def _values(self, text: str, item: _Element, found: Sequence[_Element]) -> list[Scalar]:
        """The values of an item, and of its journal where that stands apart."""
        wanted = self.layouts[0].wanted
        values = leaves(text, item.start, item.end, wanted)
        named = _CONTAINER.search(text, item.start, item.end)
        for one in found if named else ():
            if named and one.about == named[1] and one.start != item.start:
                bare = wanted._replace(paths=frozenset(path.rpartition(".")[2] for path in wanted.paths))
                inner = leaves(text, one.start, one.end, bare)
                values += (each._replace(path=f"{_OF_JOURNAL}.{each.path}") for each in inner)
        return _innermost(sorted(values, key=lambda one: one.start))

    def split(self, stream: BinaryIO) -> Iterator[Record]:
        """One record for each item, named by its own id; it takes along a journal that stands elsewhere.

        Raises :class:`Unreadable` with ``too_large`` for a file above the limit of a document.
        """
        data = stream.read(MEMBER_LIMIT + 1)
        if len(data) > MEMBER_LIMIT:
            raise too_large()
        text = data.decode("latin-1")
        found = list(_elements(text))
        items = [one for one in found if _is_work(one)]
        by_id = {one.about: one for one in found if not one.kind}
        begin = 0
        for item in items:
            is_last = item is items[-1] and not _KIND.search(text, found[-1].end)
            end = len(data) if is_last else item.end
            named = _CONTAINER.search(text, item.start, item.end)
            journal = by_id.get(named[1]) if named else None
            is_apart = journal and not begin <= journal.start < end
            head = data[journal.start : journal.end] if journal and is_apart else b""
            yield Record(item.about.lstrip("#"), data[begin:end], head)
            begin = end
        if begin < len(data):
            yield Record("", data[begin:])


def _is_work(one: _Element) -> bool:
    return bool(one.kind) and one.kind not in NO_WORKS


def _innermost(values: Sequence[Scalar]) -> list[Scalar]:
    """The values in their order, less those of elements that hold other ones, as a tag's or an address's."""
    behind = [*(one.start for one in values[1:]), None]
    return [one for one, start in zip(values, behind, strict=False) if start is None or one.end <= start]


def _elements(text: str) -> Iterator[_Element]:
    """The whole elements that lie in no other but the root."""
    depth, start = 0, 0
    for tag in TAG.finditer(text):
        if tag["name"] in (None, _ROOT):
            continue
        is_empty = tag[0].endswith("/>")
        if depth == 0:
            start = tag.start()
        depth += -1 if tag["slash"] else not is_empty
        if depth == 0:
            yield _element(text, start, tag.end())
        elif depth < 0:
            return


def _element(text: str, start: int, end: int) -> _Element:
    about, kind = _ABOUT.match(text, start, end), _KIND.search(text, start, end)
    return _Element(start, end, about[1] if about else "", kind[1] if kind else "")


ZOTERO_RDF = _Items(
    media_type="application/vnd.zotero+rdf+xml",
    source_type="",
    layouts=[kinds.xml_layout(_VALUES, _ROWS)],
    choose=the_only,
    root=re.compile(_NAMESPACE),
    element="item",
    name=re.compile(rb'rdf:about="([^"<>]*)"'),
)
