"""Parts the fields of entries that a page prints on lines of their own, below a label: ``Holm et al., 2016``.

Of the lines, clean text keeps no more than spaces.
"""

from __future__ import annotations

import re

_FAMILY = r"[^\W\d_][\w'’-]+"
_LABEL = re.compile(
    rf"(?P<family>{_FAMILY})(?: {_FAMILY}){{0,2}}(?: et al\.?| (?:and|&) [^\d,]{{2,40}})?"
    r",? \(?(?:19|20)\d\d[a-z]?\)? (?=[^\W\d_]{1,2}\.)"
)
_NAME = rf"(?:[^\W\d_]{{1,2}}\.[ -]?)+(?:[a-z]{{1,4}} ){{0,2}}{_FAMILY}"
_AUTHORS = re.compile(rf"(?:{_NAME}(?: {_FAMILY})?, )*{_NAME}(?:, et al\.)?(?= [^\W\d_a-z])")
_CONNECTORS = r"(?:of|the|and|in|for|on|de|&)\b"
_JOURNAL = re.compile(
    rf" (?!{_CONNECTORS})[a-z][\w’'-]*[?!]?(?= (?:[^\W\d_a-z][\w.:]*|{_CONNECTORS})(?: |,))"
)
_VOLUME = re.compile(r",? (?:[Vv]ol(?:ume)?\.? )?\d{1,4}(?: \([^)]{1,12}\))? \((?:19|20)\d\d\)")


def with_parts(entry: str) -> str:
    """A labelled entry without its label, with periods behind authors and title; others as they are."""
    label = _LABEL.match(entry)
    if label is None:
        return entry
    body = entry[label.end() :]
    authors = _AUTHORS.match(body)
    volume = _VOLUME.search(body)
    if not authors or not volume or label["family"] not in authors[0]:
        return body if label["family"] in body[: len(label[0])] else entry
    titles = list(_JOURNAL.finditer(body, authors.end(), volume.start() + 1))
    edges = [authors.end(), titles[-1].end()] if titles else [authors.end()]
    parts = [body[start:end].strip() for start, end in zip([0, *edges], [*edges, None], strict=True)]
    return ". ".join(parts).replace("?. ", "? ")
