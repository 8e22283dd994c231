"""The public records in every layout."""

from __future__ import annotations

import pytest

from tests.quality.metadata.printing import LAYOUTS, Page, printed
from tests.quality.metadata.records import read_records


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    records = list(read_records())
    if not records:
        pytest.skip("needs the folder structured in the folder named by EVIDENCE_CORPORA")
    return [printed(record, layout) for record in records for layout in LAYOUTS]
