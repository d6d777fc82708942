"""What changed since the last bulletin, and what had to be corrected.

Comes in: incidents as known now and as known from what was published before the period. Goes out: parts. Deaths of earlier days that are
reported only now stand apart from those of the period, so that nobody adds them to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.bulletins import Item, Part, Piece, Statement
from onrecord.incidents import Range
from onrecord.publish.bulletin.amounts import (
    amount,
    best_words,
    capital,
    count,
    counted,
    figure_words,
    listed,
    number,
    of_people,
    people,
)  # fmt: skip
from onrecord.publish.bulletin.happened import short
from onrecord.publish.bulletin.incident import item
from onrecord.publish.bulletin.material import HARM, MOVED, Material, Told, refs_of
from onrecord.publish.bulletin.names import UNNAMED
from onrecord.publish.words import day
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef


def changes(m: Material) -> tuple[Part, ...]:
    earlier = [t for t in m.of((*HARM, *MOVED), "earlier") if t.before is None]
    found = [
        Part(None, tuple(_paragraph([*_first(m), *_new(m)]))),
        Part("Revised figures", tuple(_paragraph(list(_revised(m))))),
        Part("Earlier days, reported only now", tuple(_late(earlier, m))),
    ]
    return tuple(part for part in found if part.items)


def _paragraph(statements: Sequence[Statement]) -> Iterator[Item]:
    if statements:
        yield Item(None, tuple(statements))


def _first(m: Material) -> Iterator[Statement]:
    if not any(not m.in_period(r) for r in m.reports):
        yield m.of_record(
            f"The record holds no report that was published before {day(m.given.start)}, so all of this bulletin is new"
        )


def _new(m: Material) -> Iterator[Statement]:
    """How many incidents are told for the first time, and how many were told again with nothing new."""
    told = m.of((*HARM, *MOVED))
    new = [t for t in told if t.before is None and t.standing != "earlier"]
    if new:
        dead = [t for t in new if any(r.kind == "killed" for r in t.whole())]
        verb = "is" if len(new) == 1 else "are"
        deaths = (
            f", {number(len(dead))} of them with a figure of people killed" if dead and len(new) > 1 else ""
        )
        words = f"{counted(len(new), 'incident')} {verb} told for the first time{deaths}"
        yield m.say(Piece(words, _of_period(new, m)))
    again = [t for t in told if t.before is not None and not list(_differing(t))]
    if again:
        verb = "was" if len(again) == 1 else "were"
        words = f"{counted(len(again), 'incident')} known before {verb} told again with no change of figures"
        yield m.say(Piece(words, _of_period(again, m)))


def _of_period(told: Iterable[Told], m: Material) -> tuple[ClaimRef, ...]:
    return tuple(ref for t in told for ref in refs_of(t.claims) if m.in_period(ref[0]))


# --- revised figures --------------------------------------------------------------------------------------------


def _differing(told: Told) -> Iterator[tuple[Range | None, Range]]:
    """Ranges of all people that are not as they were, with what they were."""
    if told.before is None:
        return
    was = {r.kind: r for r in told.before[1].ranges if r.group is None}
    for now in told.whole():
        then = was.get(now.kind)
        if then is None or (then.low, then.best, then.high) != (now.low, now.best, now.high):
            yield then, now


def _revised(m: Material) -> Iterator[Statement]:
    for told in m.of((*HARM, *MOVED)):
        if told.incident.kind == "sexual-violence":
            continue
        for then, now in sorted(_differing(told), key=lambda pair: PEOPLE_KINDS.index(pair[1].kind)):
            yield _from_to(told, then, now, m)


def _from_to(told: Told, then: Range | None, now: Range, m: Material) -> Statement:
    """'The number of people reported killed (Idlib, 4 April 2017) was at least 50 and is now between 58 and 72 (best figure 60), on the word of …'."""
    claims = [c for c in told.claims if c.ref in now.claims]
    new = [c for c in claims if m.in_period(c.report)]
    whom = people(claims)
    lead = f"The number of {whom} reported {now.kind} ({short(told, m)})"
    if then is None:
        words = f"{lead} is given for the first time: {_range(now, claims)}"
    else:
        old = [m.claims[ref] for ref in then.claims if ref in m.claims]
        words = f"{lead} was {_range(then, old)} and is now {_range(now, claims)}"
    who = listed(list(dict.fromkeys(m.names.speaker(c) for c in new)) or ["reports known before"])
    pieces = [
        Piece(words, () if new else refs_of(claims)),
        *([Piece(f", on the word of {who}", refs_of(new))] if new else []),
    ]
    return m.say(*pieces)


def _range(harm: Range, claims: Iterable[Claim]) -> str:
    told = list(claims)
    return amount(harm, told) + best_words(harm, told)


# --- earlier days -----------------------------------------------------------------------------------------------


def _late(earlier: Sequence[Told], m: Material) -> Iterator[Item]:
    if earlier:
        refs = tuple(ref for t in earlier for ref in refs_of(t.claims))
        verb = "is" if len(earlier) == 1 else "are"
        words = f"{counted(len(earlier), 'incident')} of days before {day(m.given.start)} {verb} reported only now, and not counted with those of the period"
        yield Item(None, (m.say(Piece(words, refs)),))
    for told in earlier:
        yield item(told, m)


# --- corrections ------------------------------------------------------------------------------------------------


def corrections(m: Material) -> tuple[Part, ...]:
    statements = [*_superseded(m), *_denied(m), *_copies(m)]
    return (Part(None, (Item(None, tuple(statements)),)),) if statements else ()


def _here(m: Material) -> list[Claim]:
    """Claims of the period about the place."""
    return [
        c
        for c in m.claims.values()
        if m.in_period(c.report) and (m.given.place is None or m.given.lies_there(c.place))
    ]


def _superseded(m: Material) -> Iterator[Statement]:
    """Figures that a report itself gives as an earlier one, with what replaced it there."""
    here = _here(m)
    for old in here:
        if (
            not old.superseded
            or old.figure is None
            or old.kind not in PEOPLE_KINDS
            or old.kind == "sexual-violence"
        ):
            continue
        now = _instead(old, here)
        figure = figure_words(old.figure)
        lead = f"An earlier figure of {of_people(figure, 'person' if figure == 'one' else 'people')} {old.kind} ({m.names.place(old.place)})"
        if now is None or now.figure is None:
            yield m.say(
                Piece(f"{lead} has been replaced, as {m.names.outlet(old.report)} reported", (old.ref,))
            )
            continue
        words = (
            f"{lead} has been replaced by {figure_words(now.figure)}, on the word of {m.names.speaker(now)}"
        )
        yield m.say(Piece(words, (old.ref, now.ref)))


_NEAR = 400
"""Characters within which a report gives an earlier figure and the one that replaces it."""


def _instead(old: Claim, here: Iterable[Claim]) -> Claim | None:
    """The figure of the same report that stands now: of the same kind, of the same voice where one is, the nearest in the text."""
    near = [
        c for c in here
        if c.report == old.report and c.kind == old.kind and not c.superseded and c.figure is not None and c.part_of is None
        and c.figure != old.figure and abs(c.evidence.start - old.evidence.start) <= _NEAR
    ]  # fmt: skip
    return min(
        near,
        key=lambda c: _after_it(c, old),
        default=None,
    )


def _after_it(now: Claim, old: Claim) -> tuple[bool, bool, int]:
    """The same voice first, then what stands before the earlier figure ('442, up from 413'), then what is nearest."""
    apart = now.evidence.start - old.evidence.start
    return _voice(now) != _voice(old), apart > 0, abs(apart)


def _voice(claim: Claim) -> str:
    return claim.said_by[0].key if claim.said_by else ""


def _denied(m: Material) -> Iterator[Statement]:
    for c in _here(m):
        if c.certainty != "denied" or c.kind not in (*HARM, *MOVED):
            continue
        what = {"attack": "an attack", "sexual-violence": "sexual violence"}.get(
            c.kind, f"that {people([c])} were {c.kind}"
        )
        figure = f" ({figure_words(c.figure)})" if c.figure is not None and what.startswith("that") else ""
        yield m.say(
            Piece(f"{capital(m.names.speaker(c))} denied {what}{figure} ({m.names.place(c.place)})", (c.ref,))
        )


def _copies(m: Material) -> Iterator[Statement]:
    """Reports of the period that turned out to repeat another's text."""
    told = set(m.new_reports)
    by_original: dict[str, list[str]] = {}
    for copy, original in sorted(m.copies.items()):
        if copy in told:
            by_original.setdefault(original, []).append(copy)
    for original, found in sorted(by_original.items()):
        names, first = listed(list(m.outlets(found))), m.names.outlet(original)
        one = len(found) == 1
        lead = Piece(f"{capital(count(len(found), 'report'))} of {names}", reports=tuple(found))
        of = (
            " of the same outlet" if first == names != UNNAMED else "" if first == UNNAMED else f" of {first}"
        )
        words = f" {'repeats' if one else 'repeat'} the text of an earlier one{of}"
        yield m.say(lead, Piece(words, reports=(original,)), Piece("; together they count as one"))
