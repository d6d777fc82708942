"""The options of commands that publish, and the record as they may publish it; what a person chose to show is told on standard error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.cli.loaded import Loaded
    from onrecord.protect.published import View

F = TypeVar("F", bound=Callable[..., Any])

NAMES_SHOWN = "names of victims and witnesses are shown; keep this file to those who may see them"
PLACES_SHOWN = "places of detained, abducted and abused people are shown as exactly as reports tell them; keep this file to those who may see them"


def options(command: F) -> F:
    command = click.option(
        "--exact-places",
        is_flag=True,
        help="Keep the places of sensitive claims as exact as reports tell them.",
    )(command)
    return click.option(
        "--with-names", is_flag=True, help="Keep the names of victims, witnesses, minors and private persons."
    )(command)


def for_publishing(loaded: Loaded, with_names: bool, exact_places: bool) -> tuple[Loaded, View]:
    """The record without protected names and with wider places, unless a person asked for them."""
    from onrecord import loaded as whole

    warn(with_names, exact_places)
    return whole.for_publishing(loaded, with_names, exact_places)


def warn(with_names: bool, exact_places: bool) -> None:
    for asked, words in ((with_names, NAMES_SHOWN), (exact_places, PLACES_SHOWN)):
        if asked:
            click.echo(words, err=True)
