"""Takes out of a list of references the statements of the article that stand behind it."""

from __future__ import annotations

import re

from pipeline.clean.segment.citing import is_dated, names_an_author
from pipeline.clean.segment.lines import Line

_LABEL = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){0,5}: [^\W\d_a-z]")
_FEWEST_WORDS = 5


def settle_behind_list(lines: list[Line]) -> None:
    """A label with a sentence, with neither author nor year, is of the record: `Consent: Written ...`."""
    for line in lines:
        if line.role == "reference" and line.rule_id.startswith("model-") and _is_statement(line.says.text):
            line.decide("metadata", "statement-behind-list")


def _is_statement(text: str) -> bool:
    is_sentence = text.endswith(".") and text.count(" ") >= _FEWEST_WORDS
    return is_sentence and _LABEL.match(text) is not None and not is_dated(text) and not names_an_author(text)
