"""The ledger of inputs."""

from __future__ import annotations

from schemas.closed_sets import DERIVATION, DISPOSITION
from schemas.columns import Bytes, Int32, Int64, Text, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table("raw_text", key=("capture_id",), sort=("capture_id",), document="document_id")
class Captures(Columns):
    """One input object seen, kept or not.

    Every input has exactly one row; captures = kept + duplicate + quarantined.
    """

    capture_id: Text = stable_id("Id of the input object, over source_uri and bytes.", unique=True)
    document_id: Text = stable_id("Id that its document has or would have; over source_uri.")
    source_uri: Text = note(
        "Path below the documents folder with forward slashes, or URL.", str_length={"min_value": 1}
    )
    sha256: Text = maybe(
        "SHA-256 of the bytes; null where they could not be read.", str_matches=r"^[0-9a-f]{64}$"
    )
    size_bytes: Int64 = maybe("Size of the input.", unit="byte", ge=0)
    media_type: Text = maybe("Media type, told from the content.")
    encoding: Text = maybe("Text encoding that decodes the bytes strictly.")
    disposition: Text = one_of(DISPOSITION, "What became of the input.")
    reason_code: Text = maybe("Why it was not kept, as one word.", str_matches=r"^[a-z_]+$")
    reason: Text = maybe("Why it was not kept, as a sentence with place and value.")
    duplicate_of: Text = stable_id("capture_id of the first input with the same bytes.", nullable=True)
    derived_from: Text = stable_id("capture_id of the input that it was unpacked from.", nullable=True)
    derivation: Text = one_of(
        DERIVATION,
        "Whether its bytes are a part of that input or the text it shows.",
        nullable=True,
    )
    n_members: Int32 = maybe("Inputs unpacked from this one; null where it is itself a document.", ge=1)
    content: Bytes = maybe(
        "The exact bytes; null for duplicates, for what was refused by size, and where members hold them."
    )
