"""Blocks of web pages kept and dropped, against Readability's pages; peers are measured beside.

What Readability expects is no reading by a person: it leaves out titles and bylines, which count
neither way here, and keeps tables of contents.  Rules were tuned on the train pages alone.
"""

import json
import os
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from pipeline.clean.page import lay_out
from pipeline.decoded import Block, Decoded
from pipeline.sources.html import read_html
from tests.seeded import SEEDED

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared/corpora")) / "web_pages"
SEGMENTER = SEEDED.segmenter
TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
NO_LETTERS = re.compile(r"[\W_]+")
LONG = 12
"""Letters and digits of a piece of text that anchors the alignment; shorter ones recur."""

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the public gold corpus of web pages is not here")


class Page(NamedTuple):
    """One page: its shown blocks, and for each whether it should be kept; None where that is open."""

    name: str
    kind: str
    decoded: Decoded
    blocks: list[Block]
    gold: list[bool | None]


def is_dev(name: str) -> bool:
    """One page in three, for good."""
    return int(sha256(name.encode()).hexdigest(), 16) % 3 == 0


def letters(text: str) -> str:
    return NO_LETTERS.sub("", unicodedata.normalize("NFKC", text)).lower()


def pieces_of(text: str, block: Block) -> list[str]:
    return [letters(unescape(piece)) for piece in TAG.split(text[block.start : block.end])]


def anchors(pieces: list[str], expected: str) -> list[tuple[int, int]]:
    """Numbers and places of the long pieces on the longest way through both texts in order."""
    found = [
        (number, match.start())
        for number, piece in enumerate(pieces)
        if len(piece) >= LONG
        for match in reversed([*re.finditer(f"(?={piece})", expected)])
    ]
    ends: list[int] = []
    ways: list[int] = []
    before = [-1] * len(found)
    for index, (_, place) in enumerate(found):
        length = bisect_left(ends, place)
        before[index] = ways[length - 1] if length else -1
        ends[length : length + 1], ways[length : length + 1] = [place], [index]
    way, index = [], ways[-1] if ways else -1
    while index >= 0:
        way.append(found[index])
        index = before[index]
    return way[::-1]


def aligned(pieces: list[str], expected: str) -> list[bool]:
    """For each piece whether ``expected`` holds it at its place."""
    fixed = dict(anchors(pieces, expected))
    limits, limit = [0] * len(pieces), len(expected)
    for number in reversed(range(len(pieces))):
        limits[number] = limit = fixed.get(number, limit)
    position, held = 0, []
    for number, piece in enumerate(pieces):
        place = fixed.get(number, -1)
        if len(piece) < LONG:
            place = expected.find(piece, position, limits[number])
        position = max(position, place + len(piece))
        held.append(place >= 0)
    return held


def kept_in(page_text: str, blocks: list[Block], expected: str) -> list[bool | None]:
    """Whether most of each block stands in the ``expected`` text; None where it has no letters."""
    pieces = [(number, piece) for number, block in enumerate(blocks) for piece in pieces_of(page_text, block)]
    total, held = [0] * len(blocks), [0] * len(blocks)
    is_held = aligned([piece for _, piece in pieces], letters(expected))
    for (number, piece), is_in in zip(pieces, is_held, strict=True):
        total[number] += len(piece)
        held[number] += len(piece) * is_in
    return [2 * part >= whole if whole else None for part, whole in zip(held, total, strict=True)]


def read_page(record: dict[str, Any]) -> Page:
    decoded = read_html((CORPUS / record["html"]).read_bytes())
    blocks = [block for block in decoded.blocks or () if block.role != "blank"]
    gold = kept_in(decoded.text, blocks, (CORPUS / record["expected_text"]).read_text("utf-8"))
    named = [letters(record[key]) for key in ("title", "byline") if record[key]]
    for number, block in enumerate(blocks):
        text = "".join(pieces_of(decoded.text, block))
        is_named = text in named or (len(text) > LONG and any(text in name for name in named))
        if block.role == "title" or (is_named and not gold[number]):
            gold[number] = None
    return Page(record["id"], record["kind"], decoded, blocks, gold)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    records = map(json.loads, (CORPUS / "pages.jsonl").read_text("utf-8").splitlines())
    return [read_page(record) for record in records]


def ours(page: Page) -> list[bool | None]:
    segments = lay_out(page.decoded, SEGMENTER).segments
    ends = [segment.end for segment in segments]
    return [segments[bisect_left(ends, block.end)].kept for block in page.blocks]


def by_peer(extract: Callable[[str], str | None]) -> Callable[[Page], list[bool | None]]:
    return lambda page: kept_in(page.decoded.text, page.blocks, extract(page.decoded.text) or "")


METHODS: dict[str, Callable[[Page], list[bool | None]]] = {
    "ours": ours,
    "trafilatura": by_peer(lambda html: trafilatura.extract(html, fast=True)),
    "resiliparse": by_peer(lambda html: extract_plain_text(html, main_content=True, alt_texts=False)),
}


def figures(pages: list[Page], method: str) -> dict[str, float]:
    pairs = [pair for page in pages for pair in zip(METHODS[method](page), page.gold, strict=True)]
    right = sum(bool(kept and gold) for kept, gold in pairs)
    precision = right / sum(bool(kept) and gold is not None for kept, gold in pairs)
    recall = right / sum(gold is True for _, gold in pairs)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


@pytest.mark.parametrize("kind", ["real", "synthetic"])
@pytest.mark.parametrize("part", ["train", "dev"])
def test_blocks_are_kept_and_dropped_as_expected(
    pages: list[Page], part: str, kind: str, hold_floor: Any
) -> None:
    chosen = [page for page in pages if page.kind == kind and is_dev(page.name) == (part == "dev")]
    for method in METHODS:
        print(part, kind, method, {name: round(value, 3) for name, value in figures(chosen, method).items()})
    hold_floor(f"web_pages {kind} {part}", CORPUS, **figures(chosen, "ours"))
