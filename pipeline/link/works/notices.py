"""Tells by its title what a page says of another work, and leads such notices to the works they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, looked_up, pc, table
from pipeline.link.works.rules import StatusRule, WorkRules
from pipeline.link.works.single import single_works

CITED_AT_END = r"\s*\[[^\[\]]*\d{4}[^\[\]]*\]\W*$"
QUOTED = r"^\W*[\"“‘'](.*)[\"”’']\W*$"
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:)\]]")


def stated_status(printed: Column, rules: Iterable[StatusRule]) -> Column:
    """The status of the first of the rules that fits what is printed, or null."""
    status: Column = pa.nulls(len(printed), pa.string())
    for rule in reversed(tuple(rules)):
        status = pc.if_else(_fits(printed, rule), rule.status, status)
    return status


def noticed(titles: Column, rules: WorkRules) -> Column:
    """Per title the status that its page gives to another work: ``Retraction note: MSCs in ALS``; or null."""
    return stated_status(titles, rules.notices)


def bare_titles(titles: Column, rules: WorkRules) -> Column:
    """The titles of the works that notices and marked titles name, other titles as they are."""
    for rule in (*rules.notices, *rules.marks):
        told = pc.unique(titles.filter(_fits(titles, rule)))
        bare = pc.replace_substring_regex(told, rule.pattern, "")
        bare = pc.replace_substring_regex(bare, CITED_AT_END, "")
        bare = pc.replace_substring_regex(bare, QUOTED, r"\1")
        titles = pc.coalesce(looked_up(titles, told, bare), titles)
    return titles


def other_dois(documents: pa.Table, notices: Column) -> Column:
    """Per notice the one DOI that its ``text`` names beside its own, in lower case; else null."""
    texts = pc.if_else(pc.is_valid(notices), documents["text"], NOTHING).to_pylist()
    own = pc.utf8_lower(documents["doi"]).to_pylist()
    return pa.array(map(_other_doi, texts, own), pa.string())


def announced(keys: pa.Table, assigned: pa.Table) -> pa.Table:
    """``work_id`` and ``status`` of the works that notices are about, by the DOI or by the whole title."""
    notices = keys.filter(pc.is_valid(keys["notice"]))
    shown = keys.select(["doi", "title_key"]).append_column("work_id", assigned["work_id"])
    is_shown = pc.and_(pc.is_valid(assigned["work_id"]), pc.is_null(keys["notice"]))
    met = [
        looked_up(notices[name], single[key], single["work_id"])
        for name, key in (("notice_doi", "doi"), ("doi", "doi"), ("notice_title_key", "title_key"))
        for asked in [pc.is_in(shown[key], notices[name].combine_chunks(), skip_nulls=True)]
        for single in [single_works(shown.filter(pc.and_(is_shown, asked)), key)]
    ]
    works = table({"work_id": pc.coalesce(*met), "status": notices["notice"]})
    return works.filter(pc.is_valid(works["work_id"]))


def _fits(printed: Column, rule: StatusRule) -> Column:
    return pc.fill_null(pc.match_substring_regex(printed, rule.pattern), False)


def _other_doi(text: str | None, own: str | None) -> str | None:
    named = {doi.lower() for doi in DOI.findall(text or "")} - {own}
    return named.pop() if len(named) == 1 else None
