"""Makes text of paragraphs that the model takes for lines of the record."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.clean.segment.lines import Line

_RULE = "prose-as-record"
_SENTENCES = re.compile(r"(?:[a-z0-9)]|[A-Z]{2})[.!?][”\"]? [“\"]?[A-Z]")
_LABEL = re.compile(r"[^.(]{2,40}: ")
_POST, _DATED = "post-line", "date-line"
_NUMBER = re.compile(r"#\d{1,6}$")
"""Of a post, behind its date."""

_CITATION = re.compile(r"\((?:19|20)\d\d\b")
_ABOUT_ARTICLE = ("statement", "statemen", "back_matter")
"""In the reason of the model: sections and words of statements about an article."""

_FEWEST_WORDS, _FEWEST_BELOW = 20, 8
_FEWEST_SMALL = 3
_ENDS = (".", "!", "?", ".”", '."')


def settle_prose(lines: list[Line], small: Collection[str]) -> None:
    """Two sentences or more without a label are text, and so are sentences right below them.

    ``small`` are the words that sentences need, a few of which must stand there.
    """
    is_text = is_post = False
    for line in lines:
        if line.role == "metadata" and line.rule_id.startswith("model-"):
            is_labelled = not is_post and _LABEL.match(line.says.text) is not None
            is_sentence = not is_labelled and _is_sentence(line)
            is_text = is_sentence and (is_text or _is_paragraph(line.says.text, small))
            if is_text:
                line.decide("body", _RULE)
        else:
            is_text = False
        is_post = _heads_post(line)


def _heads_post(line: Line) -> bool:
    """Whether the line says when a post was written, below which any label is the writer's: `Mod note:`."""
    return line.rule_id == _POST or (line.rule_id == _DATED and _NUMBER.search(line.says.text) is not None)


def _is_sentence(line: Line) -> bool:
    text = line.says.text
    is_long = text.count(" ") + 1 >= _FEWEST_BELOW and text.endswith(_ENDS)
    return is_long and not any(word in line.rule_id for word in _ABOUT_ARTICLE)


def _is_paragraph(text: str, small: Collection[str]) -> bool:
    is_long = text.count(" ") + 1 >= _FEWEST_WORDS
    if not is_long or not _SENTENCES.search(text) or _CITATION.search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in small for word in words) >= _FEWEST_SMALL
