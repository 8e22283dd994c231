"""A run small enough to be disturbed at each of its steps: five inputs, two of them in an archive."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish import Version, latest, list_versions
from pipeline.publish.versions import LATEST, version_names
from pipeline.run import Settings, materialize
from tests.seeded import SEEDS
from tests.versions import broken, hashes

ROOT = Path(__file__).parents[2]
TEXT = "Mesenchymal stem cells were safe in 12 patients with amyotrophic lateral sclerosis (ALS)."

OLD, DISTURBED, NEXT = "00000001", "00000002", "00000003"
"""Ids of the run before a fault, the run that meets it, and the one after."""


FAULTS = "faults"
"""The outputs that faults happen in, one after the other: seeds are compiled once for an outputs folder, so
each run there, and each child, has them as the undisturbed one left them."""


@dataclass(frozen=True)
class SmallRun:
    """``before`` holds one version of the inputs as they were; then some of them changed."""

    place: Path

    @property
    def before(self) -> Path:
        """The outputs that every fault begins with."""
        return self.place / "before"

    def prepare(self) -> None:
        """Publish the old version, then change, add and remove an input."""
        documents = self.place / "documents"
        documents.mkdir()
        for name in "abc":
            (documents / f"{name}.txt").write_text(f"{TEXT} Page {name}.")
        self.run(self.before, OLD)
        (documents / "a.txt").write_text(f"{TEXT} Page a was changed.")
        (documents / "b.txt").unlink()
        with zipfile.ZipFile(documents / "more.zip", "w") as archive:
            for name in ("one.txt", "two.txt"):
                archive.writestr(name, f"{TEXT} It is {name}.")

    def run(self, outputs: Path, run_id: str, *, workers: int = 1) -> Version:
        """Publish the inputs as they are now."""
        return materialize(Settings(self.place / "documents", SEEDS, outputs, workers=workers), run_id=run_id)

    def copy(self, name: str, *, of: Path | None = None) -> Path:
        """Outputs as they were before the fault, links and modes and all, in place of others of that name."""
        outputs = self.place / name
        self.drop(outputs)
        subprocess.run(["cp", "-a", of or self.before, outputs], check=True)
        return outputs

    def drop(self, outputs: Path) -> None:
        """Remove outputs that are done with, if there are any."""
        for folder, *_ in os.walk(outputs):
            os.chmod(folder, 0o755)
        if outputs.exists():
            shutil.rmtree(outputs)

    def assert_survived(self, outputs: Path, expected: dict[str, list[str]]) -> None:
        """Fail unless readers see a whole version, and the next run makes what it should and clears up."""
        assert broken(latest(outputs)) == []
        version = self.run(outputs, NEXT)
        assert hashes(version) == expected
        assert broken(version) == []
        assert [one.name for one in list_versions(outputs)] == version_names(outputs)
        assert leftovers(outputs) == []


def state(outputs: Path) -> frozenset[tuple[object, ...]]:
    """What a fault left, up to what clock and chance decide: names, modes, sizes and targets of links."""
    found = set()
    for path in outputs.rglob("*"):
        facts, name = path.lstat(), path.relative_to(outputs)
        if name.parent.name in ("drafts", "runs"):
            name = name.with_name("any")
        target = path.readlink() if path.is_symlink() else path.read_bytes() if path.name == LATEST else ""
        found.add((str(name), facts.st_mode, facts.st_size if path.is_file() else 0, str(target)))
    return frozenset(found)


def leftovers(outputs: Path) -> list[str]:
    """Drafts and staged folders that nobody needs any more."""
    staged = [path for path in (outputs / ".staging").iterdir() if path.name != ".commit.lock"]
    drafts = list((outputs / ".cache" / "drafts").glob("*"))
    return sorted(path.name for path in (*staged, *drafts))
