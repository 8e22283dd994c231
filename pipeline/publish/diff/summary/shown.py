"""A summary as plain text, as Markdown and as a fragment of HTML; words from inputs are inert in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.publish.diff.summary.section import Line, Section
from pipeline.publish.markdown import code_span, printable

NOTHING = "Nothing changed."


def as_text(sections: Sequence[Section]) -> str:
    """Lines for a terminal, without any control character of an input."""
    lines = [line for section in sections for line in _text(section)]
    return "\n".join(map(printable, lines)) or NOTHING


def as_markdown(sections: Sequence[Section]) -> str:
    """Blocks of Markdown, headings of level 2; words from inputs stand in code spans."""
    return "\n\n".join(block for section in sections for block in _markdown(section)) or NOTHING


def as_html(sections: Sequence[Section]) -> str:
    """Sections with headings of level 3, to be put into a page; no style, no script, no link."""
    return "\n".join(map(_html, sections)) or f"<p>{NOTHING}</p>"


def _text(section: Section) -> Iterator[str]:
    yield f"{section.title}: {section.total:,}"
    for line in section.lines:
        yield f"  {section.mark} {line.said}" + (f"  [{line.cause}]" if line.cause else "")
        if line.quote:
            yield f"      “{line.quote}”"
        if line.source:
            yield f"      {line.source}"
    if section.total > len(section.lines):
        yield f"    and {section.total - len(section.lines):,} more"
    yield ""


def _markdown(section: Section) -> Iterator[str]:
    yield f"## {section.title}: {section.total:,}"
    items = [f"- {' — '.join(_parts(line))}" for line in section.lines]
    if section.total > len(items):
        items.append(f"- and {section.total - len(items):,} more")
    yield "\n".join(items)


def _parts(line: Line) -> Iterator[str]:
    yield line.said
    yield from (code_span(text) for text in (line.quote, line.source, line.cause) if text)


def _html(section: Section) -> str:
    items = "".join(f"<li>{''.join(_marked(line))}</li>" for line in section.lines)
    more = section.total - len(section.lines)
    rest = f"<li>and {more:,} more</li>" if more > 0 else ""
    return f"<section><h3>{escape(section.title)}: {section.total:,}</h3>\n<ul>{items}{rest}</ul></section>"


def _marked(line: Line) -> Iterator[str]:
    yield f"<strong>{escape(line.said)}</strong>"
    tagged = (("q", line.quote), ("cite", line.source), ("small", line.cause))
    yield from (f" <{tag}>{escape(text)}</{tag}>" for tag, text in tagged if text)
