"""The dataset card: ``README.md`` of a version, with the front matter that the Hugging Face hub reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline.publish.markdown import code_span, grid
from pipeline.publish.release.about import About, about, semantic_version
from pipeline.publish.release.citation import bibtex, to_yaml

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
"""The hub's classes of size, by documents."""

ALLOWED = {True: "yes", False: "no", None: "not stated"}

SHARE = (
    "The words of a document stay under its own licence: see `documents.licence` and "
    "`documents.redistributable`. Where that is not true, don't pass the text on; "
    "`als-evidence export --shareable` makes a copy without it."
)

LICENCES = 50
"""Licences that the card lists."""

EXAMPLE = "mentions"
"""The table that the card loads."""

_READERS = {
    "parquet": 'pd.read_parquet("{}")',
    "csv": 'pd.read_csv("{}")',
    "jsonl": 'pd.read_json("{}", lines=True)',
}

_DESCRIBED = "Columns, keys and closed sets stand in `datapackage.json`"

_NOTES = {
    "parquet": f"{_DESCRIBED}, and in the Parquet files themselves.",
    "csv": f"{_DESCRIBED}.\n\n"
    "In CSV a text that begins like a formula, or with a quote or a space, has one quote before it: take one "
    "leading `'` away to get it back. "
    "Control characters are spelled as in JSON, lists are JSON, bytes are base64. "
    "Import it into a spreadsheet as UTF-8, and ids as text: some are digits alone.",
    "jsonl": f"{_DESCRIBED}.",
}

Entry = Mapping[str, Any]


def card(manifest: Entry, documents: pa.Table, *, licences: Sequence[str] = (SHARE,)) -> str:
    """The card of the version with this manifest.

    ``documents`` has what is counted, as ``columns_of_documents`` gives it; ``licences`` are the paragraphs
    on the words of documents.
    """
    dataset = about(manifest)
    blocks = [
        _heading(dataset, manifest),
        *_tables(manifest),
        *_loading(manifest),
        *_sources(documents),
        *_licences(dataset, documents, licences),
        *_limits(dataset),
        f"## Cite\n\n```bibtex\n{bibtex(manifest)}\n```",
    ]
    return _front_matter(dataset, manifest, documents) + "\n\n".join(blocks) + "\n"


def _front_matter(dataset: About, manifest: Entry, documents: pa.Table) -> str:
    """What the hub reads; tables without rows are left out, since its library can't read them."""
    content = {
        "pretty_name": dataset.title,
        "language": sorted(filter(None, documents["language"].unique().to_pylist())) or None,
        "license": "other",
        "license_name": "per-document",
        "license_link": "README.md#licence",
        "tags": dataset.keywords or None,
        "size_categories": [_size(documents.num_rows)],
        "configs": [
            {"config_name": name, "data_files": _files(name, entry)}
            for name, entry in manifest["tables"].items()
            if entry["rows"]
        ],
    }
    return f"---\n{to_yaml({name: value for name, value in content.items() if value})}---\n\n"


def _files(table: str, entry: Entry) -> str:
    """The table's file, or a pattern for its parts."""
    parts = entry["parts"]
    return parts[0]["path"] if len(parts) == 1 else f"{table}.parquet/*.parquet"


def _format(manifest: Entry) -> str:
    """The format of the tables, which is how their files end."""
    name, entry = next(iter(manifest["tables"].items()))
    return _files(name, entry).rpartition(".")[2]


def _size(documents: int) -> str:
    return next((name for limit, name in SIZES if documents < limit), "n>1M")


def _heading(dataset: About, manifest: Entry) -> str:
    made = (
        f"Version {semantic_version(manifest)} (`{manifest['version']}`), made {manifest['created_at'][:10]}."
    )
    return f"# {dataset.title}\n\n{dataset.description}\n\n{made}"


def _tables(manifest: Entry) -> Iterator[str]:
    yield "## Tables"
    entries = manifest["tables"].items()
    yield grid(
        ("table", "rows", "one row is"),
        ((name, f"{entry['rows']:,}", entry["title"]) for name, entry in entries),
    )
    yield _NOTES[_format(manifest)]


def _loading(manifest: Entry) -> Iterator[str]:
    name = EXAMPLE if EXAMPLE in manifest["tables"] else next(iter(manifest["tables"]))
    path = _files(name, manifest["tables"][name]).removesuffix("/*.parquet")
    yield "## Load"
    yield f"```python\nimport pandas as pd\n\n{_READERS[_format(manifest)].format(path)}\n```"
    yield f'```python\nfrom datasets import load_dataset\n\nload_dataset(".", "{name}", split="train")\n```'


def _sources(documents: pa.Table) -> Iterator[str]:
    if documents.num_rows:
        yield "## Sources"
        kinds = _largest(documents, ["source_type"])
        yield grid(("source type", "documents"), kinds)


def _licences(dataset: About, documents: pa.Table, paragraphs: Sequence[str]) -> Iterator[str]:
    yield "## Licence"
    if dataset.licence:
        yield f"What the pipeline adds is under {code_span(dataset.licence)}."
    yield from paragraphs
    counted = _largest(documents, ["licence", "redistributable"])
    rows = [
        (code_span(licence) if licence else "none stated", ALLOWED[allowed], count)
        for licence, allowed, count in counted[:LICENCES]
    ]
    if rows:
        yield grid(("licence", "may be passed on", "documents"), rows)
    if len(counted) > LICENCES:
        yield f"{len(counted) - LICENCES:,} more stand in `documents`."


def _limits(dataset: About) -> Iterator[str]:
    if dataset.limits:
        yield "## What it is not"
        yield "\n".join(f"- {limit}" for limit in dataset.limits)


def _largest(documents: pa.Table, columns: list[str]) -> list[tuple[Any, ...]]:
    """What documents hold in some columns, and how many of them, most first."""
    counted = (
        documents.select(columns)
        .combine_chunks()
        .group_by(columns, use_threads=False)
        .aggregate([([], "count_all")])
    )
    rows = zip(*(counted[name].to_pylist() for name in [*columns, "count_all"]), strict=True)
    return sorted(rows, key=lambda row: (-row[-1], str(row[:-1])))
