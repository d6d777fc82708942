"""Tables and lists of tolls pasted as text: columns 'Killed | Injured', or a heading with 'PLACE: number' lines below it.

Comes in: a Story. Goes out: claims, one for each cell or line that holds a count, with the place and the day
that its row names. Prose and lines with words of harm of their own are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.extract.merged import Raw
from onrecord.extract.numbers import quantities
from onrecord.extract.story import Story
from onrecord.records import Claim, Figure, Kind, Place, Span, When

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("killed", r"\b(?:killed|dead|deaths?|fatalities|martyrs|martyred)\b"),
    ("injured", r"\b(?:injured|wounded|injuries|hurt)\b"),
    ("missing", r"\b(?:missing|disappeared)\b"),
    ("detained", r"\b(?:detained|detainees|arrested|arrests|detentions)\b"),
    ("abducted", r"\b(?:abducted|abductions|kidnapped|kidnappings|hostages)\b"),
    ("displaced", r"\b(?:displaced|IDPs?|arrivals|refugees|fled)\b"),
    ("evacuated", r"\b(?:evacuated|evacuees|evacuations)\b"),
    ("returned", r"\b(?:returned|returnees|returns)\b"),
    ("trapped", r"\b(?:trapped|stranded|besieged)\b"),
)
_COLUMNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
_ANY = re.compile("|".join(words for _, words in _WORDS), re.IGNORECASE)
_GROUPS = {"civilian": "civilian", "civilians": "civilian", "children": "child", "women": "woman", "fighters": "combatant", "soldiers": "combatant",
           "police": "combatant", "men": "man", "journalists": "journalist"}  # fmt: skip
_TOTAL = re.compile(r"^\W*(?:grand |sub-?)?total\b", re.IGNORECASE)
_CELL = re.compile(r"\s*(?:\||\t| {2,}|;)\s*")
_COUNT = re.compile(r"^(?:at least |over |more than |about |approx\. |~ ?|> ?)?\d[\d,. ]*\+?$", re.IGNORECASE)
_ITEM = re.compile(
    r"^\s*(?:[-–•*·]\s*)?(?P<label>[^\W\d][\w'’.()/ -]{1,40}?)\s*(?::|–|-|=)\s*(?P<count>(?:at least |over |about |some )?\d[\d,]*\+?)\s*[.;,]?\s*$"
)
_FEWEST = 2
"""Lines below a heading that make a list."""
_MOST_LINES = 50_000
"""Lines among which tables and lists are looked for; no report has a tenth of them."""

_LONGEST_HEADING = 12
"""Words that a heading may have."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def find(story: Story, told: Sequence[Raw]) -> list[Raw]:
    """The claims of all tables and lists, in the order of the text; `told` are those of the prose, for totals."""
    lines = list(islice(_lines(story), _MOST_LINES))
    return [*_columns(story, lines), *_lists(story, lines, told)]


def _lines(story: Story) -> Iterator[_Line]:
    position = 0
    for text in story.text.split("\n"):
        if text.strip():
            yield _Line(position, position + len(text), text)
        position += len(text) + 1


def _kind(words: str) -> Kind | None:
    if not _ANY.search(words):
        return None
    found = [kind for kind, pattern in _COLUMNS if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _groups(words: str) -> tuple[str, ...]:
    found = {_GROUPS[w] for w in re.findall(r"[a-z]+", words.lower()) if w in _GROUPS}
    return tuple(sorted(found)) or ("person",)


def _columns(story: Story, lines: Sequence[_Line]) -> Iterator[Raw]:
    """Rows below a header whose cells name kinds of harm."""
    i = 0
    while i < len(lines):
        header = _CELL.split(lines[i].text.strip().strip("|"))
        i += 1
        if len(header) < 2:
            continue
        kinds = {
            n: kind
            for n, cell in enumerate(header)
            if len(cell.split()) <= 4 and (kind := _kind(cell)) is not None
        }
        if not kinds or any(_COUNT.match(cell) for cell in header):
            continue
        rows: list[tuple[_Line, list[str]]] = []
        while i < len(lines):
            cells = _CELL.split(lines[i].text.strip().strip("|"))
            if set(lines[i].text.strip()) <= set("|-+:= "):
                # the rule under a header
                i += 1
                continue
            if len(cells) != len(header) or not any(_COUNT.match(cells[n]) for n in kinds):
                break
            rows.append((lines[i], cells))
            i += 1
        yield from _rows(story, rows, kinds, header)


def _rows(
    story: Story, rows: Sequence[tuple[_Line, list[str]]], kinds: dict[int, Kind], header: Sequence[str]
) -> Iterator[Raw]:
    totals = {n: _key(line, n) for line, cells in rows if _TOTAL.match(cells[0]) for n in kinds}
    for line, cells in rows:
        for n, kind in kinds.items():
            whole = None if _TOTAL.match(cells[0]) else totals.get(n)
            raw = _claim(story, line, cells[n], kind, _groups(header[n]), _key(line, n), whole)
            if raw is not None:
                yield raw


def _lists(story: Story, lines: Sequence[_Line], told: Sequence[Raw]) -> Iterator[Raw]:
    """'Arrivals by district' with 'Mueda: 4,230' and the like below it."""
    i = 0
    while i < len(lines):
        heading, i = lines[i], i + 1
        kind = _kind(heading.text)
        if kind is None or _ITEM.match(heading.text) or len(heading.text.split()) > _LONGEST_HEADING:
            continue
        items = []
        while (
            i < len(lines)
            and (match := _ITEM.match(lines[i].text)) is not None
            and _kind(match["label"]) is None
        ):
            items.append((lines[i], match))
            i += 1
        if len(items) < _FEWEST:
            continue
        totals = [_key(line, 0) for line, match in items if _TOTAL.match(match["label"])]
        found = []
        for line, match in items:
            whole = totals[0] if totals and not _TOTAL.match(match["label"]) else None
            raw = _claim(story, line, match["count"], kind, _groups(heading.text), _key(line, 0), whole)
            if raw is not None:
                found.append(raw)
        total = None if totals else _total(found, told)
        yield from (replace(raw, whole=total) if total is not None else raw for raw in found)


def _total(found: Sequence[Raw], told: Sequence[Raw]) -> int | None:
    """The key of the claim of the prose that the entries add up to."""
    figures = [raw.claim.figure for raw in found]
    if any(f is None or f.low is None or f.low != f.high for f in figures):
        return None
    added = sum(f.low or 0 for f in figures if f is not None)
    kind = found[0].claim.kind if found else None
    same = (r for r in told if r.claim.kind == kind and r.claim.figure is not None and r.whole is None)
    return next((r.key for r in same if r.claim.figure is not None and r.claim.figure.number == added), None)


def _key(line: _Line, column: int) -> int:
    """Names a cell within its report; far above the keys of drafts."""
    return 1_000_000 + line.start * 50 + column


def _claim(
    story: Story, line: _Line, cell: str, kind: Kind, groups: tuple[str, ...], key: int, whole: int | None
) -> Raw | None:
    figure = _figure(cell)
    if figure is None or not figure.number:
        # An empty cell and a zero count nobody.
        return None
    body = line.text.strip()
    start = line.start + line.text.index(body)
    claim = Claim(
        report=story.report.id, id="", kind=kind, evidence=Span(start, start + len(body), body), figure=figure, groups=groups,
        place=_place(story, line), time=_time(story, line),
    )  # fmt: skip
    sentence = next((s.index for s in story.sentences if s.start <= start < s.end), 0)
    return Raw(claim, sentence, False, key, whole)


def _figure(cell: str) -> Figure | None:
    cell = re.sub(r"^[~>] ?", "", cell.strip())
    found = quantities(cell, 0, len(cell))
    return found[0].figure() if len(found) == 1 else None


def _place(story: Story, line: _Line) -> Place | None:
    found = story.places_in(line.start, line.end)
    return found[0].place if found else None


def _time(story: Story, line: _Line) -> When | None:
    found = story.times_in(line.start, line.end)
    return found[0].when if found else None
