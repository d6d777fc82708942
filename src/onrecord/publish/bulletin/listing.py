"""What every format of the bulletin writes alike: the marks of a statement, and the entry of a source.

Comes in: a Bulletin. Goes out: plain text, not yet escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.bulletins import ENGLISH, Bulletin, Frame, Source, Statement
from onrecord.publish.words import day

GENERATOR = "onrecord bulletin"
"""By which a file is known to be ours."""
WHOLE = "R"
"""The mark of what rests on the record as a whole."""


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Marks in order, neighbours drawn together: 1, 2, 3, 7 → (1, 3), (7, 7)."""
    out: list[tuple[int, int]] = []
    for n in sorted(set(numbers)):
        if out and out[-1][1] == n - 1:
            out[-1] = (out[-1][0], n)
        else:
            out.append((n, n))
    return out


def pieces(
    statement: Statement, numbers: Mapping[str, int]
) -> Iterator[tuple[str, list[tuple[int, int]], bool]]:
    """Each piece's words, its marks as runs, and whether the mark of the record follows; the last piece's words get the full stop after its marks."""
    last = len(statement.pieces) - 1
    for n, piece in enumerate(statement.pieces):
        yield (
            piece.words,
            runs(numbers[r] for r in piece.cited() if r in numbers),
            statement.of_record and n == last,
        )


def marks_words(marks: Iterable[tuple[int, int]], of_record: bool) -> str:
    """' [1, 3–5]', with a space before it; empty where there is none."""
    told = [f"{a}" if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in marks] + (
        [WHOLE] if of_record else []
    )
    return f" [{', '.join(told)}]" if told else ""


def sentence(statement: Statement, numbers: Mapping[str, int]) -> str:
    """The whole sentence as plain text with its marks."""
    return (
        "".join(words + marks_words(marks, whole) for words, marks, whole in pieces(statement, numbers))
        + statement.stop
    )


def entry(source: Source, numbers: Mapping[str, int], frame: Frame = ENGLISH) -> str:
    """'Levant Wire, 13 December 2016. Report levant-wire-1213, claims c2 and c7.'"""
    claims = frame.claim if len(source.claims) == 1 else frame.claims
    copied = numbers.get(source.copy_of or "")
    repeats = (
        frame.copied.format(number=copied)
        if copied
        else frame.copied_report.format(report=source.copy_of)
        if source.copy_of
        else ""
    )
    return frame.entry.format(
        outlet=source.outlet,
        on=_day(source.published, frame) if source.published is not None else frame.undated,
        title=frame.title.format(title=source.title) if source.title else "",
        report=source.report,
        claims=claims.format(claims=_claims(source.claims)) if source.claims else "",
        repeats=repeats,
    )


def _day(on: date, frame: Frame) -> str:
    """In the words of English; elsewhere in figures, set apart so that year, month and day keep their order."""
    if frame.language == "en":
        return day(on)
    return f"\N{LEFT-TO-RIGHT ISOLATE}{on.isoformat()}\N{POP DIRECTIONAL ISOLATE}"


def _claims(names: tuple[str, ...]) -> str:
    """'c2–c4, c7': ids that count on are drawn together."""
    if not all(re.fullmatch(r"c\d{1,6}", name) for name in names):
        return ", ".join(names)
    told = runs(int(name[1:]) for name in names)
    return ", ".join(f"c{a}" if a == b else f"c{a}, c{b}" if b == a + 1 else f"c{a}–c{b}" for a, b in told)


def subtitle(found: Bulletin) -> str:
    return found.frame.known.format(day=_day(found.known, found.frame))
