"""An incident on the terminal: its ranges and what hangs on whom, its origins, and every contradiction with both sides quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import screen
from onrecord.cli.incidents import range_words
from onrecord.cli.loaded import Loaded
from onrecord.cli.show_claim import listed, says
from onrecord.incidents import Assessment, Contradiction, Incident, Range, Superseded
from onrecord.records import ClaimRef

if TYPE_CHECKING:
    from rich.console import Console

MOST_QUOTES = 3
"""Claims that are quoted of each side of a contradiction; the list of claims below has all."""


def show_incident(loaded: Loaded, incident: Incident, assessment: Assessment) -> None:
    """All of it, what it amounts to before the claims."""
    from rich.text import Text

    out = screen.console()
    where, when = screen.place_words(incident.place), screen.when_words(incident.time)
    title = f"{incident.kind} · {where or 'place unknown'} · {when or 'day unknown'}"
    out.print(Text.assemble((f"{incident.id}  ", "dim"), (title, "bold")))
    names = {o.key: o.name for o in assessment.origins}
    for r in assessment.ranges:
        _range(out, loaded, r, names)
    provisional = "; provisional" if assessment.provisional else ""
    out.print(Text(f"  grade: {assessment.grade}, {assessment.grade_reason}{provisional}"))
    out.print(Text(f"  Iraq Body Count rule: {assessment.provisional_reason}", "dim"))
    for line in _grades_without(assessment, names):
        out.print(Text(f"    {line}", "dim"))
    _origins(out, loaded, assessment)
    if assessment.actors:
        out.print(Text("who did it, as said: " + " · ".join(f"“{words}”" for words, _ in assessment.actors)))
    for clash in assessment.contradictions:
        _contradiction(out, loaded, clash)
    if incident.reasons:
        out.print(Text("together because: " + "; ".join(incident.reasons[:6]), "dim"))
    listed(loaded, "claims", [loaded.claims[r] for r in incident.refs()])


def _range(out: Console, loaded: Loaded, r: Range, names: dict[str, str]) -> None:
    from rich.text import Text

    group = f" ({r.group})" if r.group else ""
    count = "" if r.count == "new" else f" {r.count}"
    out.print(Text.assemble(f"  {r.kind}{group}{count}: ", (range_words(r), "bold"), (f"   {r.rule}", "dim")))
    for w in r.without:
        if r.origins > 1 and (w.low, w.best, w.high) != (r.low, r.best, r.high):
            out.print(Text(f"    without {names.get(w.origin, w.origin)}: {range_words(w)}", "dim"))
    same: dict[tuple[object, ...], list[Superseded]] = {}
    for s in r.superseded:
        same.setdefault((screen.figure_words(loaded.claims[s.claim].figure), s.by, s.why), []).append(s)
    for each in same.values():
        out.print(Text("    " + _superseded(loaded, each, names), "dim"))


def _superseded(loaded: Loaded, same: Sequence[Superseded], names: dict[str, str]) -> str:
    """One figure that was replaced, in one line however many reports give it."""
    s = same[0]
    more = f" and {len(same) - 1} more" if len(same) > 1 else ""
    by = f" gives way to {screen.figure_words(loaded.claims[s.by].figure)} ({_ref(s.by)})" if s.by else ""
    on = f", {s.on}" if s.on else ""
    told = f"{screen.figure_words(loaded.claims[s.claim].figure)} ({_ref(s.claim)}{more})"
    return f"superseded: {told}{by}, {names.get(s.origin, s.origin)}{on}: {s.why}"


def _grades_without(assessment: Assessment, names: dict[str, str]) -> Iterator[str]:
    """Only where the grade would be another one."""
    for w in assessment.without:
        if w.grade is None or (w.grade, w.provisional) == (assessment.grade, assessment.provisional):
            continue
        provisional = ", provisional" if w.provisional and not assessment.provisional else ""
        yield f"without {names.get(w.origin, w.origin)}: {w.grade}{provisional}, {w.reason}"


def _origins(out: Console, loaded: Loaded, assessment: Assessment) -> None:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(screen.count(len(assessment.origins), "independent origin"), "bold"))
    for origin in assessment.origins:
        branch = tree.add(Text.assemble(origin.name, (f" ({origin.kind})", "dim")))
        for report_id in origin.reports:
            report = loaded.reports[report_id]
            reprint = " (reprint)" if report_id in origin.copies else ""
            told = f"  {report.outlet or ''} {report.published or ''}{reprint}"
            branch.add(Text.assemble(report_id, (told, "dim")))
    out.print(tree)


def _contradiction(out: Console, loaded: Loaded, clash: Contradiction) -> None:
    from rich.text import Text

    out.print(Text(f"⚡ {clash.about}: {clash.words}", "yellow"))
    for n, side in enumerate(clash.sides):
        out.print(Text(f"  {clash.labels[n] if n < len(clash.labels) else f'side {n + 1}'}:", "yellow"))
        for ref in side[:MOST_QUOTES]:
            claim = loaded.claims[ref]
            quote = " ".join(claim.evidence.text.split())
            out.print(
                Text.assemble(
                    (f"    {_ref(ref)}  ", "dim"),
                    f"“{quote}”",
                    (f"  — {says(claim, loaded.reports[claim.report])}", "italic"),
                )
            )
            for r in claim.responsibility:
                if clash.about == "denial" and r.stance == "denies":
                    out.print(Text(f"      denied by {r.by.text}: {r.actor}", "italic"))
        if len(side) > MOST_QUOTES:
            out.print(Text(f"    and {len(side) - MOST_QUOTES} more", "dim"))


def _ref(ref: ClaimRef) -> str:
    return ":".join(ref)
