"""Small trained choices: of several readings that the text holds, the likeliest, by a linear score.

Comes in: options, each a bag of named features. Goes out: the index of the best one. The weights are
data/choices.json, made by scripts/train_choices.py; docs and limits are in data/CHOICES.md. A choice
never makes a figure, a name or a word that the text does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class Traced:
    """One choice as it was put, for training: what it is about (a span of the report) and its options."""

    choice: str
    kind: str
    figure: tuple[int | None, int | None] | None
    start: int
    end: int
    options: tuple[tuple[Any, Features], ...]


@dataclass(slots=True)
class Chooser:
    """`weights`: choice → feature → weight; an empty mapping chooses the first option always."""

    weights: Mapping[str, Mapping[str, float]]
    trace: list[Traced] | None = field(default=None)
    """Where every choice is noted down, while training."""

    def best(self, choice: str, options: Sequence[Features]) -> int:
        """The option of the highest score; of equals the first."""
        weights = self.weights.get(choice)
        if not weights or len(options) < 2:
            return 0
        scores = [sum(weights.get(f, 0.0) for f in sorted(option)) for option in options]
        return max(range(len(options)), key=lambda i: (scores[i], -i))

    def note(self, traced: Traced) -> None:
        if self.trace is not None:
            self.trace.append(traced)


@lru_cache(maxsize=1)
def shipped() -> Chooser:
    """The chooser with the weights that come with onrecord."""
    return Chooser(json.loads(files("onrecord").joinpath("data", "choices.json").read_text(encoding="utf-8")))
