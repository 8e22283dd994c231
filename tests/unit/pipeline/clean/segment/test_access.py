"""Notices to those who may not read an article."""

from __future__ import annotations

from pipeline.clean.page import lay_out
from pipeline.sources import read
from tests.seeded import SEEDED

PAGE = (
    "<html><body><h1>Marrow cells in early motor neuron disease</h1><h2>Abstract</h2>"
    "<p>We gave marrow cells to nine adults with motor neuron disease. None fell ill.</p>"
    "<p>{}</p></body></html>"
)


def kept(text: str) -> bool:
    page = lay_out(read(PAGE.format(text).encode()), SEEDED.segmenter)
    return any(text in page.shown[one.start : one.end] for one in page.parts if one.kept)


def test_a_notice_of_no_access_is_no_text() -> None:
    assert not kept("You do not have access to the full text. Log in through your institution.")


def test_prose_about_access_is_text() -> None:
    assert kept("The families had no access to the clinic that was to give the cells to their kin.")
