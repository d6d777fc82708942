"""`onrecord dossier INCIDENT`: one incident for people to read: figures, map, how it became known, contradictions, every source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from onrecord.cli import inputs, protected
from onrecord.errors import NotInRecord


@click.command(name="dossier")
@click.argument("incident")
@click.option(
    "--format", "form", type=click.Choice(["html", "docx", "pdf"]), default="html", show_default=True
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where it goes. Default: dossier-INCIDENT with the format's suffix.",
)
@inputs.on_option
@protected.options
@inputs.db_option
@inputs.quiet_option
def command(
    incident: str,
    form: str,
    output: str | None,
    on: date | None,
    with_names: bool,
    exact_places: bool,
    db: str | None,
    quiet: bool,
) -> int:
    """Write INCIDENT as a paper: grade, figures as pictures, map, origins, contradictions with both sides quoted, how it became known, and
    every source with its address and digest. Names and exact places of sensitive claims are left out (docs/protection.md).
    """  # fmt: skip
    from onrecord import loaded
    from onrecord.cli.loaded import leaving
    from onrecord.cli.written import write_file
    from onrecord.publish.dossier import GENERATOR
    from onrecord.publish.formats import Asked
    from onrecord.publish.paper import FORMATS, is_own

    held = leaving(db, quiet, "dossier", with_names, form=form, incident=incident, exact_places=exact_places)
    name = held.moved.get(incident, incident)
    kept = [one for one in held.incidents if one.id == name]
    if not kept:
        raise NotInRecord(
            incident,
            "no incident of that id in the record",
            "the id of an incident",
            "`onrecord incidents` lists them.",
        )
    protected.warn(with_names, exact_places)
    paper = loaded.paper_of(replace(held, incidents=kept), name, Asked({}, on, with_names, exact_places))
    if paper is None:
        raise NotInRecord(incident, f"nothing of it was published by {on}", "a later day", "Leave out --on.")
    data = FORMATS[form](paper)
    path = write_file(
        output or f"dossier-{name}.{form}", lambda out: out.write(data), lambda old: is_own(old.read_bytes(), form, GENERATOR), f"dossier in {form}",
    )  # fmt: skip
    if not quiet:
        click.echo(f"Written: {path}")
    return 0
