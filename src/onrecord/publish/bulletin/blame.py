"""Who is said to have done it, as said by whom; never in our own voice.

Comes in: claims of an incident. Goes out: what is said of who did it, one by one, and the sentence that tells all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.bulletins import Piece, Statement
from onrecord.publish.bulletin.amounts import capital, listed
from onrecord.publish.bulletin.material import MOVED, Material, Told, refs_of
from onrecord.records import Claim, ClaimRef, Responsibility, Voice

_SAID = {
    "stated": "attributed it to {}",
    "blames": "blamed {}",
    "suspects": "suspected {}",
    "denies": "denied that {} did it",
}
_OWN = {"claims": "said that it did it", "denies": "denied responsibility"}
_OWN_FORCES = "said that its own forces did it"
_AS_STANCE = {"stated": "stated", "blamed": "blames", "suspected": "suspects", "claimed": "claims"}
_POINTING = re.compile(
    r"^(?:it|they|he|she|we|them|him|her|us)$|^(?:its|their|his|her|our|my)\b", re.IGNORECASE
)
_FORCES = re.compile(
    r"^(?:its|their|his|her|our|my) (?:own )?(?:\w+ ){0,2}?(?:forces|troops|soldiers|army|fighters|men|units?|artillery|air force)$",
    re.IGNORECASE,
)
_SIDES = ("government", "armed-group", "official")
"""Kinds of voices that have forces of their own."""


@dataclass(frozen=True)
class Said:
    """What one claim says of who did it."""

    words: str
    """'blamed the army': what is told of `who`."""
    who: str
    ref: ClaimRef
    stance: str
    party: str
    """Who is held responsible, as a bulletin may name them."""


def responsibility(told: Told, m: Material) -> Iterator[Statement]:
    """Who is said to have done it, as said by whom."""
    if told.incident.kind in MOVED and not told.assessment.actors:
        return
    if not any(claim.actor or claim.responsibility for claim in told.claims):
        yield m.say(Piece("No report of it names who did it", refs_of(told.stated)))
        return
    said = list(what_is_said(told.claims, m))
    if said:
        yield m.say(*in_pieces(said))


def in_pieces(said: Iterable[Said], linked: bool = False) -> Iterator[Piece]:
    """Those of whom the same is told together; `linked` where words go before."""
    by_words: dict[str, list[Said]] = {}
    for one in said:
        by_words.setdefault(one.words, []).append(one)
    for n, (words, some) in enumerate(by_words.items()):
        names = listed(list(dict.fromkeys(one.who for one in some)))
        refs = tuple(dict.fromkeys(one.ref for one in some))
        yield Piece(f"; {names} {words}" if n or linked else f"{capital(names)} {words}", refs)


def what_is_said(claims: Iterable[Claim], m: Material) -> Iterator[Said]:
    """Words that only point at somebody ('its forces') are told where they are the speaker's own forces, and else left out."""
    for claim in claims:
        if claim.certainty in ("planned", "conditional"):
            continue
        if claim.actor and not any(r.actor == claim.actor for r in claim.responsibility):
            yield from _by_the_speaker(claim, claim.actor, m)
        for r in claim.responsibility:
            yield from _by_a_voice(claim, r, m)


def _by_the_speaker(claim: Claim, actor: str, m: Material) -> Iterator[Said]:
    stance = _AS_STANCE[claim.actor_standing] if claim.certainty != "denied" else "denies"
    speaker, party = m.names.speaker(claim), m.names.party(actor)
    if _POINTING.match(actor):
        voice = claim.said_by[0] if claim.said_by else None
        yield from _own_forces(actor, stance, voice, speaker, claim.ref)
    elif stance == "claims":
        yield Said(_OWN["claims"], party, claim.ref, stance, party)
    else:
        yield Said(_SAID[stance].format(party), speaker, claim.ref, stance, party)


def _by_a_voice(claim: Claim, r: Responsibility, m: Material) -> Iterator[Said]:
    if _POINTING.match(r.actor):
        yield from _own_forces(r.actor, r.stance, r.by, m.names.voice(r.by), claim.ref)
        return
    party = m.names.party(r.actor)
    if r.by.text == r.actor:
        # Who speaks for itself is known by its own name, whoever is taken for the fuller form of it.
        own = _OWN.get(r.stance)
        yield Said(own or _SAID[r.stance].format(party), party if own else m.names.voice(r.by), claim.ref, r.stance, party)  # fmt: skip
    elif r.stance == "claims":
        yield Said(_OWN["claims"], m.names.voice(r.by), claim.ref, r.stance, party)
    else:
        yield Said(_SAID[r.stance].format(party), m.names.voice(r.by), claim.ref, r.stance, party)


def _own_forces(actor: str, stance: str, voice: Voice | None, who: str, ref: ClaimRef) -> Iterator[Said]:
    """'its forces', in the words of a side."""
    if voice is None or voice.kind not in _SIDES or not _FORCES.match(actor):
        return
    if stance in ("stated", "claims"):
        yield Said(_OWN_FORCES, who, ref, "claims", who)
    elif stance == "denies":
        yield Said(_OWN["denies"], who, ref, stance, who)
