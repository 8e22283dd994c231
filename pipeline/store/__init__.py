"""The cache: finished parts by the hash of their bytes, and records of what made them."""

from pipeline.store.files import drafted
from pipeline.store.interim import alone, store_interim
from pipeline.store.locks import in_use, locked
from pipeline.store.objects import DamagedError, ObjectStore
from pipeline.store.parts import Part, part_key, store_part, write_part
from pipeline.store.reading import read_part
from pipeline.store.records import Record, RecordStore
from pipeline.store.seals import read_sealed, write_sealed

__all__ = [
    "DamagedError",
    "ObjectStore",
    "Part",
    "Record",
    "RecordStore",
    "alone",
    "drafted",
    "in_use",
    "locked",
    "part_key",
    "read_part",
    "read_sealed",
    "store_interim",
    "store_part",
    "write_part",
    "write_sealed",
]
