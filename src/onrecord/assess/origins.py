"""Who answers for each claim: the independent origins of an incident, with the reports that carry each.

Comes in: the claims in order, their reports, who reprints whom. Goes out: each claim with its origin; the list of origins.
Every Casualty, Standards for Casualty Recording (corroboration): sources are independent where different authors rest on
different primary sources. Two claims are therefore two origins only if they differ both in text and in voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.assess.told import Told, counts, counts_people, told_order
from onrecord.incidents import Incident, Origin
from onrecord.records import Claim, ClaimRef, Figure, Report

Names = Mapping[str, tuple[str, str]]
_Same = tuple[str, tuple[str, ...] | None, int, bool, bool]


def told(
    incident: Incident, reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], names: Names
) -> list[Told]:
    """The incident's claims, each with its origin, in one order whatever order they come in."""
    copies = {r.report: r.copy_of for r in incident.reports if r.copy_of}
    days = {r.report: reports[copies.get(r.report, r.report)].published for r in incident.reports}
    # A reprint may carry the only date.
    days = {name: day or reports[name].published for name, day in days.items()}
    found = sorted(
        (claims[ref] for ref in incident.refs()),
        key=lambda c: told_order(c, days[c.report], c.report in copies),
    )
    keys = _keys(found, reports, copies, days, names)
    return [Told(c, keys[c.ref], days[c.report]) for c in found]


def _keys(
    found: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    days: Mapping[str, date | None],
    names: Names,
) -> dict[ClaimRef, str]:
    voiced = _voiced(found, days)
    offices = _offices(voiced)
    here = {claim.ref: claim for claim in found}
    out: dict[ClaimRef, str] = {}
    # Wholes before their shares, originals before their reprints: these follow those.
    for claim in sorted(found, key=lambda c: (c.report in copies, c.part_of is not None)):
        whole = out.get((claim.report, claim.part_of)) if claim.part_of else None
        key = (
            _twin(claim, copies.get(claim.report), here, out)
            or (_voice_key(claim) if claim.said_by else whole or _repeated(claim, found, voiced))
            or _outlet_key(claim, reports, copies, names)
        )
        out[claim.ref] = offices.get(key, key)
    return out


def _voice_key(claim: Claim) -> str:
    voice = claim.said_by[0]
    return voice.key or f"said:{voice.text.lower()}"


def _same(claim: Claim) -> _Same | None:
    """What makes two figures one: kind, share of whom, number; a vague word is no number, and a denial gives none."""
    if claim.figure is None or claim.number is None:
        return None
    shared = claim.groups if claim.part_of else None
    return claim.kind, shared, claim.number, claim.figure.vague, claim.certainty == "denied"


def _voiced(found: Sequence[Claim], days: Mapping[str, date | None]) -> dict[_Same, list[str]]:
    """Figure → the voices that give it, the first to do so first."""
    first: dict[_Same, dict[str, date]] = defaultdict(dict)
    for claim in found:
        same = _same(claim)
        if claim.said_by and same is not None:
            key, day = _voice_key(claim), days[claim.report] or date.max
            first[same][key] = min(day, first[same].get(key, date.max))
    return {same: sorted(keys, key=lambda k: (keys[k], k)) for same, keys in first.items()}


def _offices(voiced: Mapping[_Same, Sequence[str]]) -> dict[str, str]:
    """'The UN' is its own rights office where both give one figure of the incident: one body, one origin."""
    out: dict[str, str] = {}
    for same in sorted(voiced, key=repr):
        for key in voiced[same]:
            offices = sorted(k for k in voiced[same] if k.startswith(key + ":"))
            if offices:
                out[key] = min(offices[0], out.get(key, offices[0]))
    return out


def _twin(
    claim: Claim, original: str | None, here: Mapping[ClaimRef, Claim], out: Mapping[ClaimRef, str]
) -> str | None:
    """Who answers in the original for what a reprint repeats, whatever was cut or changed around it."""
    if original is None:
        return None
    same = _same(claim) or (claim.kind, claim.phase)
    twins = [
        (here[ref].figure != claim.figure, here[ref].certainty != claim.certainty, key) for ref, key in out.items()
        if ref[0] == original and (_same(here[ref]) or (here[ref].kind, here[ref].phase)) == same
    ]  # fmt: skip
    own = _voice_key(claim) if claim.said_by else ""
    # Of several that give the number, the one that gives it in these words.
    return own if any(key == own for *_, key in twins) else min(twins)[-1] if twins else None


def _repeated(claim: Claim, found: Sequence[Claim], voiced: Mapping[_Same, Sequence[str]]) -> str | None:
    """The voice whose figure an outlet gives in its own: the very number, or a vague word that sums a voice of its report up."""
    same = _same(claim)
    if same is None:
        return None
    if claim.figure is None or not claim.figure.vague:
        return voiced[same][0] if same in voiced else None
    beside = [
        _voice_key(c) for c in found
        if c.report == claim.report and c.kind == claim.kind and c.said_by and c.part_of == claim.part_of is None
        and counts(c) and c.figure is not None and _fulfils(c.figure, claim.figure)
    ]  # fmt: skip
    return min(beside, default=None)


def _fulfils(figure: Figure, vague: Figure) -> bool:
    return (figure.high if figure.high is not None else 10**12) >= (vague.low or 0)


def _outlet_key(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, str], names: Names) -> str:
    report_id = copies.get(claim.report, claim.report)
    report = reports[report_id]
    name = (_agency(report) or report.outlet or "").lower()
    if not name:
        return f"report:{report_id}"
    # A known agency that one report quotes and another is printed by is one origin.
    return name if name in names else f"outlet:{name}"


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


# --- the list ------------------------------------------------------------------------------------


def origins(
    found: Sequence[Told], incident: Incident, reports: Mapping[str, Report], names: Names
) -> tuple[Origin, ...]:
    """The independent origins, those that most reports carry first; a reprint is listed as a copy."""
    copies = {r.report: r.copy_of for r in incident.reports if r.copy_of}
    by_key: dict[str, list[Told]] = defaultdict(list)
    for t in found:
        by_key[t.origin].append(t)
    # Where people are counted, whoever gives no count is no origin of one.
    figured = {k: ts for k, ts in by_key.items() if any(counts_people(t.claim) for t in ts)}
    out = []
    for key, ts in (figured or by_key).items():
        carriers = tuple(dict.fromkeys(t.claim.report for t in ts))
        name, kind = names.get(key) or _own_name(key, ts, reports)
        out.append(Origin(key, name, kind, carriers, tuple(r for r in carriers if copies.get(r) in carriers)))
    return tuple(sorted(out, key=lambda o: (-len(o.reports), o.key)))


def _own_name(key: str, ts: Sequence[Told], reports: Mapping[str, Report]) -> tuple[str, str]:
    voices = [t.claim.said_by[0] for t in ts if t.claim.said_by]
    if voices and not key.startswith("outlet:"):
        longest = max(voices, key=lambda v: (len(v.text), v.text))
        return longest.text, longest.kind
    if not key.startswith("outlet:"):
        return key.removeprefix("report:"), "media"
    named = key.removeprefix("outlet:")
    outlet = next((o for t in ts if (o := reports[t.claim.report].outlet) and o.lower() == named), None)
    return outlet or (named.title() if len(named) > 4 else named.upper()), "media"
