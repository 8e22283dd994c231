"""Places that name a concept."""

from __future__ import annotations

from schemas.closed_sets import ENTITY_TYPE
from schemas.columns import (
    Flag,
    Int32,
    Int64,
    NameContextList,
    Text,
    TextList,
    byte,
    code_point,
    concept,
    note,
    one_of,
    stable_id,
)
from schemas.table import Columns, table


@table(
    "entities",
    key=("mention_id",),
    sort=("start", "end", "concept_id"),
    references={
        "document_id": "documents",
        "sentence_id": "sentences",
        "concept_id": "concepts",
        "ambiguous_with": "concepts",
        "part_of": "concepts",
        "made_of": "concepts",
    },
)
class Mentions(Columns):
    """One place in a document that names a concept."""

    mention_id: Text = stable_id("Id over document, start, end and concept.", unique=True)
    document_id: Text = stable_id("The document.")
    sentence_id: Text = stable_id("The sentence that holds it; null in keywords and headings.", nullable=True)
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The mention as it stands in documents.text.", str_length={"min_value": 1})
    entity_type: Text = one_of(ENTITY_TYPE, "Kind of thing named.")
    concept_id: Text = concept("The concept named.", nullable=False)
    rule_id: Text = note("Vocabulary row or rule that made the row.", str_length={"min_value": 1})
    negated: Flag = note("Whether the text denies it.")
    hedged: Flag = note("Whether the text leaves it open.")
    ambiguous_with: TextList = note("Other concepts that the surface could name here.")
    part_of: Text = concept("The concept of the longer name that it stands in; null where it stands alone.")
    made_of: Text = concept("The cells that a product which only this page names is made of; null elsewhere.")
    modifiers: TextList = note("Words before it that say which ones are meant, as the text has them.")
    contexts: NameContextList = note("Cues whose scope reaches it, with cue and scope in documents.text.")
