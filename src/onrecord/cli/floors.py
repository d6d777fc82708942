"""The option `--floors` of the benches, and what it does: a run fails where it falls below the floors of its set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.errors import GateError

F = TypeVar("F", bound=Callable[..., Any])


def option(command: F) -> F:
    return click.option(
        "--floors",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Fail (exit 5) where the set falls below its floors in this file.",
    )(command)


def hold(path: Path, name: str, measured: Mapping[str, float]) -> None:
    """Raises where a measure of the set lies below its floor."""
    from onrecord.bench import gate

    floors = gate.read_floors(path)
    if name not in floors:
        raise GateError(
            str(path),
            f"no floors for the set {name!r}",
            f"one of {', '.join(sorted(floors))}",
            "Give the folder of such a set.",
        )
    fallen = gate.check({name: measured}, {name: floors[name]})
    if fallen:
        raise GateError(
            str(path),
            "; ".join(fallen),
            "at least the floors",
            "Find what made it worse with --misses; floors only rise.",
        )
