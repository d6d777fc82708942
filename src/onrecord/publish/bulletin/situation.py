"""The situation of the place at the end of the period: control, ceasefire, evacuation, services, talks, and the balance of its people.

Comes in: boards. Goes out: items. The board's own words quote reports; what stands here is said anew from its claims, without quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord.bulletins import Item, Part, Piece, Statement
from onrecord.publish.bulletin.amounts import capital, count, figure_words, listed, number, with_unit
from onrecord.publish.bulletin.happened import PART
from onrecord.publish.bulletin.material import Material
from onrecord.publish.words import day
from onrecord.records import Claim, ClaimRef
from onrecord.situations import Board, Line, Topic
from onrecord.situations import Part as BalancePart

RECENT_DAYS = 30
"""A line that nothing of the last month tells of is left to `onrecord situation`, and counted."""
_HEADINGS: tuple[tuple[Topic, str], ...] = (
    ("control", "Who holds what"), ("ceasefire", "Ceasefire"), ("evacuation", "Evacuation"), ("services", "Services"), ("talks", "Talks"),
)  # fmt: skip
CONTROL = {
    "gained": "gained control of ground",
    "held": "held ground",
    "lost": "lost control of ground",
    "contested": "contested ground",
    "feared gained": "might gain control of ground",
    "feared held": "might hold ground",
    "feared lost": "might lose control of ground",
    "feared contested": "might contest ground",
}
THINGS = {"ceasefire": "a ceasefire", "evacuation": "an evacuation", "talks": "talks"}
PHASES = {
    "agreed": "agreed", "started": "begun", "ongoing": "under way", "halted": "halted", "resumed": "resumed", "violated": "violated",
    "ended": "ended", "failed": "failed", "held": "held", "planned": "planned",
}  # fmt: skip
SERVICES: tuple[tuple[str, str], ...] = (
    (r"hospital|clinic|medical|doctor|health|ambulance|maternity|blood bank", "medical care"),
    (r"white helmets|civil defen|rescue", "rescue work"),
    (r"\baid\b|relief|humanitarian|convoy|trucks?\b|food|flour|bread|baker", "aid and food"),
    (r"water", "water supply"),
    (r"electric|power", "electricity"),
    (r"school|universit|educat", "schools"),
    (r"road|bridge|airport|crossing", "roads and crossings"),
    (r"internet|phone|network", "communications"),
)  # fmt: skip
SERVICE_PHASES = {
    "destroyed": "was reported put out of use by damage", "halted": "was reported stopped", "ended": "was reported ended",
    "failed": "was reported failed", "delivered": "was reported delivered", "resumed": "was reported resumed",
    "ongoing": "was reported working", "started": "was reported begun", "planned": "was reported planned", "agreed": "was reported agreed",
    "violated": "was reported obstructed",
}  # fmt: skip


def parts(m: Material) -> tuple[Part, ...]:
    """One part for each board; its heading where there are several."""
    several = len(m.given.boards) > 1
    found = []
    for board in m.given.boards:
        items = tuple(items_of(board, m))
        if items:
            found.append(Part(capital(m.names.place(board.place)) if several else None, items))
    return tuple(found)


def items_of(board: Board, m: Material) -> Iterator[Item]:
    old: list[Line] = []
    for topic, heading in _HEADINGS:
        lines = [line for line in board.of(topic) if line.claims]
        kept = [line for line in lines if _recent(line, m)]
        old += [line for line in lines if line not in kept]
        statements = tuple(_topic(topic, kept, m))
        if statements:
            yield Item(heading, statements)
    balance = tuple(_balance(board, m))
    if balance:
        yield Item("The balance of people", balance)
    if old:
        refs = tuple(dict.fromkeys(ref for line in old for ref in line.claims))
        lead = f"{capital(count(len(old), 'line'))} of the board that nothing of the last {RECENT_DAYS} days tells of"
        yield Item(None, (m.say(Piece(f"{lead} {'is' if len(old) == 1 else 'are'} left out here", refs)),))


def last_change(board: Board, m: Material) -> Statement | None:
    """The last of ceasefire, evacuation and control that reports of the period tell of: one sentence for the summary."""
    told = [
        line for line in (*board.of("ceasefire"), *board.of("evacuation"), *board.of("control"))
        if line.claims and line.status != "planned" and any(m.in_period(r) for r, _ in line.claims)
    ]  # fmt: skip
    line = max(told, key=lambda line: line.day or date.min, default=None)
    if line is None:
        return None
    return _control(line, m) if line.topic == "control" else _running(line.topic, line, m)


def _recent(line: Line, m: Material) -> bool:
    first = m.given.end - timedelta(days=RECENT_DAYS)
    days = [m.reports[r].published for r, _ in line.claims if r in m.reports]
    return any(d is not None and d >= first for d in days)


def _topic(topic: Topic, lines: Sequence[Line], m: Material) -> Iterator[Statement]:
    if topic == "services":
        yield from _services(lines, m)
    elif topic == "control":
        yield from (_control(line, m) for line in lines)
    else:
        yield from (_running(topic, line, m) for line in lines)


# --- control ----------------------------------------------------------------------------------------------------


def _control(line: Line, m: Material) -> Statement:
    claims = [m.claims[ref] for ref in line.claims if ref in m.claims]
    last = claims[-1]
    side = m.names.party(last.actor) if last.actor else "a side that is not named"
    size = f" ({with_unit(last.figure)})" if last.figure is not None and last.figure.unit else ""
    feared = "feared " if last.certainty == "feared" else ""
    did = f"{side} {CONTROL.get(feared + (last.phase or ''), 'held ground')}{size}{_where(last, line, m)}"
    words = capital(f"{_speakers(claims, m)} said that {did}{_dated(line.day)}")
    return m.say(Piece(words, line.claims), *_against(line, m))


def _speakers(claims: Sequence[Claim], m: Material) -> str:
    return listed(list(dict.fromkeys(m.names.speaker(c) for c in claims)))


def _where(claim: Claim, line: Line, m: Material) -> str:
    if claim.place is None:
        return ""
    return f" in {m.names.place(claim.place)}" + (PART if line.whole else "")


def _dated(on: date | None) -> str:
    return f", as of {day(on)}" if on is not None else ", on a day that is not stated"


def _against(line: Line, m: Material) -> Iterator[Piece]:
    claims = [m.claims[ref] for ref in line.against if ref in m.claims]
    if claims:
        yield Piece(f"; {_speakers(claims, m)} said otherwise", line.against)


# --- ceasefire, evacuation, talks ------------------------------------------------------------------------------


def _running(topic: str, line: Line, m: Material) -> Statement:
    """'A ceasefire was last reported halted in Aleppo, as of 15 December 2016, on the word of the United Nations; before that agreed'."""
    claims = [m.claims[ref] for ref in line.claims if ref in m.claims]
    thing, phase = THINGS[topic], PHASES.get(line.status or "", line.status or "told of")
    verb = ("were" if topic == "talks" else "was") + (
        " reported" if line.status == "planned" else " last reported"
    )
    size = ""
    if claims[-1].figure is not None:
        size = f" ({with_unit(claims[-1].figure) if claims[-1].figure.unit else figure_words(claims[-1].figure) + ' people'})"
    words = f"{capital(thing)} {verb} {phase}{size}{_where(claims[-1], line, m)}{_dated(line.day)}, on the word of {_speakers(claims, m)}"
    return m.say(Piece(words, line.claims), *_against(line, m), *_before(line, m))


def _before(line: Line, m: Material) -> Iterator[Piece]:
    """The change before the last one, where it was another."""
    for ref in line.before:
        claim = m.claims.get(ref)
        if claim is not None and claim.phase and claim.phase != line.status and claim.phase in PHASES:
            when = claim.time.end or claim.time.start if claim.time is not None else None
            yield Piece(
                f"; before that it was reported {PHASES[claim.phase]}" + (f" ({day(when)})" if when else ""),
                (ref,),
            )
            return


# --- services --------------------------------------------------------------------------------------------------


def _services(lines: Sequence[Line], m: Material) -> Iterator[Statement]:
    """One sentence for each service and what became of it, with its places and days."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        claim = m.claims.get(line.claims[0])
        if claim is not None:
            found.setdefault((_service(claim), line.status or ""), []).append(line)
    for (service, status), told in found.items():
        lead = f"{capital(service)} {SERVICE_PHASES.get(status, 'was told of')}"
        pieces = []
        for n, line in enumerate(told):
            claim = m.claims[line.claims[0]]
            where = m.names.place(claim.place) + (PART if line.whole else "")
            on = f", {day(line.day)}" if line.day is not None else ""
            pieces.append(
                Piece(f"{f'{lead}: ' if n == 0 else '; '}{where}{on} ({m.names.speaker(claim)})", line.claims)
            )
        back = tuple(dict.fromkeys(ref for line in told for ref in line.against))
        yield m.say(
            *pieces, *([Piece("; of these, later reports say that some is back", back)] if back else [])
        )


def _service(claim: Claim) -> str:
    words = claim.evidence.text
    return next((name for pattern, name in SERVICES if re.search(pattern, words, re.IGNORECASE)), "a service")


# --- the balance ------------------------------------------------------------------------------------------------

_ORDER: tuple[BalancePart, ...] = ("left", "evacuated", "killed", "remain")
PART_WORDS = {"left": "left", "evacuated": "were moved out", "killed": "were killed", "remain": "remained"}


def _balance(board: Board, m: Material) -> Iterator[Statement]:
    """What the figures of people amount to if all are taken at their word; where they cannot all be so, that."""
    if board.place.kind in ("country", "continent"):
        return
    if board.balance.clashes:
        refs: tuple[ClaimRef, ...] = tuple(
            dict.fromkeys(ref for clash in board.balance.clashes for ref in clash.claims)
        )
        yield m.say(
            Piece(
                "The figures of people who left, were moved out, were killed and remained cannot all be so",
                refs,
            )
        )
        return
    shares = {s.part: s for s in board.balance.shares}
    told = [shares[p] for p in _ORDER if p in shares and shares[p].claims and shares[p].together is not None]
    if len(told) < 2:
        return
    pieces = []
    for n, share in enumerate(told):
        lead = "If every figure is taken at its word, " if n == 0 else " and " if n == len(told) - 1 else ", "
        low, high = share.together or (None, None)
        pieces.append(
            Piece(
                f"{lead}{_ends(low, high)} people {PART_WORDS[share.part]}"
                if n == 0
                else f"{lead}{_ends(low, high)} {PART_WORDS[share.part]}",
                share.claims,
            )
        )
    yield m.say(*pieces)


def _ends(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return number(low)
    if high is None:
        return f"at least {number(low or 0)}"
    return f"between {number(low or 0)} and {number(high)}"
