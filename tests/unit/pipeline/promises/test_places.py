"""Names in names: whichever holds the other, the longer one has to be there."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.promises.places import unheld_parts

NAMES = pa.schema(
    [
        ("mention_id", pa.string()),
        ("document_id", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("concept_id", pa.string()),
        ("part_of", pa.string()),
    ]
)
MARROW = ("marrow", "d", 0, 11, "anatomy", "cells")
CELLS = ("cells", "d", 0, 28, "cells", "therapy")
THERAPY = ("therapy", "d", 0, 36, "therapy", None)


@pytest.mark.parametrize(
    ("rows", "unheld"),
    [
        ([MARROW, CELLS, THERAPY], []),
        ([MARROW, ("cells", "d", 0, 28, "cells", None)], []),
        ([MARROW, THERAPY], ["marrow"]),
        ([MARROW, CELLS], ["cells"]),
        ([MARROW, ("cells", "e", 0, 28, "cells", None)], ["marrow"]),
        ([MARROW, ("cells", "d", 5, 28, "cells", None)], ["marrow"]),
    ],
)
def test_a_part_is_held_by_the_longer_name_alone_or_in_a_third(
    rows: list[tuple[object, ...]], unheld: list[str]
) -> None:
    table = pa.Table.from_pylist([dict(zip(NAMES.names, row, strict=True)) for row in rows], schema=NAMES)
    assert list(unheld_parts(table)) == unheld
