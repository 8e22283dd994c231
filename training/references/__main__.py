"""Trains the chain of reference fields: `python -m training.references`; measures on held-out strings."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.extract.references.chain import WEIGHTS
from pipeline.extract.references.chain.features import FeatureReader
from pipeline.extract.references.chain.tokens import Tokens, read_tokens
from training.crf import Chain
from training.references.gold import LABELS, GoldEntry, is_held_out, read_gold
from training.references.seen import Seen
from training.weights import decided, written

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("EVIDENCE_CORPORA", ROOT.parent / "shared" / "corpora")) / "references"
_STEPS = 60
_PENALTY = 2.0
_FEWEST = 8
"""Strings that must hold a word before it may have a weight."""


def main() -> None:
    """Fit to all strings but the held-out ones, write the weights, and say how these fare."""
    if not CORPUS.exists():
        raise SystemExit(f"No strings below {CORPUS}. Name the folder of the corpora in EVIDENCE_CORPORA.")
    gold = [entry for entry in read_gold(CORPUS) if entry.labels]
    shown = [entry for entry in gold if not is_held_out(entry.name)]
    reader = FeatureReader(_frequent(shown))
    tokens, seen = _look(shown, reader)
    right = np.array([[label == one for one in LABELS] for entry in shown for label in entry.labels])
    chain = Chain(len(seen.values), len(LABELS), _PENALTY).fit(seen, right, tokens.sizes, steps=_STEPS)
    WEIGHTS.write_text(written(chain, seen.values, LABELS), encoding="utf-8")
    print(_figures(chain, [entry for entry in gold if is_held_out(entry.name)], reader))


def _frequent(entries: Sequence[GoldEntry]) -> list[str]:
    counted = Counter(
        word for one in entries for word in {word.lower() for word in read_tokens([one.text]).words}
    )
    return sorted(word for word, count in counted.items() if count >= _FEWEST)


def _look(entries: Sequence[GoldEntry], reader: FeatureReader) -> tuple[Tokens, Seen]:
    tokens = read_tokens([entry.text for entry in entries])
    return tokens, Seen(reader.columns(tokens))


def _figures(chain: Chain, entries: Sequence[GoldEntry], reader: FeatureReader) -> str:
    """Precision and recall of each label over tokens."""
    tokens, seen = _look(entries, reader)
    found = decided(chain, seen, tokens.sizes).tolist()
    pairs = Counter(zip(found, (LABELS.index(one) for entry in entries for one in entry.labels), strict=True))
    lines = []
    for number, label in enumerate(LABELS):
        got = sum(count for (one, _), count in pairs.items() if one == number)
        gold = sum(count for (_, one), count in pairs.items() if one == number)
        right = pairs[number, number]
        lines.append(f"{label:<10} precision {right / max(got, 1):.3f}  recall {right / max(gold, 1):.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
