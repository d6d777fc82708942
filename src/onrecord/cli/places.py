"""`onrecord places`: files of places become part of the gazetteer, are listed and taken away; what is known under a name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_OK, EXIT_SOME_FAILED, NotInRecord

if TYPE_CHECKING:
    from onrecord.resolve.added.load import Added, Tell
    from onrecord.resolve.gazetteer import Entry, Gazetteer

MOST_SHOWN = 25
"""Places shown under one name, those with most people first."""


@click.group(name="places")
def command() -> None:
    """Add places to the gazetteer, list what was added, show what is known under a name."""


def _tell(quiet: bool) -> tuple[Tell, Any]:
    """Progress whose label follows the work."""
    progress = screen.Progress("places", quiet)

    def tell(what: str, done: int, of: int | None) -> None:
        progress.what = what
        progress.tell(done, of)

    return tell, progress


def _index(quiet: bool) -> Path:
    from onrecord.resolve.gazetteer import ensure_index

    progress = screen.Progress("preparing the gazetteer (once)", quiet)
    index = ensure_index(progress.tell)
    progress.done()
    return index


@command.command(name="add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "name", metavar="NAME", help="What the file is called here. Default: its own name.")
@click.option(
    "--columns",
    default="",
    metavar="name=Town,lat=Y",
    help="Which column of a table of one's own holds what.",
)
@click.option(
    "--alternate-names",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="GeoNames' alternateNamesV2.txt, for a dump. Default: where it lies beside the dump.",
)
@click.option(
    "--bad", type=int, default=10, show_default=True, metavar="N", help="Print N rows that were left out."
)
@inputs.quiet_option
def add(
    file: Path, name: str | None, columns: str, alternate_names: Path | None, bad: int, quiet: bool
) -> int:
    """Make a file of places part of the gazetteer.

    FILE is a GeoNames dump (SY.txt, or SY.zip), a table of p-codes (CSV or XLSX) or a CSV of one's own with a column `name`. What
    kind it is shows from what it holds. Adding the same again changes nothing.
    """
    from onrecord.resolve.added import load
    from onrecord.resolve.gazetteer import added_places, digest

    index = _index(quiet)
    tell, progress = _tell(quiet)
    wish = load.Wish(
        file, load.name_of(file, name), f"{datetime.now(UTC):%Y-%m-%d}", columns, alternate_names
    )
    done = load.add(added_places(), index, digest(), wish, tell)
    progress.done()
    if done.known:
        click.echo(f"Nothing changed: {file} was added on {done.source.added} as {done.source.name}.")
        return EXIT_OK
    _print_added(done, file, bad, quiet)
    return EXIT_SOME_FAILED if done.tally.n_bad else EXIT_OK


def _print_added(done: Added, file: Path, bad: int, quiet: bool) -> None:
    from onrecord.resolve.added.rows import KINDS_OF_FILE

    source, tally = done.source, done.tally
    for row in tally.bad[: max(0, bad)]:
        screen.tell("left out: ", "yellow", screen.printable(f"{file}, line {row.line}: {row.reason}"))
    if tally.n_bad > bad > 0:
        screen.tell(
            "left out: ", "yellow", f"{tally.n_bad:,} rows in all (--bad {tally.n_bad} shows more of them)"
        )
    if quiet:
        return
    click.echo(f"{file} is {KINDS_OF_FILE[source.kind]}; it goes by the name {source.name}.")
    for ours, theirs in done.columns.items():
        click.echo(f"  {ours}: {screen.printable(theirs)}")
    parts = [
        f"{screen.count(source.new, 'new place')}",
        f"{source.joined:,} known already, whose names were added",
    ]
    if source.bad:
        parts.append(f"{source.bad:,} left out, with reasons")
    if source.left_out:
        codes = ", ".join(f"{code} {n:,}" for code, n in tally.left_out.most_common(6))
        parts.append(f"{source.left_out:,} of feature codes that are not loaded ({codes} …)")
    click.echo(f"{screen.count(source.read, 'row')}: {'; '.join(parts)}.")


@command.command(name="list")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def list_added(form: str) -> int:
    """List the files that were added."""
    from onrecord.resolve.added import store
    from onrecord.resolve.added.rows import KINDS_OF_FILE
    from onrecord.resolve.gazetteer import added_places

    path = added_places()
    found = store.sources(path)
    if form == "jsonl":
        for source in found:
            row = {name: getattr(source, name) for name in store.Source.__slots__ if name != "id"}
            click.echo(json.dumps(row, ensure_ascii=False))
        return EXIT_OK
    if not found:
        click.echo("No places were added: the gazetteer is the pack's. `onrecord places add FILE` adds some.")
        return EXIT_OK
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for heading in ("name", "file", "kind", "added", "SHA-256"):
        table.add_column(heading, overflow="fold")
    for heading in ("rows", "new", "known", "left out"):
        table.add_column(heading, justify="right")
    for s in found:
        words = (s.name, s.file, KINDS_OF_FILE[s.kind], s.added, s.sha256[:12] + "…")
        counts = (s.read, s.new, s.joined, s.bad + s.left_out)
        table.add_row(*(Text(screen.printable(w)) for w in words), *(f"{n:,}" for n in counts))
    out = screen.console()
    out.print(table)
    out.print(Text(f"{path} ({path.stat().st_size / 1e6:,.1f} MB)", "dim"))
    return EXIT_OK


@command.command(name="remove")
@click.argument("name")
@inputs.quiet_option
def remove(name: str, quiet: bool) -> int:
    """Take an added file out of the gazetteer; NAME as `onrecord places list` prints it."""
    from onrecord.resolve.added import load
    from onrecord.resolve.gazetteer import added_places, digest

    index = _index(quiet)
    tell, progress = _tell(quiet)
    gone = load.remove(added_places(), index, digest(), name, tell)
    progress.done()
    if not quiet:
        click.echo(
            f"{gone.name} ({gone.file}) is no longer part of the gazetteer: {screen.count(gone.new, 'place')} less."
        )
    return EXIT_OK


@command.command(name="show")
@click.argument("name", metavar="NAME_OR_ID")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@inputs.quiet_option
def show(name: str, form: str, quiet: bool) -> int:
    """Show what the gazetteer knows under a name or an id, with the codes of ACLED, UCDP and IDMC."""
    from onrecord.resolve.gazetteer import Gazetteer
    from onrecord.resolve.place_codes import codes_in_words

    gazetteer = Gazetteer(_index(quiet))
    if ":" in name:
        entry = gazetteer.by_gid(name)
        found = [entry] if entry else []
    else:
        found = gazetteer.called(name)
        by_code = gazetteer.by_gid(f"pcode:{name}")
        found += [by_code] if by_code and by_code not in found else []
    if not found:
        raise NotInRecord(
            name, "no place of that name or id in the gazetteer",
            "a name, or an id such as geonames:170063, pcode:SY0201 or own:NAME/3",
            "Try another spelling, or add a file that has the place: onrecord places add FILE.",
        )  # fmt: skip
    for entry in found[:MOST_SHOWN]:
        facts = _facts(gazetteer, entry)
        if form == "jsonl":
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            _print_facts(facts, codes_in_words(entry, gazetteer.feature_code(entry.id)))
    if len(found) > MOST_SHOWN and form == "text":
        click.echo(f"… and {len(found) - MOST_SHOWN} more of that name")
    return EXIT_OK


def _facts(gazetteer: Gazetteer, entry: Entry) -> dict[str, Any]:
    """All that is known of a place, as it is printed and as JSON."""
    from onrecord.resolve.place_codes import IDMC_WORDS, codes
    from onrecord.resolve.place_mentions import known_place

    said = gazetteer.said_of(entry.id)
    place = known_place(gazetteer, entry, entry.name, entry.name)
    feature = gazetteer.feature_code(entry.id)
    theirs = codes(entry, feature)
    others = dict.fromkeys(other for s in said for other in s.others)
    return {
        "id": entry.gid,
        "name": entry.name,
        "kind": entry.kind + (f" ({feature})" if feature else ""),
        "country": entry.country,
        "in": [f"{above.name} ({above.gid})" for above in gazetteer.above(entry)],
        "lat": entry.lat,
        "lon": entry.lon,
        "radius_km": entry.radius,
        "people": entry.people,
        "precision": place.precision,
        "position": "its own" if entry.position == "own" else f"that of the {entry.position} that holds it",
        "known_from": _known_from(entry, any(s.made for s in said))
        + [f"{s.source} ({s.file})" for s in said],
        "codes": sorted({s.gid for s in said} - {entry.gid}),
        "other_names": list(others),
        "acled_geo_precision": theirs.acled,
        "ucdp_where_prec": theirs.ucdp,
        "idmc_location_accuracy": IDMC_WORDS[theirs.idmc],
    }


def _known_from(entry: Entry, added: bool) -> list[str]:
    if added:
        return []
    by_hand = entry.gid.startswith("onrecord:")
    return ["the supplement of onrecord" if by_hand else "GeoNames, as packed with onrecord"]


def _print_facts(facts: dict[str, Any], codes: str) -> None:
    heading = f"{facts['name']}  {facts['id']}"
    click.echo(
        screen.printable(heading) if screen.plain() else click.style(screen.printable(heading), bold=True)
    )
    where = "unknown" if facts["lat"] is None else f"{facts['lat']}, {facts['lon']}"
    if facts["radius_km"] is not None:
        where += f", within {facts['radius_km']:g} km"
    lines = {
        "kind": facts["kind"] + (f", {facts['people']:,} people" if facts["people"] else ""),
        "in": " < ".join(facts["in"]),
        "position": f"{where} ({facts['position']})",
        "precision": f"{facts['precision']}; {codes}",
        "known from": ", ".join(facts["known_from"]),
        "also": ", ".join(facts["codes"]),
        "other names": ", ".join(facts["other_names"][:12]),
    }
    for label, words in lines.items():
        if words:
            click.echo(f"  {label}: {screen.printable(words)}")
