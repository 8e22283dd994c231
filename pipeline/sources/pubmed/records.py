"""Cuts a file of citations, of any size, into one record for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.sources.record import Record
from pipeline.sources.xml import split_elements

_START = re.compile(rb"<Pubmed(?:Book)?Article(?=[\s>])")
_END = re.compile(rb"</Pubmed(?:Book)?Article>")
_PMID = re.compile(rb"<PMID[^>]*>\s*(\d+)")


def split_citations(stream: BinaryIO) -> Iterator[Record]:
    """One record per citation, named by its PMID."""
    return split_elements(stream, _START, _END, _PMID)
