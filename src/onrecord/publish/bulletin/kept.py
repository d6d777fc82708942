"""A bulletin as JSON and back, so that a draft can be kept and an issue frozen.

Comes in: a Bulletin, or what it was written as. Goes out: the other. What is kept is all that the renderers need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from onrecord.bulletins import (
    ENGLISH,
    Bulletin,
    Carried,
    Frame,
    Item,
    Part,
    Piece,
    Section,
    Source,
    Statement,
)


def as_json(found: Bulletin) -> dict[str, Any]:
    held = asdict(found)
    if found.frame == ENGLISH:  # as bulletins were kept before there were others
        del held["frame"]
    for key in ("start", "end", "known"):
        held[key] = held[key].isoformat()
    for source in held["sources"]:
        source["published"] = source["published"].isoformat() if source["published"] else None
    return held


def of_json(held: Mapping[str, Any]) -> Bulletin:
    """The bulletin that `as_json` wrote."""
    return Bulletin(
        held["title"], held["place"], _day(held["start"]), _day(held["end"]), _day(held["known"]),
        tuple(_section(one) for one in held["sections"]), tuple(_source(one) for one in held["sources"]),
        held["whole"], held["standing"], Frame(**held["frame"]) if "frame" in held else ENGLISH,
    )  # fmt: skip


_day = date.fromisoformat


def _section(held: Mapping[str, Any]) -> Section:
    return Section(held["key"], held["heading"], tuple(_part(one) for one in held["parts"]))


def _part(held: Mapping[str, Any]) -> Part:
    items = [Item(one["heading"], tuple(_statement(s) for s in one["statements"])) for one in held["items"]]
    return Part(held["heading"], tuple(items))


def _statement(held: Mapping[str, Any]) -> Statement:
    origins = tuple(Carried(one["name"], tuple(one["outlets"])) for one in held["origins"])
    return Statement(tuple(_piece(one) for one in held["pieces"]), origins, held["of_record"], held["stop"])


def _piece(held: Mapping[str, Any]) -> Piece:
    return Piece(held["words"], tuple((r, c) for r, c in held["claims"]), tuple(held["reports"]))


def _source(held: Mapping[str, Any]) -> Source:
    published = _day(held["published"]) if held["published"] else None
    return Source(
        held["number"], held["report"], held["outlet"], published, tuple(held["claims"]), held["copy_of"], held["title"],
        tuple((claim, words) for claim, words in held["quotes"]),
    )  # fmt: skip
