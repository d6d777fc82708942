"""One incident in two to six sentences: what, on whose word, how well supported, who did it as claimed by whom, what contradicts.

Comes in: an incident that reports of the period tell of. Goes out: statements, each piece with the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.bulletins import Item, Piece, Statement
from onrecord.incidents import Contradiction, Origin, Range
from onrecord.publish.bulletin.amounts import (
    amount, best_words, capital, count, days_words, figure_words, group_words, in_place, in_words, listed, of_people, on_days, people,
    with_unit,
)  # fmt: skip
from onrecord.publish.bulletin.material import MOVED, Material, Told, refs_of
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef

MOST_ORIGINS = 6
"""Origins that are named one by one; the rest are counted, with their marks."""
_MEANS = {
    "airstrike": "by airstrike", "shelling": "by shelling", "explosion": "by an explosion", "chemical": "in a chemical attack",
    "shooting": "by shooting", "execution": "by execution", "drone": "by drone", "siege": "under siege", "torture": "under torture",
    "ground-fighting": "in ground fighting",
}  # fmt: skip
ATTACKS = {
    "airstrike": "an airstrike", "shelling": "shelling", "explosion": "an explosion", "chemical": "a chemical attack",
    "shooting": "shooting", "execution": "an execution", "drone": "a drone attack", "siege": "a siege", "torture": "torture",
    "ground-fighting": "ground fighting",
}  # fmt: skip
METHOD_NOUNS = {
    "ground-fighting": "ground fighting", "chemical": "chemical attack", "drone": "drone attack", "other": "other means",
}  # fmt: skip


def item(told: Told, m: Material) -> Item:
    """In full, under its place and day."""
    statements = [
        what_happened(told, m),
        *_means(told, m),
        on_the_word_of(told, m),
        *_responsibility(told, m),
        *_contradictions(told, m),
    ]
    return Item(heading(told, m), tuple(statements))


def heading(told: Told, m: Material) -> str:
    return capital(f"{m.names.place(told.incident.place)}, {days_words(told.incident.time)}")


def short(told: Told, m: Material) -> str:
    """'eastern Aleppo, 13 December 2016'"""
    return f"{m.names.place(told.incident.place)}, {days_words(told.incident.time)}"


def brief(told: Told, m: Material) -> Statement:
    """In one sentence: what, and on whose word."""
    first = what_happened(told, m)
    if told.incident.kind == "sexual-violence":
        return first
    who = _origin_pieces(told, m, most=3)
    return m.say(*first.pieces, Piece(", on the word of "), *who)


# --- what happened --------------------------------------------------------------------------------


def what_happened(told: Told, m: Material) -> Statement:
    """'In eastern Aleppo on 13 December 2016, at least 82 civilians were reported killed, among them 11 women.'"""
    lead = _lead(told, m)
    if told.incident.kind == "sexual-violence":
        # The least that the purpose needs: neither figures nor means, see CONTRIBUTING.md.
        return m.say(
            Piece(
                f"{lead} sexual violence was reported; no further detail is given here", refs_of(told.stated)
            )
        )
    wholes = sorted(
        (r for r in told.whole() if r.kind != "sexual-violence"), key=lambda r: PEOPLE_KINDS.index(r.kind)
    )
    if not wholes:
        return m.say(Piece(f"{lead} {_unnumbered(told)}", refs_of(_leading(told))))
    pieces = []
    for n, harm in enumerate(wholes):
        words = (lead if n == 0 else "" if n == len(wholes) - 1 else "") + (
            " " if n == 0 else "; " if n < len(wholes) - 1 else "; and "
        )
        clause = _clause(harm, told, first=n == 0, means=_one_means(told) if n == 0 else "")
        shares = [r for r in told.shares(harm.kind) if not r.claims == harm.claims]
        pieces.append(
            Piece(
                words + clause + _among(shares, told),
                tuple(dict.fromkeys((*harm.claims, *(c for r in shares for c in r.claims)))),
            )
        )
    return m.say(*pieces)


def _lead(told: Told, m: Material) -> str:
    place, when = told.incident.place, on_days(told.incident.time)
    name = m.names.place(place)
    part = " (which part is not stated)" if m.given.only_town(place) else ""
    total = (
        "as a running total, "
        if told.standing == "total" and all(c.scope == "cumulative" for c in told.claims)
        else ""
    )
    if told.incident.kind in ("displaced", "evacuated", "returned") and place is not None:
        # Neither 'in' nor 'from': a report may name where they left or where they came to.
        return capital(f"{name}{part}, {when.removeprefix('on ').removeprefix('in ')}: {total}".rstrip())
    return capital(f"{in_place(place, name)}{part} {when}, {total}".rstrip())


def _clause(harm: Range, told: Told, first: bool, means: str = "") -> str:
    claims = [c for c in told.claims if c.ref in harm.claims]
    words = amount(harm, claims)
    one = words == "one"
    feared = bool(claims) and all(c.certainty == "feared" for c in claims)
    verb = ("was" if one else "were") + (" feared" if feared else " reported")
    done = "to have returned" if harm.kind == "returned" else harm.kind
    who = of_people(words, people(claims, one))
    said = f"{who} {verb} {done}" if first or feared else f"{who} {'was' if one else 'were'} reported {done}"
    return f"{said}{f' {means}' if means else ''}{best_words(harm, claims)}"


def _among(shares: Sequence[Range], told: Told) -> str:
    """', among them 11 women and 13 children'"""
    parts = []
    for share in shares:
        claims = [c for c in told.claims if c.ref in share.claims]
        words = amount(share, claims)
        noun = group_words((share.group or "person").split(" and "), words == "one")
        parts.append(of_people(words, noun) + best_words(share, claims))
    return f", among them {listed(parts)}" if parts else ""


def _leading(told: Told) -> tuple[Claim, ...]:
    """The claims of the incident's own kind."""
    return tuple(c for c in told.stated if c.kind == told.incident.kind) or told.stated


def _unnumbered(told: Told) -> str:
    """What is told without a figure of persons: an attack, 200 families, 'people'."""
    claims = _leading(told)
    feared = all(c.certainty == "feared" for c in claims)
    reported = "feared" if feared else "reported"
    if told.incident.kind == "attack":
        method = _methods(claims)
        return f"{ATTACKS.get(method[0], 'an attack') if len(method) == 1 else 'an attack'} was {reported}"
    done = "to have returned" if told.incident.kind == "returned" else told.incident.kind
    means = f" {_one_means(told)}" if _one_means(told) else ""
    figure = next((c.figure for c in claims if c.figure is not None and c.figure.unit), None)
    if figure is not None:
        return f"{with_unit(figure)} were {reported} {done}{means}"
    return f"{people(claims)} were {reported} {done}{means}, with no figure given"


def _methods(claims: Iterable[Claim]) -> list[str]:
    return sorted({c.method for c in claims if c.method and c.method != "other"})


def _one_means(told: Told) -> str:
    if told.incident.kind in MOVED:
        return ""
    methods = _methods(told.stated)
    return _MEANS.get(methods[0], "") if len(methods) == 1 else ""


def _means(told: Told, m: Material) -> Iterator[Statement]:
    """Where reports name more than one, each with its reports."""
    methods = _methods(told.stated)
    if len(methods) < 2 or told.incident.kind in (*MOVED, "sexual-violence"):
        return
    pieces = []
    for n, method in enumerate(methods):
        lead = "Reports give as the means " if n == 0 else " and " if n == len(methods) - 1 else ", "
        pieces.append(
            Piece(
                lead + METHOD_NOUNS.get(method, method), refs_of(c for c in told.stated if c.method == method)
            )
        )
    yield m.say(*pieces)


# --- on whose word --------------------------------------------------------------------------------


def on_the_word_of(told: Told, m: Material) -> Statement:
    """The independent origins with the outlets that carry them, and the grade with its reason."""
    a = told.assessment
    if len(a.origins) == 1:
        lead = [Piece("It rests on the word of "), *_origin_pieces(told, m)]
        lead.append(Piece(" alone"))
    else:
        lead = [
            Piece(f"It rests on {count(len(a.origins), 'independent origin')}: "),
            *_origin_pieces(told, m),
        ]
    return m.say(
        *lead, Piece(_graded(told, m), refs_of(told.claims[:1])) if not a.origins else Piece(_graded(told, m))
    )


def _origin_pieces(told: Told, m: Material, most: int = MOST_ORIGINS) -> list[Piece]:
    origins = told.assessment.origins
    shown, more = origins[:most], origins[most:]
    pieces = []
    for n, origin in enumerate(shown):
        lead = (
            ""
            if n == 0
            else " and "
            if n == len(shown) - 1 and not more
            else "; "
            if len(origins) > 2
            else " and "
        )
        pieces.append(Piece(lead + _origin_words(origin, m), _own_refs(origin, told, m), ()))
    if more:
        refs = tuple(dict.fromkeys(ref for origin in more for ref in _own_refs(origin, told, m)))
        pieces.append(Piece(f"; and {number_more(len(more))}", refs))
    return pieces


def number_more(value: int) -> str:
    return f"{count(value, 'other', 'others')}"


def _origin_words(origin: Origin, m: Material) -> str:
    """'the UN human rights office (carried by Levant Wire; reprinted by The Coast Gazette)'"""
    name = m.names.origin(origin)
    own = [r for r in origin.reports if r not in origin.copies]
    carried = [o for o in m.outlets(own) if o != name]
    reprinted = [o for o in m.outlets(origin.copies) if o != name and o not in carried]
    words = [f"carried by {listed(carried)}"] if carried else []
    words += [f"reprinted by {listed(reprinted)}"] if reprinted else []
    return f"{name} ({'; '.join(words)})" if words else name


def _own_refs(origin: Origin, told: Told, m: Material) -> tuple[ClaimRef, ...]:
    own = tuple(
        c.ref
        for c in told.claims
        if c.report in origin.reports and (found := m.origin_of(c.ref)) and found.key == origin.key
    )
    return own or tuple(c.ref for c in told.claims if c.report in origin.reports)


def _graded(told: Told, m: Material) -> str:
    a = told.assessment
    reason = a.grade_reason
    for origin in a.origins:
        reason = reason.replace(origin.name, m.names.origin(origin))
    one = len(a.origins) == 1
    why = "" if one and a.grade == "weak" else f" ({in_words(reason)})"
    provisional = (
        ", and provisional, since fewer than two independent origins tell of it" if a.provisional else ""
    )
    return f"; it is graded {a.grade}{why}{provisional}"


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
    if told.incident.kind == "sexual-violence" or (
        told.incident.kind in MOVED and not told.assessment.actors
    ):
        return
    said = _who_says(told, m)
    if not said:
        yield m.say(Piece("No report of it names who did it", refs_of(told.stated)))
        return
    pieces = []
    for n, (words, speakers) in enumerate(said.items()):
        names = listed(list(dict.fromkeys(who for who, _ in speakers)))
        lead = "; " if n else ""
        pieces.append(
            Piece(
                f"{lead}{names if n else capital(names)} {words}",
                tuple(dict.fromkeys(ref for _, ref in speakers)),
            )
        )
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
            if stance == "claims":
                out.setdefault(_OWN["claims"], []).append((party, claim.ref))
            else:
                out.setdefault(_SAID[stance].format(party), []).append((speaker, claim.ref))
        for r in claim.responsibility:
            speaker = m.names.voice(r.by)
            own = r.by.text == r.actor or r.stance == "claims"
            words = (
                _OWN[r.stance]
                if own and r.stance in _OWN
                else _SAID.get(r.stance, _SAID["stated"]).format(m.names.party(r.actor))
            )
            out.setdefault(words, []).append((speaker, claim.ref))
    return out


# --- contradictions -------------------------------------------------------------------------------


def _contradictions(told: Told, m: Material) -> Iterator[Statement]:
    """Every contradiction with all its sides, each side with its own marks."""
    for clash in told.assessment.contradictions:
        sides = [[m.claims[ref] for ref in side if ref in m.claims] for side in clash.sides]
        sides = [side for side in sides if side]
        if len(sides) < 2 or told.incident.kind == "sexual-violence":
            continue
        yield m.say(*_sides(clash, sides, m))


def _sides(clash: Contradiction, sides: Sequence[Sequence[Claim]], m: Material) -> Iterator[Piece]:
    kind = sides[0][0].kind
    for n, side in enumerate(sides):
        who = listed(list(dict.fromkeys(m.names.speaker(c) for c in side)))
        if clash.about == "figure" and side[0].figure is not None:
            lead = f"Figures that cannot all be so ({kind}): " if n == 0 else " against "
            yield Piece(f"{lead}{figure_words(side[0].figure)} according to {who}", refs_of(side))
        elif clash.about == "actor":
            lead = "Rival accounts of who did it: " if n == 0 else "; "
            parties = listed(
                list(dict.fromkeys(m.names.party(c.actor) for c in side if c.actor)) or ["nobody named"]
            )
            yield Piece(f"{lead}{parties} according to {who}", refs_of(side))
        else:
            yield Piece(f"It was asserted by {who}" if n == 0 else f" and denied by {who}", refs_of(side))
