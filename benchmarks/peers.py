"""How fast formats are read, beside well-known libraries that do a part of it, in one interleaved run.

Each round lets both sides do the same documents one after the other; CPU time of the median round.
"""

from __future__ import annotations

import gzip
import io
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pubmed_parser
import pysbd
import trafilatura
from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.corpus import SENTENCES, write_page
from benchmarks.spacy_names import PhraseNames, medspacy_context
from pipeline.clean.assemble import assemble
from pipeline.clean.page import Page, lay_out_all
from pipeline.decoded import Decoded
from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.engine.collector import collector_at_rest
from pipeline.engine.context import Context
from pipeline.extract.context import KINDS
from pipeline.sources import UNPACKER, read
from schemas.closed_sets import PROSE_ROLE

SEEDS = Path(__file__).parent.parent / "seeds"
SAMPLES = Path(__file__).parent.parent / "tests" / "formats" / "samples"
ROUNDS = 5


class Peer(NamedTuple):
    """Two ways through the same documents; ``what`` says what ours does."""

    what: str
    documents: Sequence[Any]
    ours: Callable[[Sequence[Any]], object]
    name: str
    theirs: Callable[[Sequence[Any]], object]


def main() -> None:
    """Measure and print."""
    print(f"{'what':<34}{'ours/s':>10}  {'peer':<36}{'peer/s':>10}{'ratio':>8}")
    peers, clean, texts = _peers()
    rate = len(texts) / statistics.median(seconds(clean, texts) for _ in range(ROUNDS))
    print(f"{'plain text, clean + sentences':<34}{rate:>10,.0f}")
    for peer in peers:
        ours, theirs = _rates(peer)
        print(f"{peer.what:<34}{ours:>10,.0f}  {peer.name:<36}{theirs:>10,.0f}{ours / theirs:>7.1f}×")
    print(f"{'split 30,000 citations (gzip)':<34}{_split_rate():>10,.0f}")


def _peers() -> tuple[list[Peer], Callable[[Sequence[bytes]], object], list[bytes]]:
    context = Context(SEEDS)
    chance = random.Random(1)
    texts = [write_page(chance, number).encode() for number in range(400)]
    prose = [" ".join(chance.choices(SENTENCES, k=14)) for _ in range(100)]
    pages = [_web_page(chance, number) for number in range(60)]
    citations = [_citation(number) for number in range(400)]
    segment = _each(pysbd.Segmenter(language="en", clean=False).segment)
    clean = partial(_sentences, context)
    peers = [
        Peer(
            "sentences of an abstract",
            prose,
            _each(context.splitter.spans),
            "pysbd",
            segment,
        ),
        Peer("HTML, clean + sentences", pages, clean, "trafilatura", _each(trafilatura.extract)),
        Peer("HTML, clean + sentences", pages, clean, "resiliparse main content", _each(_resiliparse)),
        Peer("PubMed XML, clean + sentences", citations, clean, "lxml.etree.fromstring", _each(_parsed)),
        Peer("PubMed XML, clean + sentences", citations, clean, "pubmed_parser", _fields(citations)),
        Peer(
            "names and their contexts",
            abstracts(context),
            partial(names_with_contexts, context),
            "spaCy PhraseMatcher + medspaCy ConText",
            _phrases_with_contexts(context),
        ),
    ]
    return peers, clean, texts


def _sentences(context: Context, documents: Sequence[bytes]) -> object:
    """The sentences of each stretch of prose of documents that are read together, as stages read them."""
    decoded = [read(data) for data in documents]
    pages = lay_out_all(decoded, context.segmenter)
    return [_of_page(context, one, page) for one, page in zip(decoded, pages, strict=True)]


def _of_page(context: Context, decoded: Decoded, page: Page) -> object:
    assembled = assemble(decoded, page.segments)
    prose = [part for part in assembled.kept if part.role in PROSE_ROLE]
    return [context.splitter.spans(assembled.text[start:end]) for _, start, end in prose]


def abstracts(context: Context) -> list[CleanDocument]:
    """The prose of 400 invented pages."""
    chance = random.Random(1)
    return [_abstract(context, write_page(chance, number)) for number in range(400)]


def _abstract(context: Context, page: str) -> CleanDocument:
    text = page.split("\n\nAbstract\n\n")[1].split("\n\n")[0]
    sentences = [Sentence("s", "abstract", *span) for span in context.splitter.spans(text)]
    segments = [Segment("abstract", 0, len(text))]
    return CleanDocument("d", "d", text, segments, sentences, OffsetMap([0], [0], [1]))


def names_with_contexts(context: Context, documents: Sequence[CleanDocument]) -> object:
    """Short forms, contexts and names, as the stage finds them."""
    short = [context.abbreviations.find(document) for document in documents]
    scopes = [context.scopes.scopes(document.text, document.sentences, KINDS) for document in documents]
    return context.mentions.columns(documents, short, scopes)


def _phrases_with_contexts(context: Context) -> Callable[[Sequence[CleanDocument]], object]:
    phrases, statuses = PhraseNames(context.vocabulary), medspacy_context()
    return _each(lambda document: statuses(phrases.read(document.text)))


def _each(function: Callable[[Any], object]) -> Callable[[Sequence[Any]], object]:
    """``function`` for one document after the other."""
    return lambda documents: [function(document) for document in documents]


def _rates(peer: Peer) -> tuple[float, float]:
    """Documents a second and core of both sides."""
    rounds = [
        (seconds(peer.ours, peer.documents), seconds(peer.theirs, peer.documents)) for _ in range(ROUNDS)
    ]
    ours, theirs = (statistics.median(side) for side in zip(*rounds, strict=True))
    return len(peer.documents) / ours, len(peer.documents) / theirs


def seconds(function: Callable[[Sequence[Any]], object], documents: Sequence[Any]) -> float:
    """CPU seconds, with Python's collector at rest on both sides, as it is in stages."""
    with collector_at_rest():
        begun = time.process_time()
        function(documents)
        return time.process_time() - begun


def _resiliparse(page: bytes) -> str:
    return extract_plain_text(page.decode(), main_content=True)


def _parsed(record: bytes) -> object:
    return etree.fromstring(record)


def _fields(citations: Sequence[bytes]) -> Callable[[Sequence[bytes]], object]:
    """The fields of citations, which are kept as it wants them: as gzip, here without compression."""
    packed = {citation: gzip.compress(citation, 0) for citation in citations}
    return _each(lambda one: list(pubmed_parser.parse_medline_xml(io.BytesIO(packed[one]))))


def _web_page(chance: random.Random, number: int) -> bytes:
    """A page of about 25 kB: menus, an article of 20 paragraphs, teasers, scripts."""
    menu = "".join(f'<li class="item-{n}"><a href="/page/{n}">Topic number {n}</a></li>' for n in range(60))
    paragraphs = "".join(f"<p>{' '.join(chance.choices(SENTENCES, k=6))}</p>" for _ in range(20))
    teasers = "".join(
        f'<div class="teaser"><a href="/t/{n}"><h4>Another story {n}</h4></a></div>' for n in range(40)
    )
    script = "<script>" + "var x = {a: 1, b: 'two'};" * 300 + "</script>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Page {number} | Site</title>{script}</head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>Page {number} about cells</h1>"
        f"{paragraphs}</article><aside>{teasers}</aside></main><footer>Privacy policy</footer></body></html>"
    ).encode()


def _citation(number: int) -> bytes:
    """The first invented citation of the samples, under another number and by other authors."""
    record = next(iter(UNPACKER.members(*_sample())))
    assert record.data is not None
    start = record.data.index(b"<PubmedArticle>")
    named = record.data[start:].replace(b"99000001", str(90_000_000 + number).encode())
    return named.replace(b"<LastName>", b"<LastName>De %d " % number)


def _sample() -> tuple[io.BytesIO, str, int]:
    data = (SAMPLES / "pubmed_set.xml").read_bytes()
    return io.BytesIO(data), "pubmed_set.xml", len(data)


def _split_rate() -> float:
    """Citations a second that a file of baseline size is cut into."""
    records = b"".join(_citation(number) for number in range(300)) * 100
    data = gzip.compress(b"<PubmedArticleSet>" + records + b"</PubmedArticleSet>", 1)
    begun = time.process_time()
    count = sum(1 for _ in UNPACKER.members(io.BytesIO(data), "baseline.xml.gz", len(data)))
    return count / (time.process_time() - begun)


if __name__ == "__main__":
    main()
