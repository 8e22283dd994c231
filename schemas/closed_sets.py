"""The closed sets of the contract: each value that a column may hold."""

from __future__ import annotations

DISPOSITION = ("kept", "duplicate", "quarantined")
DERIVATION = ("member", "text_layer")
SPAN_SOURCE = ("capture", "text_layer")
SOURCE_TYPE = (
    "pubmed_record",
    "publisher_landing",
    "repository",
    "aggregator",
    "full_text",
    "preprint",
    "registry",
    "patient_organisation",
    "news",
    "blog",
    "clinic_marketing",
    "forum",
    "reference_work",
    "unknown",
)
DOCUMENT_TYPE = (
    "review",
    "systematic_review",
    "clinical_trial",
    "clinical_study",
    "preclinical_study",
    "in_vitro_study",
    "trial_registration",
    "case_report",
    "editorial",
    "news",
    "marketing",
    "patient_information",
    "other",
    "unknown",
)
PEER_REVIEW = ("peer_reviewed", "not_peer_reviewed", "unknown")
STATED_COLUMN = (
    "source_type",
    "document_type",
    "peer_review",
    "title",
    "authors",
    "affiliations",
    "journal",
    "volume",
    "issue",
    "first_page",
    "last_page",
    "published",
    "published_on",
    "year",
    "doi",
    "pmid",
    "pmcid",
    "registry_id",
    "language",
    "keywords",
    "subject_areas",
    "publication_status",
    "licence",
    "redistributable",
)
KEPT_ROLE = (
    "title",
    "abstract",
    "body",
    "heading",
    "metadata",
    "keyword",
    "affiliation",
    "author",
    "caption",
    "reference",
)
ROLE = (
    *KEPT_ROLE,
    "navigation",
    "banner",
    "legal",
    "advert",
    "contact",
    "repeat",
    "blank",
    "unknown",
)
PROSE_ROLE = ("title", "abstract", "body", "caption")
ENTITY_TYPE = (
    "disease",
    "cell_type",
    "cell_source",
    "cell_product",
    "delivery_route",
    "anatomy",
    "model",
    "species",
    "gene_protein",
    "biomarker",
    "drug",
    "outcome",
    "adverse_event",
    "mechanism",
    "study_design",
)
QUANTITY_KIND = (
    "duration",
    "percentage",
    "incidence",
    "count",
    "dose",
    "age",
    "p_value",
    "interval",
    "ratio",
    "length",
    "phase",
    "money",
    "measure",
)
COMPARATOR = ("<", "<=", "=", ">=", ">", "~", "±")
IDENTIFIER_SCHEME = (
    "doi",
    "pmid",
    "pmcid",
    "nct",
    "eudract",
    "isrctn",
    "chictr",
    "irct",
    "ctri",
    "kct",
    "jprn",
    "actrn",
    "drks",
    "orcid",
    "arxiv",
)
RESOLUTION = ("exact", "repaired", "unresolved")
WORK_STATUS = ("ok", "corrected", "concern", "retracted", "unknown")
DIRECTION = ("increase", "decrease", "no_change", "unclear")
EFFECT = ("benefit", "harm", "no_difference", "safe", "mixed", "not_assessed", "unclear")
CERTAINTY = ("asserted", "probable", "possible", "aim", "question")
CLAIM_ROLE = ("result", "background", "aim", "conclusion", "recommendation", "offer")
ATTRIBUTION = ("own_result", "cited", "vague")
SIGNIFICANCE = ("significant", "not_significant")
ABSTENTION = ("no_template", "cues_disagree", "sides_disagree", "doubtful", "notice")
EVIDENCE_LEVEL = (
    "systematic_review",
    "randomised",
    "controlled",
    "single_arm",
    "case",
    "animal",
    "in_vitro",
    "narrative_review",
    "opinion",
    "marketing",
)
LINK_KIND = ("restates", "supports", "contradicts", "narrows", "misreports_source")
STAGE = ("raw_text", "clean_text", "entities", "evidence", "dataset")
CHANGE_OP = ("added", "removed", "changed")
CHANGE_CAUSE = ("input", "vocabulary", "rule", "code", "contract")
