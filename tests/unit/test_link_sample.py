"""Hand-built reports and claims for the tests of linking and assessment, and a check that they are sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from onrecord.assess import assess
from onrecord.incidents import Assessment, Contradiction, Incident, Range
from onrecord.link import incidents
from onrecord.records import Block, Certainty, Claim, Figure, Place, Report, Span, Voice, VoiceKind, When

DAY = date(2024, 2, 13)
TOWN = Place("the town of Qasr", "Qasr", 34.5, 36.5, "test:1", "settlement", "SY", ("test:10", "test:100"))
FAR_TOWN = Place("Marj", "Marj", 36.9, 40.1, "test:2", "settlement", "SY", ("test:11", "test:100"))

HOSPITAL = Voice("a doctor at Qasr hospital", "rescue", key="said:qasr hospital")
MINISTRY = Voice("the defence ministry", "government", key="mod")
OBSERVATORY = Voice("the Syrian Observatory for Human Rights", "monitor", key="sohr")
OBSERVATORY_TOO = Voice("the British-based monitor", "monitor", key="sohr")
NAMES = {
    "sohr": ("Syrian Observatory for Human Rights", "monitor"),
    "mod": ("Ministry of Defence", "government"),
}

WORDS = [
    "river", "bread", "school", "winter", "engine", "garden", "letter", "market", "summer", "bridge",
    "window", "kitchen", "harvest", "thunder", "candle", "mountain", "silver", "harbour", "orchard", "lantern",
    "meadow", "copper", "feather", "granite", "island", "jacket", "ladder", "marble", "needle",
]  # fmt: skip


def own_words(seed: str, length: int = 60) -> str:
    """A text that shares no run of words with that of another seed."""
    step = sum(map(ord, seed))
    return " ".join(f"{WORDS[(step * (n + 1) + n * n) % len(WORDS)]}-{seed}" for n in range(length))


def report(name: str, day: date = DAY, outlet: str | None = None, text: str | None = None) -> Report:
    text = text if text is not None else own_words(name)
    blocks = (Block("body", 0, len(text)),)
    return Report(
        name, text, outlet=outlet or f"The {name} Post", published=day, published_by="given", blocks=blocks
    )


def exactly(number: int) -> Figure:
    return Figure(number, number, False, str(number))


def at_least(number: int) -> Figure:
    return Figure(number, None, False, f"at least {number}")


def up_to(number: int) -> Figure:
    return Figure(None, number, False, f"up to {number}")


def on(day: date) -> When:
    return When("that day", day, day)


def killed(
    of: Report, figure: Figure | None, *voices: Voice, id: str = "c1", at: int = 0, certainty: Certainty = "asserted",
    **fields: Any,
) -> Claim:  # fmt: skip
    """A claim of people killed in an air strike on the town, unless `fields` say otherwise."""
    told: dict[str, Any] = {
        "kind": "killed",
        "place": TOWN,
        "time": on(DAY),
        "groups": ("person",),
        "method": "airstrike",
    } | fields
    return Claim(
        of.id, id, evidence=Span(at, at + 10, of.text[at : at + 10]), figure=figure, said_by=voices,
        certainty=certainty, **told,
    )  # fmt: skip


Judged = list[tuple[Incident, Assessment]]


def judged(reports: Iterable[Report], claims: Iterable[Claim]) -> Judged:
    by_id, by_ref = {r.id: r for r in reports}, {c.ref: c for c in claims}
    return [(i, assess(i, by_id, by_ref, NAMES)) for i in incidents(by_id, by_ref.values())]


def one(reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Incident, Assessment]:
    """The only incident of these claims."""
    (found,) = judged(reports, claims)
    return found


def range_of(assessment: Assessment, kind: str = "killed", group: str | None = None) -> Range:
    (found,) = [r for r in assessment.ranges if (r.kind, r.group) == (kind, group)]
    return found


def bounds(assessment: Assessment, kind: str = "killed", group: str | None = None) -> tuple[Any, Any, Any]:
    found = range_of(assessment, kind, group)
    return found.low, found.best, found.high


def figures_apart(assessment: Assessment) -> list[Contradiction]:
    return [c for c in assessment.contradictions if c.about == "figure"]


def voice(name: str, kind: VoiceKind = "monitor") -> Voice:
    return Voice(name, kind, key=f"said:{name}")


def grouping(found: Iterable[Incident]) -> set[frozenset[tuple[str, str]]]:
    """Which claims are together, whatever the incidents are called."""
    return {frozenset(incident.refs()) for incident in found}


def days_later(count: int) -> date:
    return DAY + timedelta(days=count)


def as_map(reports: Iterable[Report]) -> Mapping[str, Report]:
    return {r.id: r for r in reports}


def test_texts_of_two_reports_share_no_words() -> None:
    a, b = set(own_words("a").split()), set(own_words("b").split())
    assert not a & b
    assert len(own_words("a").split()) == 60
