"""What happened in one incident, in one sentence: how many, who, where, when, by what means, all as reported.

Comes in: an incident that reports of the period tell of. Goes out: its heading and that sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.bulletins import Piece, Statement
from onrecord.incidents import Range
from onrecord.publish.bulletin.amounts import (
    amount,
    best_words,
    capital,
    days_words,
    group_words,
    in_place,
    listed,
    of_people,
    on_days,
    people,
    with_unit,
)  # fmt: skip
from onrecord.publish.bulletin.material import MOVED, Material, Told, refs_of
from onrecord.publish.words import day
from onrecord.records import PEOPLE_KINDS, Claim

METHOD_NOUNS = {"ground-fighting": "ground fighting", "chemical": "chemical attack", "drone": "drone attack"}
MEANS = {
    "airstrike": "by airstrike", "shelling": "by shelling", "explosion": "by an explosion", "chemical": "in a chemical attack",
    "shooting": "by shooting", "execution": "by execution", "drone": "by drone", "siege": "under siege", "torture": "under torture",
    "ground-fighting": "in ground fighting",
}  # fmt: skip
ATTACKS = {
    "airstrike": "an airstrike", "shelling": "shelling", "explosion": "an explosion", "chemical": "a chemical attack",
    "shooting": "shooting", "execution": "an execution", "drone": "a drone attack", "siege": "a siege", "torture": "torture",
    "ground-fighting": "ground fighting",
}  # fmt: skip
PART = " (part of the city not stated)"


def heading(told: Told, m: Material) -> str:
    return capital(f"{m.names.place(told.incident.place)}{part(told, m)}, {days_words(told.incident.time)}")


def short(told: Told, m: Material) -> str:
    """'eastern Aleppo, 13 December 2016'"""
    return f"{m.names.place(told.incident.place)}, {days_words(told.incident.time)}"


def part(told: Told, m: Material) -> str:
    """Where a part of a town is asked for, and the reports name only the town."""
    return PART if m.given.only_town(told.incident.place) else ""


def what_happened(told: Told, m: Material, under_heading: bool = False) -> Statement:
    """'In eastern Aleppo on 13 December 2016, at least 82 civilians were reported killed, among them 11 women.'

    Under a heading that gives place and day, they are not said again.
    """
    lead = "" if under_heading else _lead(told, m)
    if told.incident.kind == "sexual-violence":
        # The least that the purpose needs: neither figures nor means nor a doer, see CONTRIBUTING.md.
        words = f"{lead}sexual violence was reported; no further detail is given here"
        return m.say(Piece(capital(words), refs_of(_leading(told))))
    wholes = [r for r in told.whole() if r.kind != "sexual-violence"]
    if not wholes:
        return m.say(Piece(capital(lead + _unnumbered(told)), refs_of(_leading(told))))
    pieces = []
    for n, harm in enumerate(sorted(wholes, key=lambda r: PEOPLE_KINDS.index(r.kind))):
        shares = [r for r in told.shares(harm.kind) if r.claims != harm.claims]
        words = _clause(harm, told, _one_means(told) if n == 0 else "") + _among(shares, told)
        refs = tuple(dict.fromkeys((*harm.claims, *(ref for r in shares for ref in r.claims))))
        pieces.append(Piece(capital(lead + words) if n == 0 else f"; {words}", refs))
    return m.say(*pieces)


def _lead(told: Told, m: Material) -> str:
    """'In Idlib on 4 April 2017, ' or, for people who moved, 'Idlib, 4 April 2017: '."""
    place, when = told.incident.place, told.incident.time
    name = m.names.place(place) + part(told, m)
    total = (
        "as a running total, " if told.claims and all(c.scope == "cumulative" for c in told.claims) else ""
    )
    if told.standing == "no day":
        first = min(
            (d for c in told.claims if (d := m.reports[c.report].published) and m.in_period(c.report)),
            default=None,
        )
        on = f"reported on {day(first)}, day not stated" if first else "day not stated"
        beside = f"{PART[2:-1]}; {on}" if part(told, m) else on
        return f"{in_place(place, m.names.place(place))} ({beside}), {total}"
    if told.incident.kind in ("displaced", "evacuated", "returned") and place is not None:
        # Neither 'in' nor 'from': a report may name where they left or where they came to.
        return f"{name}, {days_words(when)}: {total}"
    return f"{in_place(place, name)} {on_days(when)}, {total}"


def _clause(harm: Range, told: Told, means: str) -> str:
    """'between 70 and 92 people were reported killed by shelling (best figure 85)'"""
    claims = [c for c in told.claims if c.ref in harm.claims]
    words = amount(harm, claims)
    one = words == "one"
    feared = bool(claims) and all(c.certainty == "feared" for c in claims)
    verb = f"{'was' if one else 'were'} {'feared' if feared else 'reported'}"
    done = "to have returned" if harm.kind == "returned" else harm.kind
    who = of_people(words, people(claims, one))
    return f"{who} {verb} {done}{f' {means}' if means else ''}{best_words(harm, claims)}"


def _among(shares: Sequence[Range], told: Told) -> str:
    """', among them 11 women and 13 children'"""
    parts, most = [], []
    for share in shares:
        claims = [c for c in told.claims if c.ref in share.claims]
        words = amount(share, claims)
        noun = group_words((share.group or "person").split(" and "), words == "one")
        if words.startswith(("most", "more than half", "majority")):
            most.append(noun)
        else:
            parts.append(of_people(words, noun) + best_words(share, claims))
    mostly = f", most of them {listed(most)}" if most else ""
    return mostly + (f", among them {listed(parts)}" if parts else "")


def _leading(told: Told) -> tuple[Claim, ...]:
    """The claims of the incident's own kind."""
    return tuple(c for c in told.stated if c.kind == told.incident.kind) or told.stated


def _unnumbered(told: Told) -> str:
    """What is told without a figure of persons: an attack, 200 families, 'people'."""
    claims = _leading(told)
    reported = "feared" if all(c.certainty == "feared" for c in claims) else "reported"
    if told.incident.kind == "attack":
        found = methods(claims)
        return f"{ATTACKS.get(found[0], 'an attack') if len(found) == 1 else 'an attack'} was {reported}"
    done = "to have returned" if told.incident.kind == "returned" else told.incident.kind
    means = f" {_one_means(told)}" if _one_means(told) else ""
    figure = next((c.figure for c in claims if c.figure is not None and c.figure.unit), None)
    if figure is not None:
        return f"{with_unit(figure)} were {reported} {done}{means}"
    return f"{people(claims)} were {reported} {done}{means}, with no figure given"


def methods(claims: Iterable[Claim]) -> list[str]:
    return sorted({c.method for c in claims if c.method and c.method != "other"})


def _one_means(told: Told) -> str:
    if told.incident.kind in MOVED:
        return ""
    found = methods(told.stated)
    return MEANS.get(found[0], "") if len(found) == 1 else ""
