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
    figure_words,
    listed,
    of_people,
    people,
)
from onrecord.publish.bulletin.incident import item, short
from onrecord.publish.bulletin.material import HARM, MOVED, Material, Told, refs_of
from onrecord.publish.words import day
from onrecord.records import PEOPLE_KINDS, Claim


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
    """How many incidents of the period are told for the first time, and which were told again with nothing new."""
    here = m.of((*HARM, *MOVED), "period", "no day", "total")
    new = [t for t in here if t.before is None]
    if new:
        dead = [t for t in new if any(r.kind == "killed" for r in t.whole())]
        refs = tuple(ref for t in new for ref in refs_of(t.claims) if m.in_period(ref[0]))
        lead = f"{capital(count(len(new), 'incident'))} {'is' if len(new) == 1 else 'are'} told for the first time"
        deaths = f", {count(len(dead), 'of them', 'of them')} with a figure of people killed" if dead else ""
        yield m.say(Piece(lead + deaths, refs))
    again = [t for t in m.of((*HARM, *MOVED)) if t.before is not None and not list(_differing(t))]
    if again:
        refs = tuple(ref for t in again for ref in refs_of(t.claims) if m.in_period(ref[0]))
        yield m.say(
            Piece(
                f"{capital(count(len(again), 'incident'))} known before {'was' if len(again) == 1 else 'were'} told again with no change of figures",
                refs,
            )
        )


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
        yield Item(
            None,
            (
                m.say(
                    Piece(
                        f"{capital(count(len(earlier), 'incident'))} below happened before {day(m.given.start)} and {'is' if len(earlier) == 1 else 'are'} not counted with those of the period",
                        refs,
                    )
                ),
            ),
        )
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
    for old in (c for c in here if c.superseded and c.figure is not None and c.kind in PEOPLE_KINDS):
        if old.figure is None:
            continue
        now = _instead(old, here)
        lead = f"An earlier figure of {of_people(figure_words(old.figure), people([old], old.number == 1))} {old.kind} ({m.names.place(old.place)})"
        if now is None or now.figure is None:
            yield m.say(
                Piece(f"{lead} has been replaced, as {m.names.outlet(old.report)} reported", (old.ref,))
            )
        else:
            yield m.say(
                Piece(
                    f"{lead} has been replaced by {figure_words(now.figure)}, on the word of {m.names.speaker(now)}",
                    (old.ref, now.ref),
                )
            )


def _instead(old: Claim, here: Iterable[Claim]) -> Claim | None:
    """The figure of the same report that stands now: of the same kind, scope and place, the nearest in the text."""
    near = [
        c for c in here
        if c.report == old.report and c.kind == old.kind and not c.superseded and c.figure is not None and c.part_of is None
        and c.scope == old.scope and c.figure != old.figure and c.groups == old.groups
    ]  # fmt: skip
    return min(near, key=lambda c: abs(c.evidence.start - old.evidence.start), default=None)


def _denied(m: Material) -> Iterator[Statement]:
    for c in (c for c in _here(m) if c.certainty == "denied" and c.kind in (*HARM, *MOVED)):
        what = "an attack" if c.kind == "attack" else f"that {people([c])} were {c.kind}"
        figure = f" ({figure_words(c.figure)})" if c.figure is not None and c.kind != "attack" else ""
        yield m.say(
            Piece(f"{capital(m.names.speaker(c))} denied {what}{figure}: {m.names.place(c.place)}", (c.ref,))
        )


def _copies(m: Material) -> Iterator[Statement]:
    """Reports of the period that turned out to repeat another's text."""
    cited = set(m.new_reports)
    by_original: dict[str, list[str]] = {}
    for copy, original in sorted(m.copies.items()):
        if copy in cited:
            by_original.setdefault(original, []).append(copy)
    for original, found in sorted(by_original.items()):
        names = listed(list(m.outlets(found)))
        same = " also" if m.names.outlet(original) in m.outlets(found) else ""
        one = len(found) == 1
        lead = Piece(f"{capital(count(len(found), 'report'))} of {names}", reports=tuple(found))
        yield m.say(
            lead,
            Piece(
                f"{same} {'repeats' if one else 'repeat'} the text of one of {m.names.outlet(original)} and {'counts' if one else 'count'} with it as one",
                reports=(original,),
            ),
        )
