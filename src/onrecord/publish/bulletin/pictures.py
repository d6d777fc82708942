"""The pictures of a bulletin: its incidents on a map and along their days, each under the number that the list beside it explains.

Comes in: what the bulletin is drafted from. Goes out: drawings that stand alone, for HTML, DOCX and PDF.
"""

from __future__ import annotations

from onrecord.publish import map_picture, timeline
from onrecord.publish.bulletin.material import BulletinInput, Material
from onrecord.publish.entries import Entry, in_page_order
from onrecord.publish.paper.drawing import standing_alone
from onrecord.publish.paper.nouns import Drawing

WIDTH = 720


def pictures(given: BulletinInput) -> tuple[Drawing, ...]:
    m = Material(given)
    entries = in_page_order([(t.incident, t.assessment) for t in m.told], given.claims)
    out = []
    if spots := map_picture.spots_of(entries):
        listed = _list([entry for spot in spots for entry in spot.entries])
        caption = f"Where: each area is as wide as the place is vague. {listed}."
        out.append(
            Drawing(
                f"Map: {listed}", caption, *standing_alone(map_picture.drawing(spots), WIDTH), narrow=True
            )
        )
    if dated := [entry for entry in entries if timeline.has_day(entry.incident.time)]:
        caption = "When: a vague time is a span with soft ends, a running total a hollow bar."
        out.append(
            Drawing(f"Timeline: {_list(dated)}", caption, *standing_alone(timeline.drawing(dated), WIDTH))
        )
    return tuple(out)


def _list(entries: list[Entry]) -> str:
    return "; ".join(
        f"{entry.number}: {entry.title}" for entry in sorted(entries, key=lambda one: one.number)
    )
