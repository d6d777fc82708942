"""What persons decided of incidents, as cluster.py obeys it: which happenings must be one incident, which must not.

Comes in: judgements that stand (review.py says which), oldest first, and the claims of the reports they name.
Of two judgements about one pair the later wins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.incidents import Anchor, Judgement, anchored
from onrecord.link.happenings import Happening, happening_of
from onrecord.link.profile import Profile
from onrecord.records import Claim, ClaimRef, Report


@dataclass(frozen=True, slots=True)
class Tie:
    together: bool
    left: frozenset[ClaimRef]
    right: frozenset[ClaimRef]

    def across(self, a: frozenset[ClaimRef], b: frozenset[ClaimRef]) -> bool:
        """Whether it speaks of something in `a` against something in `b`."""
        return bool((a & self.left and b & self.right) or (a & self.right and b & self.left))


class Ties:
    def __init__(self, ties: Sequence[Tie] = ()) -> None:
        self.ties = tuple(ties)
        self.reports = frozenset(report for tie in self.ties for report, _ in tie.left | tie.right)

    def together(self, ordered: Sequence[Profile]) -> list[tuple[int, int]]:
        """The pairs that persons joined, by position, those of the latest judgement first."""
        if not self.ties:
            return []
        where = {
            (p.report, c): i for i, p in enumerate(ordered) if p.report in self.reports for c in p.claims
        }
        found: dict[tuple[int, int], None] = {}
        for n, tie in reversed(list(enumerate(self.ties))):
            if tie.together:
                everyone = sorted({where[ref] for ref in tie.left | tie.right if ref in where})
                pairs = ((i, j) for k, i in enumerate(everyone) for j in everyone[k + 1 :])
                found |= dict.fromkeys(
                    pair for pair in pairs if not self.apart([ordered[pair[0]]], [ordered[pair[1]]], n + 1)
                )
        return list(found)

    def beside(self, reports: Collection[str]) -> set[str]:
        """The reports that judgements name together with one of these."""
        found: set[str] = set()
        for tie in self.ties:
            named = {report for report, _ in tie.left | tie.right}
            if not named.isdisjoint(reports):
                found |= named
        return found

    def apart(self, a: Sequence[Profile], b: Sequence[Profile], since: int = 0) -> bool:
        """Whether a judgement keeps a happening of the one group from one of the other, and no later one joins them."""
        if (
            not self.ties
            or self.reports.isdisjoint(p.report for p in a)
            or self.reports.isdisjoint(p.report for p in b)
        ):
            return False
        return any(self._verdict(_refs(x), _refs(y), since) is False for x in a for y in b)

    def _verdict(self, a: frozenset[ClaimRef], b: frozenset[ClaimRef], since: int) -> bool | None:
        for tie in reversed(self.ties[since:]):
            if tie.across(a, b) or (tie.together and a & (both := tie.left | tie.right) and b & both):
                return tie.together
        return None

    def divided(self, report: Report, happenings: Sequence[Happening]) -> list[Happening]:
        """A report's happenings, those divided that a person's judgement divides; a share stays with its whole."""
        if report.id not in self.reports:
            return list(happenings)
        out = list(happenings)
        for tie in self.ties:
            for n, one in enumerate(list(out)):
                moved = [c for c in one.claims if c.ref in tie.right]
                if tie.together or not moved or not any(c.ref in tie.left for c in one.claims):
                    continue
                ids = {c.id for c in moved}
                moved += [
                    c for c in one.claims if c.part_of in ids and c.id not in ids and c.ref not in tie.left
                ]
                ids = {c.id for c in moved}
                kept = [c for c in one.claims if c.id not in ids]
                if not kept:
                    continue
                out[n] = happening_of(report, one.number, kept)
                out.append(happening_of(report, len(out), moved))
        return [replace(one, number=n) for n, one in enumerate(out)]


NO_TIES = Ties()


def _refs(p: Profile) -> frozenset[ClaimRef]:
    return frozenset((p.report, c) for c in p.claims)


def ties(standing: Sequence[Judgement], claims_of: Callable[[str], Sequence[Claim]]) -> Ties:
    """The judgements over the claims that now stand where those stood that were judged."""
    known: dict[str, Sequence[Claim]] = {}

    def refs(anchors: Sequence[Anchor]) -> frozenset[ClaimRef]:
        found = set()
        for anchor in anchors:
            if anchor.report not in known:
                known[anchor.report] = claims_of(anchor.report)
            claim = anchored(anchor, known[anchor.report])
            if claim is not None:
                found.add(claim.ref)
        return frozenset(found)

    return Ties([_tie(one.together, refs(one.left), refs(one.right)) for one in standing])


def _tie(together: bool, left: frozenset[ClaimRef], right: frozenset[ClaimRef]) -> Tie:
    # Where a newer extractor makes one claim of two that were kept apart, nothing is left to keep apart.
    both = frozenset() if together else left & right
    return Tie(together, left - both, right - both)
