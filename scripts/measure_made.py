"""How two reports of one incident differ, in real reports and in generated ones: python scripts/measure_made.py FOLDER [CLAIMS]

FOLDER holds `reports.jsonl` and `incidents.jsonl` (as `onrecord bench links` takes it). Of each report the happening that the linker takes for
its main one is compared with that of every other report of the same incident, by place, day, method and dead. The rates of
src/onrecord/bench/made/rates.py are set so that both columns come out alike.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from onrecord.bench.linking import Record
from onrecord.bench.links import grouped
from onrecord.bench.made.rates import Rates
from onrecord.bench.run import rows
from onrecord.link import Profile, profiles_of
from onrecord.link.happenings import same_or_inside
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Report
from onrecord.sphere import kilometres

NEAR_KM = 15.0
MOST_OF_ONE = 6
"""Reports of one incident that are compared: of the few incidents told by twenty, the pairs would outweigh all others."""
SEEDS = (12, 13)
Counts = dict[str, Counter[str]]


def place(a: Profile, b: Profile) -> str:
    if a.place is None or b.place is None:
        return "one tells none"
    p, q = a.place, b.place
    if p.name == q.name or (p.gazetteer is not None and p.gazetteer == q.gazetteer):
        return "the same"
    if same_or_inside(p, q):
        return "one inside the other"
    if p.lat is None or q.lat is None or p.lon is None or q.lon is None:
        return "apart, one unknown"
    return f"apart, within {NEAR_KM:.0f} km" if kilometres(p.lat, p.lon, q.lat, q.lon) < NEAR_KM else "apart"


def day(a: Profile, b: Profile) -> str:
    if not (a.told and b.told) or None in (a.start, a.end, b.start, b.end):
        return "one tells none"
    first = max(a.start or 0, b.start or 0) - min(a.end or 0, b.end or 0)
    if (a.start, a.end) == (b.start, b.end) and a.start == a.end:
        return "the same"
    return "they meet" if first <= 0 else "a day apart" if first == 1 else "further apart"


def method(a: Profile, b: Profile) -> str:
    if not (a.methods and b.methods):
        return "one tells none"
    return "the same" if a.methods == b.methods else "one shared" if a.methods & b.methods else "another"


def dead(a: Profile, b: Profile) -> str:
    x, y = (max((n for kind, n in p.figures if kind == "killed"), default=0) for p in (a, b))
    if not x or not y:
        return "one tells none"
    times = max(x, y) / min(x, y)
    return next((name for most, name in ((1, "the same"), (1.25, "within a quarter"), (2, "within twice"), (4, "within four times")) if times <= most), "further")  # fmt: skip


ASPECTS = {"place": place, "day": day, "method": method, "dead": dead}


def counted(mains: Mapping[str, Profile], groups: Iterable[Sequence[str]]) -> Counts:
    out: Counts = {name: Counter() for name in ASPECTS}
    for group in groups:
        for a, b in combinations([mains[r] for r in group if r in mains][:MOST_OF_ONE], 2):
            for name, told in ASPECTS.items():
                out[name][told(a, b)] += 1
    return out


def mains(reports: Mapping[str, Report], claims: Mapping[str, Sequence[Claim]]) -> dict[str, Profile]:
    return {name: p for name, report in reports.items() for p in profiles_of(report, claims.get(name, ())) if p.main}  # fmt: skip


def real(folder: Path) -> Counts:
    reports = {r.id: r for r in read([str(folder / "reports.jsonl")], ReadOptions()) if isinstance(r, Report)}
    gold = grouped(rows(folder / "incidents.jsonl", "reports"), "reports", "incident")
    pipeline = Pipeline()
    return counted(mains(reports, {name: pipeline.claims(reports[name]) for name in gold if name in reports}), by_group(gold))  # fmt: skip


def generated(claims: int, seed: int) -> Counts:
    record = Record(claims, seed, Rates(), lambda *_: None)
    of: dict[str, list[Claim]] = {}
    for claim in record.claims:
        of.setdefault(claim.report, []).append(claim)
    return counted(mains(record.reports, of), by_group(record.mains))


def by_group(of: Mapping[str, int]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for member, number in of.items():
        groups.setdefault(number, []).append(member)
    return list(groups.values())


def main() -> None:
    folder, claims = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 15_000
    first, second = real(folder), generated(claims, SEEDS[0])
    for name, more in generated(claims, SEEDS[1]).items():
        second[name] += more
    for name in ASPECTS:
        sys.stdout.write(
            f"\n{name}: {first[name].total()} pairs of real reports, {second[name].total()} of generated ones\n"
        )
        for value in sorted({*first[name], *second[name]}, key=lambda v: -first[name][v]):
            sys.stdout.write(f"  {value:22} {first[name][value] / first[name].total():.3f} {second[name][value] / second[name].total():.3f}\n")  # fmt: skip


if __name__ == "__main__":
    main()
