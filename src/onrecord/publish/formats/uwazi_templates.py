"""The templates and thesauri that an Uwazi collection needs to take what is exported, and how a value is written for its CSV import.

Comes in: nothing, values. Goes out: the definitions as JSON's types, cells. Names, types and separators are Uwazi's (huridocs/uwazi:
app/api/csv/csvDefinitions.ts, typeParsers.ts; app/shared/types/commonSchemas.ts; app/api/templates/utils.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from onrecord.incidents import Grade
from onrecord.publish.formats.cells import safe
from onrecord.publish.formats.ids import one_line
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Certainty, Scope

MANY = "|"
"""Between the values of one cell."""
_STANDS_FOR = "¦"
"""In the place of a | inside a value, where Uwazi would cut it."""
KINDS = (*PEOPLE_KINDS, *SITUATION_KINDS)
METHODS = (
    "airstrike", "shelling", "explosion", "chemical", "shooting", "execution", "drone", "siege", "torture", "ground-fighting", "other",
)  # fmt: skip
GROUPS = (
    "civilian", "combatant", "woman", "child", "man", "elderly", "medic", "rescuer", "journalist", "aid-worker", "official", "prisoner", "person",
)  # fmt: skip
THESAURI: Mapping[str, tuple[str, ...]] = {
    "onrecord kinds": KINDS, "onrecord grades": get_args(Grade), "onrecord certainties": get_args(Certainty),
    "onrecord scopes": get_args(Scope), "onrecord methods": METHODS, "onrecord groups": GROUPS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a template. `name` is the safe name that Uwazi makes of the label, and the head of the column."""

    name: str
    type: str = "text"
    content: str = ""
    """Of a select the thesaurus, of a relationship the template that it leads to: by name, since ids are each collection's own."""

    @property
    def label(self) -> str:
        """Without the type that Uwazi adds to the name of a geolocation."""
        return self.name.removesuffix("_geolocation").replace("_", " ")


def _properties(text: str) -> tuple[Property, ...]:
    """'url:link kind:select=onrecord_kinds'"""
    found = []
    for word in text.split():
        name, _, kind = word.partition(":")
        kind, _, content = kind.partition("=")
        found.append(Property(name, kind or "text", content.replace("_", " ")))
    return tuple(found)


_HARM = [kind.replace("-", "_") for kind in PEOPLE_KINDS]
TEMPLATES: Mapping[str, tuple[Property, ...]] = {
    "reports": _properties("report outlet published:date source:link sha_256"),
    "incidents": _properties(
        "incident kind:select=onrecord_kinds days:daterange place location_geolocation:geolocation radius_km:numeric precision country "
        "first_level_division "
        + " ".join(f"{kind}_low:numeric {kind}_best:numeric {kind}_high:numeric" for kind in _HARM)
        + " grade:select=onrecord_grades grade_reason provisional running_total methods:multiselect=onrecord_methods actors sources "
        "independent_sources:numeric contradictions reports:relationship=reports"
    ),
    "claims": _properties(
        "report claim kind:select=onrecord_kinds phase low:numeric high:numeric approximate figure unit groups:multiselect=onrecord_groups "
        "affiliation actor method:select=onrecord_methods days:daterange place location_geolocation:geolocation precision said_by "
        "certainty:select=onrecord_certainties scope:select=onrecord_scopes superseded part_of quote quote_start:numeric quote_end:numeric "
        "incidents:relationship=incidents reports:relationship=reports"
    ),
}
"""In the order in which they are to be imported: a relationship finds its entity by title, and would make an empty one."""


def heads(template: str) -> list[str]:
    return ["title", *(one.name for one in TEMPLATES[template])]


def definitions() -> dict[str, Any]:
    """What to set up before importing: thesauri, relationship types and templates, as the API of Uwazi names their fields."""
    return {
        "how": "Make the thesauri and the relationship type, then the templates (content and relationType hold names here: put the ids of your "
        "collection), then import reports.csv, incidents.csv and claims.csv, each into its template, in this order.",
        "thesauri": [{"name": name, "values": [{"label": label} for label in labels]} for name, labels in THESAURI.items()],
        "relationTypes": [{"name": "told by"}],
        "templates": [_template(name, properties) for name, properties in TEMPLATES.items()],
    }  # fmt: skip


def _template(name: str, properties: Iterable[Property]) -> dict[str, Any]:
    return {
        "name": name, "color": "", "default": False,
        "commonProperties": [{"label": "Title", "name": "title", "type": "text", "isCommonProperty": True},
                             {"label": "Date added", "name": "creationDate", "type": "date", "isCommonProperty": True},
                             {"label": "Date modified", "name": "editDate", "type": "date", "isCommonProperty": True}],
        "properties": [_property(one) for one in properties],
    }  # fmt: skip


def _property(one: Property) -> dict[str, Any]:
    out = {"label": one.label, "name": one.name, "type": one.type}
    if one.content:
        out["content"] = one.content
    return out | ({"relationType": "told by"} if one.type == "relationship" else {})


# --- cells ----------------------------------------------------------------------------------------


def text(value: str | None) -> str:
    """Uwazi makes one line of a text when it imports it; what a spreadsheet would run gets an apostrophe."""
    return safe(one_line(value or ""))


def one(value: str | None) -> str:
    """A value that may stand among others, or name an entity: no separator in it."""
    return one_line(value or "").replace(MANY, _STANDS_FOR)


def title(value: str) -> str:
    """What an entity is called, and found by from other sheets: it begins with nothing that a spreadsheet would run."""
    found = one(value)
    return found if safe(found) == found else f"· {found}"


def many(values: Iterable[str]) -> str:
    return safe(MANY.join(dict.fromkeys(found for value in values if (found := one(value)))))


def number(value: float | None) -> str:
    return "" if value is None else repr(value)


def point(lat: float | None, lon: float | None) -> str:
    """Two numbers, which no spreadsheet runs: a southern latitude keeps its sign, or Uwazi would find no place."""
    return "" if lat is None or lon is None else f"{lat!r}{MANY}{lon!r}"


def days(start: date | None, end: date | None) -> str:
    """'from:to' as the import reads it (Uwazi's own export writes '~'); an end that nobody knows stays empty."""
    return f"{start or ''}:{end or ''}" if start or end else ""


def link(label: str, url: str | None) -> str:
    return many([label, url.replace(MANY, "%7C")]) if url else ""


def yes(value: bool) -> str:
    return "yes" if value else "no"
