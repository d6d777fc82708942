"""`onrecord report`: the record as one page that opens anywhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import click

from onrecord.cli import inputs, protected

if TYPE_CHECKING:
    from onrecord.publish.page import PageInput


@click.command(name="report")
@click.option(
    "-o", "--output", default="report.html", show_default=True, metavar="FILE", help="Where the page goes."
)
@protected.options
@inputs.db_option
@inputs.quiet_option
def command(output: str, with_names: bool, exact_places: bool, db: str | None, quiet: bool) -> int:
    """Write the record as one page that opens anywhere.

    The page loads nothing from elsewhere and needs no script. It holds the full text of the reports. Names and details of victims,
    witnesses, minors and private persons are left out as far as the rules find them, and sensitive places are made wider
    (docs/protection.md); a person reads it before it goes out.
    """
    from onrecord import pipeline
    from onrecord.cli.loaded import judged, leaving
    from onrecord.cli.written import write_file
    from onrecord.publish.page import PageInput, is_own_page

    loaded, view = protected.for_publishing(
        leaving(db, quiet, "page", with_names, exact_places=exact_places), with_names, exact_places
    )
    boards, more = pipeline.situations(list(loaded.claims.values()), loaded.reports)
    data = PageInput(
        loaded.reports, loaded.claims, judged(loaded), [s.failure for s in loaded.failures if s.resolved_at is None],
        loaded.made_by, None, boards, more,
        None if with_names else view.withheld, view.widened, loaded.reviewed,
    )  # fmt: skip
    path = write_file(output, lambda out: _page(data, out), is_own_page, "page")
    if not quiet:
        click.echo(f"Written: {path}")
    return 0


def _page(data: PageInput, out: BinaryIO) -> None:
    from onrecord.publish.page import write_page

    words = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    write_page(data, words)
    words.detach()
