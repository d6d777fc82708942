"""`onrecord report`: the record as one page that opens anywhere."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TextIO, cast

import click

from onrecord.cli import inputs
from onrecord.errors import OnrecordError


@click.command(name="report")
@click.option(
    "-o", "--output", default="report.html", show_default=True, metavar="FILE", help="Where the page goes."
)
@inputs.db_option
@inputs.quiet_option
def command(output: str, db: str | None, quiet: bool) -> int:
    """Write the record as one page that opens anywhere.

    The page loads nothing from elsewhere and needs no script. It holds full report text and names: a working document.
    """
    from onrecord import pipeline
    from onrecord.cli.loaded import judged, load
    from onrecord.publish.page import PageInput, is_own_page, write_page

    loaded = load(db)
    boards, more = pipeline.situations(list(loaded.claims.values()), loaded.reports)
    data = PageInput(
        loaded.reports, loaded.claims, judged(loaded, quiet), [s.failure for s in loaded.failures if s.resolved_at is None],
        loaded.made_by, None, boards, more,
    )  # fmt: skip
    path = Path(output)
    if path.is_file() and not is_own_page(path):
        raise OnrecordError(
            output,
            "it exists and is no page that onrecord wrote",
            "a new file, or an earlier page",
            "Choose another file with -o.",
        )
    try:
        # Written beside and moved into place: a page half written never replaces a whole one.
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as out:
            write_page(data, cast(TextIO, out))
        os.chmod(out.name, 0o644)
        os.replace(out.name, path)
    except OSError as error:
        raise OnrecordError(
            output,
            f"it cannot be written ({error.strerror})",
            "a file in a folder you may write to",
            "Choose another file with -o.",
        ) from error
    if not quiet:
        click.echo(f"Written: {path.resolve()}")
    return 0
