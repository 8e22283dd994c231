"""Studies in the XML that ClinicalTrials.gov gave until 2024, which archives and older downloads hold."""

from __future__ import annotations

import re

from pipeline.sources.draft import Shown
from pipeline.sources.services import kinds
from pipeline.sources.services.tables import XmlRecords, the_only

_HEADING = Shown("heading")
_OUTCOMES = ("primary_outcome", "secondary_outcome", "other_outcome")
_STUDY = {
    "id_info.nct_id": kinds.TRIAL_ID,
    "id_info.org_study_id": kinds.TOLD,
    "id_info.secondary_id": kinds.TOLD,
    "brief_title": kinds.TITLE,
    "official_title": kinds.OTHER_TITLE,
    "acronym": kinds.TOLD,
    "sponsors.lead_sponsor.agency": kinds.AFFILIATION,
    "sponsors.collaborator.agency": kinds.AFFILIATION,
    "brief_summary.textblock": kinds.ABSTRACT,
    "detailed_description.textblock": kinds.TEXT,
    "why_stopped": kinds.TEXT,
    "study_first_posted": kinds.DATE,
    "firstreceived_date": kinds.DATE,
    **{f"{outcome}.measure": _HEADING for outcome in _OUTCOMES},
    **{f"{outcome}.description": kinds.TEXT for outcome in _OUTCOMES},
    **{f"{outcome}.time_frame": kinds.TOLD for outcome in _OUTCOMES},
    "condition": kinds.KEYWORD,
    "keyword": kinds.KEYWORD,
    "condition_browse.mesh_term": kinds.SUBJECT,
    "intervention_browse.mesh_term": kinds.SUBJECT,
    "arm_group.arm_group_label": _HEADING,
    "arm_group.description": kinds.TEXT,
    "intervention.intervention_name": _HEADING,
    "intervention.description": kinds.TEXT,
    "intervention.other_name": Shown("keyword"),
    "eligibility.study_pop.textblock": kinds.TEXT,
    "eligibility.criteria.textblock": kinds.TEXT,
    "reference.citation": Shown("reference"),
    "results_reference.citation": Shown("reference"),
    "clinical_results.participant_flow.recruitment_details": kinds.TEXT,
    "clinical_results.participant_flow.pre_assignment_details": kinds.TEXT,
    "clinical_results.baseline.population": kinds.TEXT,
    "clinical_results.outcome_list.outcome.title": _HEADING,
    "clinical_results.outcome_list.outcome.description": kinds.TEXT,
    "clinical_results.outcome_list.outcome.population": kinds.TEXT,
    "clinical_results.limitations_and_caveats": kinds.TEXT,
    **dict.fromkeys(
        ("overall_status", "last_known_status", "start_date", "completion_date", "primary_completion_date",
         "phase", "study_type", "study_design", "study_design_info.allocation",
         "study_design_info.intervention_model", "study_design_info.primary_purpose",
         "study_design_info.observational_model", "study_design_info.time_perspective",
         "study_design_info.masking", "enrollment", "arm_group.arm_group_type",
         "intervention.intervention_type", "eligibility.gender", "eligibility.minimum_age",
         "eligibility.maximum_age", "eligibility.healthy_volunteers", "study_first_submitted",
         "location_countries.country", "overall_official.last_name", "overall_official.affiliation",
         "reference.PMID", "results_reference.PMID"),
        kinds.TOLD,
    ),
}  # fmt: skip

CLINICAL_STUDY = XmlRecords(
    media_type="application/vnd.clinicaltrials.clinical-study+xml",
    source_type="registry",
    layouts=[kinds.xml_layout(_STUDY, {})],
    choose=the_only,
    root=re.compile(rb"<clinical_study[\s>]"),
    element="clinical_study",
    name=re.compile(rb"<nct_id>\s*([^<\s]+)"),
)
