"""The nouns of the record, all frozen: nothing here is edited, new knowledge is a new record.

Comes in: nothing; every stage builds these. Goes out: `Claim.as_json`, the line of the claim format.
Offsets count Unicode code points in `Report.text` exactly as given; spans are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast, get_args

PeopleKind = Literal[
    "killed", "injured", "missing", "detained", "abducted", "sexual-violence",
    "displaced", "evacuated", "trapped", "rescued", "returned",
]  # fmt: skip
SituationKind = Literal["attack", "ceasefire", "evacuation", "control", "service", "talks"]
Kind = PeopleKind | SituationKind

PEOPLE_KINDS: tuple[Kind, ...] = get_args(PeopleKind)
SITUATION_KINDS: tuple[Kind, ...] = get_args(SituationKind)

BlockKind = Literal["headline", "section", "dateline", "body", "caption", "credit", "furniture", "columns"]
PublishedBy = Literal["given", "metadata", "dateline", "caption", "unknown"]
Precision = Literal["exact", "settlement", "district", "region", "country"]
Certainty = Literal["asserted", "feared", "planned", "denied", "conditional"]
Scope = Literal["incident", "cumulative"]
Standing = Literal["stated", "blamed", "suspected", "claimed"]
"""How a report names who did it: as a fact, on somebody's blame, on suspicion, or by the doer's own word."""
Stance = Literal["blames", "claims", "denies", "suspects"]
VoiceKind = Literal[
    "un", "government", "armed-group", "monitor", "rescue", "media", "witness", "official", "other"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch [start, end) of a report's text, with the words it covers."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report that plays one part: story (headline, dateline, body, caption) or page furniture."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One text that somebody published, as read; `text` is what every offset points into.

    `published` is None where neither the reader nor the text gives a day; it is never guessed.
    `raw_sha256` is of the bytes of the file (or of the corpus line) that the text came from. `raw` is these bytes
    on their way from the reader to the record; a report out of the record does without.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_by: PublishedBy = "unknown"
    blocks: tuple[Block, ...] = ()
    source: str = ""
    raw_sha256: str = ""
    raw: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def row(self) -> tuple[str, str] | None:
        """(table, row) where it is a row of somebody's table of events, which its columns show; versions of one row are one."""
        if not any(block.kind == "columns" for block in self.blocks):
            return None
        return self.outlet or "", self.id.partition("~")[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, kept and shown instead of stopping the run: `source` names the file, `where` the line or
    row in it; `found`, `accepted` and `next` are the sentence parts of the message (errors.py)."""

    source: str
    where: str | None
    code: str
    found: str
    accepted: str
    next: str

    def message(self) -> str:
        place = f"{self.source}, {self.where}" if self.where else self.source
        return f"{place}: {self.found}. Accepted: {self.accepted}. {self.next}"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence; `start` and `end` are offsets in the report, `head` an index in the sentence."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the story. `tokens` is empty where the prefilter saw nothing worth parsing."""

    index: int
    start: int
    end: int
    block: BlockKind
    paragraph: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its sentences in order; furniture has none."""

    report: Report
    sentences: tuple[Sentence, ...]

    def words(self, start: int, end: int) -> str:
        return self.report.text[start:end]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many: inclusive bounds, None an open end; `unit` None for persons."""

    low: int | None
    high: int | None
    approximate: bool
    text: str
    unit: str | None = None
    best: int | None = None
    """The number within the bounds that whoever gives them takes for the best, where one is told apart from them."""

    @property
    def number(self) -> int | None:
        """The best number where one is given, else the lower bound, else the upper one."""
        return self.best if self.best is not None else self.low if self.low is not None else self.high

    @property
    def vague(self) -> bool:
        """Whether the words give no number: 'dozens', 'several', at the least what they stand for."""
        return self.approximate and self.high is None

    def as_json(self) -> dict[str, Any]:
        out = {"low": self.low, "high": self.high, "approximate": self.approximate, "text": self.text}
        more = (("unit", self.unit or None), ("best", self.best))
        return out | {key: said for key, said in more if said is not None}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the report's words, the usual English name, and what resolution added (WGS 84 degrees)."""

    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None
    precision: Precision | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""
    within: tuple[str, ...] = ()
    """Gazetteer ids of the first-level division and the country that contain it, nearest first."""
    radius_km: float | None = None
    """How far the true place may lie from `lat`, `lon`."""
    kind: str = ""
    """What it is (settlement, neighbourhood, division …), however exactly its position is known; empty where nobody knows."""
    seat: bool = False
    """Whether the division that it lies in has its name too and the report does not say which is meant: 'in Idlib'."""

    def may_hold(self, other: Place) -> bool:
        """Whether the other lies in it, or in the division that its name may mean as well."""
        return bool(self.gazetteer) and (
            self.gazetteer in other.within or (self.seat and self.within[:1] == other.within[:1])
        )

    def as_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"text": self.text, "name": self.name}
        for key in ("lat", "lon", "radius_km", "gazetteer", "precision"):
            if (value := getattr(self, key)) is not None:
                out[key] = value
        return out


TimePrecision = Literal["day", "few-days", "week", "month", "season", "year", "decade", "long", "open"]
# The most days of each; a third of a month ('mid-November') is a week, a half of one a month.
_NARROW: tuple[tuple[TimePrecision, int], ...] = (
    ("day", 1), ("few-days", 5), ("week", 11), ("month", 31), ("season", 92), ("year", 366), ("decade", 3660),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """Which days: an inclusive interval of ISO days, either end None where nothing allows it, and why the words mean them."""

    text: str
    start: date | None
    end: date | None
    why: str = field(default="", compare=False)

    @property
    def precision(self) -> TimePrecision | None:
        """How narrow the interval is; None where it has neither end."""
        if (days := self.length_days) is None:
            return "open" if self.start or self.end else None
        return next((name for name, most in _NARROW if days < most), "long")

    @property
    def length_days(self) -> int | None:
        """Days from the first to the last: 0 where they are one; None where an end is open."""
        return (self.end - self.start).days if self.start and self.end else None

    def as_json(self) -> dict[str, Any]:
        days = {"start": self.start, "end": self.end}
        out = {"text": self.text} | {name: day.isoformat() if day else None for name, day in days.items()}
        return out | {key: said for key, said in (("precision", self.precision), ("why", self.why)) if said}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a report: the span of the words and what they mean."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time named in a report. `role` is 'when' (a day or period something happened on),
    'since' (a period up to publication), 'duration' (a length, no anchor of its own)
    or 'published' (the report's own date line, which dates no event by itself)."""

    start: int
    end: int
    when: When
    role: Literal["when", "since", "duration", "published"] = "when"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, in the report's words; `key` names the same voice under all its names."""

    text: str
    kind: VoiceKind
    anonymous: bool = False
    key: str = ""
    side: str = ""
    """The party of the war that a known voice speaks for; empty where it speaks for none, or is not known."""
    reason: str = ""
    """Why the source is not named, in the report's words, where it says so."""
    full: str = ""
    """The fullest words of the report for the same source, where `text` is a short name ('the group', 'Colville')."""

    def as_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"text": self.text, "kind": self.kind}
        if self.anonymous:
            out["anonymous"] = True
        if self.reason:
            out["reason"] = self.reason
        if self.full:
            out["full"] = self.full
        if self.key and not self.key.startswith(OWN_WORDS):
            out["key"] = self.key
        if self.side:
            out["side"] = self.side
        return out


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who says what about who did it, where that is blamed, claimed, denied or suspected rather than stated."""

    actor: str
    """Who is held responsible, in the report's words."""
    stance: Stance
    by: Voice

    def as_json(self) -> dict[str, Any]:
        return {"by": self.by.as_json(), "stance": self.stance, "actor": self.actor}


@dataclass(frozen=True, slots=True)
class Aim(Span):
    """People whom an attack was aimed at, or who came away from it unharmed: the report's words, how many, and who."""

    figure: Figure | None = None
    groups: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        span = {"start": self.start, "end": self.end, "text": self.text}
        return span | {"figure": self.figure and self.figure.as_json(), "groups": list(self.groups)}


OWN_WORDS = ("said:", "unnamed:")
"""How the key of a voice begins that no table knows: the rest is its own words."""


def as_voice_kind(text: str) -> VoiceKind:
    """Raises ValueError where it is none."""
    if text in get_args(VoiceKind):
        return cast(VoiceKind, text)
    raise ValueError(f"kind of voice {text!r}; accepted: {', '.join(get_args(VoiceKind))}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says happened to people, or about the situation they were in."""

    report: str
    id: str
    kind: Kind
    evidence: Span
    figure: Figure | None = None
    groups: tuple[str, ...] = ()
    affiliation: str | None = None
    actor: str | None = None
    actor_standing: Standing = "stated"
    method: str | None = None
    place: Place | None = None
    time: When | None = None
    said_by: tuple[Voice, ...] = ()
    certainty: Certainty = "asserted"
    scope: Scope = "incident"
    superseded: bool = False
    part_of: str | None = None
    phase: str | None = None
    attack: str | None = None
    """The id of the attack claim of the same report that did this harm, where there is one."""
    responsibility: tuple[Responsibility, ...] = ()
    note: str | None = None
    """The report's own words where it says that the claim could not be verified."""
    aimed_at: tuple[Aim, ...] = ()
    """Attacks only: the people whom it was aimed at, harmed or not."""

    @property
    def ref(self) -> tuple[str, str]:
        return self.report, self.id

    def as_json(self) -> dict[str, Any]:
        """The claim as one object of the claim format (docs/claims.md)."""
        out: dict[str, Any] = {"report": self.report, "id": self.id, "kind": self.kind}
        if self.phase is not None:
            out["phase"] = self.phase
        out |= {
            "figure": self.figure.as_json() if self.figure else None,
            "groups": list(self.groups),
            "affiliation": self.affiliation,
            "actor": self._actor_json(),
            "method": self.method,
            "place": self.place.as_json() if self.place else None,
            "time": self.time.as_json() if self.time else None,
            "said_by": [voice.as_json() for voice in self.said_by],
            "certainty": self.certainty,
            "scope": self.scope,
            "superseded": self.superseded,
            "part_of": self.part_of,
        }
        if self.attack is not None:
            out["attack"] = self.attack
        if self.responsibility:
            out["responsibility"] = [r.as_json() for r in self.responsibility]
        if self.note is not None:
            out["note"] = self.note
        if self.aimed_at:
            out["aimed_at"] = [aim.as_json() for aim in self.aimed_at]
        told = self.evidence
        return out | {"evidence": {"start": told.start, "end": told.end, "quote": told.text}}

    @property
    def number(self) -> int | None:
        """The number of the figure, None where there is none."""
        return self.figure.number if self.figure else None

    def _actor_json(self) -> dict[str, str] | None:
        if self.actor is None:
            return None
        standing = {} if self.actor_standing == "stated" else {"standing": self.actor_standing}
        return {"text": self.actor, **standing}


ClaimRef = tuple[str, str]
"""(report id, claim id)"""
