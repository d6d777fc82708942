"""Where, when and how one incident was, as different origins tell it, where these exclude one another.

Comes in: claims with their origins. Goes out: contradictions about place, day and method. An origin is taken with all that its
reports say of the incident: two contradict only where nothing that the one says fits anything that the other says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from onrecord.assess.one_harm import days, days_apart, methods_apart, narrow, one_harm, places_apart
from onrecord.assess.told import HARM, Told, refs_of
from onrecord.incidents import About, Contradiction

T = TypeVar("T")


def circumstances_apart(found: Sequence[Told]) -> Iterator[Contradiction]:
    of_event = [
        t for t in found
        if t.claim.kind in HARM and t.claim.scope == "incident" and t.claim.certainty in ("asserted", "feared") and not t.claim.part_of
    ]  # fmt: skip
    if len({t.origin for t in of_event}) < 2:
        return
    yield from _clash("place", "at", of_event, lambda t: narrow(t.claim), places_apart, lambda p: p.name)
    yield from _clash("day", "on", of_event, lambda t: days(t.claim), _a_few_days_apart, _days_words)
    yield from _clash("method", "by", of_event, lambda t: t.claim.method, methods_apart, str)


def _clash(
    about: About, word: str, found: Sequence[Told], of: Callable[[Told], T | None], apart: Callable[[T, T], bool],
    words: Callable[[T], str],
) -> Iterator[Contradiction]:  # fmt: skip
    """The first two origins, with all that agree with them, of whom nothing fits the other."""
    accounts = _accounts(found, of)
    names = sorted(accounts)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            mine, others = accounts[a], accounts[b]
            if not (mine and others and all(apart(x, y) for _, x in mine for _, y in others)):
                continue
            if any(one_harm(t.claim, o.claim, about) for t, _ in mine for o, _ in others):
                # Each side with those origins too that say the same and nothing else.
                left = _agreeing(accounts, [x for _, x in mine], [y for _, y in others], apart)
                right = _agreeing(accounts, [y for _, y in others], [x for _, x in mine], apart)
                labels = tuple(" or ".join(sorted({words(x) for _, x in side})) for side in (left, right))
                yield Contradiction(
                    about, f"{word} {labels[0]} against {word} {labels[1]}",
                    tuple(refs_of([t for t, _ in side]) for side in (left, right)), labels,
                )  # fmt: skip
                return


def _accounts(found: Sequence[Told], of: Callable[[Told], T | None]) -> dict[str, list[tuple[Told, T]]]:
    """Origin → what it, and the reports that carry it, say; its own claims first."""
    own: dict[str, list[tuple[Told, T]]] = {}
    carriers: dict[str, set[str]] = {}
    by_report: dict[str, list[tuple[Told, T]]] = {}
    for t in found:
        carriers.setdefault(t.origin, set()).add(t.claim.report)
        value = of(t)
        if value is not None:
            own.setdefault(t.origin, []).append((t, value))
            by_report.setdefault(t.claim.report, []).append((t, value))
    return {
        origin: [pair for report in sorted(carriers[origin]) for pair in by_report.get(report, [])]
        for origin in own
    }


def _agreeing(
    accounts: Mapping[str, list[tuple[Told, T]]], mine: Sequence[T], others: Sequence[T], apart: Callable[[T, T], bool]
) -> list[tuple[Told, T]]:  # fmt: skip
    out: dict[tuple[str, str], tuple[Told, T]] = {}
    for pairs in accounts.values():
        fits = all(any(not apart(x, y) for y in mine) for _, x in pairs)
        if pairs and fits and all(apart(x, y) for _, x in pairs for y in others):
            out |= {t.ref: (t, x) for t, x in pairs}
    return [out[ref] for ref in sorted(out)]


def _a_few_days_apart(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Weeks apart are two happenings, whatever joined them, and no quarrel about the day of one."""
    return days_apart(a, b) and max((b[0] - a[1]).days, (a[0] - b[1]).days) <= 7


def _days_words(days: tuple[date, date]) -> str:
    return f"{days[0]}" if days[0] == days[1] else f"{days[0]} to {days[1]}"
