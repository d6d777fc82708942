"""What a file says of itself, for formats with room for it: what it holds, how it was asked for, and what it leaves out.

Comes in: a material and the losses of a format. Goes out: pairs of words. Nothing in it changes from one day to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import __version__
from onrecord.publish.formats.flat import TABLES
from onrecord.publish.formats.format import Loss, Material

ABOUT = ("what", "value")
LOST = ("field", "why")
NO_TEXT: tuple[Loss, ...] = TABLES["reports"].lost
"""What is in none of the flat tables."""


def about_rows(material: Material) -> list[tuple[str, str]]:
    asked = material.asked
    rows = [
        ("written by", f"onrecord {__version__}"),
        ("claims made by", material.made_by),
        ("filter", "; ".join(f"{option}={value}" for option, value in sorted(asked.filter.items())) or "none"),
        ("state as known on", asked.on.isoformat() if asked.on else "all that was read"),
        ("names of victims and witnesses", "in" if asked.with_names else "left out"),
        ("exact places of sensitive claims", "in" if asked.exact_places else "made wider"),
        ("incidents", str(len(material.told))),
        ("claims", str(len(material.claims))),
        ("reports", str(len(material.reports))),
        ("reports published later, left out", str(material.later)),
        ("reports of no known day, left out", str(material.undated)),
    ]  # fmt: skip
    return [*rows, *((f"a row of {table.name}", table.row) for table in TABLES.values())]


def lost_rows(lost: Sequence[Loss]) -> list[tuple[str, str]]:
    return [(one.field, one.why) for one in lost]
