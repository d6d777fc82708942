"""CSV with HXL hashtags in its second row (HXL 1.1, hxlstandard.org): a row for each incident, or for each incident and group of people.

Comes in: a material. Goes out: the head, the tags, the rows; and back by tag. Figures are best, low and high of the assessments:
best comes first, as HXL programs take the first column that matches a tag. Attributes that are ours are listed in docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO

from onrecord.incidents import Range
from onrecord.publish.formats.cells import read_rows, write_rows
from onrecord.publish.formats.format import Format, Loss, Material, Told
from onrecord.publish.formats.points import drawn_km, point
from onrecord.publish.words import GROUP_WORDS, KIND_WORDS
from onrecord.records import PEOPLE_KINDS, Kind

KINDS: Mapping[str, str] = {
    "killed": "killed", "injured": "injured", "abducted": "abducted", "displaced": "displaced",
    "missing": "missing", "detained": "detained", "sexual-violence": "sexual_violence", "evacuated": "evacuated", "trapped": "trapped",
    "rescued": "rescued", "returned": "returned",
}  # fmt: skip
"""The first four are core attributes of HXL; for the others it has none. `+displaced` and not `+idps`: who fled may have crossed a border."""
GROUPS: Mapping[str, str] = {
    "woman": "+f+adults", "man": "+m+adults", "child": "+children", "elderly": "+elderly",
    "civilian": "+civilians", "combatant": "+combatants", "medic": "+medics", "rescuer": "+rescuers", "journalist": "+journalists",
    "aid-worker": "+aid_workers", "official": "+officials", "prisoner": "+prisoners", "person": "+people",
}  # fmt: skip
"""The first four are of HXL's own attributes, the others ours."""
ENDS = ("best", "low", "high")
ABOUT: tuple[tuple[str, str], ...] = (
    ("Incident", "#meta+id"), ("Running total", "#meta+running_total"), ("Title", "#event+name"), ("What happened", "#event+type"),
    ("How", "#cause+type"), ("From", "#date+start"), ("To", "#date+end"), ("First reported", "#date+reported"),
    ("Country", "#country+name"), ("Country code", "#country+code+iso3"), ("First-level division", "#adm1+name"),
    ("Second-level division", "#adm2+name"), ("Place", "#loc+name"), ("Latitude", "#geo+lat"), ("Longitude", "#geo+lon"),
    ("True place within, km", "#geo+radius_km"), ("How exact the place is", "#geo+precision"), ("Held responsible", "#group+name"),
    ("Sources", "#meta+source"), ("Independent sources", "#meta+source+num"), ("Grade", "#meta+grade"),
)  # fmt: skip
GROUP = ("Group of people", "#beneficiary+type")

_Cell = tuple[Kind, str | None]
"""Kind of harm and group, None for all people."""


def write(material: Material, out: BinaryIO, table: str) -> int:
    cells = _cells(material) if table == "by-incident" else [(kind, None) for kind in PEOPLE_KINDS]
    columns = [*ABOUT, *([GROUP] if table == "by-group" else []), *_figure_columns(cells)]
    rows = _rows(material, table, cells)
    heads: Iterator[Sequence[Any]] = iter([[words for words, _ in columns], [tag for _, tag in columns]])
    return write_rows(out, chain(heads, rows)) - 2


def _cells(material: Material) -> list[_Cell]:
    """All people for every kind, and after them the groups that the record has."""
    groups = {(r.kind, r.group) for told in material.told for r in told.assessment.ranges if r.group}
    found = sorted(groups, key=lambda at: (PEOPLE_KINDS.index(at[0]), at[1]))
    return [*((kind, None) for kind in PEOPLE_KINDS), *found]


def _figure_columns(cells: Sequence[_Cell]) -> Iterator[tuple[str, str]]:
    for kind, group in cells:
        words = KIND_WORDS[kind] + (f", {_group_words(group)}" if group else "")
        for end in ENDS:
            yield f"{words}, {end}", f"#affected+{KINDS[kind]}{group_attributes(group)}+{end}"


def group_attributes(group: str | None) -> str:
    """`+f+children` would be girls: a figure over two groups has an attribute of its own."""
    if group is None:
        return ""
    return GROUPS.get(group) or "+group_" + group.replace(" and ", "_or_").replace("-", "_")


def _group_words(group: str | None) -> str:
    return " and ".join(GROUP_WORDS.get(one, one) for one in group.split(" and ")) if group else "all people"


def _rows(material: Material, table: str, cells: Sequence[_Cell]) -> Iterator[list[Any]]:
    for told in material.told:
        for total in _scopes(told):
            about = _about(told, total, material)
            at = {(r.kind, r.group): r for r in told.assessment.ranges if (r.count == "cumulative") == total}
            if table == "by-incident":
                yield [*about, *chain.from_iterable(_figures(at.get((kind, group))) for kind, group in cells)]
                continue
            for one in sorted({group for _, group in at}, key=lambda group: group or ""):
                figures = chain.from_iterable(_figures(at.get((kind, one))) for kind, _ in cells)
                yield [*about, _group_words(one), *figures]


def _scopes(told: Told) -> list[bool]:
    """Whether running totals: what is new and what is a total of a longer time stand in rows of their own."""
    return sorted({r.count == "cumulative" for r in told.assessment.ranges}) or [told.running_total]


def _figures(r: Range | None) -> tuple[int | None, int | None, int | None]:
    return (r.best, r.low, r.high) if r else (None, None, None)


def _about(told: Told, total: bool, material: Material) -> list[Any]:
    i, a = told.incident, told.assessment
    where, at = material.where(i.place), point(i.place)
    days = [day for part in i.reports if (r := material.reports.get(part.report)) and (day := r.published)]
    actors = dict.fromkeys(material.party(words).name for words, _ in a.actors)
    return [
        i.id, total, _plain(told.title), i.kind, "; ".join(sorted({c.method for c in told.claims if c.method})),
        i.time.start if i.time else None, i.time.end if i.time else None, min(days, default=None),
        where.country, where.iso3, where.admin1, where.admin2, _plain(i.place.name) if i.place else None,
        at[0] if at else None, at[1] if at else None, drawn_km(i.place), i.place.precision if i.place else None,
        "; ".join(map(_plain, actors)), "; ".join(_plain(o.name) for o in a.origins), len(a.origins), a.grade,
    ]  # fmt: skip


def _plain(text: str) -> str:
    """HXL's own check objects to any white space but single spaces."""
    return " ".join(text.split())


def read(source: BinaryIO, table: str) -> Iterator[dict[str, Any]]:
    """Each row by its tags, figures as whole numbers; an empty cell is None."""
    rows = read_rows(source)
    next(rows, None)
    tags = next(rows, [])
    for row in rows:
        yield {tag: _value(tag, text) for tag, text in zip(tags, row, strict=True)}


def _value(tag: str, text: str) -> Any:
    if text == "":
        return None
    return int(text) if tag.startswith("#affected") else text


FORMAT = Format(
    name="hxl",
    title="Incidents with HXL hashtags",
    suffix=".hxl.csv",
    media_type="text/csv; charset=utf-8",
    readers="HDX, HXL Proxy, libhxl, Quick Charts, spreadsheets",
    library="Python's csv",
    row=(
        "one incident, its running totals apart (`--table by-incident`), or one group of people in it (`--table by-group`); "
        "groups are parts of all people, never to be added to them"
    ),
    lost=(
        Loss("claims, quotes and reports", "HXL has a row of figures; csv and jsonl have each claim with its words"),
        Loss("rules", "how each figure was chosen is in the csv of assessments"),
        Loss("contradictions", "they are in the csv of contradictions"),
        Loss("whether a figure was revised", "only running totals are told apart"),
        Loss("decimals of coordinates", "as many as the precision of the place bears; no point for a country"),
        Loss("who says what of whom", "sources and those held responsible are names in one cell each, under their usual names"),
        Loss("white space", "line breaks and runs of spaces in names are single spaces"),
    ),
    write=write,
    tables=("by-incident", "by-group"),
    read=read,
)  # fmt: skip
