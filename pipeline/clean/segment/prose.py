"""What the sections that hold text make of a line: front of the page, abstract, body."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.shapes import Words
from pipeline.clean.segment.state import State

_MOST_PARAGRAPHS = 3
"""Paragraphs of an abstract without headings of its own; measured on JATS articles of four publishers."""

_LONGEST_LABEL = 60


def place_in_prose(state: State, line: Line) -> None:
    """Give text its role; lines that only their neighbours can tell stay undecided."""
    if line.role == "affiliation" and state.has_body:
        line.decide("metadata", "institution-below-text")
    if line.role:
        return
    if line.kind == "prose":
        _place_paragraph(state, line)
    elif line.kind == "names" and state.section == "front" and state.titled and not state.prose:
        line.decide("author", "list-of-names")
    elif line.kind == "sentence" and _takes_sentences(state) and not line.text.endswith("?"):
        line.decide(_text_role(state), f"sentence-in-{state.section}")
    elif state.section == "abstract" and is_labelled_part(line, state.words):
        line.decide("abstract", "labelled-part")


def is_labelled_part(line: Line, words: Words) -> bool:
    """Whether the line begins like `Methods: …`."""
    return line.folded[:_LONGEST_LABEL].partition(":")[0].strip() in words.abstract_parts


def _place_paragraph(state: State, line: Line) -> None:
    """An abstract without headings of its own ends after a few paragraphs."""
    state.parts = state.parts or None
    if state.section == "abstract" and state.parts is None and not is_labelled_part(line, state.words):
        state.paragraphs += 1
        if state.paragraphs > _MOST_PARAGRAPHS:
            state.section = "body"
    state.prose += len(line.text)
    line.decide(_text_role(state), f"prose-in-{state.section}")


def _takes_sentences(state: State) -> bool:
    return state.section == "abstract" or (state.has_body and state.prose > 0)


def _text_role(state: State) -> str:
    return "abstract" if state.section == "abstract" else "body"
