"""Who did it, as different origins say it: rival culprits, denials by the accused, a side's own admission.

Comes in: claims with their origins. Goes out: contradictions about the actor and denials; the words of an admission.
Airwars, methodology: 'contested' where there are competing claims of responsibility, 'confirmed' where a belligerent accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.assess.one_harm import one_harm
from onrecord.assess.told import HARM, Told, of_other_origins, refs_of
from onrecord.incidents import BY_THE_ACCUSED, Contradiction
from onrecord.records import Claim, Responsibility
from onrecord.sides import ARMED, HOME, named, rivals, sides

Sides = frozenset[str]


def rival_actors(found: Sequence[Told]) -> Iterator[Contradiction]:
    """One harm laid at the door of two sides that are no allies, by different origins."""
    by_side: dict[Sides, list[Told]] = {}
    accusers = {
        (t.claim.report, r.by.text.lower())
        for t in found
        for r in t.claim.responsibility
        if r.stance == "blames"
    }
    for t in found:
        if _laid(t) and not _blames_another(t, accusers):
            by_side.setdefault(_sides(t.claim.actor or "", t.claim), []).append(t)
    names = sorted(by_side.keys() - {frozenset()}, key=named)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if not rivals(a, b):
                continue
            pairs = [(x, y) for x in by_side[a] for y in by_side[b] if one_harm(x.claim, y.claim, "actor")]
            left, right = _distinct(x for x, _ in pairs), _distinct(y for _, y in pairs)
            if of_other_origins(left, right):
                yield Contradiction(
                    "actor",
                    f"laid to {named(a)} and to {named(b)}",
                    (refs_of(left), refs_of(right)),
                    (named(a), named(b)),
                )


def _laid(t: Told) -> bool:
    """Harm to others than fighters alone: that two sides kill each other's fighters is no quarrel about who did it."""
    claim = t.claim
    return (
        bool(claim.actor) and claim.kind in HARM and claim.certainty != "denied" and claim.groups != ("combatant",)
        and claim.scope == "incident"
    )  # fmt: skip


def _blames_another(t: Told, accusers: set[tuple[str, str]]) -> bool:
    """Whether the words for who did it are those of somebody who, in the same report, holds another responsible."""
    actor = (t.claim.actor or "").lower()
    return any(report == t.claim.report and (actor in by or by in actor) for report, by in accusers)


def _distinct(told: Iterable[Told]) -> list[Told]:
    return sorted({t.ref: t for t in told}.values(), key=lambda t: (t.day or date.max, t.ref))


def _sides(words: str, claim: Claim) -> Sides:
    return sides(words, claim.place.country if claim.place else None)


def denials(found: Sequence[Told]) -> Iterator[Contradiction]:
    """Harm that one origin asserts and another denies; harm laid to a side that says it did not do it."""
    denied = [t for t in found if t.claim.certainty == "denied"]
    for kind in sorted({t.claim.kind for t in denied}):
        against = [t for t in denied if t.claim.kind == kind]
        origins = {t.origin for t in against}
        asserted = [
            t for t in found
            if t.claim.kind == kind and t.claim.certainty == "asserted" and t.origin not in origins
            and any((t.claim.groups == ("combatant",)) == (d.claim.groups == ("combatant",)) for d in against)
        ]  # fmt: skip
        if asserted:
            yield Contradiction(
                "denial",
                f"{kind}: asserted and denied",
                (refs_of(asserted), refs_of(against)),
                ("asserted", "denied"),
            )
    yield from denials_by_the_accused(found)


def denials_by_the_accused(found: Sequence[Told]) -> Iterator[Contradiction]:
    """A denial counts where the accused speaks for itself and somebody else holds it responsible for this very harm.

    The most widely blamed side comes first.
    """
    denying: dict[Sides, list[Told]] = {}
    blaming: dict[Sides, list[Told]] = {}
    for t in (t for t in found if t.claim.kind in HARM):
        for r in t.claim.responsibility:
            if r.stance == "denies" and _speaks_for_itself(r, t.claim) and not _of_another_harm(r, t.claim):
                denying.setdefault(_sides(r.actor, t.claim), []).append(t)
        for side in _blamed(t):
            blaming.setdefault(side, []).append(t)
    quarrels = []
    for accused in sorted(denying, key=named):
        against = _distinct(denying[accused])
        how = {t.claim.method for t in against}
        blames = _distinct(
            t
            for side, ts in blaming.items()
            if side & accused
            for t in ts
            if t.claim.method in how or not t.claim.method
        )
        # A sentence that tells of both stands on both sides only where no other blames.
        pure = [t for t in blames if t.ref not in {d.ref for d in against}]
        if blames:
            sides = (refs_of(pure or blames), refs_of(against))
            words = f"laid to {named(accused)}, {BY_THE_ACCUSED}"
            quarrels.append(Contradiction("denial", words, sides, ("blamed", BY_THE_ACCUSED)))
    yield from sorted(quarrels, key=lambda c: (-len(c.sides[0]), c.words))


def _speaks_for_itself(r: Responsibility, claim: Claim) -> bool:
    """The accused in person, or an office or source of its side; 'Syrian activists' do not speak for the Syrian army."""
    accused = _sides(r.actor, claim)
    if not accused or r.by.text == r.actor:
        return bool(accused)
    own = r.by.kind in ("government", "armed-group", "official")
    return own and bool(accused & _sides(r.by.full or r.by.text, claim))


def _of_another_harm(r: Responsibility, claim: Claim) -> bool:
    """What the accused's enemy is stated to have done is not what the accused denies."""
    return (
        bool(claim.actor)
        and claim.actor_standing == "stated"
        and rivals(_sides(claim.actor or "", claim), _sides(r.actor, claim))
    )


def _blamed(t: Told) -> set[Sides]:
    """Sides that the claim holds responsible in its own words or by one who blames, the side's own word left out."""
    out = set()
    if t.claim.actor and t.claim.actor_standing != "claimed" and t.claim.certainty != "denied":
        out.add(_sides(t.claim.actor, t.claim))
    for r in t.claim.responsibility:
        if (
            r.stance in ("blames", "suspects")
            and not _speaks_for_itself(r, t.claim)
            and not _of_another_harm(r, t.claim)
        ):
            out.add(_sides(r.actor, t.claim))
    return out - {frozenset()}


def admission(found: Sequence[Told]) -> str | None:
    """Which side says that it did it, where somebody who is not only a fighter came to harm; None where none does."""
    harm = [t for t in found if t.claim.kind in ("killed", "injured") and t.claim.certainty == "asserted"]
    if not harm or all(t.claim.groups == ("combatant",) for t in harm):
        return None
    return min(
        (named(side) for t in found if t.claim.kind in HARM for side in _admitted(t.claim)), default=None
    )


def _admitted(claim: Claim) -> Iterator[Sides]:
    """Airwars asks for a specific belligerent: 'an armed group' is none."""
    own = _sides(claim.actor, claim) if claim.actor and claim.certainty == "asserted" else frozenset()
    if not own or own & {ARMED, HOME}:
        return
    if claim.actor_standing == "claimed":
        yield own
    for r in claim.responsibility:
        if r.stance == "claims" and own & _sides(r.actor, claim) and _speaks_for_itself(r, claim):
            yield own
