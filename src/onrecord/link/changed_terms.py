"""What the changed words of two aligned passages do: takes sides, changes a figure, a name, a source, a certainty.

Comes in: the words of both passages and the stretches that differ. Goes out: one `Found` for each thing that a stretch
does, its words and the kind; what nothing here knows is `wording`. Words are judged by lists, not by grammar: a
person reads the passage beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.link import side_changes
from onrecord.link.aligning import FUNCTION_WORDS, Cut
from onrecord.link.changing_words import (
    ATTRIBUTION,
    DAYS_AND_MONTHS,
    HEDGES,
    NEGATIONS,
    VERBS_OF_SAYING,
    number,
)
from onrecord.link.sentences import Word
from onrecord.link.stretches import LONGEST_TERM, Found, Range, Side, Stretch

_SPEAKER = 5
"""Words that the name of a speaker may have."""


def found(old: Side, new: Side, cuts: Sequence[Cut]) -> Iterator[Found]:
    """All changed terms of one pair of passages, in the order of the text for each stretch."""
    hits = side_changes.terms_of(old, new)
    yield from side_changes.quoted(old, new, cuts, hits)
    moved = _moved_within(old, new, cuts)
    for cut in cuts:
        stretch = Stretch(old, new, cut)
        if cut in moved:
            yield Found("wording", stretch.old, stretch.new, "moves the words within the passage")
            continue
        if (does := stretch.spelling()) is not None:
            yield Found("spelling", stretch.old, stretch.new, does)
            continue
        rows = [
            *side_changes.changed_sides(stretch, hits),
            *_sources(stretch),
            *_certainty(stretch),
            *_figures(stretch),
            *_names(stretch),
        ]
        yield from rows
        if stretch.has_more():
            yield stretch.wording()


def _moved_within(old: Side, new: Side, cuts: Sequence[Cut]) -> set[Cut]:
    """Stretches that are cut in one place of the passage and added in another, word for word."""
    gone = {old.keys(c[:2]): c for c in cuts if c[2] == c[3]}
    come = {new.keys(c[2:]): c for c in cuts if c[0] == c[1]}
    return {c for keys in gone.keys() & come.keys() for c in (gone[keys], come[keys])}


# --- sources, certainty, figures, names ----------------------------------------------------------------------------


def _sources(stretch: Stretch) -> Iterator[Found]:
    """Who says it: words of attribution added, cut or changed, with the name that they go with."""
    tells = [any(stretch.sides[n].words[i].key in ATTRIBUTION for i in stretch.free[n]) for n in (0, 1)]
    if not any(tells):
        names = [stretch.sides[n].keys(span) for n, span in enumerate(stretch.spans())]
        speakers = (
            stretch.untold() and stretch.size() <= _SPEAKER and all(_speaks(stretch, n) for n in (0, 1))
        )
        if speakers and not _like(*names):
            yield Found(
                "source", stretch.take(0, stretch.old), stretch.take(1, stretch.new), "changes who says it"
            )
        return
    verbs = [_verbs(stretch, n) for n in (0, 1)]
    if all(verbs):
        leans = [VERBS_OF_SAYING[stretch.sides[n].words[verbs[n][0]].key] for n in (0, 1)]
        if leans[0] != leans[1]:
            old, new = (stretch.take(n, (verbs[n][0], verbs[n][0] + 1)) for n in (0, 1))
            yield Found("certainty", old, new, side_changes.turn(*leans), *leans)
        if leans[0] != leans[1] or stretch.size() == 1:
            return
    old, new = (_attribution(stretch, n) if tells[n] else stretch.empty(n) for n in (0, 1))
    does = (
        "tells in other words who says it" if all(tells) else "adds who says it" if tells[1] else "no longer tells who says it"
    )  # fmt: skip
    yield Found("source", old, new, does)


def _speaks(stretch: Stretch, side: int) -> bool:
    """Whether the words are the speaker's name: 'said' stands behind them or 'according to' before."""
    start, end = stretch.spans()[side]
    words = stretch.sides[side].words
    if start == end:
        return False
    behind = words[end].key if end < len(words) else ""
    return behind in VERBS_OF_SAYING or "according" in [word.key for word in words[max(0, start - 3) : start]]


def _verbs(stretch: Stretch, side: int) -> list[int]:
    return [i for i in sorted(stretch.free[side]) if stretch.sides[side].words[i].key in VERBS_OF_SAYING]


def _attribution(stretch: Stretch, side: int) -> Range:
    """The whole of a short stretch; of a long one the words about the word of attribution."""
    start, end = stretch.spans()[side]
    if end - start > LONGEST_TERM:
        at = next(
            (i for i in sorted(stretch.free[side]) if stretch.sides[side].words[i].key in ATTRIBUTION), None
        )
        if at is None:
            return stretch.empty(side)
        start, end = max(start, at - 4), min(end, at + 5)
    return stretch.take(side, (start, end))


def _certainty(stretch: Stretch) -> Iterator[Found]:
    for n in (0, 1) if stretch.short() else ():
        for run in stretch.runs(n, lambda word: word.key in NEGATIONS):
            span = stretch.take(n, run)
            spans = (span, stretch.empty(1)) if n == 0 else (stretch.empty(0), span)
            yield Found("certainty", *spans, "cuts a negation" if n == 0 else "adds a negation")
    runs = [stretch.runs(n, lambda word: word.key in HEDGES) for n in (0, 1)]
    if not any(runs):
        return
    if all(runs):
        yield Found(
            "certainty", stretch.take(0, runs[0][0]), stretch.take(1, runs[1][0]), "changes how sure it is"
        )
        return
    side = 0 if runs[0] else 1
    for run in runs[side]:
        span = stretch.take(side, run)
        spans = (span, stretch.empty(1)) if side == 0 else (stretch.empty(0), span)
        yield Found("certainty", *spans, "takes the doubt away" if side == 0 else "puts it in doubt")


def _figures(stretch: Stretch) -> Iterator[Found]:
    rows = [list(_numbers(stretch, n)) for n in (0, 1)]
    if not stretch.short() and not all(rows):
        return
    for k in range(max(map(len, rows))):
        a, b = (side[k] if k < len(side) else None for side in rows)
        if a is not None and b is not None:
            does = (
                "raises the figure"
                if b[1] > a[1]
                else "lowers the figure"
                if b[1] < a[1]
                else "writes the figure another way"
            )
        else:
            does = "adds a figure" if a is None else "cuts a figure"
        yield Found(
            "figure",
            stretch.take(0, a[0]) if a else stretch.empty(0),
            stretch.take(1, b[0]) if b else stretch.empty(1),
            does,
        )  # fmt: skip


def _numbers(stretch: Stretch, side: int) -> Iterator[tuple[Range, float]]:
    """Numbers among the free words that are no year and no day of a month."""
    words = stretch.sides[side].words
    for start, end in stretch.runs(side, lambda word: number((word.key,)) is not None):
        before, behind = (words[i].key if 0 <= i < len(words) else "" for i in (start - 1, end))
        text = stretch.sides[side].text
        signs = text[words[start].start - 1 : words[start].start], text[words[end - 1].end :][:1]
        if (
            {before, behind} & DAYS_AND_MONTHS
            or behind in _NO_COUNT
            or ":" in signs
            or signs[0] in tuple("$€£")
        ):
            continue
        value = number(stretch.sides[side].keys((start, end)))
        if value is not None and not (
            end - start == 1 and 1900 <= value <= 2100 and words[start].key.isdigit()
        ):
            yield (start, end), value


_NO_COUNT = frozenset({"year", "years", "yearold", "am", "pm", "oclock", "of"})
"""Behind a number: an age, a time of day, 'one of them'."""


def _names(stretch: Stretch) -> Iterator[Found]:
    """Names, places and days, told by their capital letters."""
    if not stretch.short():
        return
    runs = [_name_runs(stretch, n) for n in (0, 1)]
    for what, days in (("a day", True), ("a name", False)):
        rows = [[r for r in runs[n] if _is_day(stretch.sides[n].keys(r)) == days] for n in (0, 1)]
        for k in range(max(map(len, rows))):
            a, b = (side[k] if k < len(side) else None for side in rows)
            does = f"{'changes' if a and b else 'cuts' if a else 'adds'} {what}"
            if a and b and not days and _like(stretch.sides[0].keys(a), stretch.sides[1].keys(b)):
                does = "writes the name another way"
            old = stretch.take(0, a) if a else stretch.empty(0)
            new = stretch.take(1, b) if b else stretch.empty(1)
            yield Found("name", old, new, does)


def _is_day(keys: Iterable[str]) -> bool:
    return any(key in DAYS_AND_MONTHS or key.isdigit() for key in keys)


def _like(a: Sequence[str], b: Sequence[str]) -> bool:
    """'Hezbollah' and 'Hizbollah': the letters of one name in two spellings."""
    return SequenceMatcher(None, "".join(a), "".join(b), autojunk=False).ratio() >= 0.75


def _name_runs(stretch: Stretch, side: int) -> list[Range]:
    """Runs of capitalised words. At the head of a sentence every word has one: those are left to `wording`."""
    here = stretch.sides[side]

    def names(word: Word) -> bool:
        return word.key in DAYS_AND_MONTHS or _year(word) or (not here.titled and _capital(here.text, word))

    return [run for run in stretch.runs(side, names) if here.keys(run) and not _small(here.keys(run))]


def _year(word: Word) -> bool:
    return len(word.key) == 4 and word.key.isdigit() and word.key[:2] in ("19", "20")


def _capital(text: str, word: Word) -> bool:
    if not text[word.start].isupper():
        return False
    before = text[max(0, word.start - 3) : word.start].rstrip(" \"'“‘(")
    return bool(before) and before[-1] not in ".!?:\n"


def _small(keys: Iterable[str]) -> bool:
    return all(key in FUNCTION_WORDS for key in keys)
