"""`onrecord bulletin`: what changed, what stands and what is not known of a place, every sentence with its sources."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord.cli import inputs, protected
from onrecord.errors import NotInRecord

if TYPE_CHECKING:
    from onrecord.bulletins import Bulletin
    from onrecord.cli.loaded import Loaded
    from onrecord.publish.bulletin import BulletinInput
    from onrecord.records import Place

LANGUAGES = ("en", "ar")
"""As the pages have them (web/settings.py), the one first that needs no catalogue."""


@click.command(name="bulletin")
@click.option("--place", metavar="PLACE", help="A place and all it contains. Default: the whole record.")
@click.option(
    "--from", "start", type=inputs.Day(), metavar="YYYY-MM-DD", help="First day. Default: the same as --to."
)
@click.option(
    "--to",
    "end",
    type=inputs.Day(),
    metavar="YYYY-MM-DD",
    help="Last day. Default: the last day on which the record has a report.",
)
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "docx", "pdf"]), default="md", show_default=True
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where it goes. Default: Markdown is printed; the others go to a file named by place and day.",
)
@click.option(
    "--quotes",
    is_flag=True,
    help="Add titles and the words of the evidence to the sources, without the names that the rules find.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of its sentences.",
)
@protected.options
@inputs.db_option
@inputs.quiet_option
def command(
    place: str | None, start: date | None, end: date | None, form: str, output: str | None, quotes: bool, language: str,
    with_names: bool, exact_places: bool, db: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Draft the bulletin of a period: incidents, people, situation, changes, corrections, and what is not known.

    Every sentence has its sources. What was published before --from counts as known at the last bulletin; what was published after --to
    is not used. Witnesses and private persons are called by their kind. Quotes and titles stay out unless --quotes is given; names that
    the rules of protection find are left out of those too, unless --with-names is given (docs/protection.md).

    In Arabic (--language ar) names and the words of reports stay as they are, and there is neither map nor timeline: their letters are English.
    """
    from onrecord.cli.loaded import leaving
    from onrecord.cli.written import write_file
    from onrecord.publish.bulletin import bulletin, in_pictures

    loaded = leaving(db, quiet, "bulletin", with_names, form=form, quotes=quotes, exact_places=exact_places)
    first, last = period(loaded, start, end)
    loaded, _ = protected.for_publishing(loaded, with_names, exact_places)
    english = language == LANGUAGES[0]
    given = drafted(loaded, place, first, last, quotes, apart=not english)
    found = bulletin(given) if english else _told_in(language, bulletin(given))
    data = in_pictures(form, found, given if english else None)
    if output is None and form == "md":
        click.echo(data.decode(), nl=False)
        return 0
    path = write_file(
        output or file_name(found, form),
        lambda out: out.write(data),
        lambda old: _is_own(old.read_bytes(), form, found),
        f"bulletin in {form}",
    )
    if not quiet:
        click.echo(f"Written: {path}")
    return 0


def period(loaded: Loaded, start: date | None, end: date | None) -> tuple[date, date]:
    """The days asked for, else the last day on which the record has a report."""
    if end is None:
        days = [r.published for r in loaded.reports.values() if r.published is not None]
        if not days and start is None:
            raise NotInRecord(
                "the record",
                "it has no report whose day of publication is known, so there is no last day",
                "a record with dated reports, or a period of your own",
                "Give --from and --to, or add reports with --published.",
            )
        end = max([*days, start] if start else days)
    start = start or end
    if start > end:
        raise click.UsageError(
            f"--from {start} is after --to {end}. Accepted: a first day that is not after the last."
        )
    return start, end


def _told_in(language: str, found: Bulletin) -> Bulletin:
    """By the catalogue of the pages: sentences and counts are the same on both."""
    from onrecord.web.bulletins.told import told_in
    from onrecord.web.settings import with_languages

    with_languages()
    return told_in(language, found)


def _is_own(data: bytes, form: str, found: Bulletin) -> bool:
    from onrecord.publish.bulletin import OWN, markdown

    return OWN[form](data) or (form == "md" and markdown.is_own(data, found.frame))


def drafted(
    loaded: Loaded, place: str | None, start: date, end: date, quotes: bool, apart: bool = False
) -> BulletinInput:
    from onrecord import pipeline
    from onrecord.cli.situation import place_asked

    asked: Place | None = place_asked(place, loaded.claims.values) if place else None
    unread = sum(1 for s in loaded.failures if s.resolved_at is None)
    period = pipeline.Period(start, end, quotes, apart)
    return pipeline.bulletin_given(
        asked, period, loaded.incidents, loaded.claims, loaded.reports, unread, reviewed=loaded.reviewed
    )


def file_name(found: Bulletin, form: str) -> str:
    """'bulletin-eastern-aleppo-2016-12-16.html'; in another language than English 'bulletin-eastern-aleppo-2016-12-16-ar.html'"""
    place = re.sub(r"[^\w]+", "-", found.place.lower()).strip("-_") if found.place else ""
    language = "" if found.frame.language == LANGUAGES[0] else found.frame.language
    return (
        "-".join(part for part in ("bulletin", place, found.end.isoformat(), language) if part) + f".{form}"
    )
