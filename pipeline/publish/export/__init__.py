"""A copy of one version to hand on: in another format, or without the words that may not be passed on."""

from pipeline.publish.export.export import Exported, export
from pipeline.publish.export.formats import FORMATS

__all__ = ["FORMATS", "Exported", "export"]
