"""A bulletin as text that a person edits, and the edited text as a bulletin again.

Comes in: a drafted Bulletin; later a title and a text for each section. Goes out: the texts; later a Bulletin in which every
sentence still has a source. A sentence as it was drafted keeps what it cites; a changed one keeps the marks that stand in it, or,
without any, those of the drafted sentence that it was made of; what no report is cited for gets [E], and a figure that the record does
not give "[by hand]". How figures are told is in by_hand.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Literal

from onrecord.bulletins import Bulletin, Item, Part, Piece, Section, Statement
from onrecord.publish.bulletin import by_hand
from onrecord.publish.bulletin.listing import WHOLE, sentence

EDITORS = "E"
"""The mark of what the editors wrote and cite no report for."""
LISTS = ("corrections", "not-known", "method")
"""Sections whose sentences stand one by one."""
_MADE_OF = 0.6
"""Share of words in common from which a sentence without marks is taken for a drafted one that was changed. Looked at on the drafts of
the six example reports: half of a sentence replaced leaves .5 to .55, figures, names and asides changed .7 and more."""
_MARKS = re.compile(r"[  ]*\[((?:\d{1,4}|R|E)(?:(?:, ?|–|-)(?:\d{1,4}|R|E))*)\]")
_STOP = re.compile(r"[.?!؟…]+[”’\"')]*(?=(?:[  ]*\[[\dRE][\dRE, –-]*\])?(?:\s|$))")
_SHORT = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No|Brig|Maj|Sgt|Prof)$"
)
_HEADED = re.compile(r"\*\*(.+?)\.?\*\*\.?\s*(.*)", re.DOTALL)

What = Literal["own", "figure", "kept", "unknown"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about an edited text that its reader is told: a sentence of the editors' own, a figure by hand, marks that were put back, a
    mark that stands for no source."""

    section: str
    what: What
    words: str


@dataclass(frozen=True, slots=True)
class Edited:
    bulletin: Bulletin
    notices: tuple[Notice, ...]

    def of(self, what: What) -> tuple[Notice, ...]:
        return tuple(one for one in self.notices if one.what == what)


# --- a bulletin as texts --------------------------------------------------------------------------


def texts(found: Bulletin) -> dict[str, str]:
    """Section → its text: paragraphs with an empty line between them, '### ' before a part, '**…**' around an item's heading."""
    numbers = found.numbers()
    return {section.key: "\n\n".join(_blocks(section, numbers)) for section in found.sections}


def _blocks(section: Section, numbers: Mapping[str, int]) -> Iterator[str]:
    for part in section.parts:
        if part.heading:
            yield f"### {part.heading}"
        for item in part.items:
            told = [" ".join(sentence(s, numbers).split()) for s in item.statements]
            if item.heading:
                yield f"**{item.heading}.** {' '.join(told)}"
            elif section.key in LISTS and len(told) > 1:
                yield "\n".join(f"- {words}" for words in told)
            else:
                yield " ".join(told)


# --- texts as a bulletin --------------------------------------------------------------------------


def reread(
    drafted: Bulletin, figures: Mapping[str, Collection[int]], title: str, edited: Mapping[str, str]
) -> Edited:
    """`figures` gives the numbers of each claim, 'report:claim', that the draft rests on."""
    ground = _Ground(drafted, figures, edited)
    sections = tuple(ground.section(s, edited.get(s.key, "")) for s in drafted.sections)
    named = ground.heading("title", " ".join(title.split()) or drafted.title)
    kept = tuple(section for section in sections if section.parts)
    cited = {report for section in kept for s in section.statements() for report in s.cited()}
    sources = tuple(source for source in drafted.sources if source.report in cited)
    return Edited(
        replace(drafted, title=named, sections=kept, sources=sources), tuple(dict.fromkeys(ground.notices))
    )


@dataclass
class _Ground:
    """What an edited text is held against, and what there is to say of it."""

    drafted: Bulletin
    figures: Mapping[str, Collection[int]]
    edited: Mapping[str, str]
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mark = self.drafted.frame.by_hand
        numbers = self.drafted.numbers()
        self.known = {" ".join(sentence(s, numbers).split()): s for s in self.drafted.statements()}
        self.numbers = {number: report for report, number in numbers.items()}
        now = " ".join(" ".join(self.edited.values()).split())
        self.gone = {words: s for words, s in self.known.items() if words not in now}
        """Drafted sentences that stand nowhere any more: what a changed one may be made of."""
        self.everywhere = {value for s in self.drafted.statements() for value, _ in by_hand.figures(s.words)}
        headings = [p.heading for s in self.drafted.sections for p in s.parts]
        headings += [i.heading for s in self.drafted.sections for p in s.parts for i in p.items]
        for words in (self.drafted.title, *headings):
            self.everywhere |= {value for value, _ in by_hand.figures(words or "")}

    def section(self, drafted: Section, text: str) -> Section:
        parts: list[tuple[str | None, list[Item]]] = [(None, [])]
        for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
            if block.startswith("### "):
                heading, _, block = block.partition("\n")
                parts.append((self.heading(drafted.key, heading.removeprefix("### ").strip()), []))
            if block.strip():
                parts[-1][1].append(self._item(drafted.key, block.strip()))
        kept = tuple(Part(heading, tuple(items)) for heading, items in parts if items or heading)
        return Section(drafted.key, drafted.heading, kept)

    def heading(self, key: str, words: str) -> str:
        told, changed = by_hand.marked(by_hand.unmarked(words, self.mark), self.everywhere, self.mark)
        self.notices += [Notice(key, "figure", figure) for figure in changed]
        return told

    def _item(self, key: str, block: str) -> Item:
        heading = None
        if (headed := _HEADED.fullmatch(block)) is not None:
            heading, block = self.heading(key, " ".join(headed[1].split())), headed[2]
        lines = [
            line.removeprefix("- ") for line in (block.split("\n- ") if block.startswith("- ") else [block])
        ]
        found = [s for line in lines for s in self._statements(key, " ".join(line.split()))]
        return Item(heading, tuple(found))

    def _statements(self, key: str, text: str) -> Iterator[Statement]:
        for words in _sentences(text, self.known):
            yield self.known[words] if words in self.known else self._changed(key, words)

    def _changed(self, key: str, words: str) -> Statement:
        made_of = self._made_of(words)
        pieces, marks = _pieces(by_hand.unmarked(words, self.mark))
        unknown = [m for m in marks if m not in (WHOLE, EDITORS) and int(m) not in self.numbers]
        self.notices += [Notice(key, "unknown", f"[{mark}]") for mark in unknown]
        whole = WHOLE in marks
        bare, stop = _stopped("".join(p for p, _ in pieces))
        reports = [self.numbers[int(m)] for m in marks if m.isdigit() and int(m) in self.numbers]
        if not reports and not whole and made_of is not None and EDITORS not in marks:
            reports, whole = list(made_of.cited()), made_of.of_record
            pieces = [(bare, [str(n) for n, report in self.numbers.items() if report in reports])]
            self.notices.append(Notice(key, "kept", bare))
        given = self._given(made_of, reports)
        told, figures = self._told(pieces, given, stop)
        self.notices += [Notice(key, "figure", figure) for figure in figures]
        if not reports and not whole:
            self.notices.append(Notice(key, "own", bare))
            told[-1] = replace(told[-1], words=f"{told[-1].words} [{EDITORS}]")
        return Statement(tuple(told), made_of.origins if made_of else (), whole, stop)

    def _told(
        self, pieces: list[tuple[str, list[str]]], given: Collection[str], stop: str
    ) -> tuple[list[Piece], list[str]]:
        out: list[Piece] = []
        changed: list[str] = []
        for n, (words, marks) in enumerate(pieces):
            last = n == len(pieces) - 1
            said, figures = by_hand.marked(words.removesuffix(stop) if last else words, given, self.mark)
            reports = tuple(self.numbers[int(m)] for m in marks if m.isdigit() and int(m) in self.numbers)
            if said or reports or not out:
                out.append(Piece(said, (), reports))
            changed += figures
        return out, changed

    def _made_of(self, words: str) -> Statement | None:
        """The drafted sentence that this one was made of, where enough of its words still stand."""
        mine = _bare(words)
        scored = [
            (SequenceMatcher(None, _bare(old), mine, autojunk=False).ratio(), s)
            for old, s in self.gone.items()
        ]
        score, found = max(scored, key=lambda one: one[0], default=(0.0, None))
        return found if score >= _MADE_OF else None

    def _given(self, made_of: Statement | None, reports: Iterable[str]) -> set[str]:
        """The figures that the record gives for a sentence: of the drafted one that it was made of, else of all that cites the same reports."""
        if made_of is not None:
            given = {value for value, _ in by_hand.figures(made_of.words)}
            claims = set(made_of.claims())
        else:
            cited = set(reports)
            near = [s for s in self.drafted.statements() if cited.intersection(s.cited())]
            given = {value for s in near for value, _ in by_hand.figures(s.words)}
            claims = {ref for s in near for ref in s.claims() if ref[0] in cited}
        return given | {str(n) for ref in claims for n in self.figures.get(":".join(ref), ())}


def _sentences(text: str, known: Collection[str]) -> Iterator[str]:
    """The sentences of a paragraph: drafted ones wherever they stand whole, the rest as its full stops tell."""
    at = 0
    while at < len(text):
        whole = [
            w for w in known if text.startswith(w, at) and text[at + len(w) : at + len(w) + 1] in ("", " ")
        ]
        end = at + len(max(whole, key=len)) if whole else _end(text, at, known)
        if words := text[at:end].strip():
            yield words
        at = end
        while at < len(text) and text[at] == " ":
            at += 1


def _end(text: str, at: int, known: Collection[str]) -> int:
    for stop in _STOP.finditer(text, at):
        before = text[at : stop.start()]
        after = text[stop.end() :].lstrip()
        if stop.group() == "." and (_SHORT.search(before) or after[:1].islower()):
            continue
        marks = _MARKS.match(text, stop.end())
        return marks.end() if marks else stop.end()
    return len(text)


def _pieces(words: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """The words before each mark with the marks behind them; and all marks, ranges opened."""
    out: list[tuple[str, list[str]]] = []
    every: list[str] = []
    at = 0
    for found in _MARKS.finditer(words):
        marks = list(_opened(found[1]))
        out.append((words[at : found.start()], marks))
        every += marks
        at = found.end()
    rest = words[at:]
    if rest.strip(" .?!؟…") or not out:
        out.append((rest, []))
    elif rest.strip():
        out[-1] = (out[-1][0] + rest.strip(), out[-1][1])
    return out, every


def _opened(marks: str) -> Iterator[str]:
    for some in re.split(r", ?", marks):
        ends = re.split("[–-]", some)
        if len(ends) == 2 and all(e.isdigit() for e in ends) and int(ends[0]) <= int(ends[1]) < 10_000:
            yield from (str(n) for n in range(int(ends[0]), int(ends[1]) + 1))
        else:
            yield from ends


def _stopped(words: str) -> tuple[str, str]:
    """A sentence without what ends it, and that; a full stop where nothing does."""
    found = re.search(r"[.?!؟…]+[”’\"')]*$", words.strip())
    stop = found.group() if found else "."
    return words.strip().removesuffix(stop), stop


def _bare(words: str) -> list[str]:
    return _MARKS.sub("", words).strip(" .?!؟…").lower().split()
