"""The situation of a place on a day: the board, the balance, and how both came to be; and the places to choose from.

Comes in: words for a place, maybe its id in the gazetteer and a day. Goes out: its page; a list where the words may mean several places,
or none; a page that says how long it takes, where many claims tell of it and nobody has asked yet.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.errors import NotInRecord, OnrecordError
from onrecord.publish.balance_picture import Words, balance_picture
from onrecord.situations import PARTS, Board, Moment
from onrecord.web import watching
from onrecord.web.asked import Asked
from onrecord.web.boards import choosing, spots, working
from onrecord.web.boards.choosing import Choice
from onrecord.web.boards.working import Waiting, Worked
from onrecord.web.pages import bare
from onrecord.web.pages.ranges import between, part
from onrecord.web.pages.situation_rows import Rows

_OFFERED = 24
"""Places on the page where none is asked for."""
_SUGGESTED = 150
"""Places that the field suggests."""
_LONGEST = 200
_DAYS_SHOWN = 60
"""Days in the table under the picture, up to the one that is shown."""
_REPORTS = 10
"""Of the day that is shown."""
_AGAIN_S = 1


@require_safe
def situation(request: Asked) -> HttpResponse:
    words, at = _word(request, "place"), _word(request, "at")
    on = _day(_word(request, "on"))
    known = spots.up_to_date(request.record)
    hidden = working.hidden_in(request.seen)
    told: dict[str, Any] = {"asked": words, "on": on, "suggested": _suggested(request, words)}
    if not words:
        found = choosing.most_told(known, hidden, _SUGGESTED)
        told |= {
            "watched": watching.watched(request),
            "towns": [one for one in found if not one.wide][:_OFFERED],
            "wide": [one for one in found if one.wide][: _OFFERED // 2],
        }
        return render(request, "situation_places.html", told)
    choices = choosing.meant(known, words, at, hidden)
    if len(choices) != 1:
        told |= {"choices": choices, "like": [] if choices else choosing.like(known, words, hidden, _OFFERED)}
        return render(request, "situation_places.html", told, status=200 if choices else 404)
    return _page(request, choices[0], on, told)


@require_POST
def watch(request: Asked) -> HttpResponse:
    """Watch a place, or no more: what is watched is named as the page of its situation names it."""
    known = spots.up_to_date(request.record)
    words, at = request.POST.get("place", ""), request.POST.get("at", "")
    stop = request.POST.get("do") == "stop"
    mine = [p for p in watching.places_of(request.person) if (p.name, p.gazetteer or "") == (words, at)]
    choices = choosing.meant(known, words[:_LONGEST], at[:_LONGEST], working.hidden_in(request.seen))
    place = mine[0] if mine else choices[0].place if choices else None
    if place is None:
        raise NotInRecord(
            "the place",
            "no place of that name",
            "a place that the page of situations shows",
            "Choose it there.",
        )
    (watching.stop if stop else watching.watch)(request.person, place)
    on = _day(request.POST.get("on", ""))
    return HttpResponseRedirect(f"{reverse('situation')}?{choosing.address(place, on)}", status=303)


def _page(request: Asked, choice: Choice, on: date | None, told: dict[str, Any]) -> HttpResponse:
    place = choice.place
    found = working.of(request.record, request.seen, place)
    told |= {
        "place": place, "at": place.gazetteer or "", "lies_in": choice.lies_in, "watched_already": watching.watches(request.person, place),
        "address": choosing.address(place),
    }  # fmt: skip
    if isinstance(found, Waiting):
        answer = render(request, "situation_waiting.html", told | {"waiting": found})
        answer["Refresh"] = str(_AGAIN_S)
        return answer
    board = found.board(on)
    published = _published(found, on)
    told |= _rows(request, found, board, [one.id for one in published.get("reports", ())])
    told |= {
        "board": board, "all_clashes": len(board.balance.clashes), "size": found.size, "took": found.took_s,
        "picture": _picture(found, on), "course": _course(found, on), "published": published,
    } | _days(found, on, choice)  # fmt: skip
    return render(request, "situation.html", told)


def _rows(request: Asked, found: Worked, board: Board, more: list[str]) -> dict[str, Any]:
    """What the board says, in rows; for viewers without the names and details that are protected, as everywhere."""
    made = Rows(found.claims_by_ref(), found.told.reports, board)
    rows = _made(made, board)
    shown = bare.shown(request, {*made.touched, *more})
    if not shown.names:
        rows = _made(
            Rows(
                found.claims_by_ref(),
                found.told.reports,
                board,
                lambda r, words: str(shown.value([r], words)),
            ),
            board,
        )
    rows["titles"] = {id: shown.title(id, found.told.reports[id].title) or id for id in more}
    return rows


def _made(rows: Rows, board: Board) -> dict[str, Any]:
    clashes, more = rows.clashes()
    shares = rows.shares() if _counted(board) else []
    return {"columns": rows.columns(), "shares": shares, "clashes": clashes, "more_clashes": more}


def _counted(board: Board) -> bool:
    return any(share.claims for share in board.balance.shares)


def _days(found: Worked, on: date | None, choice: Choice) -> dict[str, Any]:
    """The days on which something was published, for the slider, and the ones beside the day shown."""
    days = list(found.course.days)
    shown = on or (days[-1] if days else None)
    before = [day for day in days if shown is not None and day < shown]
    after = [day for day in days if on is not None and day > on]
    number = found.course.at(shown) if shown is not None else None
    return {
        "days": [day.isoformat() for day in days], "shown": shown, "number": number if number is not None else 0,
        "last_number": len(days) - 1, "first_day": days[0] if days else None, "last_day": days[-1] if days else None,
        "earlier": choosing.address(choice.place, before[-1]) if before else "", "earlier_day": before[-1] if before else None,
        "later": choosing.address(choice.place, after[0]) if after else "", "later_day": after[0] if after else None,
    }  # fmt: skip


def _published(found: Worked, on: date | None) -> dict[str, Any]:
    """The reports of the last day of publication up to the one shown."""
    number = found.course.at(on) if on is not None else len(found.course.days) - 1
    if number is None or number < 0:
        return {}
    day = found.course.days[number]
    of_day = [found.told.reports[r] for r, published in found.told.published.items() if published == day]
    return {"day": day, "reports": of_day[:_REPORTS], "more": max(0, len(of_day) - _REPORTS)}


def _picture(found: Worked, on: date | None) -> str:
    words = Words(
        _(
            "The balance over time: the range of each part on each day of publication; the table below has the same in numbers"
        ),
        {name: part(name) for name in PARTS},
    )
    return balance_picture(found.course, PARTS[1:], on, words) or ""


def _course(found: Worked, on: date | None) -> dict[str, Any]:
    """The days on which the balance changed, the last of them first, up to the one that is shown."""
    course = found.course
    last = course.at(on) if on is not None else len(course.days) - 1
    changed = [n for n in course.changed if last is not None and n <= last]
    shown = [
        {"day": course.days[n].isoformat(), "ranges": [_range(course.parts[name][n]) for name in PARTS[1:]]}
        for n in reversed(changed[-_DAYS_SHOWN:])
    ]
    return {
        "rows": shown, "more": max(0, len(changed) - _DAYS_SHOWN), "parts": [part(name) for name in PARTS[1:]],
    }  # fmt: skip


def _range(moment: Moment) -> str:
    if moment.told is None:
        return ""
    return _("cannot all be true") if moment.together is None else between(moment.together)


def _suggested(request: Asked, words: str) -> list[Choice]:
    """For the field: what has the typed words in its name, then what is told most."""
    known, hidden = spots.up_to_date(request.record), working.hidden_in(request.seen)
    typed = choosing.like(known, words, hidden, _OFFERED) if words else []
    often = choosing.most_told(known, hidden, _SUGGESTED)
    return list({one.place.name: one for one in [*typed, *often]}.values())


def _word(request: Asked, name: str) -> str:
    given = str(request.GET.get(name, "")).strip()
    if len(given) > _LONGEST or "\0" in given:
        raise OnrecordError(
            f"the field {name}", "it is too long or holds characters that no name holds", f"up to {_LONGEST} characters", "Mend it in the form."
        )  # fmt: skip
    return given


def _day(given: str) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise OnrecordError(
            "the field on", "it is no day", "a day as 2016-12-13", "Mend it in the form, or leave it empty for all that is known."
        ) from None  # fmt: skip
