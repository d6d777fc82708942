"""Who did it, as different origins say it: rival culprits, denials by the accused, a side's own admission.

Comes in: claims with their origins. Goes out: contradictions about the actor and denials; the words of an admission.
Airwars, methodology: 'contested' where there are competing claims of responsibility, 'confirmed' where a belligerent accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.assess.sides import named, rivals, sides
from onrecord.assess.told import HARM, Told, of_other_origins, refs_of
from onrecord.incidents import Contradiction
from onrecord.records import Claim, ClaimRef, Responsibility

Sides = frozenset[str]


def rival_actors(found: Sequence[Told]) -> Iterator[Contradiction]:
    """One harm laid at the door of two sides that are no allies, by different origins."""
    by_side: dict[Sides, list[Told]] = {}
    for t in found:
        if t.claim.actor and t.claim.kind in HARM and t.claim.certainty != "denied":
            blamed = _sides(t.claim.actor, t.claim)
            if blamed:
                by_side.setdefault(blamed, []).append(t)
    names = sorted(by_side, key=named)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if rivals(a, b) and of_other_origins(by_side[a], by_side[b]):
                yield Contradiction(
                    "actor", f"laid to {named(a)} and to {named(b)}", (refs_of(by_side[a]), refs_of(by_side[b])),
                    (named(a), named(b)),
                )  # fmt: skip


def _sides(words: str, claim: Claim) -> Sides:
    return sides(words, claim.place.country if claim.place else None)


def denials(found: Sequence[Told]) -> Iterator[Contradiction]:
    """Harm that one origin asserts and another denies; harm laid to a side that says it did not do it."""
    denied = [t for t in found if t.claim.certainty == "denied"]
    for kind in sorted({t.claim.kind for t in denied}):
        against = [t for t in denied if t.claim.kind == kind]
        origins = {t.origin for t in against}
        asserted = [
            t
            for t in found
            if t.claim.kind == kind and t.claim.certainty == "asserted" and t.origin not in origins
        ]
        if asserted:
            yield Contradiction(
                "denial",
                f"{kind}: asserted and denied",
                (refs_of(asserted), refs_of(against)),
                ("asserted", "denied"),
            )
    yield from _by_the_accused(found)


def _by_the_accused(found: Sequence[Told]) -> Iterator[Contradiction]:
    """A denial counts where the accused speaks for itself and somebody else holds it responsible for this very harm."""
    denying: dict[Sides, list[Told]] = {}
    blaming: dict[Sides, list[Told]] = {}
    for t in (t for t in found if t.claim.kind in HARM):
        for r in t.claim.responsibility:
            if r.stance == "denies" and _speaks_for_itself(r, t.claim):
                denying.setdefault(_sides(r.actor, t.claim), []).append(t)
        for side in _blamed(t):
            blaming.setdefault(side, []).append(t)
    told: set[tuple[ClaimRef, ...]] = set()
    for accused in sorted(denying, key=named):
        blames = [t for side in sorted(blaming, key=named) if side & accused for t in blaming[side]]
        against = list({t.ref: t for t in denying[accused]}.values())
        # A sentence that tells of both stands on both sides only where no other blames.
        pure = [t for t in blames if t.ref not in {d.ref for d in against}]
        left = refs_of(list({t.ref: t for t in pure or blames}.values()))
        if left and left not in told:
            told.add(left)
            yield Contradiction(
                "denial",
                f"laid to {named(accused)}, who denies it",
                (left, refs_of(against)),
                ("blamed", "denied by the accused"),
            )


def _speaks_for_itself(r: Responsibility, claim: Claim) -> bool:
    accused, speaker = _sides(r.actor, claim), _sides(r.by.full or r.by.text, claim)
    return bool(accused) and (r.by.text == r.actor or bool(accused & speaker))


def _blamed(t: Told) -> set[Sides]:
    """Sides that the claim holds responsible in its own words or by one who blames, the side's own word left out."""
    out = set()
    if t.claim.actor and t.claim.actor_standing != "claimed" and t.claim.certainty != "denied":
        out.add(_sides(t.claim.actor, t.claim))
    for r in t.claim.responsibility:
        if r.stance in ("blames", "suspects") and not _speaks_for_itself(r, t.claim):
            out.add(_sides(r.actor, t.claim))
    return out - {frozenset()}


def admission(found: Sequence[Told]) -> str | None:
    """Who says that it did it, where somebody who is not only a fighter came to harm; None where nobody does."""
    harm = [t for t in found if t.claim.kind in ("killed", "injured") and t.claim.certainty == "asserted"]
    if not harm or all(t.claim.groups == ("combatant",) for t in harm):
        return None
    words = sorted({w for t in found if t.claim.kind in HARM for w in _admitted(t.claim)})
    return words[0] if words else None


def _admitted(claim: Claim) -> Iterator[str]:
    if claim.certainty != "asserted" or not claim.actor:
        return
    own = _sides(claim.actor, claim)
    if claim.actor_standing == "claimed":
        yield named(own) if own else claim.actor
    for r in claim.responsibility:
        if r.stance == "claims" and own and own & _sides(r.actor, claim) and _speaks_for_itself(r, claim):
            yield named(own)
