"""Trials as registries export them in XML: WHO's platform of all registries, what it is sent, and ISRCTN."""

from __future__ import annotations

import re

from pipeline.sources.dates import date_of_registration, dated
from pipeline.sources.draft import Shown
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import XmlRecords, the_only

_REGISTERED_ON = Shown("metadata", lambda words: dated(date_of_registration(words)))


def _isrctn(words: str) -> dict[str, str]:
    return kinds.registered(words if words.upper().startswith("ISRCTN") else f"ISRCTN{words}")


_PLATFORM = {
    "TrialID": kinds.TRIAL_ID,
    "Public_title": kinds.OTHER_TITLE,
    "Scientific_title": kinds.OTHER_TITLE,
    "Primary_sponsor": kinds.TOLD,
    "Date_registration": _REGISTERED_ON,
    "Source_Register": kinds.TOLD,
    "Recruitment_Status": kinds.TOLD,
    "Phase": kinds.TOLD,
    "Countries": kinds.TOLD,
    "Target_size": kinds.TOLD,
    "Study_type": kinds.TOLD,
    "web_address": kinds.TOLD,
    **dict.fromkeys(
        ("Study_design", "Condition", "Intervention", "Inclusion_Criteria", "Exclusion_Criteria",
         "Primary_outcome", "Secondary_outcome", "Primary_Outcome", "Secondary_Outcome"),
        kinds.TEXT,
    ),
}  # fmt: skip
_PUBLIC, _SCIENTIFIC = ({**_PLATFORM, title: kinds.TITLE} for title in ("Public_title", "Scientific_title"))

WHO = XmlRecords(
    media_type="application/vnd.who.ictrp+xml",
    source_type="registry",
    layouts=[kinds.xml_layout(_PUBLIC, {}), kinds.xml_layout(_SCIENTIFIC, {})],
    choose=lambda said: "Public_title" not in said,
    root=re.compile(rb"<Trials_downloaded_from_ICTRP|<Trial>\s*(?:<Internal_Number>|<TrialID>)"),
    element="Trial",
    name=re.compile(rb"<TrialID>\s*([^<\s]+)"),
)

# https://www.who.int/clinical-trials-registry-platform, as registries hand over their trials.
_HANDED_OVER = {
    "main.trial_id": kinds.TRIAL_ID,
    "main.public_title": kinds.OTHER_TITLE,
    "main.scientific_title": kinds.OTHER_TITLE,
    "main.primary_sponsor": kinds.AFFILIATION,
    "secondary_sponsor.sponsor_name": kinds.AFFILIATION,
    "main.date_registration": _REGISTERED_ON,
    "secondary_ids.secondary_id.sec_id": kinds.TOLD,
    **dict.fromkeys(
        ("main.reg_name", "main.acronym", "main.url", "main.recruitment_status", "main.target_size",
         "main.study_type", "main.phase", "main.date_enrolment", "countries.country2", "criteria.agemin",
         "criteria.agemax", "criteria.gender", "health_condition_code.hc_code", "intervention_code.i_code"),
        kinds.TOLD,
    ),
    **dict.fromkeys(
        ("main.study_design", "main.hc_freetext", "main.i_freetext", "criteria.inclusion_criteria",
         "criteria.exclusion_criteria", "primary_outcome.prim_outcome", "secondary_outcome.sec_outcome",
         "main.results_summary"),
        kinds.TEXT,
    ),
}  # fmt: skip

REGISTRY = XmlRecords(
    media_type="application/vnd.who.registry+xml",
    source_type="registry",
    layouts=[
        kinds.xml_layout({**_HANDED_OVER, title: kinds.TITLE}, {})
        for title in ("main.public_title", "main.scientific_title")
    ],
    choose=lambda said: "main.public_title" not in said,
    root=re.compile(rb"<trial>\s*<main>\s*<trial_id>"),
    element="trial",
    name=re.compile(rb"<trial_id>\s*([^<\s]+)"),
)

_ISRCTN = {
    "isrctn": Shown("metadata", _isrctn),
    "trialDescription.title": kinds.TITLE,
    "trialDescription.scientificTitle": kinds.OTHER_TITLE,
    "trialDescription.acronym": kinds.TOLD,
    "externalRefs.doi": kinds.DOI,
    "externalRefs.eudraCTNumber": kinds.TOLD,
    "externalRefs.clinicalTrialsGovNumber": kinds.TOLD,
    "trialDesign.overallStartDate": kinds.TOLD,
    "trialDesign.overallEndDate": kinds.TOLD,
    "trialDesign.studyDesign": kinds.TEXT,
    "trialDesign.primaryStudyDesign": kinds.TOLD,
    "trialDesign.secondaryStudyDesign": kinds.TOLD,
    "participants.recruitmentCountries.country": kinds.TOLD,
    "participants.targetEnrolment": kinds.TOLD,
    "interventions.intervention.phase": kinds.TOLD,
    "interventions.intervention.drugNames": kinds.TOLD,
    **dict.fromkeys(
        ("trialDescription.studyHypothesis", "trialDescription.plainEnglishSummary",
         "trialDescription.primaryOutcome", "trialDescription.secondaryOutcome", "participants.inclusion",
         "participants.exclusion", "conditions.condition.description",
         "interventions.intervention.description", "results.publicationPlan",
         "trialDescription.primaryOutcomes.outcomeMeasure.variable",
         "trialDescription.secondaryOutcomes.outcomeMeasure.variable"),
        kinds.TEXT,
    ),
}  # fmt: skip

ISRCTN = XmlRecords(
    media_type="application/vnd.isrctn+xml",
    source_type="registry",
    layouts=[kinds.xml_layout(_ISRCTN, {})],
    choose=the_only,
    root=re.compile(rb"<(?:allTrials|fullTrial|trial)[^<>]{0,300}isrctn|<isrctn\b"),
    element="trial",
    name=re.compile(rb"<isrctn[^<>]*>\s*(?:ISRCTN)?([^<\s]+)"),
)
