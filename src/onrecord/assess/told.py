"""A claim with the origin that answers for it and the day on which it was first said: what every rule of this room takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef

HARM = ("killed", "injured", "attack")
"""Kinds that somebody did."""


@dataclass(frozen=True, slots=True)
class Told:
    """`day` is when the report was published, for a reprint its original: a later printing is no later figure."""

    claim: Claim
    origin: str
    day: date | None

    @property
    def ref(self) -> ClaimRef:
        return self.claim.ref


def told_order(claim: Claim, published: date | None, reprint: bool) -> tuple[date, bool, int, ClaimRef]:
    """Earliest publication first, originals before reprints, then as the text has it; unknown days before all."""
    return published or date.min, reprint, claim.evidence.start, claim.ref


def counts(claim: Claim) -> bool:
    """Whether a figure is one of people that somebody says, or fears, came to harm or moved, and still says."""
    return (
        claim.figure is not None and claim.figure.unit is None and not claim.superseded
        and claim.certainty in ("asserted", "feared") and claim.figure.number is not None
    )  # fmt: skip


def counts_people(claim: Claim) -> bool:
    return claim.kind in PEOPLE_KINDS and (counts(claim) or claim.certainty == "denied")


def of_other_origins(a: Iterable[Told], b: Iterable[Told]) -> bool:
    """Whether each side has an origin that the other lacks: who says both contradicts nobody."""
    left, right = {t.origin for t in a}, {t.origin for t in b}
    return bool(left - right) and bool(right - left)


def refs_of(told: Sequence[Told]) -> tuple[ClaimRef, ...]:
    return tuple(t.ref for t in told)
