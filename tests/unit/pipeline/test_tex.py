from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.forms import form_of
from pipeline.clean.normalize import normalizations_of, normalize, normalize_with_map
from pipeline.decoded import TEX

PIECES = st.sampled_from([
    "cells", " ", "{", "}", r"\"u", r"{\'e}", r"\c{c}", r"\alpha", r"\o ", "--", "---", "10$^{6}$", "~", "a",
    r"\%", r"\emph{", "``", "''", r"\unknown", "\n", "-", r"CO$_2$", "\\",
])  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"M{\"u}ller, \'{E}cole, na\"{\i}ve, Fran\c{c}ois", "Müller, École, naïve, François"),
        (r"Dvo{\v{r}}{\'a}k, \v{S}ek, \v sek, \r{A}s, Erd\H{o}s", "Dvořák, Šek, šek, Ås, Erdős"),
        (r"S{\o}ren, \O ster, Wei{\ss}, {\L}odz, \AA ngstr{\"o}m", "Søren, Øster, Weiß, Łodz, Ångström"),
        (r"$\alpha$-synuclein and TGF-$\beta$1", "α-synuclein and TGF-β1"),
        (r"2 $\times$ 10$^{6}$ cells, 10$^6$, 10$^{-3}$", "2 × 10^6 cells, 10^6, 10^-3"),
        (r"Ca$^{2+}$, CO$_2$, CO$_{2}$, 10\textsuperscript{6}", "Ca2+, CO2, CO2, 10^6"),
        (r"\emph{in vitro} {ALS} \textbf{cells}", "in vitro ALS cells"),
        ("pages 1--9 --- ``quoted''~here", "pages 1–9 — “quoted” here"),
        (r"50\% of \$5 \& a\_b \#1 \{x\}", "50% of $5 & a_b #1 {x}"),
        (r"a \unknown{kept} command", r"a \unknownkept command"),
        ("a hyphen - alone, one-two", "a hyphen - alone, one-two"),
        ('journal = inv # " of Repair', "journal = inv of Repair"),
        ('note = "said', "note = said"),
        ("volume = {12", "volume = 12"),
    ],
)
def test_tex_reads_as_in_print(written: str, read: str) -> None:
    assert normalize(written, TEX) == read


@given(st.lists(PIECES).map("".join))
def test_each_word_of_tex_is_quoted_by_its_own_source(text: str) -> None:
    clean, offsets = normalize_with_map(text, TEX)
    for word in re.finditer(r"[a-zéüç]+(?= |$)", clean):
        raw_start, raw_end = offsets.raw_span(*word.span())
        assert normalize(text[raw_start:raw_end], TEX) == word[0]


def test_the_recorded_normalizations_tell_that_it_was_tex() -> None:
    assert form_of(list(normalizations_of(TEX))) == TEX


@pytest.mark.parametrize(
    "hostile", ["{" * 300_000, "\\'" * 150_000, "\\' " * 100_000, " # " * 100_000, "-" * 300_000]
)
def test_hostile_tex_takes_no_quadratic_time(hostile: str) -> None:
    started = time.process_time()
    normalize(hostile, TEX)
    assert time.process_time() - started < 10
