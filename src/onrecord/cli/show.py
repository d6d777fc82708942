"""`onrecord show ID`: a report, claim or incident: the words in context, who says it, what agrees, what contradicts."""

from __future__ import annotations

from datetime import date

import click

from onrecord.cli import inputs, screen
from onrecord.cli.loaded import Loaded, judged, known_on, load
from onrecord.cli.show_claim import context, facts, listed, says
from onrecord.cli.show_incident import show_incident
from onrecord.errors import NotInRecord
from onrecord.incidents import Assessment, Incident
from onrecord.records import Claim, Place, Report


@click.command(name="show")
@click.argument("id", metavar="ID")
@click.argument("claim", metavar="[CLAIM]", required=False)
@inputs.on_option
@inputs.db_option
@inputs.quiet_option
def command(id: str, claim: str | None, on: date | None, db: str | None, quiet: bool) -> int:
    """Show a report, a claim or an incident with the words of its sources.

    ID is a report's id, a claim's (REPORT:c3, or REPORT c3) or an incident's (i followed by ten letters and digits). With --on, an incident is
    shown as the reports published by that day tell it.
    """
    id = f"{id}:{claim}" if claim else id
    loaded = load(db, quiet)
    if id in loaded.reports:
        _report(loaded.reports[id], [c for c in loaded.claims.values() if c.report == id])
        return 0
    found = list(known_on(loaded, on, quiet).judged) if on else judged(loaded)
    report, _, number = id.rpartition(":")
    if (report, number) in loaded.claims:
        _claim(loaded, loaded.claims[report, number], found)
        return 0
    for incident, assessment in found:
        if incident.id == id:
            show_incident(loaded, incident, assessment)
            return 0
    if on and any(incident.id == id for incident, _ in judged(loaded)):
        click.echo(f"{id}: no report of it was published by {on}, or none of them has a known day")
        return 0
    if id in loaded.moved:
        now = loaded.moved[id]
        raise NotInRecord(
            id,
            f"this incident became part of {now}",
            "the id of an incident that stands",
            f"`onrecord show {now}` shows it.",
        )
    raise NotInRecord(
        id,
        "no report, claim or incident of that id in the record",
        "an id as `onrecord reports` and `onrecord incidents` print them, or REPORT:c3 for a claim",
        "List them, then try again.",
    )


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
                facts(claim),
                (f"  — {says(claim, report)}", "italic"),
            )
        )


def _claim(loaded: Loaded, claim: Claim, found: list[tuple[Incident, Assessment]]) -> None:
    from rich.text import Text

    out = screen.console()
    report = loaded.reports[claim.report]
    out.print(Text.assemble((f"{claim.report}:{claim.id}  ", "dim"), (facts(claim), "bold")))
    out.print(
        Text(
            f"  says: {says(claim, report)}   ({report.outlet or report.id}, {report.published or 'day unknown'})"
        )
    )
    out.print(context(report, claim))
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
        listed(loaded, "agrees", agree)
        listed(loaded, "contradicts", [loaded.claims[r] for r in sorted(against)])


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
