"""Parts the fields of entries that a page prints on lines of their own: names, title, journal and volume.

A label may stand above them, ``Holm et al., 2016``; or above an entry that begins with its name.

Of the lines, clean text keeps no more than spaces.
"""

from __future__ import annotations

import re

_FAMILY = r"[^\W\d_][\w'’-]+"
_LABEL = re.compile(
    rf"(?P<family>{_FAMILY})(?: {_FAMILY}){{0,2}}(?: et al\.?| (?:and|&) [^\d,]{{2,40}})?"
    r",? \(?(?:19|20)\d\d[a-z]?\)?(?: \{[^{}]{1,60}\})? (?=[^\W\d_]{1,2}\.|(?P=family)\b)"
)
_NAME = rf"(?:[^\W\d_]{{1,2}}\.[ -]?)+(?:[a-z]{{1,4}} ){{0,2}}(?![a-zß-ÿ]+ ){_FAMILY}"
_AUTHORS = re.compile(rf"(?:{_NAME}(?: {_FAMILY})?, )*{_NAME}(?:, et al\.)?(?= [^\W\d_a-z])")
_CONNECTORS = (
    r"(?:of|the|and|in|for|on|de|from|with|by|to|at|as|a|an|or|between|among|after|during|versus|vs)\b"
)
_JOURNAL = re.compile(rf" (?!{_CONNECTORS})[a-z][\w’'-]*[?!]?(?= [^\W\d_a-z][\w.:-]*(?: |,))")
_VOLUME = re.compile(r",? (?:[Vv]ol(?:ume)?\.? )?\d{1,4}(?: \([^)]{1,12}\))? \((?:19|20)\d\d\)")

_PAGES = re.compile(r",? (?:pp?\. ?|Article )\w")


def with_parts(entry: str) -> str:
    """Such an entry without its label, with periods behind authors and title; others as they are."""
    label = _LABEL.match(entry)
    body = entry[label.end() :] if label else entry
    if label and body.startswith(label["family"]):
        return body
    parted = _parted(body, family=label["family"] if label else "")
    if parted or label is None:
        return parted or entry
    return body if label["family"] in body[: len(label[0])] else entry


def _parted(body: str, *, family: str) -> str:
    """``body`` with periods; empty where its fields can't be told.  ``family`` is that of the label."""
    authors = _AUTHORS.match(body)
    volume = _VOLUME.search(body, authors.end()) if authors else None
    if authors is None or volume is None or family not in authors[0]:
        return ""
    titles = list(_JOURNAL.finditer(body, authors.end(), volume.start() + 1))
    if not family and not (titles and _PAGES.match(body, volume.end())):
        return ""
    edges = [authors.end(), titles[-1].end()] if titles else [authors.end()]
    parts = [body[start:end].strip() for start, end in zip([0, *edges], [*edges, None], strict=True)]
    return ". ".join(parts).replace("?. ", "? ")
