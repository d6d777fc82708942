"""Words that take sides: for each thing that both sides speak of, the words for it and how each leans.

Comes in: the words of a text. Goes out: those of the table below, in every inflected form. A lean says in plain
words what choosing the word does; an empty one is a word that an outlet can use of either side (docs/glossary.md has
what this project writes). The table tells of the word and not of whoever uses it: they may quote, or be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.side_words import ROWS


@dataclass(frozen=True, slots=True)
class SideTerm:
    """`thing` is what the word is for; words of one thing stand for each other."""

    thing: str
    word: str
    lean: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at words [start, end) of the row it was looked for in."""

    start: int
    end: int
    term: SideTerm


_IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "fall": ("falls", "fell", "fallen", "falling"), "take": ("takes", "took", "taken", "taking"), "drive": ("drives", "drove", "driven", "driving"),
    "lose": ("loses", "lost", "losing"), "win": ("wins", "won", "winning"), "overrun": ("overruns", "overran", "overrunning"),
    "flee": ("flees", "fled", "fleeing"), "slay": ("slays", "slew", "slain", "slaying"), "leave": ("leaves", "left", "leaving"),
    "hold": ("holds", "held", "holding"), "strike": ("strikes", "struck", "striking"), "put": ("puts", "putting"),
    "shoot": ("shoots", "shot", "shooting"), "die": ("dies", "died", "dying"), "free": ("frees", "freed", "freeing"),
    "retake": ("retakes", "retook", "retaken", "retaking"), "cut": ("cuts", "cutting"), "break": ("breaks", "broke", "broken", "breaking"),
    "send": ("sends", "sent", "sending"), "meet": ("meets", "met", "meeting"), "wipe": ("wipes", "wiped", "wiping"),
    "give": ("gives", "gave", "given", "giving"), "lay": ("lays", "laid", "laying"), "mop": ("mops", "mopped", "mopping"),
}  # fmt: skip
_VOWELS = "aeiou"


def found(keys: Sequence[str]) -> list[Hit]:
    """The terms among the words, left to right, of several at one word the longest; neighbours for one thing are one."""
    table, longest = _table()
    out: list[Hit] = []
    at = 0
    while at < len(keys):
        for size in range(min(longest, len(keys) - at), 0, -1):
            term = table.get(tuple(keys[at : at + size]))
            if term is not None:
                hit = Hit(at, at + size, term)
                joined = _joined(out[-1], hit) if out else None
                if joined is not None:
                    out[-1] = joined
                else:
                    out.append(hit)
                at += size - 1
                break
        at += 1
    return out


def _joined(a: Hit, b: Hit) -> Hit | None:
    """'Takfiri militants' as one term that leans both ways."""
    if a.end != b.start or a.term.thing != b.term.thing:
        return None
    leans = dict.fromkeys(lean for lean in (a.term.lean, b.term.lean) if lean)
    return Hit(a.start, b.end, SideTerm(a.term.thing, f"{a.term.word} {b.term.word}", " and ".join(leans)))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[tuple[str, ...], SideTerm], int]:
    """Every form of every word; of two rows that claim one form the first has it."""
    table: dict[tuple[str, ...], SideTerm] = {}
    for thing, rows in ROWS.items():
        for lean, words in rows.items():
            for written in words.split(","):
                word, _, kind = written.strip().partition("/")
                for form in _forms(word, kind):
                    table.setdefault(form, SideTerm(thing, word, lean))
    return table, max(map(len, table))


def _forms(word: str, kind: str) -> Iterator[tuple[str, ...]]:
    """`n` a noun, whose last word inflects; `v` a verb, whose first does; anything else stands as it is."""
    parts = tuple(word.replace("-", " ").replace("'", "").split())
    yield parts
    if kind == "n":
        for last in _plurals(parts[-1]):
            yield (*parts[:-1], last)
    elif kind == "v":
        for first in _IRREGULAR.get(parts[0]) or _conjugated(parts[0]):
            yield (first, *parts[1:])


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (noun[:-3] + "men", noun + "s")
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return (noun[:-1] + "ies", noun + "s")
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    return (noun + "s",)


def _conjugated(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s")
    doubled = (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    return third, stem + "ed", stem + "ing", *doubled
