"""Where a generated war happens, and who speaks of it: real places of the gazetteer, invented bodies and outlets.

Comes in: the gazetteer of the package, without places that a person added, and the chance of a seed. Goes out: countries with their
spots (each place with the ways in which reports name it), voices, sides and outlets. Bodies and outlets are invented, since nobody real
is to be made to say what they did not.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from onrecord.bench.made import words
from onrecord.bench.made.rates import Rates
from onrecord.records import Place, Voice
from onrecord.resolve.gazetteer import Entry, Gazetteer, ensure_index
from onrecord.resolve.place_mentions import known_place
from onrecord.sphere import kilometres

COUNTRIES = (
    "SY",
    "IQ",
    "YE",
    "LY",
    "SD",
    "AF",
    "SO",
    "ML",
    "UA",
    "CD",
    "MM",
    "NG",
    "SS",
    "CF",
    "ET",
    "PK",
    "BF",
    "NE",
    "LB",
    "CM",
)
"""In the order in which they are taken in."""
_MOST_TOWNS = 40
"""Towns of a division in which something happens."""
_NEAR_KM = 15.0


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place where things happen, in the wordings that reports have for it; `wider` is nearest first."""

    own: tuple[Place, ...]
    wider: tuple[Place, ...]
    unknown: tuple[Place, ...]
    division: int
    narrower: tuple[Place, ...] = ()
    near: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """One theatre of war. `weights` of spots and `outlet_weights` add up as they go, as `random.choices` wants them."""

    code: str
    whole: Place
    spots: tuple[Spot, ...]
    weights: tuple[float, ...]
    bounds: dict[int, tuple[float, float]]
    """Division → where the weights of its spots begin and end."""
    voices: dict[str, tuple[tuple[Voice, ...], ...]]
    """Kind → bodies, each in its wordings."""
    outlets: tuple[str, ...]
    outlet_weights: tuple[float, ...]


def countries(number: int, rng: Random, rates: Rates) -> tuple[Country, ...]:
    """The first countries of the list; more than there are is all of them."""
    index = ensure_index()
    # A file that is not there: what a person added must not change what is generated.
    gazetteer = Gazetteer(index, index.with_name("no-places-of-ones-own"))
    database = sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return tuple(_country(code, gazetteer, database, rng, rates) for code in COUNTRIES[:number])
    finally:
        database.close()


def _country(
    code: str, gazetteer: Gazetteer, database: sqlite3.Connection, rng: Random, rates: Rates
) -> Country:
    ids = database.execute("SELECT id FROM place WHERE country = ? ORDER BY people DESC, id", (code,))
    entries = [gazetteer.entry(place) for (place,) in ids]
    whole = next(e for e in entries if e.kind == "country")
    here = known_place(gazetteer, whole, whole.name, whole.name)
    divisions = [e for e in entries if e.kind == "division"]
    rng.shuffle(divisions)
    spots: list[Spot] = []
    weights: list[float] = []
    bounds: dict[int, tuple[float, float]] = {}
    for number, division in enumerate(divisions, 1):
        towns = [e for e in entries if e.kind == "settlement" and e.parent == division.id][:_MOST_TOWNS]
        if towns:
            share = number**-rates.division_tail / sum(n**-rates.town_tail for n in range(1, len(towns) + 1))
            before = sum(weights)
            for rank, town in enumerate(towns, 1):
                quarters = [e for e in entries if e.parent == town.id and e.kind == "neighbourhood"]
                for spot, part in _spots(gazetteer, town, quarters, division, here, number, rates):
                    spots.append(spot)
                    weights.append(share * part * rank**-rates.town_tail)
            bounds[number] = before, sum(weights)
    outlets = [f"{a} {b}" for a in words.OUTLET_FIRST for b in words.OUTLET_LAST]
    rng.shuffle(outlets)
    outlets = outlets[:24]
    return Country(
        code, here, tuple(_with_neighbours(spots)), tuple(accumulate(weights)), bounds, _voices(code, whole.name), tuple(outlets),
        tuple(accumulate((n + 2) ** -0.8 for n in range(len(outlets)))),
    )  # fmt: skip


def _spots(
    gazetteer: Gazetteer, town: Entry, quarters: list[Entry], division: Entry, here: Place, number: int, rates: Rates
) -> list[tuple[Spot, float]]:  # fmt: skip
    """The town as a whole and each of its quarters, with their shares of what happens there."""
    province = known_place(gazetteer, division, f"{division.name} province", f"{division.name} province")
    sort = "city" if town.people > 100_000 else "town" if town.people > 10_000 else "village"
    as_town = known_place(gazetteer, town, town.name, town.name)
    named = (as_town, replace(as_town, text=f"the {sort} of {town.name}"))
    inside = tuple(
        known_place(gazetteer, q, f"the {q.name} district of {town.name}", q.name) for q in quarters
    )
    out = [
        (
            Spot(named, (province, here), _unknown(town.name, as_town, province, here), number, inside),
            1.0 - rates.quarters * bool(quarters),
        )
    ]
    for quarter, place in zip(quarters, inside, strict=True):
        spelled = _unknown(quarter.name, place, as_town, here)
        both = (place, replace(place, text=quarter.name))
        out.append((Spot(both, (as_town, province, here), spelled, number), rates.quarters / len(quarters)))
    return out


def _unknown(name: str, place: Place, holder: Place, here: Place) -> tuple[Place, ...]:
    """The place under a spelling that the gazetteer lacks: with its holder's position where that is named, else with none."""
    spelled = name
    for letters, others in words.SPELLINGS:
        spelled = spelled.replace(letters, others)
    if spelled == name:
        spelled = f"{name}a" if name[-1] not in "aeiouy" else f"{name[:-1]}eh"
    bare = Place(spelled, spelled, country=place.country, within=(here.gazetteer,) if here.gazetteer else (), kind=place.kind)  # fmt: skip
    with_holder = Place(
        f"{spelled} in {holder.text}", spelled, holder.lat, holder.lon, None, holder.precision, place.country,
        place.within, holder.radius_km, place.kind,
    )  # fmt: skip
    return bare, with_holder


def _with_neighbours(spots: list[Spot]) -> list[Spot]:
    """Each spot with the towns within 15 km of it."""
    towns = [s.own[0] for s in spots if s.own[0].kind == "settlement"]
    out = []
    for spot in spots:
        me = spot.own[0]
        near = [t for t in towns if t.gazetteer != me.gazetteer and 0 < _km(me, t) < _NEAR_KM]
        out.append(replace(spot, near=tuple(near[:4])))
    return out


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or abs(a.lat - b.lat) > 0.2:
        return 1e9
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _voices(code: str, country: str) -> dict[str, tuple[tuple[Voice, ...], ...]]:
    """Every body in its wordings, all with one key; plain witnesses and officials are keyed by their own words, as the table of voices does."""
    out: dict[str, list[tuple[Voice, ...]]] = {}
    for name, kind, side, wordings in words.BODIES:
        key = f"made-{code.lower()}-{name}" if name else ""
        texts = [w.format(country=country) for w in wordings]
        out.setdefault(kind, []).append(
            tuple(
                Voice(t, kind, key=key or f"said:{t}", side=side and f"{code.lower()}-{side}") for t in texts
            )
        )
    return {kind: tuple(bodies) for kind, bodies in out.items()}
