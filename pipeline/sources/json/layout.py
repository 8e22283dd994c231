"""Lays the values of a JSON record out as blocks and stated values, by the tables of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.sources.draft import Draft, Said, Shown
from pipeline.sources.json import Scalar, Wanted, words_in
from pipeline.sources.json.passages import passages

_PROSE = frozenset(["abstract", "body"])


Cites = Mapping[str, Callable[[str], Iterable[tuple[str, str]]]]
"""By key of an entry what its words state: columns of ``references`` with their values."""


def cited(column: str, read: Callable[[str], str] = str) -> Callable[[str], Iterable[tuple[str, str]]]:
    """States what is read in the words for one column."""
    return lambda words: ((column, read(words)),)


class Row(NamedTuple):
    """How an object is shown: values under the keys ``joined``, or all, as one block.

    Only values that stand together are joined: the longest stretch.  Its other values are shown one by
    one.  ``states`` takes all its words by their path in the object.  Where it has the first key of
    ``alone``, that value says all, and only the second, with what stands between, is joined to it.
    ``cites`` takes all words of an entry of a reference list, and tells what those of each key state of it.
    """

    role: str
    joined: frozenset[str] | None
    states: Callable[[Said], Said] | None = None
    label: str = ""
    alone: tuple[str, str] = ("", "")
    cites: Callable[[Said], Cites] | None = None


class Layout(NamedTuple):
    """How the values of a format are shown, by their path; what is in neither table is dropped.

    ``words`` gives what one reads in a value as it is written.
    """

    values: Mapping[str, Shown]
    rows: Mapping[str, Row]
    wanted: Wanted
    words: Callable[[str], str] = words_in


def layout_of(values: Mapping[str, Shown], rows: Mapping[str, Row]) -> Layout:
    """The layout of these tables."""
    joined = (f"{path}.{key}" for path, row in rows.items() for key in row.joined or ())
    whole = (path for path, row in rows.items() if row.joined is None or row.cites)
    return Layout(values, rows, Wanted(frozenset([*values, *joined]), frozenset(rows), frozenset(whole)))


def lay_out(draft: Draft, found: Iterable[Scalar], layout: Layout) -> None:
    """Put the values ``found`` into ``draft``."""
    for (path, _), group in groupby(found, key=attrgetter("row")):
        if path:
            _lay_row(draft, list(group), path, layout)
        else:
            for scalar in group:
                _lay_value(draft, scalar, layout)


def _lay_value(draft: Draft, scalar: Scalar, layout: Layout) -> None:
    path, start, end, _ = scalar
    shown = layout.values.get(path)
    if shown is None:
        draft.drop(start, end)
        return
    if shown.role in _PROSE:
        _show_prose(draft, shown.role, path, (start, end))
    elif shown.role:
        _show(draft, shown, path, (start, end))
    if shown.states:
        draft.state_all(shown.states(layout.words(draft.text[start:end])), (start, end), path)


def _show_prose(draft: Draft, role: str, path: str, span: tuple[int, int]) -> None:
    for start, end, is_heading in passages(draft.text, *span):
        draft.show("heading" if is_heading else role, path, start, end)


def _show(draft: Draft, shown: Shown | Row, path: str, span: tuple[int, int]) -> bool:
    """One block, if anything is left of it; it begins with the keys in front of it where they are shown."""
    start, end = span
    for label in (shown.label, path.rpartition(".")[2] if shown.role == "metadata" else ""):
        place = draft.text.rfind(f'"{label}"', draft.end, start) if label else -1
        if place >= 0:
            start = place + 1
            break
    return bool(draft.show(shown.role, path, start, end))


def _lay_row(draft: Draft, group: Sequence[Scalar], path: str, layout: Layout) -> None:
    row = layout.rows[path]
    first, last = _joined([one.path[len(path) + 1 :] for one in group], row)
    for place, scalar in enumerate(group):
        if place == first < last:
            if _show(draft, row, path, (scalar.start, group[last - 1].end)) and row.cites:
                _cite(draft, group, len(path) + 1, layout)
        elif not first <= place < last:
            _lay_value(draft, scalar, layout)
    if row.states:
        span = (group[first].start, group[max(last, first + 1) - 1].end)
        draft.state_all(row.states(_said(draft.text, group, len(path) + 1, layout.words)), span, path)


def _cite(draft: Draft, group: Sequence[Scalar], skip: int, layout: Layout) -> None:
    cites = layout.rows[group[0].row[0]].cites
    states = cites(_said(draft.text, group, skip, layout.words)) if cites else {}
    for path, start, end, _ in group:
        if read := states.get(path[skip:]):
            for column, value in read(layout.words(draft.text[start:end])):
                draft.cite(column, value, (start, end))


def _said(text: str, group: Sequence[Scalar], skip: int, read: Callable[[str], str]) -> Said:
    """The words of a row by their path in it; several of one path are put together."""
    said: dict[str, list[str]] = {}
    for one in group:
        said.setdefault(one.path[skip:], []).append(read(text[one.start : one.end]))
    return {key: " ".join(words) for key, words in said.items()}


def _joined(keys: Sequence[str], row: Row) -> tuple[int, int]:
    """Places, half-open, of the values of a row that are shown as one."""
    if row.joined is None:
        return 0, len(keys)
    if row.alone[0] in keys:
        main = keys.index(row.alone[0])
        other = keys.index(row.alone[1]) if row.alone[1] in keys else main
        first, last = min(main, other), max(main, other) + 1
        return (first, last) if row.joined.issuperset(keys[first:last]) else (main, main + 1)
    return _longest_run(keys, row.joined)


def _longest_run(keys: Sequence[str], joined: frozenset[str]) -> tuple[int, int]:
    """Of equal ones the first."""
    best, start = (0, 0), 0
    for place, key in enumerate(keys):
        if key not in joined:
            start = place + 1
        elif place + 1 - start > best[1] - best[0]:
            best = (start, place + 1)
    return best
