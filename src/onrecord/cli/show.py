"""`onrecord show ID`: a report, claim or incident: the words in context, who says it, what agrees, what contradicts."""

from __future__ import annotations

import click

from onrecord.cli import inputs, screen
from onrecord.cli.incidents import range_words
from onrecord.cli.loaded import Loaded, judged, load
from onrecord.errors import NotInRecord
from onrecord.incidents import Assessment, Incident
from onrecord.records import Claim, Place, Report

CONTEXT = 140
"""Characters of the report shown before and behind a claim's words."""


@click.command(name="show")
@click.argument("id", metavar="ID")
@inputs.db_option
@inputs.quiet_option
def command(id: str, db: str | None, quiet: bool) -> int:
    """Show a report, a claim or an incident with the words of its sources.

    ID is a report's id, a claim's (REPORT:c3) or an incident's (i followed by ten letters and digits).
    """
    loaded = load(db)
    if id in loaded.reports:
        _report(loaded.reports[id], [c for c in loaded.claims.values() if c.report == id])
        return 0
    found = judged(loaded, quiet)
    report, _, claim = id.rpartition(":")
    if (report, claim) in loaded.claims:
        _claim(loaded, loaded.claims[report, claim], found)
        return 0
    for incident, assessment in found:
        if incident.id == id:
            _incident(loaded, incident, assessment)
            return 0
    raise NotInRecord(
        id,
        "no report, claim or incident of that id in the record",
        "an id as `onrecord reports` and `onrecord incidents` print them, or REPORT:c3 for a claim",
        "List them, then try again.",
    )


def _context(report: Report, claim: Claim):  # type: ignore[no-untyped-def]
    """The claim's words, marked, with what stands around them."""
    from rich.text import Text

    e = claim.evidence
    start, end = max(0, e.start - CONTEXT), min(len(report.text), e.end + CONTEXT)
    before = " ".join(report.text[start : e.start].split("\n"))
    behind = " ".join(report.text[e.end : end].split("\n"))
    return Text.assemble(
        "  ", ("…" if start else "", "dim"), (before, "dim"), (e.text.replace("\n", " "), "bold reverse"), (behind, "dim"),
        ("…" if end < len(report.text) else "", "dim"),
    )  # fmt: skip


def _facts(claim: Claim) -> str:
    parts = [
        f"{claim.kind}{' ' + claim.phase if claim.phase else ''}: {screen.figure_words(claim.figure)}" if claim.figure else claim.kind + (f" {claim.phase}" if claim.phase else ""),
        ", ".join(claim.groups) + (f" ({claim.affiliation})" if claim.affiliation else ""),
        f"by {claim.actor}{'' if claim.actor_standing == 'stated' else f' ({claim.actor_standing})'}" if claim.actor else "",
        claim.method or "",
        screen.place_words(claim.place) + (f" ({claim.place.precision})" if claim.place and claim.place.precision else ""),
        _when(claim),
        screen.remarks(claim),
    ]  # fmt: skip
    return " · ".join(p for p in parts if p)


def _when(claim: Claim) -> str:
    """The days, and why the words mean them."""
    words = screen.when_words(claim.time)
    return (
        f"{words} (“{claim.time.text}”: {claim.time.why})"
        if words and claim.time and claim.time.why
        else words
    )


def _says(claim: Claim, report: Report) -> str:
    return screen.voices_words(claim) or f"{report.outlet or report.id}, in its own voice"


def _report(report: Report, claims: list[Claim]) -> None:
    from rich.text import Text

    out = screen.console()
    day = (
        f"{report.published} (known by: {report.published_by})"
        if report.published
        else "day of publication unknown"
    )
    out.print(
        Text.assemble(
            (report.title or report.id, "bold"),
            f"\n{report.outlet or 'outlet unknown'} · {day} · {report.id} · {report.source}\n",
        )
    )
    text = Text(report.text)
    for claim in claims:
        text.stylize(f"{screen.KIND_STYLE[claim.kind]} underline", claim.evidence.start, claim.evidence.end)
    for block in report.blocks:
        if block.kind in ("furniture", "credit", "section"):
            text.stylize("dim strike", block.start, block.end)
    out.print(text)
    out.print(Text("\n" + screen.count(len(claims), "claim"), "bold"))
    for claim in claims:
        out.print(
            Text.assemble(
                (f"  {report.id}:{claim.id}  ", "dim"),
                _facts(claim),
                (f"  — {_says(claim, report)}", "italic"),
            )
        )


def _claim(loaded: Loaded, claim: Claim, found: list[tuple[Incident, Assessment]]) -> None:
    from rich.text import Text

    out = screen.console()
    report = loaded.reports[claim.report]
    out.print(Text.assemble((f"{claim.report}:{claim.id}  ", "dim"), (_facts(claim), "bold")))
    out.print(
        Text(
            f"  says: {_says(claim, report)}   ({report.outlet or report.id}, {report.published or 'day unknown'})"
        )
    )
    out.print(_context(report, claim))
    if claim.place is not None and claim.place.gazetteer:
        out.print(Text(f"  place: {_place_codes(claim.place)}", "dim"))
    for incident, assessment in found:
        if claim.ref not in incident.refs():
            continue
        out.print(
            Text.assemble(
                "\nincident ",
                (incident.id, "bold"),
                f" · grade {assessment.grade}: {assessment.grade_reason}",
            )
        )
        agree = [
            loaded.claims[r] for r in incident.refs() if r != claim.ref and _agrees(claim, loaded.claims[r])
        ]
        against = {
            r
            for c in assessment.contradictions
            for side in c.sides
            if claim.ref not in side
            for r in side
            if any(claim.ref in s for s in c.sides)
        }
        _list(loaded, "agrees", agree)
        _list(loaded, "contradicts", [loaded.claims[r] for r in sorted(against)])


def _place_codes(place: Place) -> str:
    """Its id, and what ACLED, UCDP and IDMC call how exactly it is known; the id alone where the gazetteer has lost it."""
    from onrecord.resolve.gazetteer import Gazetteer, ensure_index
    from onrecord.resolve.place_codes import codes_in_words

    gazetteer = Gazetteer(ensure_index())
    entry = gazetteer.by_gid(place.gazetteer or "")
    if entry is None:
        return f"{place.gazetteer}, which the gazetteer no longer has"
    return f"{entry.gid}; {codes_in_words(entry, gazetteer.feature_code(entry.id))}"


def _agrees(a: Claim, b: Claim) -> bool:
    if a.kind != b.kind or a.figure is None or b.figure is None:
        return False
    low = max(a.figure.low or 0, b.figure.low or 0)
    high = min(x for x in (a.figure.high, b.figure.high, 10**12) if x is not None)
    return low <= high


def _list(loaded: Loaded, label: str, claims: list[Claim]) -> None:
    from rich.text import Text

    out = screen.console()
    out.print(Text(f"{label}:" + ("" if claims else " nothing in the record"), "bold"))
    for claim in claims:
        report = loaded.reports[claim.report]
        out.print(
            Text.assemble(
                (f"  {claim.report}:{claim.id}  ", "dim"),
                _facts(claim),
                (f"  — {_says(claim, report)}", "italic"),
            )
        )
        out.print(_context(report, claim))


def _incident(loaded: Loaded, incident: Incident, assessment: Assessment) -> None:
    from rich.text import Text
    from rich.tree import Tree

    out = screen.console()
    out.print(
        Text.assemble(
            (f"{incident.id}  ", "dim"),
            (
                f"{incident.kind} · {screen.place_words(incident.place) or 'place unknown'} · {screen.when_words(incident.time) or 'day unknown'}",
                "bold",
            ),
        )
    )
    for r in assessment.ranges:
        group = f" ({r.group})" if r.group else ""
        out.print(Text.assemble(f"  {r.kind}{group}: ", (range_words(r), "bold"), (f"   {r.rule}", "dim")))
    out.print(
        Text(
            f"  grade: {assessment.grade}, {assessment.grade_reason}"
            + ("; provisional" if assessment.provisional else "")
        )
    )
    tree = Tree(Text(f"{len(assessment.origins)} independent origins", "bold"))
    for origin in assessment.origins:
        branch = tree.add(Text.assemble(origin.name, (f" ({origin.kind})", "dim")))
        for report_id in origin.reports:
            report = loaded.reports[report_id]
            reprint = " (reprint)" if report_id in origin.copies else ""
            branch.add(
                Text.assemble(
                    report_id, (f"  {report.outlet or ''} {report.published or ''}{reprint}", "dim")
                )
            )
    out.print(tree)
    if assessment.actors:
        out.print(Text("who did it, as said: " + " · ".join(f"“{words}”" for words, _ in assessment.actors)))
    for c in assessment.contradictions:
        out.print(Text(f"⚡ {c.words}", "yellow"))
    if incident.reasons:
        out.print(Text("together because: " + "; ".join(incident.reasons[:6]), "dim"))
    _list(loaded, "claims", [loaded.claims[r] for r in incident.refs()])
