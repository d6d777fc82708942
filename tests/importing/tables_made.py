"""Small tables in the exact layouts of ACLED, UCDP GED, Airwars and HXL, made by hand; their events are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.importing import Given, Table, open_table
from onrecord.records import Claim, Failure, Report

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
UCDP = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
AIRWARS = [
    "id",
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
    "country_name",
    "country_slug",
    "location_name",
    "region",
    "strike_status_name",
    "strike_type_name",
    "civilian_harm_reported",
    "civilian_harm_status_name",
    "latitude",
    "longitude",
    "geolocation_accuracy_slug",
    "civilian_non_combatants_killed_min",
    "civilian_non_combatants_killed_max",
    "civilian_non_combatants_injured_min",
    "civilian_non_combatants_injured_max",
    "children_killed_min",
    "children_killed_max",
    "women_killed_min",
    "women_killed_max",
    "belligerents_killed_min",
    "belligerents_killed_max",
    "num_sources",
    "summary",
    "belligerent_1_belligerent_name",
    "belligerent_1_deaths_conceded_min",
    "belligerent_1_deaths_conceded_max",
    "belligerent_2_belligerent_name",
]
CASUALTIES = [
    "id",
    "post_id",
    "post_status",
    "permalink",
    "code",
    "casualty_type_taxonomy",
    "casualty_type_name",
    "casualty_type_slug",
    "while_working",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
]

SHELLED: Mapping[str, str] = {
    "event_id_cnty": "SYR70001", "event_date": "2016-12-12", "year": "2016", "time_precision": "1", "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Military Forces of Syria (2000-)",
    "inter1": "1", "actor2": "Civilians (Syria)", "inter2": "7", "interaction": "17", "civilian_targeting": "Civilian targeting", "iso": "760",
    "region": "Middle East", "country": "Syria", "admin1": "Aleppo", "admin2": "Jebel Saman", "admin3": "Jebel Saman", "location": "Aleppo - East",
    "latitude": "36.2012", "longitude": "37.1612", "geo_precision": "1", "source": "Syria Live Map; SOHR", "source_scale": "Other-New media",
    "notes": "On 12 December 2016, guns on the ridge fired on the market of eastern Aleppo. 12 fatalities.", "fatalities": "12", "tags": "",
    "timestamp": "1700000000",
}  # fmt: skip
FOUGHT: Mapping[str, str] = {
    "id": "244657", "relid": "SYR-2016-1-299-1234", "year": "2016", "active_year": "1", "code_status": "Clear", "type_of_violence": "1",
    "conflict_name": "Syria: Government", "dyad_name": "Government of Syria - Syrian insurgents", "side_a": "Government of Syria",
    "side_b": "Syrian insurgents", "number_of_sources": "2", "source_article": "Reuters,2016-12-13,Town falls", "source_office": "Reuters News",
    "source_date": "2016-12-13", "source_headline": "A town falls after a night of fighting", "source_original": "SOHR", "where_prec": "1",
    "where_coordinates": "Khan Shaykhun town", "where_description": "the northern edge", "adm_1": "Idlib governorate", "adm_2": "Maarat district",
    "latitude": "35.4421", "longitude": "36.6510", "country": "Syria", "country_id": "652", "region": "Middle East", "event_clarity": "1",
    "date_prec": "1", "date_start": "2016-12-12 00:00:00.000", "date_end": "2016-12-12 00:00:00.000", "deaths_a": "4", "deaths_b": "3",
    "deaths_civilians": "5", "deaths_unknown": "0", "best": "12", "high": "20", "low": "10",
}  # fmt: skip
STRUCK: Mapping[str, str] = {
    "code": "TS0412", "date": "2019-03-02", "date_end": "", "country_name": "Syria", "country_slug": "syria", "location_name": "Raqqa", "region": "Raqqa",
    "strike_status_name": "Declared strike", "strike_type_name": "Airstrike", "civilian_harm_reported": "Yes", "civilian_harm_status_name": "Fair",
    "latitude": "35.9594", "longitude": "39.0062", "geolocation_accuracy_slug": "neighbourhood_area", "civilian_non_combatants_killed_min": "7",
    "civilian_non_combatants_killed_max": "9", "civilian_non_combatants_injured_min": "", "civilian_non_combatants_injured_max": "",
    "children_killed_min": "2", "children_killed_max": "2", "women_killed_min": "", "women_killed_max": "", "num_sources": "5",
    "summary": "Neighbours told of a house that fell at night.", "belligerent_1_belligerent_name": "US-led Coalition",
    "belligerent_1_deaths_conceded_min": "3", "belligerent_1_deaths_conceded_max": "3", "post_modified": "2019-06-01 10:00:00",
    "permalink": "https://airwars.example/ts0412",
}  # fmt: skip


def written(columns: Sequence[str], *rows: Mapping[str, str], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def taken(path: Path, kind: str | None = None, given: Given | None = None) -> tuple[list[tuple[Report, tuple[Claim, ...]]], list[Failure], Table]:  # fmt: skip
    """What a table gives, as ingest asks for it: each report with its claims, and the failures."""
    table = open_table(path, kind, given or Given())
    found, failures = [], []
    for item in table.items():
        if isinstance(item, Failure):
            failures.append(item)
        else:
            found.append((item, tuple(table.claims(item))))
    return found, failures, table


def acled(
    folder: Path, *changes: Mapping[str, str]
) -> tuple[list[tuple[Report, tuple[Claim, ...]]], list[Failure]]:
    """Rows of ACLED, each as SHELLED with these cells changed."""
    found, failures, _ = taken(
        put(folder, "acled.csv", written(ACLED, *(SHELLED | dict(one) for one in changes)))
    )
    return found, failures


def ucdp(
    folder: Path, *changes: Mapping[str, str]
) -> tuple[list[tuple[Report, tuple[Claim, ...]]], list[Failure]]:
    found, failures, _ = taken(
        put(folder, "ged.csv", written(UCDP, *(FOUGHT | dict(one) for one in changes)))
    )
    return found, failures
