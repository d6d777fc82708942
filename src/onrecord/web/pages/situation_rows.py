"""A board as the page shows it: lines in the reader's language, each with its first sources, and how many more there are.

Comes in: a Board, the claims and reports that it rests on, the list of the reader's filters. Goes out: rows, which the template only lays
out. Nothing is cut unseen: what a line leaves out is counted, and found under an address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from onrecord.records import Claim, ClaimRef, Figure, Kind, Report
from onrecord.situations import PARTS, Board, Clash, Line, Topic
from onrecord.web import wording
from onrecord.web.pages.ranges import between, part
from onrecord.web.sentences import sentence

MOST_SOURCES = 4
MOST_OTHERS = 3
MOST_BESIDE = 2
"""In the table of the balance: the lines of the board have more."""
MOST_LINES = 8
"""Lines of one topic; the rest is folded up to so many more, then counted."""
MOST_FOLDED = 24
MOST_CLASHES = 12
_OF_A_CLASH = 5
"""All: a count of those who were there before, and one figure of each part after it."""
_SHORT = 90

TOPICS: dict[Topic, str] = {
    "control": gettext_noop("Who holds what"), "people": gettext_noop("People"), "ceasefire": gettext_noop("Ceasefire"),
    "evacuation": gettext_noop("Evacuation"), "services": gettext_noop("Services"),
    "attacks": gettext_noop("Attacks of the last seven days"), "talks": gettext_noop("Talks"),
}  # fmt: skip
_COLUMNS: tuple[tuple[Topic, ...], ...] = (
    ("control", "ceasefire", "evacuation", "talks", "services", "attacks"),
    ("people",),
)
_KINDS: dict[Topic, Kind] = {
    "control": "control", "ceasefire": "ceasefire", "evacuation": "evacuation", "services": "service", "attacks": "attack", "talks": "talks",
}  # fmt: skip
PEOPLE: dict[Kind, str] = {
    "displaced": gettext_noop("left"), "evacuated": gettext_noop("moved out"), "trapped": gettext_noop("remain, cannot leave"),
    "killed": gettext_noop("killed"), "injured": gettext_noop("injured"), "missing": gettext_noop("missing"),
    "detained": gettext_noop("detained"), "abducted": gettext_noop("abducted"), "sexual-violence": gettext_noop("sexual violence"),
    "rescued": gettext_noop("rescued"), "returned": gettext_noop("returned"),
}  # fmt: skip
PHASES = {
    "gained": gettext_noop("gained ground"), "held": gettext_noop("holds ground"), "lost": gettext_noop("lost ground"),
    "contested": gettext_noop("contested"), "agreed": gettext_noop("agreed"), "started": gettext_noop("started"),
    "ongoing": gettext_noop("ongoing"), "halted": gettext_noop("halted"), "resumed": gettext_noop("resumed"),
    "violated": gettext_noop("violated"), "ended": gettext_noop("ended"), "failed": gettext_noop("failed"),
    "planned": gettext_noop("planned"), "delivered": gettext_noop("delivered"), "destroyed": gettext_noop("destroyed"),
}  # fmt: skip
_SCOPES = {"in all": gettext_noop("in all"), "new": gettext_noop("new")}
_UNITS = {
    "square-kilometre": gettext_noop("square km"), "percent": gettext_noop("per cent"), "vehicle": gettext_noop("vehicles"),
    "building": gettext_noop("buildings"), "family": gettext_noop("families"), "body": gettext_noop("bodies"),
}  # fmt: skip
_UNIT_WORDS = ("square", "sq", "percent", "per cent", "%", "half", "most")
"""Where a report's words for the number have one of these, they have its unit."""
UNNAMED = {
    "side not named": gettext_noop("side not named"), "government forces": gettext_noop("government forces"),
    "armed groups, not named": gettext_noop("armed groups, not named"),
}  # fmt: skip
"""Sides that have no name of their own (pipeline.side_named)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One claim: who says it, in which report, in which words."""

    claim: str
    """The address of the claim in its report."""
    report: str
    """The address of the report."""
    who: str
    figure: str
    outlet: str
    published: date | None
    words: str
    phase: str
    """How far it had got, or that it is denied."""
    day: date | None


@dataclass(frozen=True, slots=True)
class Sources:
    shown: list[Source]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    """In the reader's language: 'killed, in all', 'halted'."""
    who: str
    """Of the reports: who it is told of."""
    figure: str
    """In the reader's language where it is a range, else in the report's words."""
    quote: str
    place: str
    day: date | None
    whole: bool
    sources: Sources
    against: Sources
    before: Sources
    search: str
    """The address of a search for all of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One topic."""

    topic: Topic
    name: str
    rows: list[Row]
    folded: list[Row]
    more: int
    search: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    part: str
    name: str
    told: str
    together: str
    clash: bool
    sources: Sources
    search: str


@dataclass(frozen=True, slots=True)
class ClashRow:
    words: str
    sources: Sources


class Rows:
    """Makes rows of what one place is told of on one day; `words` leaves out of a report's words what this reader may not see of them."""

    def __init__(
        self,
        claims: Mapping[ClaimRef, Claim],
        reports: Mapping[str, Report],
        found: Board,
        words: Callable[[str, str], str] | None = None,
    ) -> None:
        self._claims, self._reports, self._board = claims, reports, found
        self._words = words or (lambda report, text: text)
        self.touched: set[str] = set()
        """The reports whose words the rows hold."""
        self._page, self._found = reverse("report"), reverse("search")

    def columns(self) -> list[list[Block]]:
        """The topics side by side: what stands, what changes and what broke; and what happened to people."""
        return [self._blocks(*topics) for topics in _COLUMNS]

    def _blocks(self, *topics: Topic) -> list[Block]:
        out = []
        for topic in topics:
            lines = self._board.of(topic)
            if lines:
                rows = [self._row(line) for line in lines[: MOST_LINES + MOST_FOLDED]]
                out.append(
                    Block(topic, _(TOPICS[topic]), rows[:MOST_LINES], rows[MOST_LINES:], max(0, len(lines) - len(rows)), self._search(_KINDS.get(topic)))
                )  # fmt: skip
        return out

    def shares(self) -> list[ShareRow]:
        kinds: dict[str, Kind] = {"left": "displaced", "evacuated": "evacuated", "killed": "killed", "remain": "trapped"}  # fmt: skip
        by_part = {share.part: share for share in self._board.balance.shares}
        out = []
        for name in PARTS:
            one = by_part[name]
            together = between(one.together) if one.together is not None else _("cannot all be true")
            told = (
                between(one.told)
                if one.told
                else _("nobody counts them")
                if name == "there"
                else _("nobody says")
            )
            latest = list(reversed(one.claims))
            out.append(
                ShareRow(name, part(name), told, together, one.together is None, self.sources(latest, MOST_BESIDE), self._search(kinds.get(name)))
            )  # fmt: skip
        return out

    def clashes(self) -> tuple[list[ClashRow], int]:
        """The last ones first, since they are about what is told now."""
        found: Sequence[Clash] = self._board.balance.clashes
        shown = [
            ClashRow(sentence(clash.words), self.sources(clash.claims, _OF_A_CLASH))
            for clash in list(reversed(found))[:MOST_CLASHES]
        ]
        return shown, len(found) - len(shown)

    def sources(self, refs: Sequence[ClaimRef], most: int = MOST_SOURCES) -> Sources:
        known = [self._claims[ref] for ref in refs[:most] if ref in self._claims]
        return Sources([self._source(claim) for claim in known], len(refs) - len(known))

    def _row(self, line: Line) -> Row:
        last = self._claims[line.claims[-1]]
        self.touched.add(last.report)
        what, figure, words = self._told(line, last)
        who = _(line.who) if line.who in UNNAMED else self._words(last.report, line.who)
        return Row(
            what,
            who,
            figure,
            words, self._words(last.report, line.place), line.day, line.whole,
            self.sources(list(reversed(line.claims))), self.sources(line.against, MOST_OTHERS), self.sources(line.before, MOST_OTHERS),
            self._search(last.kind),
        )  # fmt: skip

    def _told(self, line: Line, last: Claim) -> tuple[str, str, str]:
        """What is told, the figure, and the report's words where only they say it."""
        if line.topic == "people":
            name = _(PEOPLE[last.kind])
            what = f"{name}{_(', ')}{_(_SCOPES[line.scope])}" if line.scope else name
            return what, between((line.low, line.high)) if line.scope else _("no number"), ""
        if line.topic == "attacks":
            return _((last.method or "attack").replace("-", " ")), "", ""
        phase = _feared(last, _(PHASES.get(line.status or "", line.status or "")))
        return phase, _amount(last.figure), self._short(last) if line.topic == "services" else ""

    def _source(self, claim: Claim) -> Source:
        report = self._reports[claim.report]
        self.touched.add(claim.report)
        at = f"{self._page}?{urlencode({'id': claim.report})}"
        voice = claim.said_by[0] if claim.said_by else None
        day = claim.time.end or claim.time.start if claim.time is not None else None
        return Source(
            f"{at}#claim-{claim.id}", at, self._words(claim.report, voice.full or voice.text) if voice else "",
            _said(claim), report.outlet or report.id, report.published, self._short(claim),
            _("denied") if claim.certainty == "denied" else _feared(claim, _(PHASES.get(claim.phase or "", claim.phase or ""))), day,
        )  # fmt: skip

    def _short(self, claim: Claim) -> str:
        """The first words of the evidence; what is protected goes before anything is cut."""
        words = " ".join(self._words(claim.report, claim.evidence.text).split())
        return words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + " …"

    def _search(self, kind: Kind | None) -> str:
        place, on = self._board.place, self._board.on
        held = {
            "place": place.gazetteer or place.name,
            "kind": kind,
            "published_until": on.isoformat() if on else None,
        }
        return f"{self._found}?{urlencode({name: value for name, value in held.items() if value})}"


def _feared(claim: Claim, phase: str) -> str:
    """The phase, with what says that it had not come."""
    return f"{_('feared')}{_(', ')}{phase}" if claim.certainty == "feared" else phase


def _said(claim: Claim) -> str:
    return (claim.figure.text or wording.claim_figure(claim)) if claim.figure else ""


def _amount(figure: Figure | None) -> str:
    """The report's own words for the number; its bounds where a person set it."""
    if figure is None:
        return ""
    unit = _UNITS.get(figure.unit or "")
    words = figure.text or wording.bounds(figure.low, figure.high, figure.approximate)
    said = unit is None or any(word in figure.text.lower() for word in _UNIT_WORDS)
    return words if said or unit is None else f"{words} {_(unit)}"
