"""Protection with what it asks of the rest of the house: ordinary words, first names, places, peoples, known voices.

Comes in: the records that are to be published. Goes out: the same without protected names and with wider places.
The rules themselves are pure and lie in protect/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord import __version__
from onrecord.annotate.letter_case import as_prose, written_small
from onrecord.decisions import Decision
from onrecord.folding import fold
from onrecord.incidents import Incident
from onrecord.protect import Known, Mark, What, Who, marks, marks_of, with_hand_marks
from onrecord.protect.letters import in_latin, is_arabic, is_cyrillic, one_spelling, skeleton
from onrecord.protect.mark import WHOSE
from onrecord.protect.published import OneByOne, View, with_wider_places, without_names
from onrecord.records import Claim, ClaimRef, Place, Report
from onrecord.resolve import voices
from onrecord.resolve.gazetteer import Entry, added_places, digest, shared
from onrecord.resolve.gazetteer_build import FIRST_NAME

_WIDE = ("country", "division", "region", "continent")
_TOWN = 15_000
"""People of a place that is taken for the place rather than for a person of that name, where nothing else tells."""

_CITY = 500_000


def _given_names() -> frozenset[str]:
    lines = files("onrecord").joinpath("data", "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(name) for line in lines if not line.startswith("#") for name in line.split())


_LEAST_SPELT, _LEAST_BONES = 5, 3
"""Letters from which a given name is known in another spelling, and consonants from which it is known in Arabic letters."""


@lru_cache(maxsize=1)
def known() -> Known:
    gazetteer = shared()
    given = _given_names()

    @lru_cache(50_000)
    def is_place(words: str) -> bool:
        return any(e.kind in _WIDE or e.people >= _TOWN for e in gazetteer.called(words)[:3])

    @lru_cache(50_000)
    def is_great(words: str) -> bool:
        return any(e.kind in _WIDE or e.people >= _CITY for e in gazetteer.called(words)[:3])

    spelt = {one_spelling(name) for name in given if len(name) >= _LEAST_SPELT}
    bones = {bare for name in given if len(bare := skeleton(name)) >= _LEAST_BONES}

    @lru_cache(50_000)
    def is_first_name(word: str) -> bool:
        if fold(word) in given or bool(gazetteer.word(word) & FIRST_NAME):
            return True
        if is_cyrillic(word):
            return any(is_first_name(latin) for latin in in_latin(word))
        if is_arabic(word):
            return skeleton(word) in bones
        other_spelling = len(word) >= _LEAST_SPELT and one_spelling(word) in spelt
        return other_spelling and not written_small(word.lower()) and not gazetteer.called(word)

    return Known(
        is_word=written_small,
        is_first_name=is_first_name,
        is_place=is_place,
        is_great=is_great,
        is_hamlet=lambda words: bool(gazetteer.called(words)),
        is_people=lambda word: fold(word) in gazetteer.demonyms,
        is_voice=lambda words: voices.known_in(words) is not None,
        as_prose=lambda text, capitals: as_prose(text, lambda word: False, capitals),
    )


Marker = Callable[[Report, Sequence[Claim]], Sequence[Mark]]
"""What marks a report; a store with a person's decisions gives its own, made of `marks` and `with_hand_marks`."""


def by_rule(report: Report, claims: Sequence[Claim]) -> tuple[Mark, ...]:
    return marks(report, claims, known())


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules mark in a report's text, and in its title by itself: the same as long as `rules` is, so that it can be kept."""

    text: tuple[Mark, ...]
    title: tuple[Mark, ...]


def found(report: Report, claims: Sequence[Claim]) -> Found:
    return Found(by_rule(report, claims), marks_of(report.title or "", known=known()))


_MADE_BY = (
    "protecting.py", "folding.py", "protect/*.py", "annotate/letter_case.py", "resolve/voices*.py", "resolve/gazetteer*.py",
    "data/given_names.txt", "data/voices.csv", "data/letter_case.txt.xz",
)  # fmt: skip


@lru_cache(maxsize=1)
def _program() -> str:
    """A name for the rules and for the words that they know: of another program, or another file of data, it is another."""
    made_from = hashlib.sha256(f"{__version__} {digest()}".encode())
    package = Path(str(files("onrecord")))
    for pattern in _MADE_BY:
        for one in sorted(package.glob(pattern)):
            made_from.update(one.read_bytes())
    return made_from.hexdigest()[:32]


@lru_cache(maxsize=1)
def rules() -> str:
    """A name for all that marks are made by in this process, the places that persons had added when it began among it."""
    try:
        added = added_places().stat()
    except OSError:
        return _program()
    return f"{_program()} {added.st_size} {added.st_mtime_ns}"


def with_decisions(decisions: Iterable[Decision], rule: Marker = by_rule) -> Marker:
    """The rules' marks with what persons protected and exposed: decisions in force, oldest first; of two about one stretch the later holds."""
    by_report: dict[str, list[Decision]] = {}
    for one in decisions:
        by_report.setdefault(one.about.report, []).append(one)

    def marker(report: Report, claims: Sequence[Claim]) -> tuple[Mark, ...]:
        found = tuple(rule(report, claims))
        if report.id not in by_report:
            return found
        added: list[Mark] = []
        removed: list[tuple[int, int]] = []
        for one in by_report[report.id]:
            start, end = int(one.value["start"]), int(one.value["end"])
            added = [m for m in added if m.end <= start or end <= m.start]
            removed = [(a, b) for a, b in removed if b <= start or end <= a]
            if one.act == "protect":
                added.append(_by_hand(report.text, start, end, str(one.value["who"])))
            elif one.act == "expose":
                removed.append((start, end))
        return with_hand_marks(report.text, found, added, removed)

    return marker


def _by_hand(text: str, start: int, end: int, who: str) -> Mark:
    known_who: dict[str, Who] = {each: each for each in WHOSE}
    what: What = "detail" if who == "detail" else "name"
    return Mark(start, end, text[start:end], known_who.get(who, "private"), "marked by hand", what)


def published(
    reports: Mapping[str, Report], claims: Mapping[ClaimRef, Claim], incidents: Iterable[Incident],
    with_names: bool = False, exact_places: bool = False, marker: Marker = by_rule,
    titles: Mapping[str, Sequence[Mark]] | None = None,
) -> View:  # fmt: skip
    """What may go out of a record: the view that every output is made from. `titles` gives what the rules mark in titles, where it is known."""
    view = View(dict(reports), dict(claims), list(incidents))
    if not exact_places:
        view = with_wider_places(view, above)
    if with_names:
        return view
    own: dict[str, list[Claim]] = {name: [] for name in reports}
    for claim in claims.values():
        own.setdefault(claim.report, []).append(claim)
    return without_names(view, {name: marker(r, own[name]) for name, r in reports.items()}, known(), titles)


def one_by_one(
    reports: Mapping[str, Report], marked: Mapping[str, Sequence[Mark]], titles: Mapping[str, Sequence[Mark]]
) -> OneByOne:
    """Claims of these reports as `published` has them, with exact places."""
    return OneByOne(reports, marked, known(), titles)


def above(gid: str) -> list[Place]:
    """The places that hold a place of the gazetteer, nearest first; with '=' before its id the place itself."""
    gazetteer = shared()
    entry = gazetteer.by_gid(gid.removeprefix("="))
    if entry is None:
        return []
    chain = (entry, *gazetteer.above(entry))
    return [_place(e, chain[i + 1 :]) for i, e in enumerate(chain)][: 1 if gid.startswith("=") else None][
        0 if gid.startswith("=") else 1 :
    ]


def _place(entry: Entry, holders: Sequence[Entry]) -> Place:
    within = tuple(h.gid for h in holders if h.kind in ("division", "country"))
    return Place(
        entry.name,
        entry.name,
        entry.lat,
        entry.lon,
        entry.gid,
        None,
        entry.country,
        within,
        entry.radius,
        entry.kind,
    )
