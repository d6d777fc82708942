"""Incident → Assessment by declared rules: ranges, independent origins, grade, contradictions.

Comes in: an incident with its claims and reports. Goes out: what they amount to, each number with
the rule that gave it. Pure: the same claims always give the same assessment.

Low, best and high are meant as in UCDP's codebook; the grades are Airwars', with the rule of Iraq
Body Count that fewer than two independent sources are provisional.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from onrecord.incidents import Assessment, Contradiction, Incident, Origin, Range
from onrecord.records import PEOPLE_KINDS, Claim, ClaimRef, Report

Grade = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with the origin that answers for it."""

    claim: Claim
    origin: str
    order: tuple[str, int]
    """Day of publication and place in the text: of one origin the later figure stands."""


def assess(
    incident: Incident,
    reports: Mapping[str, Report],
    claims: Mapping[ClaimRef, Claim],
    names: Mapping[str, tuple[str, str]],
) -> Assessment:
    """`names` gives the usual name and kind of known voices by key."""
    copies = {r.report: r.copy_of for r in incident.reports if r.copy_of}
    # One order whatever order they come in, so that no tie further on is settled by chance.
    found = sorted((claims[ref] for ref in incident.refs()), key=lambda c: (_order(c, reports), c.ref))
    keys = _origin_keys(found, reports, copies)
    told = [_Told(c, keys[c.ref], _order(c, reports)) for c in found]
    origins = _origins(told, reports, copies, names)
    ranges = tuple(_ranges(told))
    contradictions = tuple(_contradictions(told, ranges))
    actors = _actors(found)
    # The figures of an incident stand on those origins that give one of them, not on all that are named in it.
    counting = max((r.origins for r in ranges if r.group is None), default=len(origins))
    grade, reason = _grade(found, origins, counting, contradictions)
    return Assessment(ranges, origins, grade, reason, counting < 2, contradictions, actors)  # type: ignore[arg-type]


# --- origins ------------------------------------------------------------------------------------


def _origin_keys(
    found: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]
) -> dict[ClaimRef, str]:
    """Who answers for each claim: its voice; else the outlet, unless that repeats a voice of the incident."""
    voiced: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for claim in found:
        if claim.said_by:
            voiced[claim.kind, claim.number].add(_voice_key(claim))
    offices = _offices(voiced)
    out = {}
    for claim in found:
        key = _voice_key(claim) if claim.said_by else _outlet_key(claim, voiced, reports, copies)
        out[claim.ref] = offices.get(key, key)
    return out


def _voice_key(claim: Claim) -> str:
    voice = claim.said_by[0]
    return voice.key or f"said:{voice.text.lower()}"


def _offices(voiced: Mapping[tuple[str, int | None], set[str]]) -> dict[str, str]:
    """'The UN' is its own rights office where both give one figure of the incident: one body, one origin."""
    out: dict[str, str] = {}
    for (_, number), keys in voiced.items():
        for key in keys:
            offices = sorted(k for k in keys if k.startswith(key + ":"))
            if offices and number is not None:
                out[key] = offices[0]
    return out


def _outlet_key(
    claim: Claim,
    voiced: Mapping[tuple[str, int | None], set[str]],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
) -> str:
    same = voiced.get((claim.kind, claim.number), set()) if claim.number is not None else set()
    if len(same) == 1:
        # The outlet gives in its own voice the very figure that a source of the incident gives.
        return next(iter(same))
    report_id = copies.get(claim.report, claim.report)
    report = reports[report_id]
    agency = _agency(report)
    if agency:
        return f"outlet:{agency.lower()}"
    return f"outlet:{report.outlet.lower()}" if report.outlet else f"report:{report_id}"


def _agency(report: Report) -> str | None:
    """The agency that a dateline credits: '(Reuters)'."""
    for block in report.blocks:
        if block.kind == "dateline":
            match = re.search(r"\(([A-Z][\w .&-]{1,30})\)", report.text[block.start : block.end])
            if match and not _means_itself(match[1], report.outlet) and match[1].lower() != "agencies":
                return match[1]
    return None


def _means_itself(mark: str, outlet: str | None) -> bool:
    """'(LW)' in the dateline of the Levant Wire, '(Courier)' in that of the Northern Courier."""
    if not outlet:
        return False
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    return mark.lower() in outlet.lower() or mark == initials or mark == initials.removeprefix("T")


def _order(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, int]:
    published = reports[claim.report].published
    return (published.isoformat() if published else "0000", claim.evidence.start)


def _origins(
    told: Sequence[_Told],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    names: Mapping[str, tuple[str, str]],
) -> tuple[Origin, ...]:
    """The independent origins, those that most reports carry first; a reprint is listed as a copy."""
    by_key: dict[str, list[_Told]] = defaultdict(list)
    for t in told:
        by_key[t.origin].append(t)
    # Where people are counted, whoever gives no count is no origin of one.
    figured = {k: ts for k, ts in by_key.items() if any(_people_count(t.claim) for t in ts)}
    kept = figured or by_key
    out = []
    for key, ts in kept.items():
        carriers = tuple(
            dict.fromkeys(t.claim.report for t in sorted(ts, key=lambda t: (t.order, t.claim.report)))
        )
        name, kind = names.get(key) or _own_name(key, ts, reports)
        out.append(Origin(key, name, kind, carriers, tuple(r for r in carriers if copies.get(r) in carriers)))
    return tuple(sorted(out, key=lambda o: (-len(o.reports), o.key)))


def _people_count(claim: Claim) -> bool:
    return claim.kind in PEOPLE_KINDS and (_counts(claim) or claim.certainty == "denied")


def _own_name(key: str, ts: Sequence[_Told], reports: Mapping[str, Report]) -> tuple[str, str]:
    voices = [t.claim.said_by[0] for t in ts if t.claim.said_by]
    if voices:
        longest = max(voices, key=lambda v: len(v.text))
        return longest.text, longest.kind
    if key.startswith("outlet:"):
        outlet = next((reports[t.claim.report].outlet for t in ts if reports[t.claim.report].outlet), None)
        named = key.removeprefix("outlet:")
        return (
            outlet
            if outlet and outlet.lower() == named
            else named.title()
            if len(named) > 4
            else named.upper()
        ), "media"
    return key.removeprefix("report:"), "media"


# --- ranges -------------------------------------------------------------------------------------


def _ranges(told: Sequence[_Told]) -> Iterable[Range]:
    """One range for each kind, and one for each group that shares are given of."""
    for kind in PEOPLE_KINDS:
        usable = [t for t in told if t.claim.kind == kind and _counts(t.claim)]
        wholes = [t for t in usable if t.claim.part_of is None]
        if wholes:
            yield _range(kind, None, wholes)
        by_group: dict[str, list[_Told]] = defaultdict(list)
        for t in usable:
            if t.claim.part_of is not None and t.claim.groups not in (("person",), ()):
                by_group[" and ".join(t.claim.groups)].append(t)
        for group in sorted(by_group):
            yield _range(kind, group, by_group[group])


def _counts(claim: Claim) -> bool:
    figure = claim.figure
    return (
        figure is not None and figure.unit is None and not claim.superseded
        and claim.certainty in ("asserted", "feared")
    )  # fmt: skip


def _latest(told: Iterable[_Told]) -> dict[str, _Told]:
    """What each origin says last; of one day the largest figure."""
    out: dict[str, _Told] = {}
    for t in sorted(told, key=lambda t: (t.order[0], t.claim.number or 0, -t.order[1])):
        out[t.origin] = t
    return out


def _range(kind: str, group: str | None, told: Sequence[_Told]) -> Range:
    """Each origin speaks once, with its latest and largest figure; then low, best and high over the origins."""
    latest = _latest(told)
    last = list(latest.values())
    figures = [t.claim.figure for t in last if t.claim.figure is not None]
    numbers = [n for n in (t.claim.number for t in last) if n is not None]
    best, rule = _best(last)
    low, high = min(numbers), max(f.high if f.high is not None else f.low or 0 for f in figures)
    top: int | None = high
    if any(f.high is None and (f.low or 0) >= high for f in figures):
        top, rule = None, rule + "; no source gives an upper bound"
    if all(f.low is None for f in figures):
        low = 0
    refs = tuple(sorted(t.claim.ref for t in told))
    return Range(kind, group, low, best, top, rule, refs, len(latest))  # type: ignore[arg-type]


def _best(last: Sequence[_Told]) -> tuple[int | None, str]:
    """The figure of most origins; else the latest whole number; else the middle of what is said.

    A number that is only an upper bound is no best figure; a lower bound is one where nothing better is said.
    """
    usable = [t for t in last if t.claim.figure is not None and t.claim.figure.low is not None]
    if not usable:
        return None, "sources give an upper bound only"
    pool = [t for t in usable if not (t.claim.figure and t.claim.figure.vague)]
    vague = "" if pool else ", a vague one taken at its least"
    pool = pool or usable
    numbers = [
        t.claim.figure.low for t in pool if t.claim.figure is not None and t.claim.figure.low is not None
    ]
    counted = {n: numbers.count(n) for n in numbers}
    most = max(counted.values())
    if len(numbers) == 1:
        return numbers[0], "the only figure given" + vague
    if most > 1:
        return max(
            n for n, c in counted.items() if c == most
        ), f"the figure of {most} of {len(last)} independent origins{vague}"
    closed = [t for t in pool if t.claim.figure is not None and t.claim.figure.low == t.claim.figure.high]
    bounds = [t.claim.number or 0 for t in pool if t not in closed]
    if not closed or any((t.claim.number or 0) < max(bounds, default=0) for t in closed):
        # A whole figure outranks 'at least' only where it meets it: 20 after 'at least 14', not 16 beside 'at least 25'.
        closed = pool
    day = max(t.order[0] for t in closed)
    newest = [
        t.claim.figure.low
        for t in closed
        if t.order[0] == day and t.claim.figure is not None and t.claim.figure.low is not None
    ]
    if len(newest) == 1:
        return newest[0], f"the latest figure of {len(last)} independent origins{vague}"
    return median_low(
        newest
    ), f"the middle figure of {len(newest)} independent origins (of two, the lower){vague}"


# --- contradictions and grade -------------------------------------------------------------------


def _contradictions(told: Sequence[_Told], ranges: Sequence[Range]) -> Iterable[Contradiction]:
    for r in ranges:
        sides: dict[tuple[int | None, int | None], list[_Told]] = defaultdict(list)
        last = _latest(t for t in told if t.claim.ref in r.claims)
        for t in told:
            if (
                t.claim.ref in r.claims
                and t.claim.number == last[t.origin].claim.number
                and t.claim.figure is not None
                and not t.claim.figure.vague
            ):
                sides[t.claim.figure.low, t.claim.figure.high].append(t)
        bounds = sorted(sides, key=lambda b: (b[0] or 0, b[1] or 0))
        clash = [
            (a, b)
            for i, a in enumerate(bounds)
            for b in bounds[i + 1 :]
            if _apart(a, b) and _other_origin(sides[a], sides[b])
        ]
        if clash:
            involved = sorted({x for pair in clash for x in pair}, key=lambda b: (b[0] or 0, b[1] or 0))
            words = f"{r.kind}{' (' + r.group + ')' if r.group else ''}: " + " against ".join(
                _words(b) for b in involved
            )
            yield Contradiction(
                "figure", words, tuple(tuple(t.claim.ref for t in sides[b]) for b in involved)
            )
    yield from _denials(told)
    yield from _rival_actors(told)


def _apart(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> bool:
    """Whether no number satisfies both bounds."""
    return (a[1] is not None and b[0] is not None and a[1] < b[0]) or (
        b[1] is not None and a[0] is not None and b[1] < a[0]
    )


def _other_origin(a: Sequence[_Told], b: Sequence[_Told]) -> bool:
    return bool({t.origin for t in a} ^ {t.origin for t in b})


def _words(bounds: tuple[int | None, int | None]) -> str:
    low, high = bounds
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def _denials(told: Sequence[_Told]) -> Iterable[Contradiction]:
    denied = [t for t in told if t.claim.certainty == "denied"]
    for kind in sorted({t.claim.kind for t in denied}):
        against = tuple(t.claim.ref for t in denied if t.claim.kind == kind)
        asserted = tuple(
            t.claim.ref for t in told if t.claim.kind == kind and t.claim.certainty == "asserted"
        )
        if asserted:
            yield Contradiction("denial", f"{kind}: asserted and denied", (asserted, against))


_SIDES: Mapping[str, re.Pattern[str]] = {
    "the Syrian government's side": re.compile(r"\b(?:syrian (?:government|army|military|forces|regime|air force)|government|regime|assad|army|pro-government|allied)\b", re.I),
    "Russia": re.compile(r"\brussian?s?\b", re.I),
    "the opposition's side": re.compile(r"\b(?:rebels?|opposition|insurgents?|terrorists?|militants?|gunm[ae]n|free syrian army|nusra|fsa)\b", re.I),
    "Islamic State": re.compile(r"\b(?:isis|isil|daesh|islamic state|\bIS\b)", re.I),
    "the United States and its coalition": re.compile(r"\b(?:u\.?s\.?|american|coalition)\b", re.I),
}  # fmt: skip
_ALLIED = ({"the Syrian government's side", "Russia"},)


def _side(words: str) -> str | None:
    hits = [name for name, pattern in _SIDES.items() if pattern.search(words)]
    return hits[0] if len(hits) == 1 else None


def _rival_actors(told: Sequence[_Told]) -> Iterable[Contradiction]:
    """One harm laid at the door of two sides that are no allies, by different origins."""
    by_side: dict[str, list[_Told]] = defaultdict(list)
    for t in told:
        side = (
            _side(t.claim.actor)
            if t.claim.actor and t.claim.kind in ("killed", "injured", "attack")
            else None
        )
        if side is not None:
            by_side[side].append(t)
    names = sorted(by_side)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if {a, b} in _ALLIED or not _other_origin(by_side[a], by_side[b]):
                continue
            sides = (tuple(t.claim.ref for t in by_side[a]), tuple(t.claim.ref for t in by_side[b]))
            yield Contradiction("actor", f"laid to {a} and to {b}", sides)


def _actors(found: Sequence[Claim]) -> tuple[tuple[str, tuple[ClaimRef, ...]], ...]:
    """Every wording for who did it, with the claims that use it."""
    out: dict[str, list[ClaimRef]] = {}
    for claim in found:
        if claim.actor:
            out.setdefault(claim.actor, []).append(claim.ref)
    return tuple((words, tuple(refs)) for words, refs in out.items())


def _grade(
    found: Sequence[Claim], origins: Sequence[Origin], counting: int, contradictions: Sequence[Contradiction]
) -> Grade:
    """Airwars' terms. 'Confirmed' needs a party's own admission, which no rule reads yet: a person gives it."""
    killed = [c for c in found if c.kind in ("killed", "injured") and c.certainty == "asserted"]
    if killed and all(c.groups == ("combatant",) for c in killed):
        return "discounted", "all who are reported harmed are combatants"
    rivals = [c for c in contradictions if c.about in ("actor", "denial")]
    if rivals:
        return "contested", f"competing claims: {rivals[0].words}"
    if counting >= 2:
        return "fair", f"{counting} independent origins"
    if len(origins) == 1:
        return "weak", f"a single origin: {origins[0].name}"
    return "weak", "no figure rests on more than one origin"
