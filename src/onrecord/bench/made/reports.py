"""Lines → a report with its claims: text, blocks, ids, and evidence that is a slice of the text; and the copies that others print.

Comes in: lines with drafts (lines.py). Goes out: `Made`, a report as the reader gives it, claims as the extractor gives them, and the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from onrecord.bench.made import words
from onrecord.bench.made.lines import Draft, Line
from onrecord.records import Block, Claim, Report, Responsibility, Span


@dataclass(frozen=True, slots=True)
class Made:
    """One generated report. `happenings` is the truth of each claim, in the claims' order."""

    report: Report
    claims: tuple[Claim, ...]
    happenings: tuple[int, ...]
    main: int | None
    """The happening that the report is mainly about; None where it rounds up several."""
    copy_of: str | None = None
    """The report whose text this one prints, whole or in part."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A report before it has an id: a title and paragraphs of pieces."""

    title: str
    paragraphs: tuple[Line, ...]
    outlet: str
    published: date | None
    main: int | None
    copy_of: str | None = None


_IDS = tuple(f"c{n}" for n in range(1, 200))
_DATES: dict[int, date] = {}


def day(ordinal: int) -> date:
    """One object for each day, however many reports are of it."""
    found = _DATES.get(ordinal)
    if found is None:
        found = _DATES[ordinal] = date.fromordinal(ordinal)
    return found


def rendered(written: Written, name: str) -> Made:
    """The report under an id, with the claims of its pieces in the order of the text."""
    parts: list[str] = [written.title]
    at = len(written.title)
    blocks = [Block("headline", 0, at)]
    drafts: list[tuple[Draft, Span]] = []
    for paragraph in written.paragraphs:
        parts.append("\n")
        at += 1
        start = at
        for text, draft in paragraph:
            parts.append(text)
            end = at + len(text)
            if draft is not None:
                drafts.append((draft, Span(at, end, text)))
            at = end
        blocks.append(Block("body", start, at))
    ids = {draft: _IDS[n] for n, (draft, _) in enumerate(drafts)}
    report = Report(
        name, "".join(parts), written.title, written.outlet, None, written.published, "given" if written.published else "unknown", tuple(blocks),
    )  # fmt: skip
    claims = tuple(_claim(name, ids, draft, span) for draft, span in drafts)
    return Made(report, claims, tuple(d.number for d, _ in drafts), written.main, written.copy_of)


def _claim(report: str, ids: dict[Draft, str], d: Draft, span: Span) -> Claim:
    blamed = d.standing == "blamed" and d.actor and d.said_by
    return Claim(
        report, ids[d], d.kind, span, d.figure, d.groups, None, d.actor, d.standing if d.actor else "stated", d.method, d.place, d.time,
        d.said_by, d.certainty, d.scope, d.superseded, ids.get(d.whole) if d.whole else None, d.phase, ids.get(d.attack) if d.attack else None,
        (Responsibility(d.actor, "blames", d.said_by[0]),) if blamed and d.actor else (),
    )  # fmt: skip


def copied(
    original: Written,
    name: str,
    outlet: str,
    published: date | None,
    exact: bool,
    own: list[str],
    rng: Random,
) -> Written:
    """The same text in another outlet: as it stands, or with words changed, its end cut and sentences of the outlet's own."""
    if exact:
        return Written(original.title, original.paragraphs, outlet, published, original.main, name)
    swaps = [s for s in words.SYNONYMS.items() if rng.random() < 0.3]
    kept = max(2, len(original.paragraphs) - int(rng.random() * rng.random() * len(original.paragraphs)))
    changed: dict[Draft, Draft] = {}
    paragraphs: list[Line] = [
        [(_swapped(text, swaps), _changed(draft, swaps, changed)) for text, draft in paragraph]
        for paragraph in original.paragraphs[:kept]
    ]
    paragraphs += [[(sentence, None)] for sentence in own]
    return Written(_swapped(original.title, swaps), tuple(paragraphs), outlet, published, original.main, name)


def _swapped(text: str, swaps: list[tuple[str, str]]) -> str:
    for word, other in swaps:
        text = text.replace(word, other)
    return text


def _changed(draft: Draft | None, swaps: list[tuple[str, str]], changed: dict[Draft, Draft]) -> Draft | None:
    """The draft with the changed words of who did it; drafts that hang on it follow."""
    if draft is None:
        return None
    found = changed.get(draft)
    if found is None:
        found = changed[draft] = draft.again()
        if found.actor is not None:
            found.actor = _swapped(found.actor, swaps)
        found.whole, found.attack = (
            _changed(draft.whole, swaps, changed),
            _changed(draft.attack, swaps, changed),
        )
    return found
