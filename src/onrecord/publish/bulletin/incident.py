"""One incident in two to six sentences: what, on whose word, how well supported, who did it as claimed by whom, what contradicts.

Comes in: an incident that reports of the period tell of. Goes out: statements, each piece with the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.bulletins import Item, Piece, Statement
from onrecord.incidents import Contradiction, Origin
from onrecord.publish.bulletin.amounts import capital, count, figure_words, in_words, listed, people
from onrecord.publish.bulletin.happened import heading, methods, what_happened
from onrecord.publish.bulletin.material import MOVED, Material, Told, refs_of
from onrecord.publish.bulletin.names import UNNAMED
from onrecord.records import Claim, ClaimRef

MOST_ORIGINS = 6
"""Origins that are named one by one; the rest are counted, with their marks."""
METHOD_NOUNS = {"ground-fighting": "ground fighting", "chemical": "chemical attack", "drone": "drone attack"}


def item(told: Told, m: Material) -> Item:
    """In full, under its place and day."""
    first = what_happened(told, m, under_heading=True)
    if told.incident.kind == "sexual-violence":
        return Item(heading(told, m), (first, on_the_word_of(told, m)))
    statements = [
        first,
        *_means(told, m),
        on_the_word_of(told, m),
        *_responsibility(told, m),
        *_contradictions(told, m),
    ]
    return Item(heading(told, m), tuple(statements))


def brief(told: Told, m: Material) -> Statement:
    """In one sentence: what, and on whose word."""
    first = what_happened(told, m)
    return m.say(*first.pieces, Piece(", on the word of "), *_origin_pieces(told, m, most=3))


def _means(told: Told, m: Material) -> Iterator[Statement]:
    """Where reports name more than one, each with its reports."""
    found = methods(told.stated)
    if len(found) < 2 or told.incident.kind in MOVED:
        return
    pieces = []
    for n, method in enumerate(found):
        lead = "The means are told as " if n == 0 else " and as " if n == len(found) - 1 else ", as "
        refs = refs_of(c for c in told.stated if c.method == method)
        pieces.append(Piece(lead + METHOD_NOUNS.get(method, method), refs))
    yield m.say(*pieces)


# --- on whose word --------------------------------------------------------------------------------


def on_the_word_of(told: Told, m: Material) -> Statement:
    """The independent sources with the outlets that carry them, and the grade with its reason."""
    a = told.assessment
    if not a.origins:
        return m.say(Piece(f"It is graded {a.grade}", refs_of(told.claims)))
    if len(a.origins) == 1:
        lead = "It rests on a single independent source, "
        return m.say(Piece(lead), *_origin_pieces(told, m), Piece(f", and is graded {_graded(told, m)}"))
    lead = f"It rests on {count(len(a.origins), 'independent source')}: "
    return m.say(Piece(lead), *_origin_pieces(told, m), Piece(f"; it is graded {_graded(told, m)}"))


def _origin_pieces(told: Told, m: Material, most: int = MOST_ORIGINS) -> list[Piece]:
    origins = told.assessment.origins
    shown, more = origins[:most], origins[most:]
    pieces = []
    for n, origin in enumerate(shown):
        last = n == len(shown) - 1 and not more
        lead = "" if n == 0 else " and " if len(origins) == 2 else "; and " if last else "; "
        pieces.append(Piece(lead + _origin_words(origin, m), _own_refs(origin, told, m)))
    if more:
        refs = tuple(dict.fromkeys(ref for origin in more for ref in _own_refs(origin, told, m)))
        pieces.append(Piece(f"; and {count(len(more), 'other', 'others')}", refs))
    return pieces


def _origin_words(origin: Origin, m: Material) -> str:
    """'the UN human rights office (carried by Levant Wire; reprinted by The Coast Gazette)'"""
    name = m.names.origin(origin)
    own = [r for r in origin.reports if r not in origin.copies]
    carried = [o for o in m.outlets(own) if o.casefold() not in (name.casefold(), UNNAMED)]
    reprinted = [
        o
        for o in m.outlets(origin.copies)
        if o.casefold() not in (name.casefold(), UNNAMED) and o not in carried
    ]
    words = [f"carried by {listed(carried)}"] if carried else []
    words += [f"reprinted by {listed(reprinted)}"] if reprinted else []
    return f"{name} ({'; '.join(words)})" if words else name


def _own_refs(origin: Origin, told: Told, m: Material) -> tuple[ClaimRef, ...]:
    carried = [c.ref for c in told.claims if c.report in origin.reports]
    own = [ref for ref in carried if (found := m.origin_of(ref)) is not None and found.key == origin.key]
    return tuple(own or carried)


def _graded(told: Told, m: Material) -> str:
    """'fair', 'weak, provisional', 'contested (competing claims: …)': the reason where the sources just named are not reason enough."""
    a = told.assessment
    reason = in_words(a.grade_reason).replace("origin", "source")
    for origin in a.origins:
        reason = reason.replace(origin.name, m.names.origin(origin))
    plain = a.grade == "fair" or (a.grade == "weak" and len(a.origins) == 1)
    return a.grade + ("" if plain else f" ({reason})") + (", provisional" if a.provisional else "")


# --- who did it -----------------------------------------------------------------------------------

_SAID = {
    "stated": "attributed it to {}",
    "blames": "blamed {}",
    "suspects": "suspected {}",
    "denies": "denied that {} did it",
}
_OWN = {"claims": "said that it did it", "denies": "denied that it did it"}
_AS_STANCE = {"stated": "stated", "blamed": "blames", "suspected": "suspects", "claimed": "claims"}


def _responsibility(told: Told, m: Material) -> Iterator[Statement]:
    """Who is said to have done it, as said by whom; never in our own voice."""
    if told.incident.kind in MOVED and not told.assessment.actors:
        return
    said = _who_says(told, m)
    if not said:
        yield m.say(Piece("No report of it names who did it", refs_of(told.stated)))
        return
    pieces = []
    for n, (words, speakers) in enumerate(said.items()):
        names = listed(list(dict.fromkeys(who for who, _ in speakers)))
        refs = tuple(dict.fromkeys(ref for _, ref in speakers))
        pieces.append(Piece(f"; {names} {words}" if n else f"{capital(names)} {words}", refs))
    yield m.say(*pieces)


def _who_says(told: Told, m: Material) -> dict[str, list[tuple[str, ClaimRef]]]:
    """What is said of who did it → who says it, in which claim."""
    out: dict[str, list[tuple[str, ClaimRef]]] = {}
    for claim in told.claims:
        if claim.certainty in ("planned", "conditional"):
            continue
        if claim.actor and not any(r.actor == claim.actor for r in claim.responsibility):
            stance = _AS_STANCE[claim.actor_standing] if claim.certainty != "denied" else "denies"
            party, speaker = m.names.party(claim.actor), m.names.speaker(claim)
            words = _OWN["claims"] if stance == "claims" else _SAID[stance].format(party)
            out.setdefault(words, []).append((party if stance == "claims" else speaker, claim.ref))
        for r in claim.responsibility:
            own = r.by.text == r.actor or r.stance == "claims"
            words = (
                _OWN[r.stance] if own and r.stance in _OWN else _SAID[r.stance].format(m.names.party(r.actor))
            )
            out.setdefault(words, []).append((m.names.voice(r.by), claim.ref))
    return out


# --- contradictions -------------------------------------------------------------------------------


def _contradictions(told: Told, m: Material) -> Iterator[Statement]:
    """Every contradiction with all its sides, each side with its own marks."""
    for clash in told.assessment.contradictions:
        sides = [[m.claims[ref] for ref in side if ref in m.claims] for side in clash.sides]
        sides = [side for side in sides if side]
        if len(sides) > 1 and sides[0][0].kind != "sexual-violence":
            yield m.say(*_sides(clash, sides, m))


def _sides(clash: Contradiction, sides: Sequence[Sequence[Claim]], m: Material) -> Iterator[Piece]:
    first = sides[0][0]
    for n, side in enumerate(sides):
        who = listed(list(dict.fromkeys(m.names.speaker(c) for c in side)))
        if clash.about == "figure" and side[0].figure is not None:
            lead = "; " if n else f"Figures of {people([first])} {first.kind} contradict each other: "
            yield Piece(f"{lead}{figure_words(side[0].figure)} according to {who}", refs_of(side))
        elif clash.about == "actor":
            lead = "; " if n else "Accounts of who did it contradict each other: "
            parties = listed(
                list(dict.fromkeys(m.names.party(c.actor) for c in side if c.actor)) or ["nobody named"]
            )
            yield Piece(f"{lead}{parties} according to {who}", refs_of(side))
        else:
            yield Piece(
                f" and denied by {who}"
                if n
                else f"That people were {first.kind} was asserted by {who}"
                if first.kind != "attack"
                else f"That it happened was asserted by {who}",
                refs_of(side),
            )
