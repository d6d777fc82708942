"""What contradicts what in an incident: every contradiction with all its sides, each side with its own marks.

Comes in: an incident with its assessment. Goes out: a statement for each contradiction; what two reports of one text contradict
is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.bulletins import Piece, Statement
from onrecord.incidents import BY_THE_ACCUSED, About, Contradiction
from onrecord.publish.bulletin.amounts import days_words, figure_words, listed, of_people, people
from onrecord.publish.bulletin.blame import Said, in_pieces, what_is_said
from onrecord.publish.bulletin.happened import METHOD_NOUNS
from onrecord.publish.bulletin.material import Material, Told, refs_of
from onrecord.records import Claim, When

Side = Sequence[Claim]
Clash = Callable[[Sequence[Side], Material], Iterator[Piece]]


def contradictions(told: Told, m: Material) -> Iterator[Statement]:
    found: dict[tuple[str, ...], list[list[Piece]]] = {}
    for clash in told.assessment.contradictions:
        sides = [[m.claims[ref] for ref in side if ref in m.claims] for side in clash.sides]
        sides = [side for side in sides if side]
        if len(sides) > 1 and sides[0][0].kind != "sexual-violence":
            pieces = list(_pieces(clash, sides, m))
            if pieces:
                found.setdefault(tuple(piece.words for piece in pieces), []).append(pieces)
    for same in found.values():
        yield m.say(*(_joined(pieces) for pieces in zip(*same, strict=True)))


def _joined(same: Sequence[Piece]) -> Piece:
    return Piece(same[0].words, tuple(dict.fromkeys(ref for piece in same for ref in piece.claims)))


def _pieces(clash: Contradiction, sides: Sequence[Side], m: Material) -> Iterator[Piece]:
    if clash.about == "denial" and clash.labels[-1:] == (BY_THE_ACCUSED,):
        return _deed_denied(sides, m)
    return _SENTENCES[clash.about](sides, m)


def _who(side: Side, m: Material) -> str:
    return listed(list(dict.fromkeys(m.names.speaker(c) for c in side)))


def _accounts(lead: str, say: Callable[[Side, Material], str]) -> Clash:
    """'…: this according to A; that according to B'."""

    def told(sides: Sequence[Side], m: Material) -> Iterator[Piece]:
        for n, side in enumerate(sides):
            words = lead.format(people=people(sides[0][:1]), kind=sides[0][0].kind)
            yield Piece(
                f"{'; ' if n else f'{words}: '}{say(side, m)} according to {_who(side, m)}", refs_of(side)
            )

    return told


def _figure(side: Side, m: Material) -> str:
    return figure_words(side[0].figure) if side[0].figure is not None else "no figure"


def _parties(side: Side, m: Material) -> str:
    return listed(list(dict.fromkeys(m.names.party(c.actor) for c in side if c.actor)) or ["nobody named"])


def _places(side: Side, m: Material) -> str:
    return listed(list(dict.fromkeys(m.names.place(c.place) for c in side)))


def _days(side: Side, m: Material) -> str:
    """From the first day that one of them tells to the last."""
    starts = [c.time.start or c.time.end for c in side if c.time is not None]
    ends = [c.time.end or c.time.start for c in side if c.time is not None]
    days = [day for day in (*starts, *ends) if day is not None]
    return days_words(When("", min(days), max(days)) if days else None)


def _means(side: Side, m: Material) -> str:
    told = dict.fromkeys(METHOD_NOUNS.get(c.method, c.method) for c in side if c.method)
    return " or ".join(told)


def _status(side: Side, m: Material) -> str:
    return "combatants" if all(c.groups == ("combatant",) for c in side) else "civilians"


def _part_of(sides: Sequence[Side], m: Material) -> Iterator[Piece]:
    """A part above its whole: one source's own sum, so nobody denies anything."""
    part, whole = sides[0], sides[1]
    yield Piece(
        f"A part of those {part[0].kind} is told as larger than the whole: {_of_people(part)} according to {_who(part, m)}",
        refs_of(part),
    )
    yield Piece(f"; {_of_people(whole)} in all according to {_who(whole, m)}", refs_of(whole))


def _of_people(side: Side) -> str:
    figure = side[0].figure
    one = figure is not None and figure.low == figure.high == 1
    words = figure_words(figure) if figure is not None else "some"
    return of_people(words, people(side, one))


def _denied(sides: Sequence[Side], m: Material) -> Iterator[Piece]:
    first = sides[0][0]
    what = "it happened" if first.kind == "attack" else f"people were {first.kind}"
    for n, side in enumerate(sides):
        who = _who(side, m)
        yield Piece(f" and denied by {who}" if n else f"That {what} was asserted by {who}", refs_of(side))


def _deed_denied(sides: Sequence[Side], m: Material) -> Iterator[Piece]:
    """Who laid it to whom, and who denied having done it: that it happened, nobody denies."""
    denials = [one for one in what_is_said(sides[-1], m) if one.stance == "denies"]
    accused = {one.party for one in denials}
    blames = [one for one in what_is_said(sides[0], m) if one.stance in ("stated", "blames", "suspects")]
    blames = [one for one in blames if one.party in accused] or blames
    by_party: dict[str, list[Said]] = {}
    for one in blames:
        by_party.setdefault(one.party, []).append(one)
    lead = "Who did it is disputed: "
    for n, (party, some) in enumerate(by_party.items()):
        names = listed(list(dict.fromkeys(one.who for one in some)))
        refs = tuple(dict.fromkeys(one.ref for one in some))
        yield Piece(f"{'; ' if n else lead}{names} laid it to {party}", refs)
    yield from in_pieces(denials, linked=bool(by_party))


_SENTENCES: dict[About, Clash] = {
    "figure": _accounts("Figures of {people} {kind} contradict each other", _figure),
    "actor": _accounts("Accounts of who did it contradict each other", _parties),
    "place": _accounts("Accounts of where it happened contradict each other", _places),
    "day": _accounts("Accounts of the day contradict each other", _days),
    "method": _accounts("Accounts of the means contradict each other", _means),
    "status": _accounts("Accounts of who was {kind} contradict each other", _status),
    "share": _part_of,
    "denial": _denied,
}
