"""One run in this process, on one core; prints CPU seconds by stage and peak memory as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from pipeline.run import Settings, materialize, new_run_id


class Clock:
    """CPU seconds by stage; a stage lasts until the next one begins."""

    def __init__(self) -> None:
        self.began = self.last = time.process_time()
        self.stage = "inventory"
        self.seconds: dict[str, float] = {}

    def advance(self, stage: str, done: int, total: int) -> None:
        """Count the time since the last call to the stage that was running."""
        now = time.process_time()
        self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.last
        self.stage, self.last = stage, now


def main() -> None:
    """Run once over the folders named on the command line."""
    documents, seeds, outputs = map(Path, sys.argv[1:])
    clock = Clock()
    settings = Settings(documents, seeds, outputs, workers=1)
    materialize(settings, run_id=new_run_id(), progress=clock.advance)
    clock.advance("", 0, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": time.process_time() - clock.began, "stages": clock.seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main()
