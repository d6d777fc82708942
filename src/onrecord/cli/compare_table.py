"""A comparison for human eyes: shares, changed terms, then the passages with what was cut and added marked.

Marks are signs first and colours second: [-cut-] {+added+}, and a letter in the margin of each passage.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli import screen
from onrecord.link.changes import earlier
from onrecord.link.compared import ChangedTerm, Changes, Passage
from onrecord.records import Report, Span

MOST_OTHER = 30
"""Changed terms that take no side which the table shows; JSON Lines have all."""
WHOLE = 24
"""Words up to which an unchanged passage is shown whole; of longer ones both ends are."""
_CUT, _ADDED = "red strike", "green"
_NOT_WORDS = ("spelling", "wording")


def table(found: Changes, original: Report, copy: Report) -> None:
    out = screen.console()
    _head(out, found, original, copy)
    sides = [t for t in found.terms if t.kind == "sides"]
    if sides:
        _terms(out, "Changed terms that take sides", sides, "what the words say, or said")
    else:
        out.print(Text("No changed term takes sides, as far as the table of such words goes.", "bold"))
    others = [t for t in found.terms if t.kind != "sides"]
    if others:
        _terms(out, "Other changed terms", others[:MOST_OTHER], "what the change does")
        if len(others) > MOST_OTHER:
            out.print(Text(f"and {len(others) - MOST_OTHER} more (--format jsonl has all)", "dim"))
    _passages(out, found.passages, copy)


# --- the head ------------------------------------------------------------------------------------------------------


def _head(out: Console, found: Changes, original: Report, copy: Report) -> None:
    for letter, report in (("A", original), ("B", copy)):
        day = str(report.published or "day unknown")
        parts = [report.outlet or "", day, report.id]
        out.print(
            Text.assemble(
                (f"{letter}  ", "bold"),
                screen.printable(_line(report.title or report.id)),
                (f"  {screen.printable(' · '.join(p for p in parts if p))}", "dim"),
            )
        )
    out.print(Text(f"\n{shares(found)} {when(original, copy)}\n", "bold"))


def shares(found: Changes) -> str:
    """'B has 68 % of the words of A; 25 % of B is its own.'"""
    if not found.kept:
        return "B has no passage of A."
    if found.kept == found.words_original == found.words_copy and not found.moved:
        return "B has A word for word."
    return f"B has {_percent(found.taken)} of the words of A; {_percent(found.own)} of B is its own."


def _percent(share: float) -> str:
    """Nothing is told as none and all where it is not."""
    if 0 < share < 0.01:
        return "less than 1 %"
    if 0.99 < share < 1:
        return "more than 99 %"
    return f"{share:.0%}".replace("%", " %")


def when(original: Report, copy: Report) -> str:
    first = earlier(original, copy)
    if first == "original":
        return "A is the earlier."
    if first == "copy":
        return "B is the earlier: A may have copied it, or both a third."
    if original.published is None or copy.published is None:
        return "Which is the earlier is not known."
    return "Both are of one day."


# --- changed terms -------------------------------------------------------------------------------------------------


def _terms(out: Console, heading: str, terms: Sequence[ChangedTerm], does: str) -> None:
    rows = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name, ratio in (("in A", 2), ("in B", 2), ("times", None), (does, 5)):
        rows.add_column(name, ratio=ratio, justify="right" if name == "times" else "left")
    for term in terms:
        rows.add_row(
            Text(f"[-{_line(term.old)}-]", _CUT) if term.old else Text("–", "dim"),
            Text(f"{{+{_line(term.new)}+}}", _ADDED) if term.new else Text("–", "dim"),
            str(len(term.places)),
            Text(term.does, "dim" if term.kind in _NOT_WORDS else ""),
        )
    out.print(Text(heading, "bold"))
    out.print(rows)


# --- passages ------------------------------------------------------------------------------------------------------


def _passages(out: Console, passages: Sequence[Passage], copy: Report) -> None:
    out.print(Text("The passages, in the order of B", "bold"))
    out.print(Text("= as in A   ~ changed   - cut: A alone   + added: B alone   ↕ moved", "dim"))
    for passage in passages:
        mark = {"same": "=", "changed": "~", "cut": "-", "added": "+"}[passage.kind]
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=3)
        grid.add_column()
        grid.add_row(Text(mark + (" ↕" if passage.moved else ""), "bold"), _words(passage, copy))
        out.print(Padding(grid, (0, 0, 0, 1)))


def _words(passage: Passage, copy: Report) -> Text:
    if passage.copy is None:
        return Text(f"[-{_line(passage.original.text if passage.original else '')}-]", _CUT)
    if passage.original is None:
        return Text(f"{{+{_line(passage.copy.text)}+}}", _ADDED)
    if passage.kind == "same":
        return Text(_ends(_line(passage.copy.text)), "dim")
    return _edited(passage, passage.copy, copy.text)


def _edited(passage: Passage, whole: Span, text: str) -> Text:
    """The copy's words, with what it replaced in front of what it put there."""
    out = Text()
    at = whole.start
    for edit in passage.edits:
        out.append(_flat(text[at : edit.new.start]))
        old, new = _line(edit.old.text), _line(edit.new.text)
        behind = edit.new.start > whole.start and not new
        if behind:
            out.append(" ")
        if old:
            out.append(f"[-{old}-]", _CUT)
        if new:
            out.append(f"{{+{new}+}}", _ADDED)
        elif not behind:
            out.append(" ")
        at = edit.new.end
    out.append(_flat(text[at : whole.end]))
    return out


def _ends(words: str) -> str:
    parts = words.split(" ")
    if len(parts) <= WHOLE:
        return words
    left_out = len(parts) - WHOLE
    return f"{' '.join(parts[: WHOLE // 2])} … ({screen.count(left_out, 'word')}) … {' '.join(parts[-WHOLE // 2 :])}"


def _line(text: str) -> str:
    return _flat(text).strip()


def _flat(text: str) -> str:
    """In one line, without signs that could take over a terminal; spaces at the ends stay."""
    joined = " ".join(text.split())
    before, behind = text[:1].isspace(), text[-1:].isspace()
    return screen.printable((" " if before else "") + joined + (" " if behind and joined else ""))
