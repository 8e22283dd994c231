"""What the manifest keeps of the origin of rows: the code and the seeds that each stage ran with."""

from __future__ import annotations

from typing import Any

from pipeline.engine import digests
from pipeline.engine.build import Build
from pipeline.engine.dataset import DATASET, STAGES
from pipeline.engine.seed_rows import seed_rows

LINK_ROOMS = ("pipeline/link",)
"""Code of linking, and of the tables over the whole corpus; their results enter the last stage as parts."""

LINKING = {"linking": ["rules/works"], DATASET.name: ["rules/claim_links", "vocabulary/"]}
"""Where that code runs, and what the paths of the seeds that it uses there begin with."""


def origins(build: Build) -> dict[str, Any]:
    """Digests of seed files and of their rows, of each stage's code, and which seeds it uses.

    ``uses`` holds what the paths of the seeds begin with, as a stage states it.
    """
    code = {stage.name: digests.code(stage.rooms) for stage in STAGES if stage is not DATASET}
    uses = {stage.name: list(stage.seeds) for stage in STAGES if stage is not DATASET}
    return {
        "seeds": build.seed_digests,
        "seed_rows": seed_rows(build.seeds, build.seed_digests, build.store),
        "code": code | dict.fromkeys(LINKING, digests.code(LINK_ROOMS)),
        "uses": uses | LINKING,
    }
