"""A row of Airwars' table of incidents, with its rows of the table of casualties where that is given → an event.

Columns as Airwars exports them (`code`, `date`, `civilian_non_combatants_killed_min` …) and as its fields are called
(`unique_reference_code`, `incident_date` …). Airwars assesses others' reports and answers for the figures itself; what a party to the
war conceded is a claim of that party.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from onrecord.errors import ReadError, a_field
from onrecord.importing.cells import Cells
from onrecord.importing.event import Event, Fact, Spot, Width
from onrecord.records import Figure, Kind, Responsibility, Standing, Voice, When

OUTLET = "Airwars"
_CODE = ("code", "unique_reference_code")
_DAY, _LAST_DAY = ("date", "incident_date"), ("date_end", "incident_date_end")
_HARM: tuple[tuple[Kind, str], ...] = (("killed", "killed"), ("injured", "injured"))
_CIVILIANS = ("civilian_non_combatants", "civilians", "civilian")
_SHARES: Mapping[str, str] = {
    "children": "child", "women": "woman", "men": "man", "healthcare_personnel": "medic", "journalists": "journalist",
    "aid_workers": "aid-worker", "humanitarian_workers": "aid-worker", "first_responders": "rescuer",
}  # fmt: skip
_FIGHTERS = ("belligerents", "militants", "persons_directly_participating_in_hostilities")
_PARTIES = range(1, 13)
_WIDTHS: tuple[tuple[str, Width], ...] = (
    ("exact", "point"), ("landmark", "street"), ("street", "street"), ("neighbo", "quarter"), ("village", "town"), ("town", "town"),
    ("city", "town"), ("subdistrict", "county"), ("district", "county"), ("province", "division"), ("governorate", "division"),
    ("country", "country"),
)  # fmt: skip
_METHODS: tuple[tuple[str, str], ...] = (
    (r"drone", "drone"), (r"air\s?strike|helicopter|barrel bomb", "airstrike"), (r"artillery|shell|mortar|naval|rocket|missile", "shelling"),
    (r"ground", "ground-fighting"), (r"chemical", "chemical"), (r"ied|explosi|mine", "explosion"), (r"shoot|small arms|sniper", "shooting"),
)  # fmt: skip
_ALL = re.compile(
    r"code|unique_reference_code|(?:incident_)?date(?:_type|_end)?|country_name|region|location_name\w*|strike_\w*name|strike_status|strike_type"
    r"|targeted_belligerent\w*|civilian_harm_\w+|cause_of_death\w*|impact_name|latitude|longitude|geolocation_accuracy\w*|total_strikes"
    r"|num_\w+|local_first_reported_\w+|(?:\w+_)?(?:killed|injured|conceded)_(?:min|max)|country|belligerent_\d+_belligerent_name|belligerents?(?:_list)?"
)
"""Columns that make the text; victims' names stand in the summary alone, which protection reads as it reads any report."""


def recognises(columns: Collection[str]) -> bool:
    held = set(columns)
    coded, dated = held & set(_CODE), held & set(_DAY)
    harm = any(re.fullmatch(r"\w*(?:killed|injured)_(?:min|max)", name) for name in held)
    return bool(coded and dated and harm)


def are_casualties(columns: Collection[str]) -> bool:
    return bool(set(columns) & set(_CODE)) and {"casualty_type_name", "killed_min"} <= set(columns)


def code_of(cells: Cells) -> str:
    return cells.text(*_CODE)


def event(cells: Cells, outlet: str | None, casualties: Sequence[Cells] = ()) -> Event:
    number = cells.needed(*_CODE)
    when = _when(cells)
    spot = Spot(
        cells.text("location_name"), cells.text("region", "admin1"), "", cells.text("country_name", "country", "country_slug"),
        cells.position(), _width(cells),
    )  # fmt: skip
    used = {name: words for name in cells.names() if _ALL.fullmatch(name) and (words := cells.text(name))}
    used |= _lines(casualties)
    facts = _facts(cells, casualties)
    notes = cells.text("summary", "description")
    title = " · ".join(filter(None, (cells.text("strike_type_name", "strike_type"), spot.name, when.text)))
    published = cells.changed("post_modified") or cells.changed("post_published")
    return Event(
        f"airwars-{number}", outlet or OUTLET, title, used, spot, when, facts, notes, (), published, cells.text("permalink", "url") or None,
    )  # fmt: skip


def _when(cells: Cells) -> When:
    words, start = cells.needed(*_DAY), cells.day(*_DAY)
    end = cells.day(*_LAST_DAY) or start
    if start is None or end is None or end < start:
        raise ReadError(
            "bad-date",
            "",
            "has a last day before its first",
            "a period that begins before it ends",
            "Mend the row.",
        )
    return When(
        words.split()[0],
        start,
        end,
        "the day of the incident" if start == end else "first and last day of the incident",
    )


def _width(cells: Cells) -> Width:
    words = cells.text(
        "geolocation_accuracy_slug", "geolocation_accuracy", "geolocation_accuracy_name"
    ).lower()
    return next((width for part, width in _WIDTHS if part in words), "town")


# --- what happened --------------------------------------------------------------------------------


def _facts(cells: Cells, casualties: Sequence[Cells]) -> tuple[Fact, ...]:
    parties = [name for n in _PARTIES if (name := cells.text(f"belligerent_{n}_belligerent_name"))]
    actor = parties[0] if parties else cells.text("belligerents", "belligerent", "belligerent_list") or None
    standing = _standing(cells.text("strike_status_name", "strike_status", "strike_status_slug"))
    others = (
        tuple(Responsibility(name, "blames", Voice(OUTLET, "monitor", key="airwars")) for name in parties)
        if len(parties) > 1
        else ()
    )
    method = _method(cells.text("strike_type_name", "strike_type", "strike_type_slug"))
    grade = cells.text("civilian_harm_status_name", "civilian_harm_status", "civilian_harm_status_slug")
    shown = next(
        (
            n
            for n in ("strike_type_name", "strike_type", "strike_status_name", "strike_status", *_CODE)
            if cells.text(n)
        ),
        _CODE[0],
    )
    facts = [Fact("attack", (shown,), actor=actor, standing=standing, method=method, responsibility=others)]

    def add(
        kind: Kind, columns: tuple[str, ...], figure: Figure, group: str, part_of: int | None = None
    ) -> None:
        facts.append(
            Fact(kind, columns, figure, (group,), actor=actor, standing=standing, method=method, part_of=part_of, attack=0,
                 note=f"{grade}" if grade.lower() in ("weak", "contested", "discounted") else None)
        )  # fmt: skip

    for kind, word in _HARM:
        whole = _range(cells, [f"{name}_{word}" for name in (*_CIVILIANS, "")])
        at = len(facts) if whole else None
        if whole:
            add(kind, *whole, "civilian")
        for name, group in _SHARES.items():
            if found := _range(cells, [f"{name}_{word}"]):
                add(kind, *found, group, at)
        for n, row in enumerate(casualties):
            group = _SHARES.get(
                row.text("casualty_type_slug", "casualty_type_name")
                .lower()
                .replace("-", "_")
                .replace(" ", "_"),
                "",
            )
            told = any(fact.groups == (group,) and fact.kind == kind for fact in facts)
            if group and not told and (found := _range(row, [word])):
                add(kind, (f"casualties {n + 1}",), found[1], group, at)
        if found := _range(cells, [f"{name}_{word}" for name in _FIGHTERS]):
            add(kind, *found, "combatant")
    return (*facts, *_conceded(cells, method))


def _range(cells: Cells, stems: Sequence[str]) -> tuple[tuple[str, ...], Figure] | None:
    """min and max of the first of these columns that gives any, as one figure."""
    for stem in stems:
        names = (f"{stem}_min".lstrip("_"), f"{stem}_max".lstrip("_"))
        low, high = (cells.whole(name) for name in names)
        if low is None and high is None:
            continue
        if low is not None and high is not None and low > high:
            raise ReadError("bad-number", "", f"has {a_field(names[0])} above its `{names[1]}`", "a least that is no more than the most", "Mend the row.")  # fmt: skip
        if not (low or high):
            return None
        text = str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
        return names, Figure(low, high, False, text)
    return None


_CONCEDED: tuple[tuple[Kind, str], ...] = (("killed", "deaths"), ("injured", "injuries"))


def _conceded(cells: Cells, method: str | None) -> list[Fact]:
    """What a party to the war says of itself: a claim of its own."""
    out = []
    for n in _PARTIES:
        name = cells.text(f"belligerent_{n}_belligerent_name")
        for kind, word in _CONCEDED:
            found = _range(cells, [f"belligerent_{n}_{word}_conceded"]) if name else None
            if found:
                columns, figure = found
                said = (Voice(name, "government"),)
                out.append(
                    Fact(kind, columns, figure, ("civilian",), None, name, "claimed", method, said, attack=0)
                )
    return out


def _standing(words: str) -> Standing:
    low = words.lower()
    if "declared" in low:
        return "claimed"
    if "likely" in low or "suspected" in low:
        return "suspected"
    return "blamed" if low else "stated"


def _method(words: str) -> str | None:
    return next((method for pattern, method in _METHODS if re.search(pattern, words, re.I)), None)


def _lines(casualties: Sequence[Cells]) -> dict[str, str]:
    """A line for each row of the table of casualties: 'casualties 1: Journalists, killed 1–2, injured 0'."""
    out = {}
    for n, row in enumerate(casualties):
        harm = [f"{word} {found[1].text}" for _, word in _HARM if (found := _range(row, [word]))]
        out[f"casualties {n + 1}"] = ", ".join([row.text("casualty_type_name"), *harm])
    return out
