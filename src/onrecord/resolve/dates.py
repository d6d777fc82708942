"""Words of time → days: every time expression of a report, in order, resolved against its publication.

Comes in: an annotated report (or a stretch of text and a publication date). Goes out: `TimeMention`s with
inclusive intervals. Which of them governs a claim is decided in extract/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.records import AnnotatedReport, BlockKind, TimeMention, When
from onrecord.resolve.calendar_math import Interval, plus
from onrecord.resolve.date_hits import State, hits
from onrecord.resolve.date_reasons import reason
from onrecord.resolve.date_setting import Hit

_DATED = {
    "iso", "numeric", "dmy", "mdy", "dayword", "monthyear", "weekday", "month", "year", "spoken", "relative", "ago", "season",
}  # fmt: skip
_SINCE = re.compile(
    r"(?<![\w-])(?:[Ee]ver\s+)?[Ss]ince\s+(?:(?!(?:said|says|told|announced|reported)\b)[^\W\d][\w'’-]*\s+){1,18}\Z"
)


def find(report: AnnotatedReport) -> tuple[TimeMention, ...]:
    """All time expressions of the story and of date lines, in the order of the text."""
    text = report.report.text
    return tuple(
        mention
        for start, _, found, state in expressions(report)
        for mention in _mentions(text, start, found, state)
    )


def expressions(report: AnnotatedReport) -> list[tuple[int, int, list[Hit], State]]:
    """Of each sentence and date line: where it starts and ends, what was found in it, and what is known of the report."""
    published = _usable(report.report.published)
    state = State(published)
    out = list(_scanned(report, state))
    # A history ('On 1 September 1939 … By October …') takes the years that it leaves out from its own dates.
    return list(_scanned(report, State(published, history=True))) if state.tells_history() else out


def _scanned(report: AnnotatedReport, state: State) -> Iterator[tuple[int, int, list[Hit], State]]:
    for start, end, kind in _stretches(report):
        state.caption = kind == "caption"
        yield start, end, hits(report.report.text, start, end, state), state


def _stretches(report: AnnotatedReport) -> list[tuple[int, int, BlockKind]]:
    lines = [(b.start, b.end, b.kind) for b in report.report.blocks if b.kind == "dateline"]
    return sorted(lines + [(s.start, s.end, s.block) for s in report.sentences])


def find_in(text: str, start: int, end: int, published: date | None) -> list[TimeMention]:
    """The time expressions of one sentence, `text[start:end]`."""
    state = State(_usable(published))
    return _mentions(text, start, hits(text, start, end, state), state)


def _usable(published: date | None) -> date | None:
    """A mistaken year at the edge of the calendar leaves no room to count from; it is as good as none."""
    return published if published and 1000 <= published.year <= 9000 else None


def _mentions(text: str, start: int, found: list[Hit], state: State) -> list[TimeMention]:
    floors = [start, *(h.end for h in found)]
    return [_mention(text, hit, floor, state) for hit, floor in zip(found, floors, strict=False)]


def _mention(text: str, hit: Hit, floor: int, state: State) -> TimeMention:
    reading, start = hit.reading, hit.start
    lead, role = hit.setting.lead, reading.role
    begin, end = reading.days
    if role == "when" and "since" in lead.split():
        role = "since"
    elif role == "when" and hit.rule in _DATED and (clause := _since_clause(text, floor, start)) is not None:
        start, role = clause, "since"
    elif hit.rule == "rolling" and (lead.startswith("for") or hit.match["u"].startswith(("year", "decade"))):
        role = "since"
    if role == "since":
        if hit.rule == "ago" and reading.grain == "week" and begin is not None:
            begin = plus(begin, 3)
        end = state.published if begin is None or state.published is None or begin <= state.published else end
    elif role == "when":
        begin, end = _bounded(begin, end, hit, state)
    why = reason(hit, state.published, history=state.history)
    if role == "since" and begin is not None and end is not None and end == state.published:
        why += "; from then to publication"
    return TimeMention(start, hit.end, When(text[start : hit.end], begin, end, why), role)


def _since_clause(text: str, floor: int, start: int) -> int | None:
    """Where 'since the war began' starts, when it runs up to the expression."""
    match = _SINCE.search(text, max(floor, start - 200), start)
    return match.start() if match else None


_OPEN_LEAD = re.compile(r"\b(before|until|till)(?:\s+(?:the|early|late|mid|mid-))*\Z")

_DUSK = re.compile(r"nightfall|sunset|sundown|daybreak")
"""'shortly before sunset': on that day."""

# 'before 2009, when the dam broke': the clause is about 2009 itself.
_WHEN = re.compile(r",?\s+when\b")


def _bounded(begin: date | None, end: date | None, hit: Hit, state: State) -> Interval:
    """Cut at publication what cannot go beyond it; 'before' and 'until' leave the beginning open."""
    published = state.published
    opened = _OPEN_LEAD.search(hit.setting.lead)
    of_the_day = hit.rule == "anchored" and _DUSK.fullmatch(hit.match[0])
    if opened and hit.rule != "clock" and not of_the_day and not _WHEN.match(hit.match.string, hit.end):
        before = opened[1] == "before"
        return None, (plus(begin, -1) if begin else None) if before else end
    if not hit.reading.cut or published is None or begin is None or end is None:
        return begin, end
    if begin <= published < end and not hit.setting.future:
        end = published
    return begin, end
