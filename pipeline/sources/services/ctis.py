"""Trials in JSON as the EU's register since 2023, CTIS, gives them."""

from __future__ import annotations

import re

from pipeline.sources.json import Envelope
from pipeline.sources.json.layout import layout_of
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import JsonRecords, named_by

_PART = "authorizedApplication.authorizedPartI"
_TITLES = f"{_PART}.trialDetails.clinicalTrialIdentifiers"
_ABOUT = f"{_PART}.trialDetails.trialInformation"


# Phases and roles are numbers of lists of the register's own, and not shown.
_TRIAL = {
    "ctNumber": kinds.TRIAL_ID,
    "ctStatus": kinds.TOLD,
    "startDateEU": kinds.TOLD,
    "endDateEU": kinds.TOLD,
    "decisionDate": kinds.TOLD,
    "publishDate": kinds.DATE,
    f"{_TITLES}.publicTitle": kinds.OTHER_TITLE,
    f"{_TITLES}.fullTitle": kinds.OTHER_TITLE,
    f"{_TITLES}.shortTitle": kinds.TOLD,
    f"{_TITLES}.secondaryIdentifyingNumbers.nctNumber.number": kinds.TOLD,
    f"{_ABOUT}.medicalCondition.partIMedicalConditions.medicalCondition": kinds.KEYWORD,
    f"{_ABOUT}.medicalCondition.meddraConditionTerms.termName": kinds.SUBJECT,
    f"{_ABOUT}.trialObjective.mainObjective": kinds.TEXT,
    f"{_ABOUT}.trialObjective.secondaryObjectives.secondaryObjective": kinds.TEXT,
    f"{_ABOUT}.eligibilityCriteria.principalInclusionCriteria.principalInclusionCriteria": kinds.TEXT,
    f"{_ABOUT}.eligibilityCriteria.principalExclusionCriteria.principalExclusionCriteria": kinds.TEXT,
    f"{_ABOUT}.endPoint.primaryEndPoints.endPoint": kinds.TEXT,
    f"{_ABOUT}.endPoint.secondaryEndPoints.endPoint": kinds.TEXT,
    f"{_PART}.trialDetails.protocolInformation.studyDesign.periodDetails.title": kinds.TOLD,
    f"{_PART}.trialDetails.protocolInformation.studyDesign.periodDetails.description": kinds.TEXT,
    f"{_PART}.sponsors.organisation.name": kinds.AFFILIATION,
    f"{_PART}.products.productName": kinds.TEXT,
    "authorizedApplication.memberStatesConcerned.mscName": kinds.TOLD,
}

CTIS = JsonRecords(
    media_type="application/vnd.ctis.trial+json",
    source_type="registry",
    layouts=[
        layout_of({**_TRIAL, f"{_TITLES}.{title}": kinds.TITLE}, {}) for title in ("publicTitle", "fullTitle")
    ],
    choose=lambda said: f"{_TITLES}.publicTitle" not in said,
    telling=(
        re.compile(rb'"ctNumber"\s*:'),
        re.compile(rb'"(?:authorizedApplication|authorizedPartI)"\s*:'),
    ),
    envelope=Envelope("data", "trial", named_by("ctNumber")),
)
