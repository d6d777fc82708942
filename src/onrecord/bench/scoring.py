"""Claims against gold claims: precision, recall and F1 of found, toll and whole claims, and each field's share.

Comes in: gold and predicted claims as objects of the claim format, by report. Goes out: a Score.
The rules are those of the gold data's own scorer, so that a figure printed here and one printed
there are the same number (tests/unit/test_scoring.py holds the two against each other):

  found   the claim is there at all: same report and kind, evidence overlaps or figures agree
  toll    of claims with a figure of people: kind, bounds and groups all right
  whole   kind, figure, groups, place, time, first said_by, certainty and scope all right
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.records import PEOPLE_KINDS

Json = dict[str, Any]
_STOP = {"the", "a", "an", "of", "in", "on", "at", "and", "for", "its", "their", "s"}
_VAGUE_PLACE = {"eastern", "western", "northern", "southern", "province", "city"}


@dataclass(frozen=True, slots=True)
class Rate:
    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return round(self.right / self.predicted, 3) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return round(self.right / self.gold, 3) if self.gold else 0.0

    @property
    def f1(self) -> float:
        if not self.right:
            return 0.0
        p, r = self.right / self.predicted, self.right / self.gold
        return round(2 * p * r / (p + r), 3)

    def as_json(self) -> Json:
        return {
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "right": self.right, "predicted": self.predicted, "gold": self.gold,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    found: Rate
    toll: Rate
    whole: Rate
    fields: Mapping[str, float]
    kinds: Mapping[str, Rate]
    missed: Sequence[Json]
    extra: Sequence[Json]
    source_kind: Rate
    """Of matched claims whose first speaker is right: how many have its kind right too."""

    def as_json(self) -> Json:
        """The same object that the gold data's scorer prints."""
        return {
            "found": self.found.as_json(), "toll": self.toll.as_json(), "whole": self.whole.as_json(),
            "fields": dict(self.fields), "kinds": {k: r.as_json() for k, r in self.kinds.items()},
        }  # fmt: skip


def _words(text: str | None) -> set[str]:
    return {w for w in re.findall(r"\w+", (text or "").lower().replace("-", " ")) if w not in _STOP}


def _alike(a: str | None, b: str | None, least: float = 0.5) -> bool:
    wa, wb = _words(a), _words(b)
    if not wa or not wb:
        return wa == wb
    return 2 * len(wa & wb) / (len(wa) + len(wb)) >= least


def bounds(claim: Json) -> tuple[int | None, int | None] | None:
    figure = claim.get("figure")
    return None if figure is None else (figure.get("low"), figure.get("high"))


def _overlap(a: Json, b: Json) -> int:
    ea, eb = a["evidence"], b["evidence"]
    return max(0, int(min(ea["end"], eb["end"])) - int(max(ea["start"], eb["start"])))


def _groups(claim: Json) -> list[str]:
    return sorted(claim.get("groups") or [])


def _place(g: Json, p: Json) -> bool:
    a, b = g.get("place"), p.get("place")
    if not a or not b:
        return not a and not b
    shared = _words(a.get("name")) & _words(b.get("name")) - _VAGUE_PLACE
    return _alike(a.get("name"), b.get("name")) or _alike(a.get("text"), b.get("text")) or bool(shared)


def _time(g: Json, p: Json) -> bool:
    a, b = g.get("time") or {}, p.get("time") or {}
    return (a.get("start"), a.get("end")) == (b.get("start"), b.get("end"))


def _source(g: Json, p: Json) -> bool:
    a, b = g.get("said_by") or [], p.get("said_by") or []
    if not a or not b:
        return not a and not b
    same_kind = a[0].get("kind") == b[0].get("kind") and bool(_words(a[0]["text"]) & _words(b[0]["text"]))
    return _alike(a[0]["text"], b[0]["text"], 0.4) or same_kind


def _actor(g: Json, p: Json) -> bool:
    a, b = g.get("actor") or {}, p.get("actor") or {}
    if not a or not b:
        return not a and not b
    return bool(_words(a.get("text")) & _words(b.get("text")))


FIELDS: Mapping[str, Callable[[Json, Json], bool]] = {
    "figure": lambda g, p: bounds(g) == bounds(p),
    "groups": lambda g, p: _groups(g) == _groups(p),
    "actor": _actor,
    "method": lambda g, p: g.get("method") == p.get("method"),
    "place": _place,
    "time": _time,
    "said_by": _source,
    "certainty": lambda g, p: g.get("certainty", "asserted") == p.get("certainty", "asserted"),
    "scope": lambda g, p: g.get("scope", "incident") == p.get("scope", "incident"),
    "part_of": lambda g, p: bool(g.get("part_of")) == bool(p.get("part_of")),
    "superseded": lambda g, p: bool(g.get("superseded")) == bool(p.get("superseded")),
    "phase": lambda g, p: g.get("phase") == p.get("phase"),
}
_WHOLE = ("figure", "groups", "place", "time", "said_by", "certainty", "scope")


def pairs(gold: Sequence[Json], predicted: Sequence[Json]) -> list[tuple[Json, Json]]:
    """One-to-one pairs of one report's claims, best first."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if g["kind"] != p["kind"]:
                continue
            shared, same = _overlap(g, p), bounds(g) is not None and bounds(g) == bounds(p)
            if shared or same:
                rank = 2 * same + (shared > 0) + FIELDS["groups"](g, p) + shared / 10_000
                options.append((rank, i, j))
    out, used_g, used_p = [], set(), set()
    for _, i, j in sorted(options, reverse=True):
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            out.append((gold[i], predicted[j]))
    return out


def is_toll(claim: Json) -> bool:
    figure = claim.get("figure")
    return claim["kind"] in PEOPLE_KINDS and figure is not None and figure.get("unit", "person") == "person"


def score(gold: Mapping[str, Sequence[Json]], predicted: Mapping[str, Sequence[Json]]) -> Score:
    """Scores the predicted claims of the reports that gold names; others do not count."""
    matched: list[tuple[Json, Json]] = []
    missed: list[Json] = []
    extra: list[Json] = []
    for report, claims in gold.items():
        got = predicted.get(report, [])
        here = pairs(claims, got)
        matched += here
        in_g, in_p = {id(g) for g, _ in here}, {id(p) for _, p in here}
        missed += [g for g in claims if id(g) not in in_g]
        extra += [p for p in got if id(p) not in in_p]
    all_g = [c for claims in gold.values() for c in claims]
    all_p = [c for report in gold for c in predicted.get(report, [])]
    toll = sum(is_toll(g) and FIELDS["figure"](g, p) and FIELDS["groups"](g, p) for g, p in matched)
    whole = sum(all(FIELDS[name](g, p) for name in _WHOLE) for g, p in matched)
    n = len(matched)
    return Score(
        Rate(n, len(all_p), len(all_g)),
        Rate(toll, sum(map(is_toll, all_p)), sum(map(is_toll, all_g))),
        Rate(whole, len(all_p), len(all_g)),
        {name: round(sum(t(g, p) for g, p in matched) / n, 3) if n else 0.0 for name, t in FIELDS.items()},
        {
            kind: Rate(sum(g["kind"] == kind for g, _ in matched), sum(c["kind"] == kind for c in all_p), sum(c["kind"] == kind for c in all_g))
            for kind in sorted({c["kind"] for c in all_g})
        },
        missed, extra, _source_kinds(matched),
    )  # fmt: skip


def _source_kinds(matched: Sequence[tuple[Json, Json]]) -> Rate:
    sourced = [
        (g["said_by"][0], p["said_by"][0]) for g, p in matched if g.get("said_by") and FIELDS["said_by"](g, p)
    ]
    return Rate(sum(g["kind"] == p["kind"] for g, p in sourced), len(sourced), len(sourced))
