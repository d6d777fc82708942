"""What the formats of coders (ACLED, UCDP, Airwars, IDMC) share: numbers for ids, whole days, who did it and to whom, whose words.

Comes in: an incident with its material. Goes out: plain values. How each dataset names and codes them is in its own file; the rules are
in docs/formats-coded.md.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from onrecord.incidents import Range
from onrecord.publish.formats.format import Material, Party, Told
from onrecord.publish.words import (
    KIND_WORDS,
    bounds_words,
    capital,
    count,
    number,
    place_words,
    range_name,
    when_words,
)
from onrecord.records import PEOPLE_KINDS, Claim, Kind, Report, When

CIVILIANS = frozenset(
    ("civilian", "woman", "child", "elderly", "medic", "rescuer", "journalist", "aid-worker", "official")
)
"""Groups that are taken for civilians. A man, a prisoner and a person may be a fighter out of combat: not said."""
VIOLENT: tuple[Kind, ...] = ("killed", "injured", "sexual-violence", "abducted", "detained", "attack")
HAPPENED = ("asserted", "feared")
Victims = Literal["civilians", "combatants", "both", "people", "none"]
_ID = re.compile(r"i[0-9a-f]{10}")


@dataclass(frozen=True, slots=True)
class Coding:
    """A country in the words and numbers of ACLED and UCDP; `gleditsch_ward` None where it is no state of that list."""

    iso: str
    acled_country: str
    acled_region: str
    ucdp_country: str
    ucdp_region: str
    gleditsch_ward: int | None


@lru_cache(maxsize=1)
def codings() -> dict[str, Coding]:
    """ISO 3166-1 alpha-2 → how the datasets name it."""
    text = files("onrecord").joinpath("data", "coding_countries.csv").read_text(encoding="utf-8")
    return {
        row["iso"]: Coding(
            row["iso"], row["acled_country"], row["acled_region"], row["ucdp_country"], row["ucdp_region"],
            int(row["gleditsch_ward"]) if row["gleditsch_ward"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    }  # fmt: skip


# --- ids as numbers -------------------------------------------------------------------------------


def number_of(id: str) -> int:
    """One number for one incident, the same in every export: the ten figures of its id, which are hexadecimal."""
    return int(id[1:], 16) if _ID.fullmatch(id) else hashed(id, 40)


def hashed(text: str, bits: int) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) >> (64 - bits)


# --- days -----------------------------------------------------------------------------------------


def days_of(when: When | None) -> tuple[date, date] | None:
    """First and last day, where both are known."""
    if when is None or when.start is None or when.end is None or when.end < when.start:
        return None
    return when.start, when.end


def span(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days + 1


# --- what happened, to whom, by whom ---------------------------------------------------------------


def happened(told: Told) -> list[Claim]:
    """Claims that something happened, or may have; nothing planned, denied or conditional, no running totals."""
    return [c for c in told.claims if c.certainty in HAPPENED and c.scope == "incident"]


def harm(told: Told, kind: Kind, group: str | None = None) -> Range | None:
    """The range of one kind of harm in this one happening: a running total is none."""
    return next(
        (r for r in told.assessment.ranges if (r.kind, r.group) == (kind, group) and r.count != "cumulative"),
        None,
    )


def victims(claims: Iterable[Claim], kinds: Sequence[str] = VIOLENT) -> Victims:
    """Who came to harm, by the groups that the reports name."""
    groups = {g for c in claims if c.kind in kinds and c.kind != "attack" for g in c.groups}
    civil, armed = bool(groups & CIVILIANS), "combatant" in groups
    if civil and armed:
        return "both"
    if civil or armed:
        return "civilians" if civil else "combatants"
    return "people" if groups or any(c.kind in kinds and c.kind != "attack" for c in claims) else "none"


def doers(told: Told, material: Material, kinds: Sequence[str] | None = None) -> list[Party]:
    """Who did it, one party for all wordings: those that most claims name first, of equals those whose sort is known."""
    named: Counter[Party] = Counter()
    for claim in told.claims:
        if claim.actor and claim.certainty in HAPPENED and (kinds is None or claim.kind in kinds):
            named[_doer(claim, claim.actor, material)] += 1
    return sorted(named, key=lambda p: (-named[p], p.kind == "unknown", p.name, p.country))


_OWN_SIDE = re.compile(
    r"^(?:its|our)\s+(?:own\s+)?(?:[a-z]+\s+){0,2}(?:forces?|troops|soldiers|army|military|navy|units|fighters|aircraft|(?:war)?planes|jets|"
    r"helicopters|artillery|drones|missiles)$",
    re.IGNORECASE,
)
"""What a ministry or a spokesman calls those for whom it speaks."""


def _doer(claim: Claim, actor: str, material: Material) -> Party:
    own = claim.said_by and _OWN_SIDE.match(actor) and material.speaks_for(claim.said_by[0])
    return own or material.party(actor)


def fighters(told: Told, material: Material, kinds: Sequence[str] = VIOLENT) -> list[Party]:
    """The sides whose fighters came to harm, as `affiliation` says it."""
    found: dict[Party, None] = {}
    for claim in told.claims:
        if (
            claim.affiliation
            and "combatant" in claim.groups
            and claim.kind in kinds
            and claim.certainty in HAPPENED
        ):
            found[material.party(claim.affiliation)] = None
    return list(found)


def actor_disputed(told: Told) -> bool:
    return any(c.about in ("actor", "denial") for c in told.assessment.contradictions)


# --- whose words ----------------------------------------------------------------------------------


def reports_of(told: Told, material: Material) -> list[Report]:
    """In the order of the incident: earliest publication first."""
    return [
        material.reports[part.report] for part in told.incident.reports if part.report in material.reports
    ]


def outlet(report: Report) -> str:
    return report.outlet or f"outlet not known ({report.id})"


def outlets(told: Told, material: Material) -> list[str]:
    return list(dict.fromkeys(outlet(report) for report in reports_of(told, material)))


def chain(claim: Claim, material: Material) -> str:
    """Who says it, nearest first: 'a doctor ← Reuters'; empty where the outlet says it in its own voice."""
    return " ← ".join(material.voice(voice) for voice in claim.said_by)


def chains(claims: Iterable[Claim], material: Material) -> list[str]:
    return list(dict.fromkeys(filter(None, (chain(claim, material) for claim in claims))))


def last_published(told: Told, material: Material) -> date | None:
    return max((r.published for r in reports_of(told, material) if r.published), default=None)


# --- in words -------------------------------------------------------------------------------------


def note(told: Told, material: Material, written: str = "") -> str:
    """An incident in neutral sentences, with everything that one number cannot say. `written`: what was written for it."""
    a = told.assessment
    names = ", ".join(o.name for o in a.origins)
    what = "" if any(r.group is None for r in a.ranges) else f": {told.title.split(' · ')[0]}"
    said = [
        f"{capital(when_words(told.incident.time))}, {place_words(told.incident.place)}{what}",
        *(_range_sentence(r) for r in a.ranges),
        written,
        f"Who did it, as reported: {'; '.join(words for words, _ in a.actors)}" if a.actors else "",
        _certainty(told.claims),
        f"Contradiction: {'; '.join(c.words for c in a.contradictions)}" if a.contradictions else "",
        f"{count(len(a.origins), 'independent origin')}{f' ({names})' if names else ''} in {count(len(told.incident.reports), 'report')}",
        f"Grade: {a.grade} ({a.grade_reason})",
        f"onrecord incident {told.incident.id}",
    ]
    return " ".join(f"{sentence.rstrip('. ')}." for sentence in said if sentence)


def _range_sentence(r: Range) -> str:
    best = f", best {number(r.best)}" if r.best not in (None, r.low) else ""
    total = " (a running total)" if r.count == "cumulative" else ""
    return f"{range_name(r)}: {bounds_words(r.low, r.high)}{best}{total}, by rule: {r.rule}"


def _certainty(claims: Sequence[Claim]) -> str:
    """'asserted 3, feared 1' where not all claims are asserted."""
    counted = Counter(claim.certainty for claim in claims)
    if set(counted) <= {"asserted"}:
        return ""
    return "Claims by certainty: " + ", ".join(
        f"{name} {n}" for name, n in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    )


def bounds_tag(r: Range) -> str:
    """Low/best/high with open ends left empty: '82/82/'."""
    return "/".join("" if n is None else str(n) for n in (r.low, r.best, r.high))


def tags(told: Told) -> Iterator[str]:
    """Our own keys, for who finds the incident again, or the whole range."""
    yield f"onrecord:id={told.incident.id}"
    yield f"onrecord:grade={told.assessment.grade}"
    for kind in PEOPLE_KINDS:
        found = harm(told, kind)
        if found is not None:
            yield f"onrecord:{kind}={bounds_tag(found)}"
    kinds = {c.kind for c in happened(told)}
    for key, among in _TOPICS.items():
        if kinds & among or (key == "siege" and any(c.method == "siege" for c in told.claims)):
            yield key


_TOPICS: dict[str, set[str]] = {
    "siege": {"trapped"},
    "evacuation": {"evacuated", "evacuation"},
    "displacement": {"displaced"},
    "return": {"returned"},
}


def kind_words(kind: str) -> str:
    return KIND_WORDS.get(kind, kind)
