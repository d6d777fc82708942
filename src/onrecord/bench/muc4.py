"""MUC-4 reports with their template keys → recall and precision of how many people were harmed or aimed at, and how.

The keys of the Fourth Message Understanding Conference (1992) fill, for each terrorist incident of a report, its human targets,
harmed or not, with a number and an effect. A claim has no templates, so what is told of people killed, injured, abducted or
missing, or aimed at by an attack, is held against one target of its report, best match first: `_said`, `_numbered` and `_EFFECTS`
say what is right, `compared` what counts against precision: `relevant`, as near as claims
come to the conference's MATCHED/MISSING, in reports that have templates, what the keys would have and no second claim about a target
that was found (kidnapped, then killed); `all`: every one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.bench.run import rows
from onrecord.bench.scoring import Json
from onrecord.pipeline import Pipeline
from onrecord.read.blocks import blocks
from onrecord.records import Claim, Report, Span

_EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
_KINDS = ("killed", "injured", "abducted", "missing", "attack")
_UNHARMED = ("abducted", "attack")
"""What befell a target that the keys give no effect."""


@dataclass(frozen=True, slots=True)
class Target:
    """One human target of a key: its numbers (alternatives), effects, and where its words stand in the text."""

    numbers: tuple[int, ...]
    plural: bool
    effects: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """Points right (halves possible), fills in the keys, and fills of ours by each basis."""

    right: float
    gold: int
    relevant: int
    all: int

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    def precision(self, basis: int) -> float:
        return self.right / basis if basis else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    reports: int
    number: Slot
    effect: Slot
    misses: tuple[tuple[str, Target], ...]
    extra: tuple[Claim, ...]


def targets(row: Json) -> list[Target]:
    """The distinct human targets of a report's templates, optional ones left out."""
    out: dict[tuple[Any, ...], Target] = {}
    for template in row["templates"]:
        for target in () if template["optional"] else template["human_targets"]:
            if target.get("optional"):
                continue
            numbers = tuple(n["value"] for n in target.get("number") or () if n.get("value") is not None)
            effects = tuple(e for e in target.get("effect") or () if e in _EFFECTS.values())
            plural = any(n.get("plural") for n in target.get("number") or ())
            spans = tuple((a, b) for a, b in target.get("offsets") or ())
            names = tuple(name.upper() for name in target.get("name") or ())
            for n, e in _apart(numbers, effects):
                out.setdefault((n, e, spans), Target(n, plural, e, spans, names))
    return list(out.values())


def _apart(
    numbers: tuple[int, ...], effects: tuple[str, ...]
) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """'12, 5: DEATH, INJURY' is two targets; any other list holds alternatives."""
    if len(numbers) == len(effects) > 1:
        return [((n,), (e,)) for n, e in zip(numbers, effects, strict=True)]
    return [(numbers, effects)]


def run(path: Path, pipeline: Pipeline, on_report: Callable[[int, int], None] | None = None) -> Result:
    """Extracts every report of the file (`id`, `text`, `templates`, `dateline_date`) and scores it."""
    keyed = rows(path, "id", "text", "templates")
    found = {}
    for n, row in enumerate(keyed, 1):
        day = date.fromisoformat(row["dateline_date"]) if row.get("dateline_date") else None
        text = row["text"]
        report = Report(row["id"], text, published=day, published_by="given", blocks=blocks(text, None))
        found[row["id"]] = told(pipeline.claims(report))
        if on_report is not None:
            on_report(n, len(keyed))
    return compared(
        {row["id"]: targets(row) for row in keyed}, {r["id"] for r in keyed if r["templates"]}, found
    )


def compared(
    gold: Mapping[str, Sequence[Target]], relevant: set[str], found: Mapping[str, Sequence[Claim]]
) -> Result:
    number, effect = [0.0, 0, 0, 0], [0.0, 0, 0, 0]
    misses, extra = [], []
    for report, wanted in gold.items():
        claims = found.get(report, ())
        pairs = _pairs(wanted, claims)
        for target in wanted:
            claim = pairs.get(id(target))
            number[1] += bool(target.numbers) or target.plural
            effect[1] += bool(target.effects)
            if claim is None:
                misses.append((report, target))
                continue
            number[0] += _numbered(target, claim)
            effect[0] += _effect(claim) in target.effects
        used = {id(c) for c in pairs.values()}
        extra += [c for c in claims if id(c) not in used]
        met = [t for t in wanted if id(t) in pairs]
        counted = [
            c
            for c in claims
            if id(c) in used or (report in relevant and _reportable(c) and not any(_said(t, c) for t in met))
        ]
        number[2] += len(counted)
        number[3] += len(claims)
        effect[2] += sum(_effect(c) is not None for c in counted)
        effect[3] += sum(c.kind in _EFFECTS for c in claims)
    return Result(len(gold), _slot(number), _slot(effect), tuple(misses), tuple(extra))


def told(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a target may be held against; an attack stands as one for each of the people it was aimed at.

    Of those whom a claim about people tells of, the attack tells nothing more.
    """
    people = [c for c in claims if c.kind in _KINDS and c.kind != "attack"]
    aimed = [
        replace(c, evidence=Span(a.start, a.end, a.text), figure=a.figure, groups=a.groups, aimed_at=())
        for c in claims
        if c.kind == "attack"
        for a in c.aimed_at
    ]
    return people + [a for a in aimed if not any(_overlap(a.evidence, c.evidence) for c in people)]


def _effect(claim: Claim) -> str | None:
    """What befell the people; nothing where it is only threatened, planned or denied."""
    return _EFFECTS.get(claim.kind) if claim.certainty in ("asserted", "feared") else None


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _said(target: Target, claim: Claim) -> bool:
    """Whether the claim's evidence holds words of the target, where the key found them or by its surname elsewhere."""
    return _in_place(target, claim) or _named(target, claim)


def _in_place(target: Target, claim: Claim) -> bool:
    return any(a < claim.evidence.end and b > claim.evidence.start for a, b in target.spans)


def _named(target: Target, claim: Claim) -> bool:
    """A person is the same wherever the report names them; a first name alone many have."""
    said = set(_WORD.findall(claim.evidence.text.upper()))
    for name in target.names:
        words = _WORD.findall(name)
        if any(len(w) > 3 and w in said for w in (words[1:] or words)):
            return True
    return False


_WORD = re.compile(r"\w+")


def _reportable(claim: Claim) -> bool:
    """Whether the keys' rules would have a template for such a claim: not for losses of armed sides, running totals, what is
    only feared, planned or denied."""
    losses = claim.groups == ("combatant",)
    return not losses and claim.scope == "incident" and claim.certainty == "asserted" and not claim.superseded


def _slot(counts: list[float]) -> Slot:
    return Slot(counts[0], int(counts[1]), int(counts[2]), int(counts[3]))


def _pairs(wanted: Sequence[Target], claims: Sequence[Claim]) -> dict[int, Claim]:
    """One claim for a target at the most, by the id of the target; best first."""
    options = []
    for i, target in enumerate(wanted):
        for j, claim in enumerate(claims):
            said = _in_place(target, claim) or 0.5 * _named(target, claim)
            same = _numbered(target, claim) == 1
            if not said and not (same and target.numbers and max(target.numbers) > 1):
                continue
            fits = _effect(claim) in target.effects or (
                not target.effects and (claim.kind in _UNHARMED or _effect(claim) is None)
            )
            options.append((2 * fits + same + said, i, j))
    out: dict[int, Claim] = {}
    taken: set[int] = set()
    for _, i, j in sorted(options, key=lambda o: (-o[0], o[1], o[2])):
        if id(wanted[i]) not in out and j not in taken:
            out[id(wanted[i])] = claims[j]
            taken.add(j)
    return out


def _numbered(target: Target, claim: Claim) -> float:
    """1 where the claim gives the key's number, a half where one of the two is vague."""
    figure = claim.figure
    if figure is None:
        return 1.0 if target.plural else 0.0
    if figure.low in target.numbers or figure.high in target.numbers:
        return 1.0
    if target.plural:
        return 1.0 if figure.vague else 0.5
    return 0.5 if figure.vague and any(n >= (figure.low or 0) for n in target.numbers) else 0.0
