"""NLM's own vocabulary, and what it means in the dataset's."""

from __future__ import annotations

# Publication types of MeSH's PublicationType tree that say how a work was made, most telling first.
DOCUMENT_TYPES = {
    "Systematic Review": "systematic_review",
    "Meta-Analysis": "systematic_review",
    "Randomized Controlled Trial": "clinical_trial",
    "Controlled Clinical Trial": "clinical_trial",
    "Clinical Trial": "clinical_trial",
    "Clinical Trial, Phase I": "clinical_trial",
    "Clinical Trial, Phase II": "clinical_trial",
    "Clinical Trial, Phase III": "clinical_trial",
    "Clinical Trial, Phase IV": "clinical_trial",
    "Pragmatic Clinical Trial": "clinical_trial",
    "Adaptive Clinical Trial": "clinical_trial",
    "Case Reports": "case_report",
    "Observational Study": "clinical_study",
    "Clinical Study": "clinical_study",
    "Multicenter Study": "clinical_study",
    "Review": "review",
    "Scoping Review": "review",
    "Editorial": "editorial",
    "Comment": "editorial",
    "Letter": "editorial",
    "News": "news",
    "Newspaper Article": "news",
    "Patient Education Handout": "patient_information",
    "Published Erratum": "other",
    "Retraction of Publication": "other",
    "Retraction Notice": "other",
    "Biography": "other",
    "Practice Guideline": "other",
    "Guideline": "other",
}

# Kinds of later notices and types of a citation, gravest first, and the publication status they give.
# Notices about *another* work (``RetractionOf``, ``ErratumFor``) say nothing about the citation itself.
NOTICES = {
    "RetractionIn": "Retracted",
    "Retracted Publication": "Retracted",
    "ExpressionOfConcernIn": "Expression of concern",
    "CorrectedandRepublishedIn": "Corrected and republished",
    "ErratumIn": "Corrected",
}

MONTHS = {
    name: f"{number:02d}"
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}

# ISO 639-2 (bibliographic) to ISO 639-1, the languages that PubMed indexes most.
LANGUAGES = {
    "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "rus": "ru",
    "jpn": "ja", "chi": "zh", "kor": "ko", "pol": "pl", "dut": "nl", "tur": "tr", "cze": "cs",
    "hun": "hu", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "heb": "he", "ara": "ar",
    "per": "fa", "gre": "el", "rum": "ro", "ukr": "uk", "hrv": "hr", "srp": "sr", "slv": "sl",
    "slo": "sk", "bul": "bg", "lit": "lt", "lav": "lv", "est": "et", "ice": "is", "cat": "ca",
    "vie": "vi", "tha": "th", "ind": "id",
}  # fmt: skip
