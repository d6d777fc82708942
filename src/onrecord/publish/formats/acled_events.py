"""Which event of ACLED an incident is, or why it is none: by kinds, means, who came to harm and who holds ground.

Comes in: an incident with its material. Goes out: a sub-event type, or the reason to leave it out. The tables are in
docs/formats-coded.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.publish.entries import most_said
from onrecord.publish.formats.coded import VIOLENT, Coding, codings, days_of, doers, happened, span, victims
from onrecord.publish.formats.format import Material, Party, Told
from onrecord.records import Claim, Place

RUNNING_TOTAL = "running totals: ACLED's events happen on days, and totals would count people twice"
NOT_HAPPENED = "only planned, denied or conditional: nothing is said to have happened"
NO_DAY = "no first and last day known"
TOO_LONG = "known to more than a month: time_precision ends at the month"
NO_POINT = "no place with a position in a country that is known more closely than the country"
STATE = "people trapped, missing or rescued: a state or an aftermath, no event"
NO_CHANGE = "ground held or contested, or gained by a party whose sort is not known: no change of territory that can be coded"
NO_EVENT_YET = "talks, truces and evacuations that did not come to be"
SERVICE = "services stopped, resumed or delivered: no political disorder"
BY_SIEGE = "harm by siege alone: no act on a day"
NO_ACT = "people injured by means and by somebody that nobody tells: no act is told"
NO_MEANS = "attacks of unknown means and without anybody harmed: their type is not known"

_STRIKES = {
    "chemical": "Chemical weapon",
    "airstrike": "Air/drone strike",
    "drone": "Air/drone strike",
    "shelling": "Shelling/artillery/missile attack",
}
_SUICIDE = re.compile(r"\bsuicid|\bblew (?:him|her|them)sel", re.IGNORECASE)
_GRENADE = re.compile(r"(?<!propelled )(?<!propelled-)\bgrenade", re.IGNORECASE)
_MOVED = {"displaced", "evacuated", "evacuation", "returned"}
_NOT_YET = ("planned", "failed")
_LONGEST = 31


class LeftOut(str):
    """Why an incident is no event."""


@dataclass(frozen=True, slots=True)
class Event:
    """What ACLED calls an incident, with the days, the place and the country that it needs of each."""

    sub: str
    days: tuple[date, date]
    place: Place
    country: Coding


def event_of(told: Told, material: Material) -> Event | LeftOut:
    """The event; checked first: whether ACLED can place it in time and space."""
    if told.running_total:
        return LeftOut(RUNNING_TOTAL)
    if not happened(told):
        return LeftOut(NOT_HAPPENED)
    days, place = days_of(told.incident.time), told.incident.place
    if days is None:
        return LeftOut(NO_DAY)
    if span(days) > _LONGEST:
        return LeftOut(TOO_LONG)
    country = codings().get((place.country if place else None) or "")
    if place is None or country is None or place.lat is None or place.precision in ("country", None):
        return LeftOut(NO_POINT)
    sub = _sub_event(told, material)
    return sub if isinstance(sub, LeftOut) else Event(sub, days, place, country)


def _sub_event(told: Told, material: Material) -> str | LeftOut:
    claims = happened(told)
    kinds: set[str] = {c.kind for c in claims}
    if "sexual-violence" in kinds:
        return "Sexual violence"
    if kinds & {"killed", "injured", "attack"}:
        return _violence(claims, told, material)
    if kinds & {"abducted", "detained"}:
        return _taken(kinds, told, material)
    if "control" in kinds:
        return _control(claims, told, material)
    return _situation(kinds, claims)


def _violence(claims: Sequence[Claim], told: Told, material: Material) -> str | LeftOut:
    means = most_said(c.method for c in claims)
    if means in _STRIKES:
        return _STRIKES[means]
    if means == "explosion":
        return _explosive(claims)
    if means in ("execution", "torture"):
        return "Attack"
    harmed = victims(claims)
    if means == "siege":
        return LeftOut(BY_SIEGE)
    if means == "ground-fighting":
        return _overtaken(claims, told, material) or "Armed clash"
    if harmed in ("combatants", "both"):
        return "Armed clash"
    told_act = means or "killed" in {c.kind for c in claims} or "attack" in {c.kind for c in claims}
    if not told_act and not doers(told, material, VIOLENT):
        return LeftOut(NO_ACT)
    if harmed == "none":
        return "Armed clash" if means == "shooting" else LeftOut(NO_MEANS)
    return "Attack"


def _explosive(claims: Sequence[Claim]) -> str:
    words = " ".join(c.evidence.text for c in claims)
    if _SUICIDE.search(words):
        return "Suicide bomb"
    return "Grenade" if _GRENADE.search(words) else "Remote explosive/landmine/IED"


def _taken(kinds: set[str], told: Told, material: Material) -> str:
    """Detained by a party that is no state is abducted, in ACLED's terms."""
    by = doers(told, material, ("abducted", "detained"))
    by_armed_group = bool(by) and by[0].kind in ("armed-group", "unnamed-armed-group")
    return "Abduction/forced disappearance" if "abducted" in kinds or by_armed_group else "Arrests"


def _control(claims: Sequence[Claim], told: Told, material: Material) -> str | LeftOut:
    return _overtaken(claims, told, material) or LeftOut(NO_CHANGE)


def _overtaken(claims: Sequence[Claim], told: Told, material: Material) -> str | None:
    """Ground that a state gained, or an armed group lost, is regained; the other way round it is overtaken."""
    phase = most_said(c.phase for c in claims if c.kind == "control")
    if phase not in ("gained", "lost"):
        return None
    party = next(iter(doers(told, material, ("control",))), None)
    if party is None or _side(party) is None:
        return None
    state_gains = (_side(party) == "state") == (phase == "gained")
    return "Government regains territory" if state_gains else "Non-state actor overtakes territory"


def _side(party: Party) -> str | None:
    if party.kind in ("state", "external"):
        return "state"
    return "group" if party.kind in ("armed-group", "unnamed-armed-group") else None


def _situation(kinds: set[str], claims: Sequence[Claim]) -> str | LeftOut:
    phases: dict[str, str | None] = {
        c.kind: most_said(o.phase for o in claims if o.kind == c.kind) for c in claims
    }
    if "ceasefire" in kinds and phases["ceasefire"] != "planned":
        return "Other" if phases["ceasefire"] in ("violated", "failed", "ended", "halted") else "Agreement"
    if kinds & _MOVED:
        return _moved(kinds, phases)
    if "talks" in kinds and phases["talks"] not in _NOT_YET:
        return "Other"
    if "service" in kinds:
        return "Looting/property destruction" if phases["service"] == "destroyed" else LeftOut(SERVICE)
    return LeftOut(NO_EVENT_YET if kinds & {"ceasefire", "talks"} else STATE)


def _moved(kinds: set[str], phases: dict[str, str | None]) -> str | LeftOut:
    if kinds & {"displaced", "evacuated", "returned"}:
        return "Other"
    if phases["evacuation"] in _NOT_YET:
        return LeftOut(NO_EVENT_YET)
    return "Agreement" if phases["evacuation"] == "agreed" else "Other"
