"""Search results of Europe PMC in XML, whose elements are called as the values of its JSON."""

from __future__ import annotations

import re

from pipeline.sources.draft import Said
from pipeline.sources.europepmc.fields import LITE, WITH_LIST
from pipeline.sources.services.tables import BY_COMMA, XmlRecords
from pipeline.sources.values import words_of


def _choose(said: Said) -> int:
    """Where a result lists its authors, the line of their names repeats them."""
    return not any(path.startswith("authorList.") for path in said)


EUROPEPMC = XmlRecords(
    media_type="application/vnd.europepmc.search+xml",
    source_type="aggregator",
    layouts=[one._replace(words=words_of) for one in (WITH_LIST, LITE)],
    choose=_choose,
    lists={"authorString": BY_COMMA},
    root=re.compile(rb"<responseWrapper[\s>]|<result>\s*<id>[^<]*</id>\s*<source>"),
    element="result",
    name=re.compile(rb"<id>\s*([^<\s]+)"),
)
