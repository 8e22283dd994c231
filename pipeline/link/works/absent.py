"""Tells which references of several lists name one work that no document shows."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, pc
from pipeline.link.components import components, star
from pipeline.link.numbers import codes_of
from pipeline.link.works.keys import title_key
from pipeline.link.works.names import dated
from pipeline.link.works.rules import WorkRules


def absent_works(references: pa.Table, cited: Column, rules: WorkRules) -> Column:
    """Per row of ``references`` the id of the first one that names the same work; null where ``cited`` holds
    a work.  They are the same by doi, by pmid, or by title and year.
    """
    title = dated(title_key(references["title"], rules), references["year"])
    keys = pc.utf8_lower(references["doi"]), references["pmid"], title
    first = components(references.num_rows, [star(codes_of(key)) for key in keys])
    named = pc.take(references["reference_id"], pa.array(first))
    return pc.if_else(pc.is_valid(cited), NOTHING, named)
