"""A report and its claims → the stretches that are left out of what is published: by rule, and as a person adds or takes back.

Comes in: a report as read, its claims, lookups. Goes out: marks in the order of the text, each with its reason.
Nothing is replaced here; redact.py does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.protect.details import details
from onrecord.protect.mark import WHOSE, Known, Mark
from onrecord.protect.name_words import BODIES, NOT_NAMES, PARTICLES
from onrecord.protect.names import UNTOLD, Name, candidates, readable
from onrecord.protect.persons import protected
from onrecord.protect.scripts import other_scripts
from onrecord.protect.sweep import is_ordinary, parts, places_of, plain
from onrecord.records import Block, Claim, Report

LEAST_PART = 3
"""Letters of a part of a name that is looked for by itself."""


def marks(report: Report, claims: Sequence[Claim] = (), known: Known | None = None) -> tuple[Mark, ...]:
    """What the rules mark in a report's text."""
    return marks_of(report.text, report.blocks, claims, known)


def marks_of(
    text: str, blocks: Sequence[Block] = (), claims: Sequence[Claim] = (), known: Known | None = None
) -> tuple[Mark, ...]:
    known = known or Known()
    read = readable(text, blocks, known)
    told = [b for b in blocks if b.kind in UNTOLD]
    found = [n for n in candidates(read, known, blocks) if not any(b.start <= n.start < b.end for b in told)]
    bearers = protected(read, found, claims, known)
    names = [Mark(n.start, n.end, text[n.start : n.end], b.who, b.why) for n, b in bearers]
    names += other_scripts(text, known)
    names += _pseudonyms(text)
    shielded = {n for n, _ in bearers}
    names += again(text, names, [n for n in found if n not in shielded], known)
    return _in_order([*names, *details(text, names)])


_PSEUDONYM = re.compile(
    r"\b(?:Witness|Detainee|Patient|Victim|Survivor)\s(?:[A-Z]{1,3}-?\d{1,4}|[A-Z](?=[\s,.;]))(?!\w)"
)


def _pseudonyms(text: str) -> list[Mark]:
    return [
        Mark(m.start(), m.end(), m.group(), "witness", "a name that stands for another")
        for m in _PSEUDONYM.finditer(text)
    ]


def again(
    text: str, names: Sequence[Mark], others: Sequence[Name] = (), known: Known | None = None
) -> list[Mark]:
    """Other mentions of names that are marked, whole or in part, but not where they are part of another's name."""
    folded = plain(text)
    taken = [(m.start, m.end) for m in names]
    kept = [(n.start, n.end, frozenset(n.words)) for n in others]
    out = []
    for words, first in _sought(names, known or Known()).items():
        whole = len(parts(words)) > 1
        for start, end in places_of(words, text, folded):
            if any(a < end and start < b for a, b in taken):
                continue
            if _is_anothers(start, end, parts(words), kept) or (not whole and not _capital(text[start:end])):
                continue
            if _names_a_body(text, end):
                continue
            out.append(
                Mark(start, end, text[start:end], first.who, f"the same name as at {first.start}", first.what)
            )
            taken.append((start, end))
    return out


def _sought(names: Iterable[Mark], known: Known) -> dict[str, Mark]:
    """The marked names, then their parts, each with the mark that it comes from."""
    whole = {m.text: m for m in reversed(list(names)) if m.what == "name"}
    out = dict(sorted(whole.items(), key=lambda row: -len(row[0])))
    for words, mark in list(out.items()):
        for part in re.findall(r"[^\W_](?:[^\W_]|['’-](?=[^\W_]))*", words):
            low = "".join(parts(part))
            if len(low) < LEAST_PART or low in PARTICLES | NOT_NAMES or is_ordinary(low):
                continue
            if known.is_first_name(low) or not (
                known.is_word(low) or known.is_people(low) or known.is_place(part)
            ):
                out.setdefault(part, mark)
    return out


def _is_anothers(
    start: int, end: int, words: tuple[str, ...], kept: Iterable[tuple[int, int, frozenset[str]]]
) -> bool:
    return any(a <= start and end <= b and not held <= set(words) for a, b, held in kept)


def _capital(words: str) -> bool:
    return any(letter.isupper() for letter in words)


def _names_a_body(text: str, end: int) -> bool:
    behind = re.match(r"[- ]([^\W\d_]+)", text[end : end + 30])
    return bool(behind and behind[1][0].isupper() and behind[1].lower() in BODIES)


def with_hand_marks(
    text: str, marked: Sequence[Mark], added: Iterable[Mark] = (), removed: Iterable[tuple[int, int]] = ()
) -> tuple[Mark, ...]:
    """The rules' marks with what a person added and took back.

    A name taken back at one place is taken back wherever the report has it: one mention left in brackets beside one that is not
    protects nobody. What is added wins over what is taken back.
    """
    back = list(removed)
    freed = [frozenset(parts(text[start:end])) for start, end in back]
    kept = [
        m for m in marked
        if not any(m.start < end and start < m.end for start, end in back)
        and not (m.what == "name" and any(frozenset(parts(m.text)) <= words for words in freed))
    ]  # fmt: skip
    own = list(added)
    return _in_order([*kept, *own, *again(text, [m for m in own if m.what == "name"])])


def _in_order(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Each stretch once, in the order of the text; what lies inside a longer one is part of it."""
    out: list[Mark] = []
    for mark in sorted(set(found), key=lambda m: (m.start, -m.end, WHOSE.index(m.who), m.what, m.why)):
        if not out or mark.end > out[-1].end:
            out.append(mark)
    return tuple(out)
