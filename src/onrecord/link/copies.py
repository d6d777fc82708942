"""Reports that carry the text of another report, whole or in part, with or without changed words.

Comes in: reports. Goes out: the pairs of which one copies the other, with the reasons, and the stories that they
make. What was changed from one to the other is in changes.py; where the index of marks is kept, in store/.

Shared runs of five words decide, of the story alone: page furniture makes no copy. On gold/syndication a share of .28
of the shorter text's runs tells what is not independent with F1 .92 (.90 at .30 without the rules below).
Names and figures in common do not: independent reports of one event share as many of them as copies do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from math import ceil
from typing import TypeVar
from zlib import crc32

from onrecord.incidents import Copying, CopyPlace, Story
from onrecord.link.credits import agencies
from onrecord.records import Report

RULES = "copies-2"
"""The version of what copies are found by, kept with them."""
CONTAINED = 0.28
"""Least share of the shorter report's five-word runs that stand in the other."""
_CREDITED = 0.15
"""The same where both credit one agency and came out within days: a wire story, cut and rewritten."""
_UPDATED = 0.25
"""The same for two versions by one outlet."""
_QUOTED_WHOLE = 0.10
"""The same where whole sentences stand in both."""
_LATER, _MUCH_LATER = 0.33, 0.50
"""The same weeks and months apart, when the background of a war is told again in standing words; an outlet repeats its
own within days."""
_DAYS, _WEEK, _WEEKS, _MONTHS = 3, 7, 14, 90
_RUN = 5
_LEAST_RUNS = 12
"""Below this many runs a text is too short to call a copy by chance-free overlap."""
_SENTENCE = 8
"""Words of a sentence that two authors do not write alike by chance."""
_SENTENCES = 3
_TELLING = 4
"""Names and figures that runs shared over more than days must hold: a page's standing words hold none."""
_HEAD, _IN_HEAD = 0.45, 0.12
"""A copy carries the news: at least that part of what is shared stands in the first part of one of the two."""
_SAMPLE = 8
"""One run in so many is a mark in the index."""
_LETTERS, _FIRST_LOOK = 6, 0.4
"""Letters of a word, the space with it; and how far below its mean a sample of marks may fall."""
_LEAST_MARKS = 8
_LIKELIEST = 12
"""Reports that one report is compared with word by word, those with most marks in common first. Where more carry one
text they are copies of one another too, so that each is found from another."""
STOCK = 32
"""A mark that so many reports bear is a stock phrase: it is kept for no more of them, and looked at last."""

Key = TypeVar("Key", str, int)
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Text:
    """What is looked at only where two reports share enough."""

    words: tuple[str, ...]
    """Of the story, in small letters."""
    sentences: frozenset[str]
    telling: frozenset[str]
    """Its names and figures, in small letters."""
    agencies: frozenset[str]


@lru_cache(2048)
def _runs(report: Report) -> dict[int, int]:
    """Each run of the story, as a number below 2^32, and the word it first begins at."""
    # Made small one by one: a few letters become two, and words are cut where the text cuts them.
    words = [word.lower() for word in _WORD.findall(_story(report))]
    runs: dict[int, int] = {}
    for n in range(len(words) - _RUN + 1):
        runs.setdefault(crc32(" ".join(words[n : n + _RUN]).encode()), n)
    return runs


@lru_cache(256)
def _text(report: Report) -> _Text:
    story = _story(report)
    words = _WORD.findall(story)
    low = tuple(word.lower() for word in words)
    small = {word for word in words if word[0].islower()}
    telling = {
        w
        for word, w in zip(words, low, strict=True)
        if word[0].isdigit() or (word[0].isupper() and w not in small)
    }
    return _Text(low, frozenset(_sentences(story)), frozenset(telling), agencies(report))


def _story(report: Report) -> str:
    """The story, page furniture left out; all of it where nobody marked its blocks."""
    if not report.blocks:
        return report.text
    return "\n".join(
        report.text[b.start : b.end] for b in report.blocks if b.kind in ("headline", "body", "caption")
    )


def _sentences(story: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(story):
        words = _WORD.findall(sentence.lower())
        if len(words) >= _SENTENCE:
            yield " ".join(words)


def marks(report: Report) -> frozenset[int]:
    """What a report is looked for by: numbers below 2^32 from a part of its runs, so many at least that a short one has some."""
    runs = _runs(report)
    found = {run for run in runs if run % _SAMPLE == 0}
    return frozenset(found if len(found) >= _LEAST_MARKS else found.union(nsmallest(_LEAST_MARKS, runs)))


def likely(bearers: Mapping[int, Sequence[Key]]) -> dict[Key, int]:
    """Of the reports that bear some of a report's marks, those worth comparing, with the marks in common; the likeliest first.

    Marks that are no stock phrase come first; what has none but stock in common may still be the hundredth print of one text.
    """
    rare: Counter[Key] = Counter(r for bore in bearers.values() if len(bore) < STOCK for r in bore)
    shared: Counter[Key] = Counter(r for bore in bearers.values() for r in bore)
    found = nsmallest(_LIKELIEST, ((-rare[report], -n, report) for report, n in shared.items()))
    return {report: shared[report] for _, _, report in found}


def worth(a: Report, b: Report, shared: int) -> bool:
    """Whether two reports with so many marks in common may be copies: a first look, by their lengths alone."""
    runs = min(len(a.text), len(b.text)) / _LETTERS
    return shared * _SAMPLE >= _QUOTED_WHOLE * _FIRST_LOOK * runs


def compare(a: Report, b: Report) -> Copying | None:
    """Whether one of two reports copies the other, whichever is given first; the rows of one table are worded alike and are none."""
    if a.row and b.row and a.row[0] == b.row[0]:
        return None
    runs = _runs(a), _runs(b)
    least = min(map(len, runs))
    if least < _LEAST_RUNS:
        return None
    shared = runs[0].keys() & runs[1].keys()
    share = len(shared) / least
    if share < _QUOTED_WHOLE:
        return None
    apart = abs((a.published - b.published).days) if a.published and b.published else 0
    need, reasons = _need(apart, bool(a.outlet) and a.outlet == b.outlet), list[str]()
    if apart > _WEEK and share < need:  # nothing below lets less do
        return None
    first, second = sorted((a, b), key=_order)
    one, two = _text(first), _text(second)
    if apart > _DAYS and _telling(first, second, shared) < _TELLING:
        return None
    credited, whole = sorted(one.agencies & two.agencies), len(one.sentences & two.sentences)
    if credited and apart <= _DAYS:
        need, reasons = min(need, _CREDITED), [*reasons, f"both credit {' and '.join(credited)}"]
    if whole >= _SENTENCES and apart <= _WEEK:
        need = min(need, _QUOTED_WHOLE)
    if share < need or (not reasons and _only_background(first, second, shared)):
        return None
    if a.outlet and a.outlet == b.outlet:
        reasons = [*reasons, "two versions by one outlet"]
    words = f"{share:.0%} of the shorter text's five-word runs stand in the other"
    sentences = [f"{whole} whole sentence{'s' if whole > 1 else ''} in common"] if whole else []
    return Copying(first.id, second.id, round(share, 4), (words, *sentences, *reasons))


def _telling(a: Report, b: Report, shared: Set[int]) -> int:
    """How many names and figures of both stand in what they share."""
    one, at = _text(a), _runs(a)
    words = {word for run in shared for word in one.words[at[run] : at[run] + _RUN]}
    return len(one.telling & _text(b).telling & words)


def _only_background(a: Report, b: Report, shared: Set[int]) -> bool:
    """Whether what is shared stands at the foot of both: standing paragraphs under two pieces of news."""
    # In the order in which they first stand, so that a line repeated thirty times above the story counts once.
    first = (islice(runs, ceil(len(runs) * _HEAD)) for runs in (_runs(a), _runs(b)))
    return all(sum(run in shared for run in runs) < _IN_HEAD * len(shared) for runs in first)


def _need(apart: int, one_outlet: bool) -> float:
    if one_outlet:
        return _UPDATED if apart <= _WEEK else _MUCH_LATER
    return CONTAINED if apart <= _WEEKS else _LATER if apart <= _MONTHS else _MUCH_LATER


def found(reports: Iterable[Report]) -> list[Copying]:
    """All pairs of copies among reports that are in memory."""
    ordered = sorted(reports, key=_order)
    by_id = {r.id: r for r in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    out = []
    for report in ordered:
        own = marks(report)
        shared = likely({mark: holders[mark] for mark in own if mark in holders})
        others = (by_id[other] for other, n in shared.items() if worth(by_id[other], report, n))
        out += [c for other in others if (c := compare(other, report)) is not None]
        for mark in own:
            if len(holders[mark]) < STOCK:
                holders[mark].append(report.id)
    return out


def stories(copyings: Iterable[Copying], reports: Mapping[str, Report]) -> list[Story]:
    """The reports that copyings connect, a story each, the largest first."""
    home: dict[str, set[str]] = {}
    why: dict[frozenset[str], tuple[str, ...]] = {}
    for one in copyings:
        if one.original not in reports or one.copy not in reports:
            # Added by another program since the reports were read.
            continue
        together = home.get(one.original, {one.original}) | home.get(one.copy, {one.copy})
        home |= dict.fromkeys(together, together)
        why[frozenset((one.original, one.copy))] = one.reasons
    groups = {id(group): group for group in home.values()}.values()
    out = []
    for group in groups:
        ordered = sorted((reports[r] for r in group), key=_order)
        credits = Counter(agency for r in ordered for agency in agencies(r))
        agency = min(credits, key=lambda name: (-credits[name], name)) if credits else None
        reasons = (
            why.get(frozenset((a.id, b.id)), ()) for i, a in enumerate(ordered) for b in ordered[i + 1 :]
        )
        words = next((r for r in reasons if r), ())
        out.append(Story(tuple(r.id for r in ordered), agency, words))
    return sorted(out, key=lambda s: (-len(s.reports), s.reports))


def originals(reports: Iterable[Report]) -> dict[str, CopyPlace]:
    """Of each report that copies or is copied: its story and its place in it."""
    by_id = {r.id: r for r in reports}
    return places(stories(found(by_id.values()), by_id))


def places(told: Iterable[Story]) -> dict[str, CopyPlace]:
    return {
        report: CopyPlace(story.reports[0], n) for story in told for n, report in enumerate(story.reports)
    }


def _order(report: Report) -> tuple[str, bool, int, str]:
    """Earlier first; on one day a text that credits an agency before one that does not, then the longer."""
    day = report.published.isoformat() if report.published else "9999"
    return day, not agencies(report), -len(report.text), report.id
