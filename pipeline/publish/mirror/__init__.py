"""Finished versions on an object store: put there whole, and read from there without a client of ours."""

from pipeline.publish.mirror.mirror import Mirrored, mirror
from pipeline.publish.mirror.reading import mirrored_manifest, mirrored_table
from pipeline.publish.mirror.restore import restore

__all__ = ["Mirrored", "mirror", "mirrored_manifest", "mirrored_table", "restore"]
