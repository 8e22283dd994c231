"""Gathers what the head of a page says, by name: meta and link tags, JSON-LD, the language, the title."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from pipeline.sources.html.head.article import facts_in
from pipeline.sources.html.layout import StatingTag
from pipeline.sources.html.tags import Value, attributes_at

Said = dict[str, list[Value]]
"""Values by name, in the order of the page.

Names are those of meta tags in lower case, with a full stop for a colon, ``dcterms`` as ``dc`` and
without ``bepress_``; beside them ``title``, ``html.lang``, ``link.license``, ``a.license`` and
``json-ld.`` with a field.
"""

_SHORTER = (("dcterms.", "dc."), ("bepress_citation_", "citation_"))


def gather(tags: list[StatingTag]) -> Said:
    """All that the stating tags of a page say; empty values are left out."""
    said: Said = {}
    for tag in tags:
        for name, value in _READERS[tag.name](tag):
            if value.text.strip():
                said.setdefault(name, []).append(value)
    return said


def _meta(tag: StatingTag) -> Iterator[tuple[str, Value]]:
    values = attributes_at(tag.content, tag.start)
    named = values.get("name") or values.get("property")
    if named and "content" in values:
        name = named.text.strip().lower().replace(":", ".")
        for longer, shorter in _SHORTER:
            name = name.replace(longer, shorter, 1) if name.startswith(longer) else name
        yield name, values["content"]


def _link(tag: StatingTag) -> Iterator[tuple[str, Value]]:
    values = attributes_at(tag.content, tag.start)
    if "href" in values:
        relations = values["rel"].text.lower().split() if "rel" in values else []
        yield "link.license" if "license" in relations else "a.license", values["href"]


def _page(tag: StatingTag) -> Iterator[tuple[str, Value]]:
    values = attributes_at(tag.content, tag.start)
    found = values.get("lang") or values.get("xml:lang")
    if found:
        yield "html.lang", found


def _title(tag: StatingTag) -> Iterator[tuple[str, Value]]:
    content = tag.content.strip()
    start = tag.start + tag.content.find(content)
    yield "title", Value(unescape(content), start, start + len(content))


def _script(tag: StatingTag) -> Iterator[tuple[str, Value]]:
    return ((f"json-ld.{field}", value) for field, value in facts_in(tag.content, tag.start))


_READERS = {"a": _link, "html": _page, "link": _link, "meta": _meta, "script": _script, "title": _title}
