"""People as by-lines name them: with what they do behind their names, and groups that sign as one."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.names import Name, Names, NameWords, has_marks, read_names

_BEFORE_GROUP = re.compile(
    r"(?:(?:^|[,;·]?\s)(?:and\s)?(?i:on behalf of(?: the)?|for(?: the)?|the)|;)\s+(?=[^\W\d_a-z])"
)
_ENDS = re.compile(r"(?<=\S) (?:and|&)$|\s?(?:…|\.\.\.).{0,40}$")
"""Where a list goes on in the next line, or behind a link."""

_PART = re.compile(r"[^,;]+")
_LETTERED = re.compile(r"[^\W\d_A-Z] [a-h](?:,[a-h*†])*(?:[,;]|$)")
"""A small letter behind a name, which leads to an affiliation."""

_DEGREES = re.compile(r"(?:, ?(?:[A-Z][a-z]{0,3}\.?-?){2,4})+(?=\s?(?:[•·∙⋅]|$))")
"""Short words with several capitals between a name and the bullet behind it: `Ana Example, MB, PhD •`."""

_DOT = re.compile("•| [·∙⋅] ")
_JOINING = frozenset(["and", "for", "in", "of", "on", "the", "to"])
_BEHIND_OFFICE = frozenset(["and", "at", "for", "in", "of"])
_ANOTHER = ("and ", "& ")
_AROUND = " .,;)(*†‡0123456789"
_MOST_WORDS = 12
_LEAST_NAMES, _MOST_NAMES = 2, 4
_LONGEST = 1000


def read_people(text: str, words: NameWords) -> Names:
    """The people whom ``text`` names and the group that signs with them; bodies and offices are none."""
    listed, group = _parted(_ENDS.sub("", text), words) if len(text) <= _LONGEST else (text, None)
    if _DOT.search(listed):
        listed = _DEGREES.sub(_blank, listed)
    found = read_names(_without_offices(listed, words) if "," in listed else listed, words)
    people = [name for name in found.people if not _is_body(name.text, words)]
    if group and (people or not listed.strip()):
        people.append(group)
    return found._replace(people=people)


def are_signed(text: str, words: NameWords) -> bool:
    """Whether ``text`` lists authors and nothing else: several with marks, one with an office, a group."""
    return len(text) <= _LONGEST and text[:1].isupper() and _are_signed(text, words)


@lru_cache(maxsize=4096)
def _are_signed(text: str, words: NameWords) -> bool:
    """Remembered for a while, since pages of one site share many lines."""
    listed, group = _parted(text, words)
    if "," in text and _without_offices(listed, words) != listed:
        return bool(read_people(text, words).people)
    is_marked = group or has_marks(text) or _LETTERED.search(text)
    people = read_people(text, words).people if is_marked and not _is_body(listed, words) else []
    return len(people) > 1 or (group is not None and people == [group])


def is_one_name(text: str, words: NameWords) -> bool:
    """Whether ``text`` may be the name of one person and nothing else: `Ana Example`."""
    if not _LEAST_NAMES <= text.count(" ") + 1 <= _MOST_NAMES or not text.istitle():
        return False
    return [one.text for one in read_people(text, words).people] == [text]


def _parted(text: str, words: NameWords) -> tuple[str, Name | None]:
    """``text`` up to the group at its end, `on behalf of the Example Study Group`, and that."""
    for before in reversed(list(_BEFORE_GROUP.finditer(text))):
        name = text[before.end() :].rstrip(_AROUND)
        if _is_group(name.split(), words):
            return text[: before.start()], Name(name, before.end(), before.end() + len(name))
    return text, None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_group(tokens: list[str], words: NameWords) -> bool:
    if not 2 <= len(tokens) <= _MOST_WORDS or words.groups.isdisjoint([token.lower() for token in tokens]):
        return False
    return all(token[0].isupper() or token[0].isdigit() or token in _JOINING for token in tokens)


def _is_body(name: str, words: NameWords) -> bool:
    """Whether one of its words stands in no name of a person: `Example University`."""
    return not words.bodies.isdisjoint(re.findall(r"[^\W_]+", name.lower()))


def _without_offices(text: str, words: NameWords) -> str:
    """``text`` with blanks for what people do, up to the next person behind `and` or a semicolon."""
    kept, is_office = list(text), False
    for number, part in enumerate(_PART.finditer(text)):
        if part[0].lstrip().startswith(_ANOTHER) or text[part.start() - 1] == ";":
            is_office = False
        elif number and not is_office:
            is_office = _is_office(part[0].split(), words)
        if is_office:
            kept[part.start() : part.end()] = " " * len(part[0])
    return "".join(kept)


def _is_office(tokens: list[str], words: NameWords) -> bool:
    """`Consultant neurologist`, `Head of Research`, `Health Reporter`, but not `Paul Head`."""
    folded = [token.lower().strip(".()") for token in tokens]
    if folded[-1:] and folded[-1] in words.offices:
        return True
    for token, one, behind in zip(tokens, folded, [*folded[1:], ""], strict=True):
        is_one = one in words.offices or one in words.ranks
        if is_one and (token.islower() or behind in _BEHIND_OFFICE):
            return True
    return False
