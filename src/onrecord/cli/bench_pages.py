"""`onrecord bench pages`: saved web pages against their marked story, beside bare trafilatura."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import floors as at_least

if TYPE_CHECKING:
    from onrecord.bench.pages import Page, Pages


@click.command(name="pages")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option(
    "--misses",
    type=int,
    default=0,
    metavar="N",
    help="Print N lines of each page that are missed or too many.",
)
@at_least.option
def pages(folder: Path, as_json: bool, misses: int, floors: Path | None) -> int:
    """Score the text read from saved web pages (NAME.html beside NAME.json) by words, page by page."""
    from onrecord.bench import pages as bench

    result = bench.run(folder)
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=1))
    else:
        _print(result, misses)
    if floors is not None:
        at_least.hold(floors, f"{folder.resolve().name}-pages", result.measures())
    return 0


def _print(result: Pages, misses: int) -> None:
    from onrecord.bench.pages import FACTS

    for page in result.pages:
        _print_page(page, misses)
    for label, of in (("onrecord", "ours"), ("trafilatura alone", "peer")):
        click.echo(f"{label:22} R {result.mean(of, 'recall'):.3f}  P {result.mean(of, 'precision'):.3f}")
    click.echo("right  " + "  ".join(f"{fact} {result.share(fact):.2f}" for fact in FACTS))
    count = len(result.pages)
    click.echo(
        f"speed  {1000 * result.seconds / count:.1f} ms a page, {1000 * result.peer_seconds / count:.1f} of trafilatura alone   ({count} pages)"
    )


def _print_page(page: Page, misses: int) -> None:
    wrong = "  ".join(f"{fact} {right}/{of}" for fact, (right, of) in page.facts.items() if right != of)
    click.echo(
        f"{page.name:22} R {page.ours.recall:.3f}  P {page.ours.precision:.3f}   "
        f"alone R {page.peer.recall:.3f}  P {page.peer.precision:.3f}   {wrong}".rstrip()
    )
    for label, lines in (("missed", page.missed), ("extra", page.extra)):
        for line in lines[:misses]:
            click.echo(f"  {label}: {line[:110]}")
