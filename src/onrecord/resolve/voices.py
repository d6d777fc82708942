"""A speaker's words → the voice behind them: one key for the same body or person under all its names.

Comes in: claims whose `said_by` holds the report's words. Goes out: the same claims with the key of each voice, and of a known
one its kind and the side that it speaks for. The names lie in data/voices.csv (data/VOICES.md); a name that it lacks is keyed by
its own words, so that two reports which use the same words are still one voice.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from onrecord.records import Claim, Voice, VoiceKind, as_voice_kind

_NOISE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|spokes(?:man|woman|person)|for|of|head|director|chief|in|on|at|from|by|statement|official|"
    r"british|uk|london|britain|based|reports?|issued|daily|bulletin|says?|said|mr|mrs|ms|dr|gen|general|who|to|be|with)\b|[^\w\s]",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*\.?", re.UNICODE)
_PERSONAL = re.compile(
    r"\b(?:resident|activist|witness|eyewitness|villager|survivor|refugee|civilian|relative|doctor|medic|nurse|surgeon|journalist|"
    r"correspondent|reporter|farmer|trader|photographer|analyst|expert|supporter|opponent|prisoner|detainee|deserter|defector|local)(?:e?s)?\b",
    re.I,
)
"""Who speaks for himself, whatever body the phrase names beside him: 'residents of the Hamas-run strip'."""
_AWAY = re.compile(
    r"\b(?:in|near|inside|outside|under|by|against|about|who|which|whose)\s|[- ](?:run|held|controlled|backed|led|affiliated|linked|aligned|allied)\b",
    re.I,
)
"""Where a phrase leaves the speaker: what is named after 'in' is a place, what stands before '-held' its holder."""


@dataclass(frozen=True, slots=True)
class Known:
    """One row of data/voices.csv."""

    key: str
    kind: VoiceKind
    side: str
    country: str
    parent: str
    name: str


def resolved(claim: Claim) -> Claim:
    """The claim with a key for each voice that it rests on."""
    if not claim.said_by:
        return claim
    return replace(claim, said_by=tuple(of(v) for v in claim.said_by))


def of(voice: Voice) -> Voice:
    """The voice with its key, and, where it is a known body, with that body's kind and side."""
    found = known_in(voice.text) or (known_in(voice.full) if voice.full else None)
    if found is None:
        return replace(voice, key=_own_key(voice))
    known, beside = found
    if _PERSONAL.search(_front(beside)):
        # A doctor of a known hospital: a voice of his own.
        return replace(voice, key=_own_key(voice), side=known.side if voice.kind == known.kind else "")
    return replace(voice, key=known.key, kind=known.kind, side=known.side)


def key_of(voice: Voice) -> str:
    """The voice's key: of the known body that its words name, else its own words without titles."""
    return of(voice).key


def _own_key(voice: Voice) -> str:
    # An unnamed source is nobody's twin: two of them may be two people.
    return f"{'unnamed' if voice.anonymous else 'said'}:{_own_words(voice.full or voice.text)}"


def _own_words(text: str) -> str:
    return " ".join(_NOISE.sub(" ", text.lower()).split()) or text.lower().strip()


def _front(text: str) -> str:
    """What stands before the first 'of', 'for', 'in' …"""
    return re.split(r"\s(?:of|for|from|in|at|with|on|who|near|inside|under|by)\s", text, maxsplit=1)[0]


@lru_cache(maxsize=20_000)
def known_in(text: str) -> tuple[Known, str] | None:
    """The known body that some speaker's words name, and the words without its name: the longest name, of equals the first."""
    words = [(m.group(), m.start()) for m in _WORD.finditer(text.replace("’", "'"))]
    away = [m.start() for m in _AWAY.finditer(text)]
    table, longest = _table()
    best: tuple[int, Known, str] | None = None
    for i in range(len(words)):
        for n in range(min(longest, len(words) - i), 0, -1):
            found = table.get(_folded(" ".join(w for w, _ in words[i : i + n])))
            if found is None:
                continue
            known, exact = found
            surface = " ".join(w for w, _ in words[i : i + n])
            start, end = words[i][1], words[i + n - 1][1] + len(words[i + n - 1][0])
            if exact and surface.replace(".", "") not in exact:
                continue
            if any(at < start or at == end for at in away) and not (i == 0 and n == len(words)):
                # 'a resident of a Hamas-held quarter', 'a spokesman in Reuters' office'
                continue
            if best is None or len(surface) > best[0]:
                best = (len(surface), known, text[:start] + text[end:])
            break
    return best[1:] if best else None


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, tuple[Known, frozenset[str]]], int]:
    """Folded name → (its row, the spellings that count where case matters), and the words of the longest name."""
    table: dict[str, tuple[Known, frozenset[str]]] = {}
    longest = 1
    for known, names, _ in _rows():
        for name in names:
            folded = _folded(name)
            # A short name in capitals is a word in small letters: 'WHO', 'IS'.
            short = name.isupper() and len(name.replace(".", "")) < 5
            exact = frozenset({name.replace(".", "")}) if short else frozenset()
            if folded in table and table[folded][0] is known:
                before = table[folded][1]
                exact = before | exact if before and exact else frozenset()
            table[folded] = (known, exact)
            longest = max(longest, folded.count(" ") + 1)
    return table, longest


def _folded(name: str) -> str:
    """A name without case, full stops, hyphens, possessive endings and leading articles."""
    words = [w.lower().replace(".", "").replace("’", "'") for w in re.split(r"[\s\-–]+", name) if w]
    words = [w[:-2] if w.endswith("'s") else w[:-1] if w.endswith("'") else w for w in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[Known, tuple[str, ...], str], ...]:
    """The rows of data/voices.csv with their names, the usual one first, and what to check them by."""
    text = (resources.files("onrecord") / "data" / "voices.csv").read_text(encoding="utf-8")
    out = []
    for row in csv.DictReader(text.splitlines()):
        names = tuple(row["names"].split("|"))
        kind = as_voice_kind(row["kind"])
        out.append(
            (
                Known(row["key"], kind, row["side"], row["country"], row["parent"], names[0]),
                names,
                row["check"],
            )
        )
    return tuple(out)


def known() -> Iterator[Known]:
    """Every voice of the table."""
    return (row for row, _, _ in _rows())


def listed() -> tuple[tuple[Known, tuple[str, ...], str], ...]:
    """Every row: the voice, all its names, the usual one first, and the title by which a person can check it."""
    return _rows()


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[str, str]]:
    """key → (usual name, kind), for what is shown to people."""
    return {row.key: (row.name, row.kind) for row in known()}
