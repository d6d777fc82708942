"""What an incident's figures and grade hang on, and the figures that were replaced.

Comes in: a page's entry and its evidence. Goes out: two folded lists under the table of figures, or nothing.
"""

from __future__ import annotations

from onrecord.incidents import Range, Superseded, Without
from onrecord.publish.entries import Entry
from onrecord.publish.evidence import Evidence
from onrecord.publish.markup import Html, element, foreign, join
from onrecord.publish.tables import folded
from onrecord.publish.words import day, number, range_name


def sensitivity(entry: Entry, evidence: Evidence) -> Html | None:
    """What any range or the grade would be without one origin, where it would be another."""
    names = {o.key: o.name for o in entry.assessment.origins}
    lines = [
        element("li", "Without ", foreign(names.get(w.origin, w.origin)), ": ", range_name(harm), " ", three(w))
        for harm in entry.assessment.ranges if harm.origins > 1
        for w in harm.without if (w.low, w.best, w.high) != (harm.low, harm.best, harm.high)
    ]  # fmt: skip
    lines += [
        element(
            "li", "Without ", foreign(names.get(w.origin, w.origin)), f": grade {w.grade}", ", provisional" if w.provisional else "",
            ", ", foreign(w.reason),
        )
        for w in entry.assessment.without
        if w.grade and (w.grade, w.provisional) != (entry.assessment.grade, entry.assessment.provisional)
    ]  # fmt: skip
    return folded("What hangs on one origin", element("ul", lines)) if lines else None


def three(w: Without | Range) -> str:
    return " / ".join("open" if n is None else number(n) for n in (w.low, w.best, w.high))


def replaced(entry: Entry, evidence: Evidence) -> Html | None:
    """Figures that are kept and not counted: what replaced each, whose figure that is, and when."""
    names = {o.key: o.name for o in entry.assessment.origins}
    lines = [
        element("li", line)
        for harm in entry.assessment.ranges
        for s in harm.superseded
        if (line := replacement(harm, s, names, evidence)) is not None
    ]
    return folded("Earlier figures, not counted", element("ul", lines)) if lines else None


def replacement(harm: Range, s: Superseded, names: dict[str, str], evidence: Evidence) -> Html | None:
    claim = evidence.claims.get(s.claim)
    if claim is None:
        return None
    by = evidence.claims.get(s.by) if s.by else None
    told = join(" gives way to ", evidence.figure(by)) if by else None
    on = f" on {day(s.on)}" if s.on else ""
    return join(
        range_name(harm), " ", evidence.figure(claim), " (", evidence.report(claim.report), ")", told, ", ",
        foreign(names.get(s.origin, s.origin)), on, ": ", s.why,
    )  # fmt: skip
