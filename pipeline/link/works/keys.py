"""What each document says about the work it shows, folded into keys that can be compared."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, first_elements, looked_up, pc
from pipeline.link.folding import family_key, folded, given_key
from pipeline.link.works.notices import bare_titles, noticed, other_dois, stated_status
from pipeline.link.works.rules import WorkRules

IDENTIFIERS = ("doi", "pmid", "pmcid")
"""In order of preference: the first that a work has gives its id."""

FIELDS: list[tuple[str, pa.DataType]] = [
    ("document_id", pa.string()),
    ("scholarly", pa.bool_()),
    ("doi", pa.string()),
    ("pmid", pa.string()),
    ("pmcid", pa.string()),
    ("title", pa.string()),
    ("title_key", pa.string()),
    ("main_title_key", pa.string()),
    ("page_key", pa.string()),
    ("journal_key", pa.string()),
    ("registry_id", pa.string()),
    ("year", pa.int32()),
    ("author_key", pa.string()),
    ("given_key", pa.string()),
    ("status", pa.string()),
    ("preprint", pa.bool_()),
    ("notice", pa.string()),
    ("notice_title_key", pa.string()),
    ("notice_doi", pa.string()),
]

KEYS = pa.schema(FIELDS)
"""``title_key`` is null for a short title, ``main_title_key`` also for one without subtitle, ``page_key``
where volume or first page is unknown, ``given_key`` where no given name is printed in full.  A notice has the
status that it gives to another work, of which it names title and DOI; all three are null for other pages.
"""

SUBTITLE = r"(?:[:?!]|\s[-–—])\s.*$"


def work_keys(documents: pa.Table, rules: WorkRules) -> pa.Table:
    """One row of :data:`KEYS` per row of ``documents``, in its order."""
    author: Column = first_elements(documents["authors"])
    names, journals = (pc.unique(column).drop_null() for column in (author, documents["journal"]))
    notices = noticed(documents["title"], rules)
    titles, named = _titles(documents["title"], notices, rules)
    columns: dict[str, Column] = {
        "document_id": documents["document_id"],
        "scholarly": _scholarly(documents, rules),
        "doi": pc.utf8_lower(documents["doi"]),
        "pmid": documents["pmid"],
        "pmcid": documents["pmcid"],
        "title": documents["title"],
        "title_key": title_key(titles, rules),
        "main_title_key": main_title_key(titles, rules),
        "page_key": pc.if_else(pc.is_valid(notices), NOTHING, page_key(documents)),
        "journal_key": looked_up(documents["journal"], journals, journal_key(journals)),
        "registry_id": documents["registry_id"],
        "year": documents["year"],
        "author_key": looked_up(author, names, family_key(names)),
        "given_key": looked_up(author, names, given_key(names)),
        "status": _status(documents, rules),
        "preprint": _preprint(documents, rules),
        "notice": notices,
        "notice_title_key": title_key(named, rules),
        "notice_doi": other_dois(documents, notices),
    }
    return pa.table([columns[name] for name in KEYS.names], schema=KEYS)


def title_key(titles: Column, rules: WorkRules) -> Column:
    """The folded title; null where it has too few words to tell works apart."""
    key = folded(titles)
    words = pc.add(pc.count_substring(key, " "), 1)
    return pc.if_else(pc.greater_equal(words, rules.title_words_least), key, NOTHING)


def main_title_key(titles: Column, rules: WorkRules) -> Column:
    """The folded title before its subtitle; null where it has none, or too few words before."""
    main = pc.replace_substring_regex(titles, SUBTITLE, "")
    return pc.if_else(pc.equal(main, titles), NOTHING, title_key(main, rules))


def page_key(rows: pa.Table) -> Column:
    """Volume and first page."""
    return pc.utf8_lower(pc.binary_join_element_wise(rows["volume"], rows["first_page"], "|"))


def journal_key(journals: Column) -> Column:
    """The folded name without its article."""
    return pc.replace_substring_regex(folded(journals), "^the ", "")


def _scholarly(documents: pa.Table, rules: WorkRules) -> Column:
    shows = pc.is_in(documents["document_type"], pa.array(rules.scholarly_document_types))
    for scheme in IDENTIFIERS:
        shows = pc.or_(shows, pc.is_valid(documents[scheme]))
    never = pc.or_(
        pc.is_in(documents["source_type"], pa.array(rules.never_source_types)),
        pc.is_in(documents["document_type"], pa.array(rules.never_document_types)),
    )
    return pc.and_not(shows, never)


def _preprint(documents: pa.Table, rules: WorkRules) -> Column:
    """Shown by a preprint server, or numbered by one."""
    numbered: Column = pc.fill_null(pc.match_substring_regex(documents["doi"], rules.preprint_dois), False)
    return pc.or_(pc.equal(documents["source_type"], "preprint"), numbered)


def _titles(titles: Column, notices: Column, rules: WorkRules) -> tuple[Column, Column]:
    """Each page's own title, without a mark such as ``RETRACTED:``, and the title that a notice names."""
    bare, is_notice = bare_titles(titles, rules), pc.is_valid(notices)
    return pc.if_else(is_notice, titles, bare), pc.if_else(is_notice, bare, NOTHING)


def _status(documents: pa.Table, rules: WorkRules) -> Column:
    """What the title is marked with; else the worst status that is printed; else ``unknown``."""
    stated = stated_status(documents["publication_status"], rules.statuses)
    return pc.coalesce(stated_status(documents["title"], rules.marks), stated, "unknown")
