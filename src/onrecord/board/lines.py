"""The board of a place on a date: lines by topic, the last word first, each with its claims and what contradicts it.

Comes in: claims, reports, the place and the day. Goes out: a Board. Only what was reported by that day is used; a report whose day
is not known is used too, and the board says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.board.balance import balance, is_total
from onrecord.board.places import wider, within
from onrecord.records import Claim, ClaimRef, Figure, Place, Report
from onrecord.situations import Board, Line, Topic

ATTACK_DAYS = 7
_LOST = ("destroyed", "halted", "ended", "failed")
_PEOPLE_WORDS = {
    "displaced": "left", "evacuated": "moved out", "trapped": "remain, cannot leave", "killed": "killed", "injured": "injured",
    "missing": "missing", "detained": "detained", "abducted": "abducted", "sexual-violence": "sexual violence", "rescued": "rescued",
    "returned": "returned",
}  # fmt: skip
SideOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Dated:
    claim: Claim
    day: date | None
    """The last day that the claim tells of, else that of its report."""
    order: tuple[date, str, int]


def board(
    place: Place,
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    on: date | None = None,
    side_of: SideOf = str,
) -> Board:
    """What is known of `place` by the end of the day `on` (all there is, where None). `side_of` gives one name to a side of the
    war under its names; as it stands each wording is a side of its own."""
    there = _of_the_place(place, [c for c in claims if c.report in reports])
    days_out = {c.report: reports[c.report].published for c in there}
    later = {report for report, day in days_out.items() if on is not None and day is not None and day > on}
    known = sorted(
        (_dated(c, reports) for c in there if c.report not in later), key=lambda d: (d.order, d.claim.id)
    )
    days = {d.claim.ref: d.day for d in known}
    lines = [
        *_control([d for d in known if d.claim.kind == "control"], side_of),
        *_people([d for d in known if d.claim.kind in _PEOPLE_WORDS]),
        *_running([d for d in known if d.claim.kind == "ceasefire"], "ceasefire", on),
        *_running([d for d in known if d.claim.kind == "evacuation"], "evacuation", on),
        *_services([d for d in known if d.claim.kind == "service"]),
        *_attacks([d for d in known if d.claim.kind == "attack"], on or _last(known)),
        *_running([d for d in known if d.claim.kind == "talks"], "talks", on),
    ]
    told_of_all = frozenset(d.claim.ref for d in known if wider(d.claim.place, place))
    lines = [_noted(line, told_of_all) for line in lines]
    used = sorted({d.claim.report for d in known})
    undated = tuple(r for r in used if reports[r].published is None)
    return Board(
        place, on, tuple(lines), balance((d.claim for d in known), days), tuple(used), undated, len(later)
    )


_UNPLACED = ("talks", "ceasefire", "evacuation")


def _of_the_place(place: Place, claims: Sequence[Claim]) -> list[Claim]:
    """The claims about the place, and what a report that is mostly about it tells of talks and truces without naming one."""
    placed: dict[str, list[bool]] = {}
    for c in claims:
        if c.place is not None:
            placed.setdefault(c.report, []).append(within(c.place, place))
    about = {report for report, told in placed.items() if 2 * sum(told) > len(told)}
    return [
        c for c in claims
        if within(c.place, place) or (c.place is None and c.kind in _UNPLACED and c.report in about)
    ]  # fmt: skip


def _noted(line: Line, told_of_all: frozenset[ClaimRef]) -> Line:
    if not line.claims or not all(ref in told_of_all for ref in line.claims):
        return line
    return replace(line, whole=True)


def _dated(claim: Claim, reports: Mapping[str, Report]) -> _Dated:
    """Claims in the order of what they tell of, then of their publication, then of the text."""
    told = claim.time.end or claim.time.start if claim.time is not None else None
    day = told or reports[claim.report].published
    return _Dated(claim, day, (day or date.min, claim.report, claim.evidence.start))


def _last(known: Sequence[_Dated]) -> date | None:
    return max((d.day for d in known if d.day is not None), default=None)


def _stated(found: Iterable[_Dated]) -> list[_Dated]:
    return [d for d in found if d.claim.certainty in ("asserted", "feared")]


def _denials(found: Iterable[_Dated]) -> tuple[ClaimRef, ...]:
    return tuple(d.claim.ref for d in found if d.claim.certainty == "denied")


_UNITS = {"square-kilometre": " square km", "percent": " per cent"}


def _amount(figure: Figure | None) -> str:
    """' (less than three square km)': the report's own words for the number."""
    if figure is None:
        return ""
    unit = _UNITS.get(figure.unit or "", f" {figure.unit}s" if figure.unit else "")
    return f" ({figure.text}{unit if not _has_unit(figure.text) else ''})"


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


def _control(found: Sequence[_Dated], side_of: SideOf) -> list[Line]:
    """For each side the last that is told of it; what another side says to hold at the same time in the same place contradicts it."""
    sides: dict[str, list[_Dated]] = {}
    for d in _stated(found):
        sides.setdefault(_side(d.claim, side_of), []).append(d)
    out = []
    for side, told in sides.items():
        last = told[-1]
        same = [
            d
            for d in told
            if d.claim.phase == last.claim.phase and d.claim.figure == last.claim.figure and d.day == last.day
        ]
        against = tuple(
            o.claim.ref
            for other, others in sides.items()
            if other != side
            for o in others
            if _both_hold(last, o)
        )
        words = f"{side}: {_CONTROL_WORDS.get(last.claim.phase or '', last.claim.phase or '')}{_amount(last.claim.figure)}"
        before = tuple(d.claim.ref for d in reversed(told) if d not in same)
        figure = last.claim.figure
        out.append(
            Line("control", words, _name(last.claim), last.day, tuple(d.claim.ref for d in same), (*against, *_denials(found)), before,
                 figure.low if figure else None, figure.high if figure else None, last.claim.phase)
        )  # fmt: skip
    return sorted(out, key=lambda line: (-(line.day or date.min).toordinal(), line.words))


def _side(claim: Claim, side_of: SideOf) -> str:
    return side_of(claim.actor) if claim.actor else "side not named"


def _both_hold(a: _Dated, b: _Dated) -> bool:
    """Two sides that gain or hold one and the same place on one day, both of the whole of it."""
    taken = ("gained", "held")
    if a.claim.phase not in taken or b.claim.phase not in taken or a.day != b.day or a.day is None:
        return False
    one = a.claim.place is not None and b.claim.place is not None and a.claim.place.text == b.claim.place.text
    return one and a.claim.figure is None and b.claim.figure is None


# --- people --------------------------------------------------------------------------------------------------------


def _people(found: Sequence[_Dated]) -> list[Line]:
    """For each kind the figures of people, from the lowest to the highest, totals apart from what was new; unnumbered where nobody counts."""
    out = []
    for kind, words in _PEOPLE_WORDS.items():
        own = [
            d
            for d in _stated(found)
            if d.claim.kind == kind and d.claim.part_of is None and not d.claim.superseded
        ]
        denied = _denials(d for d in found if d.claim.kind == kind)
        for scope, told in (
            ("in all", [d for d in own if is_total(d.claim)]),
            ("new", [d for d in own if not is_total(d.claim)]),
        ):
            counted = [d for d in told if d.claim.figure is not None]
            used = counted or ([] if any(d.claim.figure is not None for d in own) else told)
            if not used:
                continue
            figures = [d.claim.figure for d in counted if d.claim.figure is not None]
            low, high = _range(figures)
            said = ", ".join(dict.fromkeys(f.text for f in figures)) or "no number"
            label = words if not figures else f"{words}, {scope}"
            out.append(
                Line("people", f"{label}: {said}", _name(used[-1].claim), used[-1].day, tuple(d.claim.ref for d in used), denied, (), low, high)
            )  # fmt: skip
    return out


def _range(figures: Sequence[Figure]) -> tuple[int | None, int | None]:
    lows = [f.low for f in figures if f.low is not None]
    open_end = any(f.high is None for f in figures)
    return min(lows, default=None), None if open_end else max(
        (f.high for f in figures if f.high is not None), default=None
    )


# --- ceasefire, evacuation, talks ------------------------------------------------------------------------------------


def _running(found: Sequence[_Dated], topic: Topic, on: date | None) -> list[Line]:
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
        same = [d for d in done if d.claim.phase == last.claim.phase and d.day == last.day]
        against = [
            d
            for d in done
            if d.day == last.day and d.claim.phase in _OPPOSITE.get(last.claim.phase or "", ())
        ]
        before = tuple(d.claim.ref for d in reversed(done) if d not in same and d not in against)
        refs = tuple(d.claim.ref for d in same)
        out.append(
            Line(topic, _phase_words(last.claim), _name(last.claim), last.day, refs,
                 (*(d.claim.ref for d in against), *_denials(found)), before, status=last.claim.phase)
        )  # fmt: skip
    if ahead:
        refs = tuple(d.claim.ref for d in ahead)
        out.append(
            Line(
                topic,
                _phase_words(ahead[-1].claim),
                _name(ahead[-1].claim),
                ahead[-1].day,
                refs,
                status="planned",
            )
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


def _services(found: Sequence[_Dated]) -> list[Line]:
    """What is out of service, with what later says that it is back; then what was delivered or works. The report's words say which."""
    told = _stated(found)
    out = []
    for n, d in enumerate(told):
        lost = d.claim.phase in _LOST
        back = [
            o for o in told[n + 1 :] if lost and o.claim.phase in _BACK and _name(o.claim) == _name(d.claim)
        ]
        words = f"{d.claim.phase}: {_quoted(d.claim)}"
        refs = tuple(o.claim.ref for o in back)
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


def _attacks(found: Sequence[_Dated], on: date | None) -> list[Line]:
    """The attacks of the last seven days, the last first; with no day to count from, all."""
    first = on - timedelta(days=ATTACK_DAYS - 1) if on is not None else None
    out = []
    for d in reversed(_stated(found)):
        if first is not None and on is not None and d.day is not None and not first <= d.day <= on:
            continue
        c = d.claim
        words = (c.method or "attack").replace("-", " ") + (f" by {c.actor}" if c.actor else "")
        against = tuple(c.ref for r in c.responsibility if r.stance == "denies")[:1]
        out.append(Line("attacks", words, _name(c), d.day, (c.ref,), against, status=None))
    return out
