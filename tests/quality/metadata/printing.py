"""Records as pages of several kinds, by the templates in `layouts`."""

from __future__ import annotations

import calendar
import re
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from tests.quality.metadata.records import Record

LAYOUTS = {
    path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "layouts").glob("*.tsv"))
}
SINGLE = ("title", "journal", "volume", "issue", "first_page", "doi", "pmid", "pmcid", "language", "licence")
WORDED = {
    "CC-BY": "Creative Commons Attribution License",
    "CC-BY-NC": "Creative Commons Attribution-NonCommercial License",
}
_PLACE = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Shown = tuple[str, dict[str, list[str]]]
"""A field as printed, and the values it states by column."""


class Page(NamedTuple):
    """A record in one layout: its lines with their roles, and the values that they print by column."""

    layout: str
    lines: list[tuple[str, str]]
    fields: dict[str, list[str]]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)


def printed(record: Record, layout: str) -> Page:
    """The record's page; a field that it lacks leaves out its line or its brackets."""
    shown = shown_of(record)
    page = Page(layout, [], {"language": [record.language]})
    for line in LAYOUTS[layout].splitlines():
        role, _, template = line.partition("\t")
        filled = _OPTIONAL.sub(lambda part: part[1] if has_all(shown, part[1]) else "", template)
        if has_all(shown, filled):
            for name in _PLACE.findall(filled):
                merge(page.fields, shown[name][1])
            text = _PLACE.sub(lambda place: shown[place[1]][0], filled)
            page.lines.extend((role, one) for one in text.split("\n"))
    return page


def has_all(shown: dict[str, Shown], text: str) -> bool:
    return all(shown[name][0] for name in _PLACE.findall(text))


def merge(fields: dict[str, list[str]], more: dict[str, list[str]]) -> None:
    """A date that is printed twice is stated as exactly as its better print."""
    for column, values in more.items():
        if column != "published" or len(values[0]) > len(fields.get(column, [""])[0]):
            fields[column] = values


def shown_of(record: Record) -> dict[str, Shown]:
    """Every field in each of its prints."""
    plain = {name: (getattr(record, name), {name: [getattr(record, name)]}) for name in SINGLE}
    return {
        **plain,
        **authors_of(record),
        **dates_of(record.published),
        **listed("affiliations", "affiliations", record.affiliations),
        **listed("keywords", "keywords", record.keywords),
        **listed("subjects", "subject_areas", record.subjects),
        **pages_of(record),
        "title_stop": (record.title and f"{record.title}.", {"title": [record.title]}),
        "journal_abbr": (record.journal_abbr, {"journal": [record.journal_abbr]}),
        "language_worded": ("English" if record.language == "en" else "", {}),
        "licence_worded": (WORDED.get(record.licence[:-4], ""), {"licence": [record.licence[:-4]]}),
        "abstract": ("\n\n".join(record.abstract), {}),
        "abstract_line": (" ".join(record.abstract), {}),
        "year": (record.published[:4], {"published": [record.published[:4]]}),
    }


def authors_of(record: Record) -> dict[str, Shown]:
    full = [f"{one.given} {one.family}" for one in record.authors]
    short = [f"{one.family} {initials(one.given)}" for one in record.authors]
    turned = [f"{one.family}, {one.given}" for one in record.authors]
    marks = [[str(place + 1) for place in one.places] for one in record.authors]
    texts = {
        "authors_comma": (", ".join(full), full),
        "authors_lines": ("\n".join(full), full),
        "authors_inverted": ("; ".join(turned), turned),
        "authors_marked": (joined(" , ", "{} {}", full, [" ".join(mark) for mark in marks]), full),
        "authors_glued_marks": (joined(", ", "{}{}", full, [",".join(mark) for mark in marks]), full),
        "authors_superscript": (joined(", ", "{}{}", full, [raised(mark) for mark in marks]), full),
        "authors_indexed": (joined(", ", "{}{}", short, [bracketed(mark) for mark in marks]), short),
        "authors_indexed_marks": (joined(", ", "{} {}", short, [",".join(mark) for mark in marks]), short),
    }
    return {name: (text, {"authors": names}) for name, (text, names) in texts.items()}


def joined(separator: str, form: str, names: list[str], marks: list[str]) -> str:
    return separator.join(form.format(*pair).strip() for pair in zip(names, marks, strict=True))


def raised(marks: list[str]) -> str:
    return " ".join(marks).translate(SUPERSCRIPT)


def bracketed(marks: list[str]) -> str:
    return "".join(f"({mark})" for mark in marks)


def initials(given: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)


def listed(name: str, column: str, values: list[str]) -> dict[str, Shown]:
    numbered = list(enumerate(values, 1))
    texts = {
        "comma": ", ".join(values),
        "semicolon": "; ".join(values),
        "lines": "\n".join(values),
        "bulleted": "\n".join(f"  • {value}" for value in values),
        "marked": "\n".join(f"{number} {value}." for number, value in numbered),
        "bracketed": "\n".join(f"({number}){value}." for number, value in numbered),
        "dotted": "\n".join(f"{number}. {value}." for number, value in numbered),
    }
    return {f"{name}_{form}": (text, {column: values}) for form, text in texts.items()}


def dates_of(published: str) -> dict[str, Shown]:
    """Prints of a full date are empty where it is partial."""
    year, month, day = [*published.split("-"), "", ""][:3]
    name = calendar.month_name[int(month)] if month else ""
    full = {
        "date_worded": f"{day.lstrip('0')} {name} {year}",
        "date_day_first": f"{day} {name[:3]} {year}",
        "date_short": f"{name[:3]} {day.lstrip('0')} {year}",
        "date_year_first": f"{year} {name} {day.lstrip('0')}",
    }
    texts = {
        **{form: text if day else "" for form, text in full.items()},
        "date_compact": " ".join(filter(None, (year, name[:3], day.lstrip("0")))),
        "date_iso": published,
    }
    return {form: (text, {"published": [published]}) for form, text in texts.items()} | {
        "month_year": (f"{name} {year}" if month else "", {"published": [published[:7]]})
    }


def pages_of(record: Record) -> dict[str, Shown]:
    """A range of pages, and the same with the last page as short as indexes print it."""
    first, last = record.first_page, record.last_page
    both = {"first_page": [first], "last_page": [last]} if last else {"first_page": [first]}
    pairs = zip(first, last, strict=True) if len(first) == len(last) else ()
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    texts = {"pages": (last, "-"), "pages_dash": (last, "–"), "short_pages": (last[alike:] or last, "-")}
    return {name: (f"{first}{dash}{end}" if end else first, both) for name, (end, dash) in texts.items()}
