"""The timeline of what is found: attacks, tolls, movements, ceasefires, each in a lane, with the same incidents as a table.

Comes in: filters; `since` and `until` are the time that is shown; `step` is what one column is. Goes out: the page, or only the part
of it that changes when the time moves (for static/picture.js). Lanes are made in web/pictures, groups in finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from onrecord import finding
from onrecord.finding import Wanted, days, grouped
from onrecord.finding.days import Step
from onrecord.store import Record
from onrecord.web.asked import Asked
from onrecord.web.pages.filtering import filtering
from onrecord.web.pages.found_at import AT_ONCE, address, first_row, pages_of
from onrecord.web.pictures import lanes_picture
from onrecord.web.pictures.lanes import Axis, Group, Stretch, axis_of, broken, lanes_of, told
from onrecord.web.pictures.legend import entries
from onrecord.web.pictures.words import STEPS

FITTING, MOST = 60, 62
"""Columns: as many are chosen where no step is asked for; more than the second number is never drawn."""
_SHOWN = {"year": 15, "month": 24, "week": 26, "day": 31}
"""Columns when a step is chosen."""
_MOVES = (
    ("earlier", "←", gettext_noop("Earlier"), -0.5, 1.0),
    ("later", "→", gettext_noop("Later"), 0.5, 1.0),
    ("in", "+", gettext_noop("Nearer"), 0.0, 0.5),
    ("out", "−", gettext_noop("Farther"), 0.0, 2.0),
)
"""What a move is called, its sign and words, how far it goes and what becomes of the length, in parts of what is shown."""


@dataclass(frozen=True, slots=True)
class Looked:
    wanted: Wanted
    axis: Axis | None
    undated: int
    """Incidents."""


@require_safe
def timeline(request: Asked) -> HttpResponse:
    wanted = finding.wanted_of(request.GET)
    told = _told(request, wanted)
    told |= filtering(request.GET, box=request.GET.get("box"))
    return render(request, "timeline.html", told | {"legend": entries()})


@require_safe
def picture(request: Asked) -> HttpResponse:
    return render(request, "timeline_found.html", _told(request, finding.wanted_of(request.GET)))


def _told(request: Asked, wanted: Wanted) -> dict[str, Any]:
    looked = look(request.seen, wanted, request.GET.get("step", ""))
    first, axis = first_row(request.GET), looked.axis
    page = grouped.rows(request.seen, wanted, order="oldest", first=first, most=AT_ONCE)
    told = {
        "rows": page.rows,
        "total": page.total,
        "undated": looked.undated,
        "pages": pages_of(wanted, first, page.total, {}),
        "everything": address(wanted, since=None, until=None),
        "picture": None,
    }
    if axis is None:
        return told
    whole = address(wanted, since=axis.first, until=axis.last)
    found = lanes_of(grouped.times(request.seen, wanted, axis.step), axis)
    return told | {
        "picture": lanes_picture.drawing(found, axis, partial(_link, wanted), whole),
        "breaks": [lanes_picture.break_words(gap) for gap in axis.breaks],
        "whole": whole,
        "steps": _steps(wanted, axis),
        "moves": _moves(wanted, axis),
        "first_day": axis.first,
        "last_day": axis.last,
    }


def look(seen: Record, wanted: Wanted, asked: str = "") -> Looked:
    """From the first to the last day that is wanted, else that is found; None where nothing has a day."""
    # Both given: whatever has no day is left out by them, so that there is nothing to ask.
    given = wanted.since is not None and wanted.until is not None
    reach = grouped.Reach(None, None, 0) if given else grouped.reach(seen, wanted)
    first, last = wanted.since or reach.first, wanted.until or reach.last
    if first is None or last is None:
        return Looked(wanted, None, reach.undated)
    first, last = (min(max(day, days.EARLIEST), days.LATEST) for day in (first, last))
    last = max(first, last)
    step = cast(Step, asked) if asked in STEPS else days.fitting(first, last, FITTING)
    if len(list(days.between(first, last, step))) > MOST:
        step = days.fitting(first, last, FITTING)
    axis = axis_of(first, last, step)
    if wanted.since is None and wanted.until is None and not asked:
        axis = _broken(seen, wanted, axis)
    return Looked(wanted, axis, reach.undated)


def _broken(seen: Record, wanted: Wanted, axis: Axis) -> Axis:
    """Without long times in which nothing is found, in the finest step that fits what is left. Whoever asks for days gets all of them."""
    parts = _told_in(seen, wanted, "week")
    if len(parts) < 2:
        return axis
    long = sum((last - first).days + 1 for first, last in parts)
    step = days.fitting(axis.first, days.shifted(axis.first, long - 1), FITTING)
    parts = _told_in(seen, wanted, step)
    made = broken(axis_of(parts[0][0], parts[-1][1], step), parts)
    return made if made.breaks and len(made.columns) <= MOST else axis


def _told_in(seen: Record, wanted: Wanted, step: Step) -> tuple[Stretch, ...]:
    return told(
        (row.first, days.end(max(row.first, row.last), step)) for row in grouped.times(seen, wanted, step)
    )


def look_ahead(seen: Record) -> None:
    """What the timeline of everything is counted from, kept for whoever asks first."""
    looked = look(seen, Wanted())
    grouped.rows(seen, Wanted(), order="oldest", most=AT_ONCE)
    if looked.axis is not None:
        grouped.times(seen, Wanted(), looked.axis.step)


def _link(wanted: Wanted, group: Group) -> str:
    """The only one's page; else its time, nearer, with what was on it in the table."""
    if group.one:
        return f"{reverse('incident')}?{urlencode({'id': group.one})}"
    return address(wanted, since=group.first, until=group.last)


def _steps(wanted: Wanted, axis: Axis) -> list[tuple[str, str, bool]]:
    """Years, months, weeks and days around the middle of what is shown, or of its last part."""
    first, last = axis.stretches[-1]
    middle = days.shifted(first, (last - first).days // 2)
    out = []
    for step in days.STEPS:
        first = days.after(middle, step, -(_SHOWN[step] // 2))
        last = days.end(days.after(first, step, _SHOWN[step] - 1), step)
        where = address(wanted, {"step": step}, since=first, until=last)
        out.append((where, _(STEPS[step]), step == axis.step))
    return out


def _moves(wanted: Wanted, axis: Axis) -> list[tuple[str, str, str, str]]:
    long = (axis.last - axis.first).days + 1
    parts = (
        {"earlier": axis.stretches[0], "in": axis.stretches[-1], "later": axis.stretches[-1]}
        if axis.parts
        else {}
    )
    out = []
    for name, sign, words, by, scale in _MOVES:
        length = max(round(long * scale), 1)
        first = days.shifted(axis.first, round(long * by + (long - length) / 2))
        step: dict[str, object] = {"step": axis.step} if scale == 1.0 else {}
        first, last = parts.get(name, (first, days.shifted(first, length - 1)))
        where = address(wanted, step if not axis.parts else {}, since=first, until=last)
        out.append((name, sign, _(words), where))
    return out
