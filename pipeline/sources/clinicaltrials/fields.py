"""How each value of a study of ClinicalTrials.gov is shown, and what it states."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.sources.dates import date_of, dated
from pipeline.sources.draft import FRAME, Said, Shown, field
from pipeline.sources.json.layout import Row, layout_of

_METADATA, _BODY, _HEADING = Shown("metadata"), Shown("body"), Shown("heading")
_SPONSOR = Shown("affiliation", field("affiliations"))
_REPEATED = Shown("repeat")
_TABLE_ROW = Row("body", None)


def _posted(words: str) -> Said:
    return dated(date_of(words))


def _dates(*names: str) -> Iterator[tuple[str, Shown]]:
    """Dates, each in an object of its own; the day on which the study was posted is its publication."""
    for name in names:
        states = _posted if name == "studyFirstPostDateStruct" else None
        yield f"{name}.date", Shown("metadata", states, name)


# https://clinicaltrials.gov/data-api/about-api/study-data-structure
_PROTOCOL = {
    "identificationModule": {
        "nctId": Shown("metadata", field("registry_id")),
        "orgStudyIdInfo.id": Shown("metadata", label="orgStudyIdInfo"),
        "secondaryIdInfos.id": _METADATA,
        "organization.fullName": Shown("metadata", label="organization"),
        "briefTitle": Shown("title", field("title")),
        "officialTitle": Shown("title"),
        "acronym": _METADATA,
    },
    "statusModule": {
        "overallStatus": _METADATA,
        "lastKnownStatus": _METADATA,
        "whyStopped": _BODY,
        "statusVerifiedDate": _METADATA,
        "studyFirstSubmitDate": _METADATA,
        **dict(
            _dates(
                "startDateStruct",
                "primaryCompletionDateStruct",
                "completionDateStruct",
                "studyFirstPostDateStruct",
                "resultsFirstPostDateStruct",
                "lastUpdatePostDateStruct",
            )
        ),
    },
    "sponsorCollaboratorsModule": {
        "leadSponsor.name": _SPONSOR,
        "collaborators.name": _SPONSOR,
        "responsibleParty.type": Shown("metadata", label="responsibleParty"),
        "responsibleParty.investigatorFullName": _METADATA,
        "responsibleParty.investigatorAffiliation": _METADATA,
    },
    "descriptionModule": {"briefSummary": Shown("abstract"), "detailedDescription": _BODY},
    "conditionsModule": {
        "conditions": Shown("keyword", field("keywords")),
        "keywords": Shown("keyword", field("keywords")),
    },
    "designModule": {
        "enrollmentInfo.count": Shown("metadata", label="enrollmentInfo"),
        "designInfo.interventionModelDescription": _BODY,
        "designInfo.maskingInfo.maskingDescription": _BODY,
        **dict.fromkeys(
            (
                "studyType", "phases", "targetDuration", "enrollmentInfo.type", "designInfo.allocation",
                "designInfo.interventionModel", "designInfo.primaryPurpose", "designInfo.observationalModel",
                "designInfo.timePerspective", "designInfo.maskingInfo.masking",
                "designInfo.maskingInfo.whoMasked", "bioSpec.retention", "bioSpec.description",
            ),
            _METADATA,
        ),
    },
    "armsInterventionsModule": {
        "armGroups.label": _HEADING,
        "armGroups.type": _METADATA,
        "armGroups.description": _BODY,
        "armGroups.interventionNames": _REPEATED,
        "interventions.type": _METADATA,
        "interventions.name": _HEADING,
        "interventions.description": _BODY,
        "interventions.otherNames": Shown("keyword"),
        "interventions.armGroupLabels": _REPEATED,
    },
    "outcomesModule": {
        f"{kind}Outcomes.{key}": shown
        for kind in ("primary", "secondary", "other")
        for key, shown in {
            "measure": Shown("heading", label=f"{kind}Outcomes"),
            "description": _BODY,
            "timeFrame": Shown("metadata", label="timeFrame"),
        }.items()
    },
    "eligibilityModule": {
        "eligibilityCriteria": _BODY,
        "studyPopulation": _BODY,
        **dict.fromkeys(
            ("healthyVolunteers", "sex", "genderBased", "genderDescription", "minimumAge", "maximumAge",
             "stdAges", "samplingMethod"),
            _METADATA,
        ),
    },
    "referencesModule": {
        "references.pmid": _METADATA,
        "references.type": _METADATA,
        "references.citation": Shown("reference"),
    },
}  # fmt: skip
_RESULTS = {
    "participantFlowModule": {
        "preAssignmentDetails": _BODY,
        "recruitmentDetails": _BODY,
        "periods.title": _HEADING,
    },
    "baselineCharacteristicsModule": {
        "populationDescription": _BODY,
        "measures.title": _HEADING,
        "measures.description": _BODY,
        "measures.populationDescription": _BODY,
        "measures.paramType": _METADATA,
        "measures.dispersionType": _METADATA,
        "measures.unitOfMeasure": _METADATA,
    },
    "outcomeMeasuresModule": {
        "outcomeMeasures.title": _HEADING,
        "outcomeMeasures.description": _BODY,
        "outcomeMeasures.populationDescription": _BODY,
        **{
            f"outcomeMeasures.{key}": _METADATA
            for key in ("type", "paramType", "dispersionType", "unitOfMeasure", "timeFrame")
        },
        "outcomeMeasures.analyses.groupDescription": _BODY,
        "outcomeMeasures.analyses.statisticalComment": _BODY,
        "outcomeMeasures.analyses.estimateComment": _BODY,
        **{
            f"outcomeMeasures.analyses.{key}": _METADATA
            for key in (
                "groupIds", "paramType", "paramValue", "dispersionType", "dispersionValue", "ciPctValue",
                "ciNumSides", "ciLowerLimit", "ciUpperLimit", "pValue", "statisticalMethod",
                "nonInferiorityType",
            )
        },
    },
    "adverseEventsModule": {"frequencyThreshold": _METADATA, "timeFrame": _METADATA, "description": _BODY},
    "moreInfoModule": {"limitationsAndCaveats.description": _BODY},
}  # fmt: skip
_TABLES = {
    "participantFlowModule": ("groups", "periods.milestones", "periods.dropWithdraws"),
    "baselineCharacteristicsModule": ("groups", "denoms", "measures.classes"),
    "outcomeMeasuresModule": ("outcomeMeasures.groups", "outcomeMeasures.denoms", "outcomeMeasures.classes"),
    "adverseEventsModule": ("eventGroups", "seriousEvents", "otherEvents"),
}
_DERIVED = {
    f"derivedSection.{kind}BrowseModule.meshes.term": Shown("keyword", field("subject_areas"))
    for kind in ("condition", "intervention")
}
_CONTACTS = Row("contact", None)

LAYOUT = layout_of(
    {
        **{
            f"{section}.{module}.{key}": shown
            for section, modules in (("protocolSection", _PROTOCOL), ("resultsSection", _RESULTS))
            for module, values in modules.items()
            for key, shown in values.items()
        },
        **_DERIVED,
        "derivedSection.conditionBrowseModule.meshes.id": FRAME,
        "derivedSection.interventionBrowseModule.meshes.id": FRAME,
        "hasResults": _METADATA,
    },
    {
        **{
            f"resultsSection.{module}.{path}": _TABLE_ROW
            for module, paths in _TABLES.items()
            for path in paths
        },
        "protocolSection.contactsLocationsModule": _CONTACTS,
        "resultsSection.moreInfoModule.pointOfContact": _CONTACTS,
    },
)
