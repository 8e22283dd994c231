"""The tables over the whole corpus: concepts, works, claim links, evidence map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.engine import digests
from pipeline.engine.build import Build, Result
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.linking import Links, whole
from pipeline.engine.shards import cut
from pipeline.engine.stage import raise_broken
from pipeline.errors import PromiseError
from pipeline.guard import guard
from pipeline.link.claim_links import link_claims
from pipeline.link.concept_counts import add_counts
from pipeline.link.evidence_map import evidence_map
from pipeline.promises import Check, check_documents
from pipeline.store import Part, Record, store_part
from schemas import TABLES
