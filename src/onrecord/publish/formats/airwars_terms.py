"""Airwars' CSV sets and lists, as importable constants: incidents, casualties, sources.

Source: rctngle/airwars-archive-2025 (a developer's copy of the site's theme): the columns in the order in which
`airwars_update_summary_tables` fills its tables, and what `data-exporter.php` adds to incidents.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from onrecord.publish.formats.flat import Column

GROUPS = (
    "civilian_non_combatants", "children", "women", "men", "human_rights_defenders", "journalists", "trade_unionists",
    "healthcare_personnel", "other_civilian_non_combatants", "undetermined", "other_protected_persons",
    "medical_and_religious_personnel_state", "medical_and_religious_personnel_non_state", "persons_hors_de_combat", "belligerents",
    "member_of_armed_forces", "persons_directly_participating_in_hostilities", "civilian_role_in_military",
)  # fmt: skip
BOUNDS = ("killed_min", "killed_max", "injured_min", "injured_max")
BELLIGERENT = (
    "belligerent_id", "belligerent_name", "belligerent_slug", "type", "assessment_name", "assessment_slug", "deaths_conceded_min",
    "deaths_conceded_max", "injuries_conceded_min", "injuries_conceded_max", "location", "mgrs_coordinate", "mgrs_accuracy",
    "civcas_statements", "strike_reports",
)  # fmt: skip
_HEAD = [
    "post_id",
    "post_status",
    "post_published",
    "post_modified",
    "permalink",
    "code",
    "previous_codes",
    "date_type",
    "date",
    "date_end",
    "local_time_type",
    "local_time",
    "local_time_start",
    "local_time_end",
    "local_time_of_day",
    "local_first_reported_date_time",
    "local_first_reported_by",
    "local_first_reported_url",
    "country_name",
    "country_slug",
    "location_name",
    "location_name_arabic",
    "location_name_hebrew",
    "location_name_ukrainian",
    "region",
    "strike_status_name",
    "strike_status_slug",
    "infrastructure_name",
    "infrastructure_slug",
    "strike_type_name",
    "strike_type_slug",
    "targeted_belligerent_name",
    "targeted_belligerent_slug",
    "observation_name",
    "observation_slug",
    "impact_name",
    "impact_slug",
    "total_strikes",
    "civilian_harm_reported",
    "civilian_harm_status_name",
    "civilian_harm_status_slug",
    "cause_of_death_injury_name",
    "cause_of_death_injury_slug",
    "geolocated",
    "latitude",
    "longitude",
    "geolocation_status_name",
    "geolocation_status_slug",
    "geolocation_accuracy_name",
    "geolocation_accuracy_slug",
    "geojson_caption",
    "geolocation_notes",
    "geolocation_notes_internal",
    "geolocation_sign_off_assessor",
    "geolocation_sign_off_date_time",
    "num_media",
    "num_victims",
    "num_victims_named",
    "num_victims_named_english",
    "num_victims_named_arabic",
    "num_victims_named_hebrew",
    "num_victims_named_ukrainian",
    "num_reconciled",
    "num_families",
    "num_individuals",
    "victim_average_age",
    "declassified_assessment",
    "press_release",
]
_SOURCES = (
    "num_sources",
    "num_sources_twitter",
    "num_sources_facebook",
    "num_sources_telegram",
    "num_sources_other",
)
_DAYS = {"date", "date_end"}
_WHOLE = {"post_id", "total_strikes", "civilian_harm_reported", "geolocated", *_SOURCES}


def _column(name: str) -> Column:
    counted = (
        name.startswith(("num_", "killed_", "injured_")) or name.endswith(BOUNDS) or "_conceded_" in name
    )
    if name in _WHOLE or counted:
        return Column(name, "whole")
    if name in _DAYS:
        return Column(name, "day")
    return Column(name, "number" if name in ("latitude", "longitude") else "text")


def incident_columns(belligerents: int) -> tuple[Column, ...]:
    """As many belligerents as the incident with the most of them has."""
    harm = [f"{group}_{bound}" for group, bound in product(GROUPS, BOUNDS)]
    named = [f"belligerent_{n}_{field}" for n, field in product(range(1, belligerents + 1), BELLIGERENT)]
    return tuple(map(_column, [*_HEAD, *harm, *_SOURCES, "summary", *named]))


CASUALTIES = tuple(map(_column, (
    "post_id", "post_status", "permalink", "code", "casualty_type_taxonomy", "casualty_type_name", "casualty_type_slug",
    "casualty_affiliation_name", "casualty_affiliation_slug", "while_working", *BOUNDS, "hash",
)))  # fmt: skip
SOURCES = tuple(map(_column, (
    "post_id", "post_status", "permalink", "code", "date", "name", "language", "url", "archive_url", "media", "hash",
)))  # fmt: skip

GRADES: Mapping[str, str] = {
    "confirmed": "Confirmed", "fair": "Fair", "weak": "Weak", "contested": "Contested", "discounted": "Discounted"
}  # fmt: skip
STRIKE_STATUS: Mapping[str, str] = {
    "declared-strike": "Declared strike", "likely-strike": "Likely strike", "contested-strike": "Contested strike",
    "single-source-claim": "Single source claim",
}  # fmt: skip
STRIKE_TYPES: Mapping[str, str] = {
    "airstrike": "Airstrike", "artillery": "Artillery", "drone-strike": "Drone Strike", "ground-operation": "Ground operation",
}  # fmt: skip
"""Those that our means can be; the names of ground-operation alone were seen in their data."""
ACCURACY: Mapping[str, str] = {
    "exact_location": "Exact location", "neighbourhood_area": "Neighbourhood/area", "town": "Town", "district": "District",
    "province_governorate": "Province/governorate",
}  # fmt: skip
CASUALTY_TYPES: Mapping[str, str] = {
    "civilians": "Civilians", "children": "Children", "women": "Women", "men": "Men", "belligerents": "Belligerents",
    "healthcare-personnel": "Healthcare personnel", "journalists": "Journalists", "other-civilian-non-combatants": "Other civilian non-combatants",
    "persons-hors-de-combat": "Persons hors de combat",
}  # fmt: skip
