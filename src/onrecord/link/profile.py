"""A happening → its profile: what two happenings are compared by, ready to be compared a thousand times.

Comes in: a report with its happenings. Goes out: a profile for each, small enough that those of a million claims
stay in memory; it holds no claim and no text. What two profiles have in common is judged in likeness.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.folding import sound
from onrecord.link.happenings import Happening, days_of
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, Kind, Place, Report, When
from onrecord.sides import sides

ORDER: tuple[Kind, ...] = (*PEOPLE_KINDS, *SITUATION_KINDS)
"""In the order in which an incident takes its name from them."""
WIDE = ("country", "region")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")
_DAYS = frozenset([*WEEKDAYS, *MONTH_NAMES])
_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "have",
        "has",
        "had",
        "was",
        "were",
        "are",
        "been",
        "this",
        "which",
        "their",
        "they",
        "who",
        "said",
        "says",
        "say",
        "told",
        "also",
        "into",
        "over",
        "after",
        "before",
        "more",
        "than",
        "least",
        "killed",
        "kill",
        "kills",
        "dead",
        "death",
        "deaths",
        "people",
        "civilians",
        "civilian",
        "wounded",
        "injured",
        "others",
        "other",
        "including",
        "according",
        "to",
        "when",
        "where",
        "while",
        "being",
        "there",
        "about",
        "would",
        "could",
        "its",
        "his",
        "her",
        "our",
        "not",
        "but",
        "all",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "some",
        "many",
        "several",
        "among",
        "during",
        "near",
        "between",
        "against",
        "since",
        "under",
        "out",
        "area",
        "areas",
        "city",
        "cities",
        "town",
        "towns",
        "village",
        "villages",
        "province",
        "region",
        "country",
        "forces",
        "force",
        "group",
        "groups",
        "government",
        "army",
        "state",
        "fighters",
        "attack",
        "attacks",
        "strike",
        "strikes",
        "raid",
        "raids",
        "monitor",
        "monitoring",
        "human",
        "rights",
        "reported",
        "report",
        "reports",
        "news",
        "agency",
        "killing",
        "hit",
        "left",
        "took",
        "place",
    ]
)
"""Words that any report of a war has: two reports that share them share nothing."""
_PLACE_WORDS = frozenset(
    [
        "province",
        "governorate",
        "district",
        "subdistrict",
        "area",
        "city",
        "town",
        "village",
        "camp",
        "region",
        "countryside",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "rural",
        "greater",
        "old",
        "new",
    ]
)
_STEM = 6
"""Letters by which a word meets its other forms ('bombing', 'bombed' do not; 'hospital', 'hospitals' do)."""
_EARLY = 0.3
"""What is told in this first part of a report is what its headline is about."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One happening as it is compared. Days are ordinals (`date.toordinal`), both ends inclusive."""

    report: str
    number: int
    family: str
    claims: tuple[str, ...]
    place: Place | None
    places: tuple[Place, ...]
    """The narrow places of its claims."""
    wide: tuple[Place, ...]
    """The countries and regions of its claims that are not `place`."""
    heard: frozenset[str]
    """The words of the names of these places, as they sound."""
    elsewhere: frozenset[str]
    """The names of places at which the same report tells another happening of the family."""
    start: int | None
    end: int | None
    told: bool
    """Whether the report tells the day; else it is taken from the day of publication."""
    published: int | None
    methods: frozenset[str]
    groups: frozenset[str]
    actors: frozenset[str]
    figures: dict[tuple[str, int], frozenset[str]]
    """(kind, number) → who gives it; exact or bounded figures of wholes only."""
    parts: frozenset[tuple[str, str, int]]
    """(kind, group, number) of the shares of a whole: 'three of them children'."""
    phases: frozenset[str]
    sides: frozenset[str]
    """The sides that its doers may be of."""
    names: frozenset[str]
    """Names in its sentences (and the headline), as they sound; sources and doers left out."""
    words: frozenset[str]
    """The beginnings of the other words there."""
    named: frozenset[str]
    """All names of the report."""
    hits: int
    """How many attacks it tells as distinct ones."""
    kind: Kind
    main: bool
    """Whether the report is mainly about it: told early, at length, with figures."""
    time: When | None
    row: tuple[str, str] | None = None
    """(table, row) where the report is a row of a table of events: two rows are two events, as the table's makers say."""
    bounds: tuple[int, int] | None = None
    """The earliest end and the latest start of the days told by any of its claims; beyond these another is apart from one of them."""

    @property
    def ref(self) -> tuple[str, int]:
        return self.report, self.number


def profiles(report: Report, happenings: Sequence[Happening]) -> list[Profile]:
    """The profiles of one report's happenings, in their order."""
    if not happenings:
        return []
    names = _names(report.text)
    named = frozenset(sound(name) for name in names) - {""}
    places = [_narrow(h.claims) for h in happenings]
    heard = [frozenset(_heard(found)) for found in places]
    weights = [_weight(report, h) for h in happenings]
    main = weights.index(max(weights))
    return [
        _profile(report, h, n == main, names, named, places[n], heard[n],
                 frozenset().union(*(heard[m] for m, other in enumerate(happenings) if m != n and other.family == h.family))
                 - heard[n])
        for n, h in enumerate(happenings)
    ]  # fmt: skip


def _profile(
    report: Report,
    h: Happening,
    main: bool,
    names: frozenset[str],
    named: frozenset[str],
    places: tuple[Place, ...],
    heard: frozenset[str],
    elsewhere: frozenset[str],
) -> Profile:
    context = _context(report, h.claims)
    stock = set(_stock(h.claims))
    words = [(word, word.lower()) for word in _WORD.findall(context)]
    own = {sound(w) for w, low in words if w in names and low not in _DAYS and low not in stock} - {""}
    plain = {
        intern(low[:_STEM]) for w, low in words if w not in names and len(low) > 3 and low not in _COMMON
    }
    start, end, told = days_of(h)
    return Profile(
        report=h.report, number=h.number, family=h.family, claims=tuple(c.id for c in h.claims),
        place=h.place, places=places, wide=_wide(h), heard=_one(heard), elsewhere=_one(elsewhere),
        start=start, end=end, told=told, published=h.published.toordinal() if h.published else None,
        methods=_one(frozenset(c.method for c in h.claims if c.method)),
        groups=_one(frozenset(g for c in h.claims for g in c.groups)),
        actors=_one(frozenset(sound(w) for c in h.claims if c.actor for w in _WORD.findall(c.actor)) - {""}),
        figures=_figures(h.claims), parts=_parts(h.claims), phases=_one(frozenset(c.phase for c in h.claims if c.phase)), sides=_one(_sides(h.claims)),
        names=frozenset(own), words=frozenset(plain), named=named,
        hits=sum(c.kind == "attack" for c in h.claims),
        kind=min((c.kind for c in h.claims), key=ORDER.index), main=main, time=h.time,
        row=report.row, bounds=_bounds(h.claims),
    )  # fmt: skip


def _bounds(claims: Sequence[Claim]) -> tuple[int, int] | None:
    days = [
        (start, end)
        for c in claims
        if (t := c.time) and (start := t.start or t.end) and (end := t.end or t.start)
    ]
    return (min(e for _, e in days).toordinal(), max(s for s, _ in days).toordinal()) if days else None


@lru_cache(100_000)
def _one(words: frozenset[str]) -> frozenset[str]:
    """The same set for all profiles that have these words: a record has few sides and methods, and many happenings."""
    return words


def _names(text: str) -> frozenset[str]:
    """Words with a capital that the report nowhere writes without one: a headline's capitals make no names."""
    small, large = set(), set()
    for word in _WORD.findall(text):
        if word[0].islower():
            small.add(word)
        elif len(word) > 2:
            large.add(word)
    return frozenset(word for word in large if word.lower() not in small and word.lower() not in _COMMON)


def _wide(h: Happening) -> tuple[Place, ...]:
    return tuple({p: None for c in h.claims if (p := c.place) and p.precision in WIDE and p != h.place})


def _narrow(claims: Sequence[Claim]) -> tuple[Place, ...]:
    found = {}
    for claim in claims:
        if claim.place is not None and claim.place.precision not in WIDE:
            found[claim.place.gazetteer or claim.place.name] = claim.place
    return tuple(found.values())


def _heard(places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        for word in _WORD.findall(place.name):
            if len(word) > 2 and word.lower() not in _PLACE_WORDS and (heard := sound(word)):
                yield heard


def _context(report: Report, claims: Sequence[Claim]) -> str:
    """The sentences of the claims, with the headline where the report begins with them."""
    text = report.text
    spans = dict.fromkeys(_sentence(text, c.evidence.start, c.evidence.end) for c in claims)
    head = [report.title] if report.title and any(s < _EARLY * len(text) for s, _ in spans) else []
    return " ".join([*head, *(text[s:e] for s, e in spans)])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences that [start, end) stands in, looked for within 400 characters."""
    before = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 400), start)),
        default=max(0, start - 400),
    )
    after = _SENTENCE_END.search(text, end, end + 400)
    return before, after.start() if after else min(len(text), end + 400)


def _stock(claims: Sequence[Claim]) -> Iterator[str]:
    """Who says it and who did it: the same few in every report of a war."""
    for claim in claims:
        texts = [v.text for v in claim.said_by] + [t for t in (claim.actor, claim.affiliation) if t]
        for text in texts:
            for word in _WORD.findall(text):
                yield word.lower()


def _figures(claims: Sequence[Claim]) -> dict[tuple[str, int], frozenset[str]]:
    out: dict[tuple[str, int], frozenset[str]] = {}
    for claim in claims:
        number = claim.number
        if number is not None and claim.figure is not None and not claim.figure.vague and not claim.part_of:
            voices = frozenset(v.key for v in claim.said_by if v.key)
            out[claim.kind, number] = out.get((claim.kind, number), frozenset()) | voices
    return out


def _parts(claims: Sequence[Claim]) -> frozenset[tuple[str, str, int]]:
    return frozenset(
        (claim.kind, group, claim.number)
        for claim in claims
        if claim.part_of and claim.number is not None
        for group in claim.groups
    )


def _sides(claims: Sequence[Claim]) -> frozenset[str]:
    actors = {(c.actor, c.place.country if c.place else None) for c in claims if c.actor}
    return frozenset().union(*(sides(actor, country) for actor, country in actors))


def _weight(report: Report, h: Happening) -> float:
    length, weight = max(1, len(report.text)), 0.0
    for claim in h.claims:
        early = 1.0 - claim.evidence.start / length
        running = 0.2 if claim.scope == "cumulative" else 1.0
        weight += (1.0 + (claim.figure is not None) + 2.0 * early * early) * running
    return weight * (1.5 if h.family in ("violence", "movement", "detention") else 1.0)
