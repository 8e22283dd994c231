"""The version as a Croissant 1.0 dataset, for machine-learning tools and dataset search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.publish.release.about import Creator, about, authors, semantic_version
from pipeline.publish.release.citation import bibtex

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
ENCODING = ["application/vnd.apache.parquet", "application/x-parquet"]
"""The registered media type, and the one that readers of the format know."""

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

TYPES = {
    "string": "sc:Text",
    "int32": "sc:Integer",
    "int64": "sc:Integer",
    "double": "sc:Float",
    "bool": "sc:Boolean",
    "date32[day]": "sc:Date",
}
"""Arrow type -> Croissant type; everything else is told as text."""

Entry = Mapping[str, Any]


def croissant(manifest: Entry) -> dict[str, Any]:
    """The content of ``croissant.json``: one file or file set, and one record set, per table."""
    dataset = about(manifest)
    content = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": dataset.name,
        "description": dataset.description,
        "version": semantic_version(manifest),
        "datePublished": manifest["created_at"],
        "license": dataset.licence_url,
        "url": dataset.url,
        "keywords": dataset.keywords or None,
        "creator": [_creator(creator) for creator in authors(dataset)],
        "citeAs": bibtex(manifest),
        "distribution": [_files(name, entry) for name, entry in manifest["tables"].items()],
        "recordSet": [_record_set(name, entry) for name, entry in manifest["tables"].items()],
    }
    return {name: value for name, value in content.items() if value is not None}


def _creator(creator: Creator) -> dict[str, str]:
    if creator.url is None:
        return {"@type": "sc:Organization", "name": creator.name}
    return {"@type": "sc:Person", "name": creator.name, "url": creator.url}


def _files(table: str, entry: Entry) -> dict[str, Any]:
    """A table's file with its hash, or the set of its parts, whose hashes the manifest holds."""
    described = {"@id": f"{table}.parquet", "name": f"{table}.parquet", "encodingFormat": ENCODING}
    if len(entry["parts"]) > 1:
        return {"@type": "cr:FileSet", **described, "includes": f"{table}.parquet/*.parquet"}
    part = entry["parts"][0]
    return {
        "@type": "cr:FileObject",
        **described,
        "contentUrl": part["path"],
        "contentSize": f"{part['bytes']} B",
        "sha256": part["sha256"],
    }


def _record_set(table: str, entry: Entry) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": entry["title"],
        "key": [{"@id": f"{table}/{column}"} for column in entry["primary_key"]],
        "field": [_field(table, column, _source(table, entry)) for column in entry["schema"]],
    }


def _source(table: str, entry: Entry) -> dict[str, Any]:
    kind = "fileSet" if len(entry["parts"]) > 1 else "fileObject"
    return {kind: {"@id": f"{table}.parquet"}}


def _field(table: str, column: Entry, source: dict[str, Any]) -> dict[str, Any]:
    kind = column["type"]
    field = {
        "@type": "cr:Field",
        "@id": f"{table}/{column['name']}",
        "name": column["name"],
        "description": column.get("description", column["name"]),
        "dataType": TYPES.get(kind, "sc:Text"),
        "source": {**source, "extract": {"column": column["name"]}},
    }
    return {**field, "repeated": True} if kind.startswith("list") else field
