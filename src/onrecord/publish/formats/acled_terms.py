"""ACLED's columns and lists, as importable constants.

Sources: dtacled/acledR (acled_old_dummy, codebook and actors pages), the Column Changes guide of 2023, and the values of `source_scale`
that several public analyses list. The codebook itself was not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publish.formats.flat import Column

COLUMNS: tuple[Column, ...] = (
    Column("event_id_cnty"), Column("event_date", "day"), Column("year", "whole"), Column("time_precision", "whole"),
    Column("disorder_type"), Column("event_type"), Column("sub_event_type"), Column("actor1"), Column("assoc_actor_1"),
    Column("inter1"), Column("actor2"), Column("assoc_actor_2"), Column("inter2"), Column("interaction"),
    Column("civilian_targeting"), Column("iso", "whole"), Column("region"), Column("country"), Column("admin1"), Column("admin2"),
    Column("admin3"), Column("location"), Column("latitude", "number"), Column("longitude", "number"), Column("geo_precision", "whole"),
    Column("source"), Column("source_scale"), Column("notes"), Column("fatalities", "whole"), Column("tags"), Column("timestamp", "whole"),
)  # fmt: skip
"""The three inter columns are text, as files of 2024 on have words in them; `inter_code` reads both."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    ),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip
EVENT_OF: Mapping[str, str] = {sub: event for event, subs in EVENTS.items() for sub in subs}
DISORDER: Mapping[str, str] = {
    "Battles": "Political violence",
    "Violence against civilians": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Strategic developments": "Strategic developments",
}
"""Of the events that we write; Protests and Riots are never written."""
INTER: Mapping[int, str] = {
    1: "State Forces", 2: "Rebel Groups", 3: "Political Militias", 4: "Identity Militias", 5: "Rioters", 6: "Protesters", 7: "Civilians",
    8: "External/Other Forces",
}  # fmt: skip
INTERACTIONS = frozenset([a * 10 + b for a in INTER for b in INTER if a <= b] + [a * 10 for a in INTER] + [0])
"""The smaller code first; the sole actor's code and a nought; 0 where no actor is told."""
REGIONS = (
    "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia", "Middle East",
    "Europe", "Caucasus and Central Asia", "Central America", "South America", "Caribbean", "East Asia", "North America", "Oceania", "Antarctica",
)  # fmt: skip
SOURCE_SCALES = (
    "Local partner",
    "Subnational",
    "National",
    "Regional",
    "International",
    "Other",
    "New media",
)
"""Also two of them with a hyphen between."""
TARGETING = "Civilian targeting"


def inter_code(text: str | None) -> int | None:
    """1 and 'State Forces' alike; 0 for nobody."""
    if not text:
        return None
    if text.strip().isdigit():
        return int(text)
    folded = text.strip().lower().rstrip("s")
    return next((code for code, name in INTER.items() if name.lower().rstrip("s") == folded), None)
