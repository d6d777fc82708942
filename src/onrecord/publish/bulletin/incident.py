"""One incident in two to six sentences: what, on whose word, how well supported, who did it as claimed by whom, what contradicts.

Comes in: an incident that reports of the period tell of. Goes out: statements, each piece with the claims that it rests on.
Who did it is in blame.py, what contradicts what in clashes.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.bulletins import Item, Piece, Statement
from onrecord.incidents import Origin
from onrecord.publish.bulletin.amounts import count, in_words, listed
from onrecord.publish.bulletin.blame import responsibility
from onrecord.publish.bulletin.clashes import contradictions
from onrecord.publish.bulletin.happened import METHOD_NOUNS, heading, methods, what_happened
from onrecord.publish.bulletin.material import MOVED, Material, Told, refs_of
from onrecord.publish.bulletin.names import UNNAMED
from onrecord.records import ClaimRef

MOST_ORIGINS = 6
"""Origins that are named one by one; the rest are counted, with their marks."""


def item(told: Told, m: Material) -> Item:
    """In full, under its place and day."""
    first = what_happened(told, m, under_heading=True)
    if told.incident.kind == "sexual-violence":
        return Item(heading(told, m), (first, on_the_word_of(told, m)))
    statements = [
        first,
        *_means(told, m),
        on_the_word_of(told, m),
        *responsibility(told, m),
        *contradictions(told, m),
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
    names = {origin.name: m.names.origin(origin) for origin in a.origins if origin.name}
    if names:
        # With its article, which the name as it is told may have already.
        longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        reason = re.sub(rf"(?<!\w)(?:the )?({longest})(?!\w)", lambda found: names[found[1]], reason)
    plain = a.grade == "fair" or (a.grade == "weak" and len(a.origins) == 1)
    return a.grade + ("" if plain else f" ({reason})") + (", provisional" if a.provisional else "")
