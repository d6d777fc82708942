"""One report's claims → its happenings: what it tells as one event, kept apart from its other events.

Comes in: the claims of one report. Goes out: groups of claims with a place, a time and a family of
kinds. Which happenings of several reports are one incident is decided in cluster.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.folding import sound
from onrecord.records import Claim, ClaimRef, Place, Report, When

FAMILY: dict[str, str] = {
    "killed": "violence", "injured": "violence", "missing": "violence", "attack": "violence", "sexual-violence": "sexual-violence",
    "displaced": "movement", "evacuated": "movement", "evacuation": "movement", "returned": "movement", "rescued": "movement",
    "trapped": "trapped", "detained": "detention", "abducted": "detention",
    "ceasefire": "ceasefire", "talks": "talks", "control": "control", "service": "service",
}  # fmt: skip


_TOTAL = " in all"


@dataclass(frozen=True, slots=True)
class Happening:
    """What one report tells as one event. `number` is its position among the report's happenings."""

    report: str
    number: int
    family: str
    claims: tuple[Claim, ...]
    place: Place | None
    time: When | None
    published: date | None

    @property
    def ref(self) -> tuple[str, int]:
        return self.report, self.number

    def refs(self) -> tuple[ClaimRef, ...]:
        return tuple(c.ref for c in self.claims)


def of_report(report: Report, claims: Sequence[Claim]) -> list[Happening]:
    """The report's happenings in the order in which it tells them."""
    groups: list[list[Claim]] = []
    harm: dict[str | None, list[Claim]] = {}
    for claim in claims:
        harm.setdefault(claim.attack, []).append(claim)
    # Wholes before their shares: a share is told with its whole but may stand before it in the text.
    for claim in sorted(claims, key=lambda c: (c.part_of is not None, c.evidence.start, len(c.id), c.id)):
        homes = [g for g in groups if _belongs(claim, g) and not _of_other_harm(claim, g, harm)]
        if homes:
            _home(claim, homes).append(claim)
        else:
            groups.append([claim])
    return [happening_of(report, n, group) for n, group in enumerate(groups)]


def _of_other_harm(attack: Claim, group: Sequence[Claim], harm: Mapping[str | None, Sequence[Claim]]) -> bool:
    """Whether what an attack is told to have done is another toll than the group's, and another side did that."""
    if attack.kind != "attack" or any(other.attack == attack.id for other in group):
        return False
    return any(
        _two_tolls(own, other) and _doers_differ(attack, other)
        for own in harm.get(attack.id, ())
        for other in group
    )


def happening_of(report: Report, number: int, group: Sequence[Claim]) -> Happening:
    """One happening of these claims."""
    return Happening(
        report.id,
        number,
        family(group[0]),
        tuple(group),
        main_place(group),
        main_time(group),
        report.published,
    )


def family(claim: Claim) -> str:
    """Running totals of a war are a family of their own: they are no part of any event."""
    name = FAMILY[claim.kind]
    return f"{name}{_TOTAL}" if claim.scope == "cumulative" and not _of_days(claim) else name


_FEW_DAYS = 4


def _of_days(claim: Claim) -> bool:
    """'killed since Monday': a total of one battle, which is the event that others tell of."""
    days = claim.time.length_days if claim.time is not None else None
    return days is not None and 0 < days <= _FEW_DAYS


def is_total(family: str) -> bool:
    return family.endswith(_TOTAL)


def _belongs(claim: Claim, group: list[Claim]) -> bool:
    if family(claim) != family(group[0]):
        return False
    if claim.part_of is not None:
        # A share goes where its whole is, and nowhere else.
        return any(other.id == claim.part_of for other in group)
    if claim.kind == "missing" and not claim.attack and not any(_beside(claim, other) for other in group):
        return False
    for other in group:
        attacks = {claim.attack, claim.id if claim.kind == "attack" else None} - {None}
        others = {other.attack, other.id if other.kind == "attack" else None} - {None}
        if attacks & others:
            return not any(
                _two_tolls(claim, o) and (_doers_differ(claim, o) or _others_harmed(claim, o)) for o in group
            )
    return all(_meet(claim, other) for other in group)


def _home(claim: Claim, homes: list[list[Claim]]) -> list[Claim]:
    """Of several events of harm the one that the claim is told most like; of others the first told, whose counts differ most by voice."""
    if family(claim) != "violence":
        return homes[0]
    return max(homes, key=lambda group: max(_nearness(claim, other) for other in group))


def _nearness(a: Claim, b: Claim) -> float:
    """How plainly a report tells two claims as of one event: of several that would take a claim in, the nearest has it."""
    if a.attack and a.attack in (b.attack, b.id):
        return 9.0
    same = sum(x is not None and x == y for x, y in ((a.method, b.method), (a.actor, b.actor)))
    same += 2 * (a.place is not None and b.place is not None and a.place.name == b.place.name)
    same += (
        a.time is not None and b.time is not None and (a.time.start, a.time.end) == (b.time.start, b.time.end)
    )
    return same + 2.0 / (1.0 + abs(a.evidence.start - b.evidence.start) / 200)


def _beside(a: Claim, b: Claim) -> bool:
    """Told in one breath: 'killing 12, with five still missing'."""
    return (
        b.kind in ("killed", "injured", "missing", "attack")
        and abs(a.evidence.start - b.evidence.start) < 200
    )


def _meet(a: Claim, b: Claim) -> bool:
    """Nothing that the report says of the two keeps them apart."""
    if a.kind == b.kind == "attack" or (a.attack and b.attack and a.attack != b.attack):
        return False
    if a.method and b.method and a.method != b.method and "attack" in (a.kind, b.kind):
        return False
    if "planned" in (a.certainty, b.certainty) and a.certainty != b.certainty:
        return False
    if days_apart(a.time, b.time) or (places_apart(a.place, b.place) and not _perhaps_one_place(a, b)):
        return False
    return not _two_tolls(a, b)


def _perhaps_one_place(a: Claim, b: Claim) -> bool:
    """'An attack in Idlib' that is told of as one in a town of Idlib province: the same day, and harm done the same way."""
    if a.place is None or b.place is None or not a.method or a.method != b.method:
        return False
    day = (
        a.time is not None and b.time is not None and (a.time.start, a.time.end) == (b.time.start, b.time.end)
    )
    return day and (a.place.may_hold(b.place) or b.place.may_hold(a.place))


def _two_tolls(a: Claim, b: Claim) -> bool:
    """Two figures of one kind in one report: of two happenings, unless two voices speak of the same one."""
    if a.kind != b.kind or a.part_of or b.part_of or a.superseded or b.superseded:
        return False
    na, nb = a.number, b.number
    if na is None or nb is None or na == nb:
        return False
    # Counts of people who moved differ more from voice to voice than counts of the dead.
    most = 2.5 if FAMILY[a.kind] in ("movement", "trapped") else 1.5
    if max(na, nb) > most * min(na, nb) or _doers_differ(a, b) or _others_harmed(a, b):
        return True
    return not a.said_by or not b.said_by or a.said_by[0].key == b.said_by[0].key


def _others_harmed(a: Claim, b: Claim) -> bool:
    """Fighters here, civilians there."""
    fighters = [c.groups == ("combatant",) for c in (a, b)]
    return fighters[0] != fighters[1] and a.groups != ("person",) != b.groups


_SMALL = frozenset(
    [
        "the",
        "of",
        "in",
        "by",
        "and",
        "or",
        "an",
        "at",
        "on",
        "its",
        "with",
        "from",
        "for",
        "to",
        "their",
        "his",
    ]
)


def _doers_differ(a: Claim, b: Claim) -> bool:
    if not a.actor or not b.actor:
        return False
    wa, wb = (
        {sound(w) for w in re.findall(r"\w{2,}", x) if w.lower() not in _SMALL} - {""}
        for x in (a.actor, b.actor)
    )
    return bool(wa and wb) and not wa & wb


def days_apart(a: When | None, b: When | None) -> int:
    """Days between two intervals, 0 where they touch or nothing is known."""
    if a is None or b is None:
        return 0
    a_start, a_end = a.start or a.end, a.end or a.start
    b_start, b_end = b.start or b.end, b.end or b.start
    if a_start is None or a_end is None or b_start is None or b_end is None:
        return 0
    if a_end < b_start:
        return (b_start - a_end).days
    if b_end < a_start:
        return (a_start - b_end).days
    return 0


def places_apart(a: Place | None, b: Place | None) -> bool:
    """Whether two places plainly are not one another nor one inside the other."""
    if a is None or b is None:
        return False
    if halves_differ(a, b):
        return True
    if same_or_inside(a, b):
        return False
    if a.precision in ("country", "region") or b.precision in ("country", "region"):
        # Two divisions that do not contain each other are apart; a name without a gazetteer entry proves nothing.
        return bool(a.gazetteer and b.gazetteer) and (a.country != b.country or a.precision == b.precision)
    return True


_HALVES = re.compile(r"^(?:the )?(north|south|east|west|central)", re.I)


def halves_differ(a: Place, b: Place) -> bool:
    """'eastern Aleppo' and 'western Aleppo': two parts of one place."""
    if a.gazetteer != b.gazetteer:
        return False
    ha, hb = _HALVES.match(a.name), _HALVES.match(b.name)
    return ha is not None and hb is not None and ha[1].lower() != hb[1].lower()


def same_or_inside(a: Place, b: Place) -> bool:
    if a.gazetteer and b.gazetteer:
        return a.gazetteer == b.gazetteer or a.gazetteer in b.within or b.gazetteer in a.within
    return a.name == b.name or a.name in b.name or b.name in a.name


WIDTH = {"exact": 0, "district": 1, "settlement": 2, "region": 3, "country": 4, None: 5}


def main_place(group: Sequence[Claim]) -> Place | None:
    """The place that most of the claims name; of equals the narrowest, then the first named."""
    counted = Counter(c.place.name for c in group if c.place is not None)
    places = [c.place for c in group if c.place is not None]
    return min(places, key=lambda p: (-counted[p.name], WIDTH[p.precision])) if places else None


def main_time(group: Sequence[Claim]) -> When | None:
    """The interval that most of the claims name; of equals the shortest."""
    times = [c.time for c in group if c.time is not None and (c.time.start or c.time.end)]
    counted = Counter((t.start, t.end) for t in times)
    return min(times, key=lambda t: (-counted[(t.start, t.end)], length_days(t))) if times else None


def length_days(when: When) -> int:
    return 10_000 if when.length_days is None else when.length_days


_NIGHT = re.compile(r"\b(?:night|late|evening|midnight|overnight)\b", re.IGNORECASE)


def days_of(h: Happening) -> tuple[int | None, int | None, bool]:
    """The time told, else the days just before publication: news is about them unless it says otherwise."""
    if h.time is not None and (h.time.start or h.time.end):
        start, end = h.time.start or h.time.end, h.time.end or h.time.start
        first, last = start.toordinal(), end.toordinal()  # type: ignore[union-attr]
        if (
            first == last
            and _NIGHT.search(h.time.text)
            and (not h.published or last < h.published.toordinal())
        ):
            # 'late on Thursday' is Friday for those who count from midnight.
            last += 1
        return first, last, True
    if h.published is None:
        return None, None, False
    return (
        (h.published - timedelta(days=2)).toordinal() if h.published.year > 1 else 1,
        h.published.toordinal(),
        False,
    )
