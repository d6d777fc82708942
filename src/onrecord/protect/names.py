"""Where a text may name a person: sequences of capitalised words, with their particles and titles.

Comes in: a text and its blocks. Goes out: candidates in order, each with its words as they are compared; who bears them is decided elsewhere.
Text in capitals and headlines in Title Case are read in the letter case of prose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.folding import fold
from onrecord.protect.letters import is_cyrillic
from onrecord.protect.mark import Known
from onrecord.protect.name_words import (
    BODIES,
    BODY_FIRST,
    CALENDAR,
    HONORIFICS,
    KUNYA,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    SENTENCE,
    SHORT_HONORIFICS,
    SMALL_PARTICLES,
)
from onrecord.records import Block

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼʿʻ‘`´-][^\W\d_]+)*")
_JOIN = re.compile(r"[  ]{1,2}|[  ]?\n[  ]?(?!\n)|\.[  ]")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:al|el|ul|as|ash|at|ath|ad|adh|an|ar|az|ed|es|en|er|ez)-(?=[^\W\d_])", re.IGNORECASE
)
_COMPOUND = re.compile(
    r"-(?:based|led|held|backed|sized|controlled|run|born|style|made|era|wide|old|year|aligned|allied|linked|affiliated|trained|dominated|majority|populated|mediated|brokered|ish|like|area|term|wing|ranking|level|speaking)$"
)
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}")
_SIGNED_OFF = re.compile(
    r"\b(?:(?:additional |with )?reporting|writing|written|edited|editing|photos?|photograph(?:ed|s)?|compiled) by\b[^.\n]*|^\s*By\s[A-Z][^.\n]{2,200}",
    re.IGNORECASE | re.MULTILINE,
)
WRAPPED = 45
"""Letters of a line from which its end may be a wrap in mid-sentence; a shorter one is a headline or an item of a list."""
UNTOLD = ("furniture", "credit", "section", "dateline")
"""Blocks that name no new person: their names are by-lines, and those of the story again."""


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may be a person's name. `words` are folded, without titles and particles."""

    start: int
    end: int
    words: tuple[str, ...]
    titled: bool
    """Whether a title or a part of a name such as 'Umm' says that it is a person."""
    office: bool
    """Whether a public office stands before it."""
    body: bool
    """Whether it ends or begins as names of bodies and places do."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


def readable(text: str, blocks: Sequence[Block], known: Known) -> str:
    """The text with its capitals as prose has them, in the same length."""
    out = text
    for start, end, headline in _stretches(text, blocks):
        letters = [c for c in text[start:end] if c.isalpha()]
        if len(letters) >= 12 and sum(c.isupper() for c in letters) > 0.9 * len(letters):
            stretch = known.as_prose(text[start:end], True)
        elif _in_title_case(text[start:end], 0.6 if headline else 0.9):
            stretch = known.as_prose(text[start:end], False)
        else:
            continue
        if len(stretch) == end - start:
            out = out[:start] + stretch + out[end:]
    return out


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, bool]]:
    for block in blocks or (Block("body", 0, len(text)),):
        for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
            yield block.start + line.start(), block.start + line.end(), block.kind == "headline"


def _in_title_case(text: str, share: float) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 4 and len(text) < 200 and sum(w[0].isupper() for w in words) >= share * len(words)


def candidates(text: str, known: Known, blocks: Sequence[Block] = ()) -> list[Name]:
    """All that may name a person, in order; `text` is `readable`."""
    out = []
    signed = [m.span() for m in _SIGNED_OFF.finditer(text)]
    for run in _runs(text, frozenset(b.start for b in blocks)):
        if is_cyrillic(run[0].text) or any(a <= run[0].start < b for a, b in signed):
            continue
        found = _name(run, known, text)
        if found is not None:
            out.append(found)
    return _with_nicknames(text, out)


_NICKNAME = re.compile(r"[  ][“\"‘'«(][^“”\"«»()\n]{2,30}[”\"’'»)][  ]")


def _with_nicknames(text: str, found: Sequence[Name]) -> list[Name]:
    """A name with a by-name in quotes inside it is one: 'Karim “the Tall” Nassar'."""
    out: list[Name] = []
    quoted = [m.span() for m in _NICKNAME.finditer(text)]
    outer = {n.end for n in found}, {n.start for n in found}
    inside = [(a, b) for a, b in quoted if a in outer[0] and b in outer[1]]
    for name in found:
        if any(a < name.start and name.end < b for a, b in inside):
            continue
        last = out[-1] if out else None
        between = text[last.end : name.start] if last else ""
        if last and not (last.body or name.titled or name.office) and _NICKNAME.fullmatch(between):
            words = (*last.words, *name.words)
            out[-1] = Name(last.start, name.end, words, last.titled, last.office, name.body)
        else:
            out.append(name)
    return out


def _words(text: str) -> Iterator[_Word]:
    dotted = [m.span() for m in _DOTTED.finditer(text)]
    for match in _WORD.finditer(text):
        if dotted and any(a <= match.start() < b for a, b in dotted):
            continue
        word = _POSSESSIVE.sub("", match.group())
        if word:
            yield _Word(match.start(), match.start() + len(word), word)


def _capital(word: str) -> bool:
    cut = _ARTICLE.match(word)
    if not cut and "-" in word and word[word.rindex("-") + 1].islower() and _COMPOUND.search(word):
        return False
    return word[0].isupper() or bool(cut and word[cut.end()].isupper())


def _runs(text: str, edges: Collection[int]) -> Iterator[list[_Word]]:
    """Words with a capital that follow each other, small particles between them included."""
    run: list[_Word] = []
    waiting: list[_Word] = []
    article: _Word | None = None
    for word in _words(text):
        last = (waiting or run)[-1] if run else None
        gap = text[last.end : word.start] if last else ""
        # A possessive ends a name: 'Petrenko's coat', 'Halima's Yusuf'.
        joined = bool(last) and bool(_JOIN.fullmatch(gap)) and (gap[0] != "." or _abbreviated(last))
        if joined and last and "\n" in gap:
            joined = word.start not in edges and (
                last.end - text.rfind("\n", 0, last.end) > WRAPPED or _wrapped(text, run[0].start, word.end)
            )
        if run and not joined:
            yield run
            run, waiting = [], []
        if _capital(word.text):
            if not run and article and text[article.end : word.start] == " ":
                run.append(article)  # 'al Halabi'
            run += [*waiting, word]
            waiting = []
        elif run and word.lower in SMALL_PARTICLES and len(waiting) < 2:
            waiting.append(word)
        elif run:
            yield run
            run, waiting = [], []
        article = word if word.text in ("al", "el") else None
    if run:
        yield run


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether a short line ends inside a name: prose stands before the name on its line, and goes on behind it on the next."""
    return bool(re.search(r"[^\W\d_A-Z]{2}\s$", text[max(0, start - 3) : start])) and bool(
        re.match(r"(?:['’]s?|,)?[  ][^\W\d_A-Z]", text[end : end + 5])
    )


def _abbreviated(word: _Word | None) -> bool:
    return word is not None and (
        len(word.text) == 1 or (word.lower in HONORIFICS | OFFICES and len(word.text) < 6)
    )


def _name(run: list[_Word], known: Known, text: str) -> Name | None:
    words, office = _behind_office(run, known, _begins(text, run[0].start))
    honorific = False
    first = 0
    while first < len(words) and words[first].lower in HONORIFICS:
        honorific = honorific or words[first].lower not in SHORT_HONORIFICS
        if words[first].lower in SHORT_HONORIFICS and first + 1 == len(words):
            break
        first += 1
    core = words[first:]
    while core and core[-1].lower in CALENDAR:
        core = core[:-1]
    if not core:
        return None
    told = tuple(
        f for w in core if (f := fold(_ARTICLE.sub("", w.text)).replace(" ", "")) and w.lower not in PARTICLES
    )
    kunya = core[0].lower in KUNYA
    if not told or (len(told) == 1 and not kunya and not honorific and _is_no_name(core[0], known)):
        return None
    if any(len(w.text) > 1 and w.text.isupper() and len(w.text) < 7 and not w.text.isdigit() for w in core):
        return None  # an abbreviation
    start = words[0].start if first else core[0].start
    end = core[-1].end
    if len(core) > 1 and len(core[-1].text) == 1 and text[end : end + 1] == ".":
        end += 1  # 'Leila H.': the dot is the initial's
    ends_as_body = core[-1].lower in BODIES or bool(_BODY_BEHIND.match(text, core[-1].end))
    body = (
        ends_as_body
        or (core[0].lower in BODY_FIRST and len(core) > 1)
        or any(w.lower in _PEOPLES for w in core)
    )
    patronymic = len(core) > 1 and any(_PATRONYMIC.search(w.text) for w in core[1:])
    return Name(
        start, end, told, honorific or kunya or patronymic, office, ends_as_body or (body and not honorific)
    )


_PATRONYMIC = re.compile(r"(?:[iy]vna|[oe]vna|ichna|[oy]?evych|ovych)$", re.IGNORECASE)
"""Words that no surname and no place ends with, and so make a person of what stands before them."""
_PEOPLES = NOT_NAMES
_BODY_BEHIND = re.compile(
    r"[  ](?:{}|regime|troops|soldiers|fighters|loyalists|supporters|tribe|clan|dynasty|dam|junta|faction)\b".format(
        "|".join(sorted(BODIES - {"house", "day", "week", "air", "field", "times", "post", "force", "watch"}))
    )
)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins there."""
    return bool(re.search(r"(?:^|[.!?:;”“\"\n(–—-])['‘’\s]*$", text[max(0, start - 4) : start]))


def _behind_office(run: list[_Word], known: Known, begins: bool) -> tuple[list[_Word], bool]:
    """The name without words that begin a sentence, peoples and offices before it: 'Yesterday Syrian President …'."""
    words = list(run)
    last = max((i for i, w in enumerate(words) if w.lower in OFFICES), default=-1)
    office = last >= 0 and last + 1 < len(words)
    if office:
        return words[last + 1 :], True
    return _led(words, known, begins), False


def _led(words: list[_Word], known: Known, begins: bool) -> list[_Word]:
    while (
        len(words) > 1
        and words[0].lower not in HONORIFICS
        and words[0].lower not in KUNYA
        and _leads(words[0], known, begins)
    ):
        words = words[1:]
    return words


def _leads(word: _Word, known: Known, begins: bool) -> bool:
    lower = word.lower
    if lower in SENTENCE or lower in CALENDAR or lower in NOT_NAMES or known.is_people(lower):
        return True
    if lower in BODY_FIRST:
        return False  # 'Radio Okapi'
    return begins and known.is_word(lower) and not known.is_first_name(lower)


def _is_no_name(word: _Word, known: Known) -> bool:
    lower = word.lower
    return (
        len(lower) < 2
        or lower in CALENDAR | NOT_NAMES | OFFICES
        or known.is_people(lower)
        or known.is_word(lower)
    )
