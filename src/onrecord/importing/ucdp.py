"""A row of UCDP GED → an event: the 49 columns of the yearly release, and the candidate releases that lack some of them.

`best`, `low` and `high` are one figure; civilians, and the fighters of both sides together, are shares of it. `source_original` says
who first reported it and `source_office` in which medium. Codes as in the GED codebook (ucdp.uu.se).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from onrecord.errors import ReadError
from onrecord.importing.cells import Cells
from onrecord.importing.claiming import sources
from onrecord.importing.event import Event, Fact, Spot, Width
from onrecord.records import Figure, Scope, When

OUTLET = "UCDP GED"
USED = (
    "id", "relid", "code_status", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b", "number_of_sources", "source_article",
    "source_office", "source_date", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude",
    "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "best_est", "high", "high_est", "low", "low_est",
)  # fmt: skip
_WIDTHS: dict[int, Width] = {
    1: "town",
    2: "near",
    3: "county",
    4: "division",
    5: "wide",
    6: "country",
    7: "wide",
}
_LONG_DAYS = 7
"""An aggregate of more days than that is a running total: it is the sum of several events."""


def recognises(columns: Collection[str]) -> bool:
    held = set(columns)
    return {"type_of_violence", "date_start", "side_a"} <= held and bool({"best", "best_est"} & held)


def event(cells: Cells, outlet: str | None) -> Event:
    number = cells.needed("id")
    when = _when(cells)
    width = _WIDTHS[cells.coded("where_prec", tuple(_WIDTHS)) or 1]
    spot = Spot(
        cells.text("where_coordinates"), cells.text("adm_1"), cells.text("adm_2"), cells.text("country"), cells.position(), width,
    )  # fmt: skip
    used = {name: words for name in USED if (words := cells.text(name))}
    said_by = (*sources(cells.text("source_original"), ";,"), *sources(cells.text("source_office"), ";"))
    return Event(
        f"ucdp-{number}", outlet or OUTLET, " · ".join(filter(None, (cells.text("dyad_name"), spot.name, when.text))), used, spot, when,
        _facts(cells, when), cells.text("source_headline"), tuple({voice.text: voice for voice in said_by}.values()),
    )  # fmt: skip


def _when(cells: Cells) -> When:
    words, start = cells.needed("date_start"), cells.day("date_start")
    end = cells.day("date_end") or start
    cells.coded("date_prec", (1, 2, 3, 4, 5))
    if start is None or end is None or end < start:
        raise ReadError(
            "bad-date",
            "",
            "has a `date_end` before its `date_start`",
            "a period that begins before it ends",
            "Mend the row.",
        )
    return When(
        words.split()[0] if start == end else f"{start} to {end}",
        start,
        end,
        _why(cells.text("date_prec"), start, end),
    )


def _why(precision: str, start: date, end: date) -> str:
    return (
        f"date_prec {precision}: {start} to {end}" if precision and start != end else "the table's own dates"
    )


def _facts(cells: Cells, when: When) -> tuple[Fact, ...]:
    violence = cells.coded("type_of_violence", (1, 2, 3))
    actor = cells.text("side_a") or None if violence == 3 else None
    scope: Scope = (
        "cumulative" if cells.coded("event_clarity", (1, 2)) == 2 and _days(when) > _LONG_DAYS else "incident"
    )
    attack = [Fact("attack", ("type_of_violence",), actor=actor)] if violence and scope == "incident" else []
    figure = _figure(cells)
    if figure is None:
        return tuple(attack)
    whole = len(attack)
    groups, shares = _groups(cells, figure.number or 0)
    dead = Fact(
        "killed", ("best", "high", "low", "best_est", "high_est", "low_est"), figure, groups, actor=actor, scope=scope,
        affiliation=_side(cells) if groups == ("combatant",) else None, attack=0 if attack else None,
    )  # fmt: skip
    parts = [
        Fact("killed", columns, _exact(number), group, _side(cells) if group == ("combatant",) else None, actor, scope=scope, part_of=whole,
             attack=0 if attack else None)
        for columns, number, group in shares
    ]  # fmt: skip
    return (*attack, dead, *parts)


def _days(when: When) -> int:
    return (when.end - when.start).days + 1 if when.start and when.end else 1


def _figure(cells: Cells) -> Figure | None:
    best, low, high = (cells.whole(name, f"{name}_est") for name in ("best", "low", "high"))
    if best is None:
        raise ReadError("missing", "", "has no `best`", "a row with `best`", "Mend the row, or take it out.")
    low, high = best if low is None else low, best if high is None else high
    if not low <= best <= high:
        raise ReadError(
            "bad-number", "", f"has a low of {low}, a best of {best} and a high of {high}", "low ≤ best ≤ high", "Mend the row, or take it out.",
        )  # fmt: skip
    if high == 0:
        return None
    if low == high:
        return Figure(low, high, False, str(best))
    return Figure(low, high, False, f"best {best}, low {low}, high {high}", best=best)


def _exact(number: int) -> Figure:
    return Figure(number, number, False, str(number))


Share = tuple[tuple[str, ...], int, tuple[str, ...]]


def _groups(cells: Cells, best: int) -> tuple[tuple[str, ...], list[Share]]:
    """The group of the whole, where all of it is one; else the shares of the best estimate."""
    civilians, a, b = (cells.whole(name) or 0 for name in ("deaths_civilians", "deaths_a", "deaths_b"))
    fighters = a + b
    if civilians and civilians == best:
        return ("civilian",), []
    if fighters and fighters == best:
        return ("combatant",), []
    shares: list[Share] = []
    if fighters:
        columns = tuple(name for name, n in (("deaths_a", a), ("deaths_b", b)) if n)
        shares.append((columns, fighters, ("combatant",)))
    if civilians:
        shares.append((("deaths_civilians",), civilians, ("civilian",)))
    return ("person",), shares


def _side(cells: Cells) -> str | None:
    """The side of the dead fighters, where they were of one."""
    a, b = cells.whole("deaths_a") or 0, cells.whole("deaths_b") or 0
    if a and b:
        return None
    return cells.text("side_a" if a else "side_b") or None
