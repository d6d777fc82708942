"""The quality gate: measured scores against floors that only rise.

Comes in: scores by gold set and measure, and the floors of a JSON file such as
`{"news": {"toll_f1": 0.78}}`. Goes out: one message for each floor that is not reached, or that
fell. What is measured and how is run.py's and scoring.py's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.bench.scoring import FIELDS, Score
from onrecord.errors import GateError

Measures = Mapping[str, Mapping[str, float]]
"""Gold set → measure → value."""

_RATES = tuple(
    f"{of}_{value}" for of in ("found", "toll", "whole") for value in ("f1", "precision", "recall", "right")
)
CLAIMS: tuple[str, ...] = (*_RATES, *FIELDS, "source_kind")
"""Measures of claims; a field's name is the share of the matched claims that have it right."""
LINKS: tuple[str, ...] = ("pairs_f1", "bcubed_f1", "copies_f1", "not_independent_f1")
"""Measures of linking (links.py), over the set '<folder>-links', and of copies (copies.py), over '<folder>-copies'."""
PAGES: tuple[str, ...] = (
    "text_recall", "text_precision", "entries", "captions", "credits", "titles", "days", "outlets",
)  # fmt: skip
"""Measures of pages (pages.py), over the set '<folder>-pages': words of the story, and shares of what is right."""
MEASURES = (*CLAIMS, *LINKS, *PAGES)
_ACCEPTED = 'an object of gold sets, each an object of floors, such as {"news": {"toll_f1": 0.78}}'


def measures(score: Score) -> dict[str, float]:
    """Every measure of claims that a floor can be set for: 'toll_f1', 'found_right' …"""
    rates = {"found": score.found, "toll": score.toll, "whole": score.whole}
    found = {name: float(getattr(rates[name.partition("_")[0]], name.partition("_")[2])) for name in _RATES}
    return found | dict(score.fields) | {"source_kind": score.source_kind.precision}


def check(measured: Measures, floors: Measures) -> list[str]:
    """What is below its floor, or was not measured at all; empty where every floor holds."""
    return [
        _message(gold_set, name, floor, measured.get(gold_set, {}).get(name))
        for gold_set, of_set in sorted(floors.items())
        for name, floor in sorted(of_set.items())
        if (value := measured.get(gold_set, {}).get(name)) is None or value < floor
    ]


def fallen(floors: Measures, before: Measures) -> list[str]:
    """What an earlier version of the floors asked for and this one does not."""
    out = []
    for gold_set, of_set in sorted(before.items()):
        for name, old in sorted(of_set.items()):
            new = floors.get(gold_set, {}).get(name)
            if new is None:
                out.append(f"{gold_set}: the floor of {name}, {old:g}, was taken away; floors only rise")
            elif new < old:
                out.append(f"{gold_set}: the floor of {name} fell from {old:g} to {new:g}; floors only rise")
    return out


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """The floors of a file; GateError where the file is missing or holds anything else."""
    try:
        return parsed(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise _no_floors(str(path), f"cannot be read ({error.strerror})") from error


def parsed(text: str, where: str) -> dict[str, dict[str, float]]:
    """The floors in a text that was read from `where`."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise _no_floors(where, f"is no JSON ({error})") from None
    if not isinstance(value, dict) or not all(isinstance(of_set, dict) for of_set in value.values()):
        raise _no_floors(where, "holds something else than floors")
    return {
        gold_set: {name: _floor(where, gold_set, name, floor) for name, floor in of_set.items()}
        for gold_set, of_set in value.items()
    }


def _floor(where: str, gold_set: str, name: str, floor: Any) -> float:
    if name not in MEASURES:
        raise GateError(
            where,
            f"{gold_set} has a floor for {name!r}, which is no measure",
            ", ".join(MEASURES),
            "Correct its name: a floor that nothing is compared with holds nothing up.",
        )
    if isinstance(floor, bool) or not isinstance(floor, int | float) or not floor >= 0:
        raise _no_floors(where, f"has a floor for {gold_set} {name} that is no number: {floor!r}")
    return float(floor)


def _no_floors(where: str, found: str) -> GateError:
    return GateError(
        where, found, _ACCEPTED, "Take the file as it was in the last commit, and change it by hand."
    )


def _message(gold_set: str, name: str, floor: float, value: float | None) -> str:
    if value is None:
        return f"{gold_set}: {name} was not measured; its floor is {floor:g}"
    return f"{gold_set}: {name} is {value:g}, below its floor of {floor:g}"
