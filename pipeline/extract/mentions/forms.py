"""All variants of all vocabulary forms, packed into arrays that a file can keep.

A *key* is a variant as the words of a text write it.  Most keys name one concept however they are written;
for these the concept's place is kept.  For each of the others its *entries* are kept: who may be meant by it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.mentions.entry import Entry, capital, entry_of, plain_concept
from pipeline.extract.mentions.variants import Variant, Variants
from pipeline.store.files import write_cached
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

_FORMAT = "4"
"""Goes up when what the arrays hold changes, so that older files are left alone."""
NO_CONCEPT = -1


class Forms(NamedTuple):
    """The keys in order; ``entry_ends`` and ``text_ends`` say where the entries of a key and a text end."""

    automaton: bytes
    """Serialized; it finds each key between two blanks, and reports the key's number."""
    lengths: npt.NDArray[np.uint16]
    capitals: npt.NDArray[np.uint8]
    concepts: npt.NDArray[np.int32]
    """The place in the vocabulary of the concept that a key plainly names, else NO_CONCEPT."""
    entry_ends: npt.NDArray[np.uint32]
    entry_concepts: npt.NDArray[np.int32]
    entry_flags: npt.NDArray[np.uint8]
    """Bit 0: ambiguous; bit 1: a plural."""
    text_ends: npt.NDArray[np.uint32]
    texts: npt.NDArray[np.uint8]
    first_words: npt.NDArray[np.uint8]
    """The first word of every key, parted by line ends."""

    def entries(self, number: int) -> Iterator[Entry]:
        """The entries of a key that names nothing plainly."""
        first = int(self.entry_ends[number - 1]) if number else 0
        for place in range(first, int(self.entry_ends[number])):
            start = int(self.text_ends[place - 1]) if place else 0
            text = self.texts[start : int(self.text_ends[place])].tobytes().decode("utf-8")
            flags = int(self.entry_flags[place])
            variant = Variant(text, plural=bool(flags & 2))
            yield entry_of(variant, int(self.entry_concepts[place]), ambiguous=bool(flags & 1))[1]


def forms_of(vocabulary: Vocabulary, rules: Rules, cache: Path | None) -> Forms:
    """The packed forms; read from the folder ``cache`` where an earlier process left them there."""
    if cache is None:
        return _packed(vocabulary, rules)
    path = cache / f"{_digest(vocabulary, rules)}.npz"
    try:
        return _kept(path)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        forms = _packed(vocabulary, rules)
        written = BytesIO()
        arrays = forms._asdict()
        automaton = arrays.pop("automaton")
        np.savez(written, **arrays)
        with zipfile.ZipFile(written, "a") as archive:
            archive.writestr("automaton", automaton)
        write_cached(path, written.getvalue(), cache=cache.parent)
        return forms


def _kept(path: Path) -> Forms:
    """What an earlier process left; the checksums of the archive are checked on the way.

    The automaton is no array, so that it is in memory once, and not as array and as bytes.
    """
    with np.load(path, allow_pickle=False) as kept:
        return Forms(**{name: kept[name] for name in Forms._fields})


def _digest(vocabulary: Vocabulary, rules: Rules) -> str:
    """What the packed forms depend on: ids, forms, the rules that vary them, and the automaton's library."""
    known = sha256(f"{_FORMAT} {version('daachorse')} {sorted(rules.items())}".encode())
    for concept in vocabulary.concepts.values():
        known.update("\t".join((concept.concept_id, *concept.forms, "", *concept.ambiguous, "\n")).encode())
    return known.hexdigest()


def _packed(vocabulary: Vocabulary, rules: Rules) -> Forms:
    found = _entries(vocabulary, Variants(rules))
    keys = sorted(found)
    plain = [plain_concept(key, found[key]) for key in keys]
    kept = [[] if concept is not None else found[key] for key, concept in zip(keys, plain, strict=True)]
    entries = list(chain.from_iterable(kept))
    texts = [entry.text.encode("utf-8") for entry in entries]
    return Forms(
        automaton=_automaton(keys),
        lengths=np.array(list(map(len, keys)), np.uint16),
        capitals=np.array(list(map(capital, kept)), np.uint8),
        concepts=np.array([NO_CONCEPT if concept is None else concept for concept in plain], np.int32),
        entry_ends=_ends(kept),
        entry_concepts=np.array([entry.concept for entry in entries], np.int32),
        entry_flags=np.array([entry.ambiguous + 2 * entry.plural for entry in entries], np.uint8),
        text_ends=_ends(texts),
        texts=_bytes(b"".join(texts)),
        first_words=_bytes(b"\n".join(sorted({key.partition(b" ")[0] for key in keys}))),
    )


def _entries(vocabulary: Vocabulary, variants: Variants) -> dict[bytes, list[Entry]]:
    """All forms, and then their variants, since what a form says itself comes first."""
    places = {concept_id: place for place, concept_id in enumerate(vocabulary.concepts)}
    forms = [(form, places[concept.concept_id], ambiguous) for form, concept, ambiguous in vocabulary.forms()]
    found: dict[bytes, list[Entry]] = {}
    for form, concept, ambiguous in forms:
        _add(found, Variant(form, plural=False), concept, ambiguous=ambiguous)
    for form, concept, ambiguous in forms:
        for variant in variants.of(form)[1:]:
            _add(found, variant, concept, ambiguous=ambiguous)
    return found


def _add(found: dict[bytes, list[Entry]], variant: Variant, concept: int, *, ambiguous: bool) -> None:
    """Keeps the first owner of an ordinary variant, and each owner of an ambiguous one."""
    key, new = entry_of(variant, concept, ambiguous=ambiguous)
    entries = found.setdefault(key, [])
    for entry in entries:
        same_owner = entry.concept == concept or not (entry.ambiguous or ambiguous)
        if same_owner and entry.form == new.form and entry.parts == new.parts:
            return
    entries.append(new)


def _automaton(keys: Sequence[bytes]) -> bytes:
    return DoubleArrayAhoCorasick([b" " + key + b" " for key in keys]).serialize() if keys else b""


def _bytes(content: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8)


def _ends(parts: Iterable[Sequence[Any]]) -> npt.NDArray[np.uint32]:
    return np.fromiter(accumulate(map(len, parts)), np.uint32)
