"""The board of a place on a date: lines by topic, the last word first, each with its claims and what contradicts it.

Comes in: what is told of the place (telling.py), and the day. Goes out: a Board. Only what was reported by that day is used; a
report whose day is not known is used too, and the board says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.board.balance import balance, is_total
from onrecord.board.places import wider
from onrecord.board.telling import Dated, Telling, telling
from onrecord.records import Claim, ClaimRef, Figure, Kind, Place, Report
from onrecord.situations import Board, Line, Topic

ATTACK_DAYS = 7
_LOST = ("destroyed", "halted", "ended", "failed")
_PEOPLE_WORDS: dict[Kind, str] = {
    "displaced": "left", "evacuated": "moved out", "trapped": "remain, cannot leave", "killed": "killed", "injured": "injured",
    "missing": "missing", "detained": "detained", "abducted": "abducted", "sexual-violence": "sexual violence", "rescued": "rescued",
    "returned": "returned",
}  # fmt: skip
SideOf = Callable[[str], str]


def board(
    place: Place,
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    on: date | None = None,
    side_of: SideOf = str,
) -> Board:
    """What is known of `place` by the end of the day `on` (all there is, where None). `side_of` gives one name to a side of the
    war under its names; as it stands each wording is a side of its own."""
    return board_on(telling(place, claims, reports), on, side_of)


def board_on(told: Telling, on: date | None = None, side_of: SideOf = str) -> Board:
    """The same of what is gathered already, so that boards of many days cost no more than their own lines."""
    later = told.later_than(on)
    known = [d for d in told.dated if d.claim.report not in later] if later else list(told.dated)
    of: defaultdict[Kind, list[Dated]] = defaultdict(list)
    for d in known:
        of[d.claim.kind].append(d)
    lines = [
        *_control(of["control"], side_of),
        *_people(of),
        *_running(of["ceasefire"], "ceasefire", on),
        *_running(of["evacuation"], "evacuation", on),
        *_services(of["service"]),
        *_attacks(of["attack"], on or _last(known)),
        *_running(of["talks"], "talks", on),
    ]
    told_of_all = (
        frozenset(d.claim.ref for d in known if wider(d.claim.place, told.place))
        if told.part
        else frozenset()
    )
    lines = [_noted(line, told_of_all) for line in lines]
    used = sorted({d.claim.report for d in known})
    undated = tuple(r for r in used if told.reports[r].published is None)
    days = {d.claim.ref: d.day for d in known}
    found = balance((d.claim for d in known), days)
    return Board(told.place, on, tuple(lines), found, tuple(used), undated, len(later))


def _noted(line: Line, told_of_all: frozenset[ClaimRef]) -> Line:
    if not line.claims or not all(ref in told_of_all for ref in line.claims):
        return line
    return replace(line, whole=True)


def _last(known: Sequence[Dated]) -> date | None:
    return max((d.day for d in known if d.day is not None), default=None)


def _stated(found: Iterable[Dated]) -> list[Dated]:
    return [d for d in found if d.claim.certainty in ("asserted", "feared")]


def _denials(found: Iterable[Dated]) -> tuple[ClaimRef, ...]:
    return tuple(d.claim.ref for d in found if d.claim.certainty == "denied")


_UNITS = {"square-kilometre": " square km", "percent": " per cent"}


def _amount(figure: Figure | None) -> str:
    """' (less than three square km)': the report's own words for the number."""
    if figure is None:
        return ""
    unit = _UNITS.get(figure.unit or "", f" {figure.unit}s" if figure.unit else "")
    # A figure that a person set has no words of a report.
    bounds = dict.fromkeys(str(n) for n in (figure.low, figure.high) if n is not None)
    return f" ({figure.text or '–'.join(bounds)}{unit if not _has_unit(figure.text) else ''})"


def _has_unit(text: str) -> bool:
    return any(word in text.lower() for word in ("square", "sq", "percent", "per cent", "%", "half", "most"))


def _name(claim: Claim) -> str:
    return claim.place.text if claim.place is not None else ""


# --- control -------------------------------------------------------------------------------------------------------

_CONTROL_WORDS = {
    "gained": "gained ground",
    "held": "hold ground",
    "lost": "lost ground",
    "contested": "contested",
}


def _control(found: Sequence[Dated], side_of: SideOf) -> list[Line]:
    """For each side the last that is told of it; what another side says to hold at the same time in the same place contradicts it."""
    sides: dict[str, list[Dated]] = {}
    for d in _stated(found):
        sides.setdefault(_side(d.claim, side_of), []).append(d)
    holders: dict[tuple[date, str], list[tuple[str, ClaimRef]]] = {}
    for side, told in sides.items():
        for d in told:
            if (held := _held_whole(d)) is not None:
                holders.setdefault(held, []).append((side, d.claim.ref))
    denied = _denials(found)
    out = []
    for side, told in sides.items():
        last = _last_done(told)
        figure, feared = last.claim.figure, last.claim.certainty == "feared"
        same = {
            d.claim.ref: d
            for d in told
            if (d.claim.phase, d.claim.figure, d.day, d.claim.certainty)
            == (last.claim.phase, figure, last.day, last.claim.certainty)
        }
        held = _held_whole(last)
        against = tuple(ref for other, ref in holders.get(held, ()) if other != side) if held else ()
        words = f"{side}: {'feared: ' * feared}{_CONTROL_WORDS.get(last.claim.phase or '', last.claim.phase or '')}{_amount(figure)}"
        before = tuple(d.claim.ref for d in reversed(told) if d.claim.ref not in same)
        out.append(
            Line("control", words, _name(last.claim), last.day, tuple(same), (*against, *denied), before,
                 figure.low if figure else None, figure.high if figure else None, last.claim.phase, who=side)
        )  # fmt: skip
    return sorted(out, key=lambda line: (-(line.day or date.min).toordinal(), line.words))


def _last_done(told: Sequence[Dated]) -> Dated:
    """The last that happened: 'its capture was imminent' is feared, and no capture."""
    return next((d for d in reversed(told) if d.claim.certainty == "asserted"), told[-1])


def _side(claim: Claim, side_of: SideOf) -> str:
    return side_of(claim.actor) if claim.actor else "side not named"


def _held_whole(d: Dated) -> tuple[date, str] | None:
    """The day and place of which a side is said, not feared, to gain or hold the whole: two sides cannot both."""
    c = d.claim
    whole = c.certainty == "asserted" and c.phase in ("gained", "held") and c.figure is None
    if not whole or d.day is None or c.place is None:
        return None
    return d.day, c.place.text


# --- people --------------------------------------------------------------------------------------------------------


def _people(of: Mapping[Kind, Sequence[Dated]]) -> list[Line]:
    """For each kind the figures of people, from the lowest to the highest, totals apart from what was new; unnumbered where nobody counts."""
    out = []
    for kind, words in _PEOPLE_WORDS.items():
        found = of.get(kind, ())
        own = [d for d in _stated(found) if d.claim.part_of is None and not d.claim.superseded]
        totals = {d.claim.ref for d in own if is_total(d.claim)}
        anybody_counts = any(d.claim.figure is not None for d in own)
        for scope, told in (
            ("in all", [d for d in own if d.claim.ref in totals]),
            ("new", [d for d in own if d.claim.ref not in totals]),
        ):
            counted = [d for d in told if d.claim.figure is not None]
            used = counted or ([] if anybody_counts else told)
            if not used:
                continue
            figures = [d.claim.figure for d in counted if d.claim.figure is not None]
            low, high = _range(figures)
            said = ", ".join(dict.fromkeys(f.text for f in figures)) or "no number"
            label = words if not figures else f"{words}, {scope}"
            refs = tuple(d.claim.ref for d in used)
            out.append(
                Line("people", f"{label}: {said}", _name(used[-1].claim), used[-1].day, refs, _denials(found), (), low, high,
                     scope=scope if figures else "")
            )  # fmt: skip
    return out


def _range(figures: Sequence[Figure]) -> tuple[int | None, int | None]:
    lows = [f.low for f in figures if f.low is not None]
    open_end = any(f.high is None for f in figures)
    return min(lows, default=None), None if open_end else max(
        (f.high for f in figures if f.high is not None), default=None
    )


# --- ceasefire, evacuation, talks ------------------------------------------------------------------------------------


def _running(found: Sequence[Dated], topic: Topic, on: date | None) -> list[Line]:
    """The last change of one thing that runs through phases, what is planned apart from it, and what was before."""
    done = [d for d in _stated(found) if d.claim.phase != "planned"]
    ahead = [
        d
        for d in found
        if d.claim.certainty == "planned" and (on is None or d.day is None or d.day >= on - timedelta(days=1))
    ]
    out = []
    if done:
        last = done[-1]
        opposite = _OPPOSITE.get(last.claim.phase or "", ())
        same = [d.claim.ref for d in done if d.claim.phase == last.claim.phase and d.day == last.day]
        against = [d.claim.ref for d in done if d.day == last.day and d.claim.phase in opposite]
        now = {*same, *against}
        before = tuple(d.claim.ref for d in reversed(done) if d.claim.ref not in now)
        out.append(
            Line(topic, _phase_words(last.claim), _name(last.claim), last.day, tuple(same), (*against, *_denials(found)), before,
                 status=last.claim.phase, who=last.claim.actor or "")
        )  # fmt: skip
    if ahead:
        refs = tuple(d.claim.ref for d in ahead)
        next_, day = ahead[-1].claim, ahead[-1].day
        out.append(
            Line(topic, _phase_words(next_), _name(next_), day, refs, status="planned", who=next_.actor or "")
        )
    return out


_OPPOSITE = {
    "ongoing": ("violated", "ended", "failed", "halted"), "started": ("halted", "failed"), "resumed": ("halted",),
    "halted": ("started", "ongoing", "resumed"), "ended": ("ongoing",), "failed": ("ongoing",), "violated": ("ongoing",),
    "held": ("failed",), "agreed": ("failed",),
}  # fmt: skip


def _phase_words(claim: Claim) -> str:
    doer = f", {claim.actor}" if claim.actor else ""
    return f"{claim.phase}{doer}{_amount(claim.figure)}"


# --- services, attacks -------------------------------------------------------------------------------------------------


def _services(found: Sequence[Dated]) -> list[Line]:
    """What is out of service, with what later says that it is back; then what was delivered or works. The report's words say which."""
    told = _stated(found)
    back: dict[str, list[tuple[int, ClaimRef]]] = {}
    for n, d in enumerate(told):
        if d.claim.phase in _BACK:
            back.setdefault(_name(d.claim), []).append((n, d.claim.ref))
    out = []
    for n, d in enumerate(told):
        after = back.get(_name(d.claim), []) if d.claim.phase in _LOST else []
        refs = tuple(ref for _, ref in after[bisect_right(after, n, key=lambda one: one[0]) :])
        words = f"{d.claim.phase}: {_quoted(d.claim)}"
        out.append(Line("services", words, _name(d.claim), d.day, (d.claim.ref,), refs, status=d.claim.phase))
    return sorted(
        out, key=lambda line: (line.status not in _LOST, -(line.day or date.min).toordinal(), line.claims)
    )


_BACK = ("resumed", "delivered", "ongoing")
_MOST_QUOTED = 80


def _quoted(claim: Claim) -> str:
    """The first words of the evidence, as the report has them."""
    words = " ".join(claim.evidence.text.split())
    return f"“{words}”" if len(words) <= _MOST_QUOTED else f"“{words[:_MOST_QUOTED].rsplit(' ', 1)[0]} …”"


def _attacks(found: Sequence[Dated], on: date | None) -> list[Line]:
    """The attacks of the last seven days, the last first; with no day to count from, all."""
    first = on - timedelta(days=ATTACK_DAYS - 1) if on is not None else None
    out = []
    for d in reversed(_stated(found)):
        if first is not None and on is not None and d.day is not None and not first <= d.day <= on:
            continue
        c = d.claim
        words = (c.method or "attack").replace("-", " ") + (f" by {c.actor}" if c.actor else "")
        against = tuple(c.ref for r in c.responsibility if r.stance == "denies")[:1]
        out.append(Line("attacks", words, _name(c), d.day, (c.ref,), against, status=None, who=c.actor or ""))
    return out
