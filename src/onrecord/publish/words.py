"""Figures, days, places and voices in words, never more exact than the record.

Comes in: records. Goes out: plain text, not yet escaped.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from onrecord.incidents import Range
from onrecord.records import Claim, Figure, Place, Report, Voice, When

KIND_WORDS = {
    "killed": "killed", "injured": "injured", "missing": "missing", "detained": "detained",
    "abducted": "abducted", "sexual-violence": "sexual violence", "displaced": "displaced",
    "evacuated": "evacuated", "trapped": "trapped", "rescued": "rescued", "returned": "returned",
    "attack": "attack", "ceasefire": "ceasefire", "evacuation": "evacuation operation",
    "control": "control of ground", "service": "services", "talks": "talks",
}  # fmt: skip
KIND_TAGS = {
    "killed": "K", "injured": "I", "missing": "M", "detained": "De", "abducted": "Ab",
    "sexual-violence": "SV", "displaced": "Di", "evacuated": "Ev", "trapped": "Tr", "rescued": "Rs",
    "returned": "Rt", "attack": "At", "ceasefire": "Cf", "evacuation": "Eo", "control": "Ct",
    "service": "Sv", "talks": "Tk",
}  # fmt: skip
FAMILIES = {
    "killed": "harm", "injured": "harm", "missing": "harm", "sexual-violence": "harm",
    "detained": "held", "abducted": "held", "trapped": "held",
    "displaced": "moved", "evacuated": "moved", "rescued": "moved", "returned": "moved",
    "attack": "attack",
}  # fmt: skip
"""Kinds drawn alike; the rest are 'situation'."""
FAMILY_WORDS = {
    "attack": "attack",
    "harm": "killed, injured, missing",
    "held": "detained, abducted, trapped",
    "moved": "displaced, evacuated, rescued, returned",
    "situation": "ceasefire, control, services, talks",
}
GROUP_WORDS = {
    "civilian": "civilians", "combatant": "combatants", "woman": "women", "child": "children",
    "man": "men", "elderly": "elderly people", "medic": "medics", "rescuer": "rescuers",
    "journalist": "journalists", "aid-worker": "aid workers", "official": "officials",
    "prisoner": "prisoners", "person": "people",
}  # fmt: skip
METHOD_WORDS = {"ground-fighting": "ground fighting", "chemical": "chemical attack", "other": "other means"}
VOICE_WORDS = {
    "un": "UN", "government": "government", "armed-group": "armed group", "monitor": "monitoring group",
    "rescue": "rescue or medical", "media": "news medium", "witness": "witness or activist",
    "official": "official", "other": "other", "outlet": "outlet in its own voice",
}  # fmt: skip
TOPIC_WORDS = {
    "control": "Who holds what", "people": "People", "ceasefire": "Ceasefire", "evacuation": "Evacuation", "services": "Services",
    "attacks": "Attacks of the last seven days", "talks": "Talks",
}  # fmt: skip
PRECISION_KM = {"exact": 0.5, "settlement": 5.0, "district": 20.0, "region": 100.0}
"""How far from the drawn point the event may lie, half the width that the map gives it."""
PRECISION_WORDS = {
    "exact": "known exactly, within about 0.5 km",
    "settlement": "known to the settlement, within about 5 km",
    "district": "known to the district, within about 20 km",
    "region": "known to the region only, within about 100 km",
    "country": "known to the country only, not drawn as a point",
}
DECIMALS = {"exact": 3, "settlement": 2, "district": 1, "region": 0}
PUBLISHED_BY_WORDS = {
    "given": "given by whoever read it in",
    "metadata": "from the page's or file's own data",
    "dateline": "from the dateline",
    "caption": "worked out from a caption in the text",
    "unknown": "not known",
}


def family(kind: str) -> str:
    return FAMILIES.get(kind, "situation")


def number(value: int) -> str:
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def bounds_words(low: int | None, high: int | None, approximate: bool = False) -> str:
    """Inclusive bounds; None is an open end."""
    about = "about " if approximate else ""
    if low is None and high is None:
        return "no number"
    if low is None:
        return f"up to {about}{number(high or 0)}"
    if high is None:
        return f"at least {about}{number(low)}"
    return f"{about}{number(low)}" if low == high else f"{about}{number(low)} to {number(high)}"


def figure_words(figure: Figure | None) -> str:
    if figure is None:
        return "no number"
    unit = f" {figure.unit}" if figure.unit else ""
    return bounds_words(figure.low, figure.high, figure.approximate) + unit


def short_figure(low: int | None, high: int | None, approximate: bool) -> str:
    """As short as a label in a picture must be: ≥82, ≤90, 20–30, ~80."""
    about = "~" if approximate else ""
    if low is None:
        return "?" if high is None else f"≤{number(high)}"
    if high is None:
        return f"{about}≥{number(low)}"
    return f"{about}{number(low)}" if low == high else f"{about}{number(low)}–{number(high)}"


def range_words(harm: Range) -> str:
    return bounds_words(harm.low, harm.high)


def range_name(harm: Range) -> str:
    """Killed, or Killed: women, for the range of one group."""
    name = capital(KIND_WORDS.get(harm.kind, harm.kind))
    return f"{name}: {GROUP_WORDS.get(harm.group, harm.group)}" if harm.group else name


def groups_words(groups: Iterable[str]) -> str:
    return " and ".join(GROUP_WORDS.get(group, group) for group in groups) or "not said"


def day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def when_words(when: When | None) -> str:
    """An interval of days in words; a whole month or year is called by its name, as it is no more exact."""
    if when is None or (when.start is None and when.end is None):
        return "date not known"
    start, end = when.start, when.end
    if start is None or end is None:
        return f"from {day(start)}, end not known" if start else f"until {day(end)}, start not known"  # type: ignore[arg-type]
    if start == end:
        return day(start)
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12):
        return f"in {start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if (start.year, start.month) != (end.year, end.month):
        first = f"{start.day} {start:%B}" if start.year == end.year else day(start)
        return f"{first} to {day(end)}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return f"in {end:%B} {end.year}"
    return f"{start.day} to {day(end)}"


def how_long(when: When | None) -> str | None:
    """How exact the time is: one day, or somewhere in so many days."""
    if when is None or when.start is None or when.end is None:
        return None
    days = (when.end - when.start).days + 1
    return "known to the day" if days == 1 else f"a span of {count(days, 'day')}"


def place_words(place: Place | None) -> str:
    """The report's words where they name the place, else its usual name."""
    if place is None:
        return "place not known"
    named = place.name and place.name.casefold() in place.text.casefold()
    return place.text if named or not place.name else place.name


def precision_words(place: Place | None) -> str:
    if place is None:
        return "no place named"
    if place.precision is None:
        return "not found in the gazetteer, so not on the map"
    return PRECISION_WORDS[place.precision]


def coordinates(place: Place) -> str | None:
    """Degrees with no more decimals than the precision bears; none for a country."""
    if place.lat is None or place.lon is None or place.precision not in DECIMALS:
        return None
    decimals = DECIMALS[place.precision]
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    return f"{abs(place.lat):.{decimals}f}° {north}, {abs(place.lon):.{decimals}f}° {east}"


def voice_words(voice: Voice) -> str:
    kind = VOICE_WORDS.get(voice.kind, voice.kind)
    full = f": {voice.full}" if voice.full else ""
    unnamed = f", not named{f' ({voice.reason})' if voice.reason else ''}" if voice.anonymous else ""
    return f"{voice.text} ({kind}{full}{unnamed})"


def said_by_words(claim: Claim) -> str:
    """Who says it, nearest first: 'a doctor (…); AFP (…)'; the outlet's own voice where nobody is named."""
    return "; ".join(voice_words(voice) for voice in claim.said_by) or "the outlet in its own voice"


def responsibility_words(claim: Claim) -> str:
    """'Hamas blames Israel; the Israeli army denies it': who says what about who did it."""
    told = []
    for r in claim.responsibility:
        own = r.by.text == r.actor
        told.append(f"{r.by.text} {_STANCES[r.stance][own].format(r.actor)}")
    return "; ".join(told)


_STANCES = {
    "blames": ("blames {}", "blames itself"), "claims": ("says that {} did it", "says that it did it"),
    "denies": ("denies that {} did it", "denies it"), "suspects": ("suspects {}", "suspects itself"),
}  # fmt: skip


def outlet_words(report: Report | None, name: str) -> str:
    return (report.outlet if report else None) or f"outlet not known ({name})"


def published_words(report: Report | None) -> str:
    if report is None or report.published is None:
        return "date not known"
    return day(report.published)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
