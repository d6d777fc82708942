"""A total and the figures behind it that make it up: 'Six were killed. … two in X … four in Y'.

Comes in: the report's claims in the making, merged. Goes out: the same, the parts pointed at their
total where they add up to it exactly. Nothing is summed here: a total that the text does not give is the
assessment's.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.merged import Raw, days_differ

_FEWEST, _MOST = 2, 8
"""How many parts may make up a total."""
_NO_CHANCE = 8
"""From this total on, an exact sum of figures told in a row is no accident."""
_NEAR = 12
"""Sentences behind the total in which its parts are told."""


def pointed(raws: list[Raw]) -> list[Raw]:
    """The claims with `whole` set for parts of totals told before them."""
    ordered = sorted(raws, key=lambda r: (r.claim.evidence.start, r.key))
    whole_of: dict[int, int] = {}
    for i, total in enumerate(ordered):
        n = _exact(total)
        if n is None or n < 3 or total.claim.scope != "incident":
            continue
        behind = [
            r
            for r in ordered[i + 1 :]
            if r.claim.kind == total.claim.kind
            and r.whole is None
            and r.key not in whole_of
            and r.claim.scope == "incident"
            and (
                0 < r.sentence - total.sentence <= _NEAR or (r.sentence == total.sentence and total.headline)
            )
        ]
        parts = _run(behind, n) or _rest(ordered, total, behind, n) or _by_place(total, behind, n)
        for part in parts:
            whole_of[part.key] = total.key
        whole_of |= _alongside(ordered, total, parts, whole_of)
    return [replace(r, whole=whole_of[r.key]) if r.key in whole_of else r for r in raws]


def _run(behind: list[Raw], n: int) -> list[Raw]:
    """The first unbroken run of claims whose figures add up to n."""
    for start in range(len(behind)):
        run: list[Raw] = []
        left = n
        for raw in behind[start : start + _MOST]:
            size = _exact(raw)
            if size is None or size >= n:
                break
            run.append(raw)
            left -= size
            if left <= 0:
                break
        if left == 0 and len(run) >= _FEWEST and (n >= _NO_CHANCE or _told_apart(run)):
            return run
    return []


def _rest(ordered: list[Raw], total: Raw, behind: list[Raw], n: int) -> list[Raw]:
    """'31 were killed, 10 of them in a bus. … 21 others died': what is told later makes up what the share leaves."""
    told = [r for r in ordered if r.whole == total.key and r.claim.kind == total.claim.kind]
    left = n - sum(_exact(r) or 0 for r in told)
    return (
        next(([r] for r in behind if _exact(r) == left), [])
        if told and 0 < left < n and n >= _NO_CHANCE
        else []
    )


def _alongside(ordered: list[Raw], total: Raw, parts: list[Raw], taken: dict[int, int]) -> dict[int, int]:
    """The wounded told beside the parts of a total of dead belong to the wounded told beside that total."""
    if not parts or total.claim.kind not in ("killed", "injured"):
        return {}
    other = "injured" if total.claim.kind == "killed" else "killed"
    beside = [
        r
        for r in ordered
        if r.claim.kind == other and r.whole is None and r.key not in taken and r.claim.figure is not None
    ]
    whole = next(
        (r for r in beside if abs(r.sentence - total.sentence) <= 1 and r.sentence < parts[0].sentence), None
    )
    found = [r for r in beside if r is not whole and any(r.sentence == p.sentence for p in parts)]
    if whole is None or whole.claim.figure is None:
        return {}
    told = sum((r.claim.figure.low or 0) for r in found if r.claim.figure is not None)
    most = whole.claim.figure.high
    return {r.key: whole.key for r in found} if most is None or told <= most else {}


_MOST_OF = 0.6
"""The share of a total that its parts by place must reach at the least."""


def _by_place(total: Raw, behind: list[Raw], n: int) -> list[Raw]:
    """A lead that counts what the sentences behind it tell place by place, some places left out."""
    if total.sentence > 2:
        return []
    parts: list[Raw] = []
    for raw in behind:
        size, place = _exact(raw), raw.claim.place
        if size is None or place is None or size >= n or days_differ(total.claim.time, raw.claim.time):
            continue
        if not _inside(total, raw) or any(p.claim.place == place or _same_place(p, raw) for p in parts):
            continue
        parts.append(raw)
    told = sum(_exact(p) or 0 for p in parts)
    return parts if len(parts) >= _FEWEST and _MOST_OF * n <= told <= n else []


def _inside(total: Raw, part: Raw) -> bool:
    whole, place = total.claim.place, part.claim.place
    if whole is None or place is None or whole.precision in (None, "country", "region"):
        return True
    return whole.name == place.name or whole.gazetteer in place.within


def _same_place(a: Raw, b: Raw) -> bool:
    return (
        a.claim.place is not None and b.claim.place is not None and a.claim.place.name == b.claim.place.name
    )


def _told_apart(run: list[Raw]) -> bool:
    """Parts differ in place or in who they are; the same place and group twice are two tolls."""
    return len({(r.claim.place.name if r.claim.place else None, r.claim.groups) for r in run}) > 1


def _exact(raw: Raw) -> int | None:
    figure = raw.claim.figure
    if (
        figure is None
        or figure.unit is not None
        or figure.approximate
        or figure.low is None
        or raw.claim.superseded
    ):
        return None
    return figure.low
