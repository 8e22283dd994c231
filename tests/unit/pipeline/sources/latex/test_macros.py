from __future__ import annotations

from time import process_time

import pytest

from pipeline.sources.latex.macros import written_out


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (r"\newcommand{\als}{ALS}In \als{} and \als.", "In ALS{} and ALS."),
        (r"\newcommand\als{ALS}In \als, \alsx", r"In ALS, \alsx"),
        (r"\newcommand*{\gene}[1]{\textit{#1}}\gene{SOD1}", r"\textit{SOD1}"),
        (r"\newcommand{\dose}[2][mg]{#2 #1}\dose{5} \dose[kg]{7}", "5 mg 7 kg"),
        (r"\def\pair#1#2{#2 and #1}\pair{a}{b}", "b and a"),
        (r"\DeclareMathOperator{\sod}{SOD}$\sod$", "$SOD$"),
        (r"\newcommand{\a}{\bb s}\newcommand{\bb}{cell}\a", "cell s"),
        (r"\newcommand{\g}[1]{<#1>}\newcommand{\h}{x}\g{\g{\h}}", "<<x>>"),
        (r"\newcommand{\als}{ALS\xspace}\als patients, \als. \als-like", "ALS  patients, ALS. ALS-like"),
        (r"\newcommand{\x}{A}\renewcommand{\x}{B}\x\providecommand{\x}{C}\x", "BB"),
        (r"\x\newcommand{\x}{A}", r"\x"),
        (r"\newcommand{\x}[1]{A#1}\x", r"\x"),
        ("\\newcommand{\\x}{A}% \\x\n\\\\x \\%\\x", "% \\x\n\\\\x \\%A"),
        (r"\renewcommand{\section}[1]{#1}\section{A}", r"\section{A}"),
        (r"\renewcommand{\alpha}{a}\alpha", r"\alpha"),
        (r"\newcommand{\x}{A", r"\newcommand{\x}{A"),
        (r"No \als here.", r"No \als here."),
    ],
)
def test_a_source_s_own_commands_are_written_out(source: str, written: str) -> None:
    assert written_out(source) == written


def test_a_command_that_names_itself_ends() -> None:
    assert r"\x" in written_out(r"\newcommand{\x}{a \x}\x")


@pytest.mark.parametrize(
    "source",
    [
        "".join(
            "\\newcommand{\\" + one + "}{" + f"\\{other}" * 1000 + "}"
            for one, other in zip("abcdefg", "bcdefgh", strict=True)
        )
        + r"\newcommand{\h}{cell}\a",
        r"\newcommand{\x}[1]{" + "#1" * 5000 + r"}\x{\x{\x{\x{" + "y" * 5000 + "}}}}",
        r"\newcommand{\x}{y}" + r"\x" * 200_000,
        r"\newcommand{\x}[1]{y}" + r"\x{" * 100_000,
        r"\newcommand" * 200_000 + "{",
        r"\def\x" + "#1" * 200_000,
    ],
)
def test_hostile_commands_cost_little(source: str) -> None:
    started = process_time()
    assert len(written_out(source)) < 10_000_000
    assert process_time() - started < 8
