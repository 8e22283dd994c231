"""What a document says of its own study, however long it is."""

from __future__ import annotations

import time

from tests.quality.claims_gold.passages import found_in

RELEASE = "Corvida today announced results of its trial of intrathecal mesenchymal stem cells."
KINDS = {"source_type": "news", "document_type": "news", "role": "body"}
SAID = "Mesenchymal stem cells slowed disease progression."


def route_of(text: str) -> str | None:
    (claim,) = found_in({**KINDS, "text": text}).claims
    return claim.route_id


def test_a_long_release_takes_no_quadratic_time() -> None:
    given = " ".join(f"Group {place} received mesenchymal stem cells." for place in range(8000))
    route = route_of(f"{RELEASE} {SAID}")
    started = time.process_time()
    assert route_of(f"{RELEASE} {given} {SAID}") == route == "NCIT:C38267"
    assert time.process_time() - started < 5
