"""Text in capitals, or in Title Case → the letter case of ordinary prose, which the parser was trained on.

Comes in: a stretch of text. Goes out: the same letters at the same places. Which words are written
small is counted from news (data/LETTER_CASE.md); a word that the count lacks is a name.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NATION = re.compile(r"(?:[aeiou][nrl]|i)ans?$|ese$")
"""Ends of 'Guatemalan', 'Salvadorans', 'Lebanese': a capital, where the count lacks the word."""
_PERSONS = frozenset((
    "airman", "airmen", "archbishop", "archbishops", "attache", "attaches", "brigadier", "brigadiers", "cadre", "cadres", "campesino",
    "campesinos", "colonel", "colonels", "commando", "commandos", "commissioner", "commissioners", "compatriot", "compatriots",
    "councilman", "deacon", "deacons", "detainee", "electrician", "electricians", "friar", "friars", "guard", "imam", "imams", "inhabitant",
    "irregulars", "legionnaire", "legionnaires", "lieutenant", "lieutenants", "lifeguards", "magistrate", "magistrates", "maid", "maids",
    "housemaid", "housemaids", "marine", "marines", "midwife", "midwives", "minister", "minors", "missionary", "muezzin", "mullah",
    "mullahs", "musician", "passerby", "pilgrim", "returnee", "saboteur", "saboteurs", "schoolboy", "schoolboys", "schoolchild",
    "schoolgirl", "schoolgirls", "seminarian", "seminarians", "sergeant", "sergeants", "servicewoman", "technicians", "theologian",
    "theologians", "townsfolk", "vigilantes", "waitress", "watchman",
))  # fmt: skip
"""Persons that the count has with a capital, as before a name, or lacks: small, but for a title before a name."""
_SURNAMES = frozenset((
    "baker", "barber", "bishop", "blacksmith", "butcher", "carpenter", "cook", "dean", "gardener", "hunter", "mason", "monk", "porter",
    "singer",
))  # fmt: skip
"""Persons by their trade that are surnames as well: small behind an article."""
_ARTICLES = frozenset(("a", "an", "the", "another", "his", "her", "their", "one", "two", "three"))
_LONG = re.compile(r"[^\W\d_]{4,}")


def in_capitals(text: str) -> bool:
    """Whether a stretch is written in capitals throughout: wire copy, or a headline."""
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 12 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def in_title_case(text: str, share: float) -> bool:
    """Whether at least this share of the longer words begins with a capital: a headline in Title Case."""
    words = _LONG.findall(text)
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= share * len(words)


def as_prose(text: str, is_word: Callable[[str], bool], capitals: bool) -> str:
    """Names with a capital, all else small. `is_word` knows dictionary words; `capitals` says that no
    word's own case tells anything. Same length."""

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if len(lower) != len(word):
            return word
        if not capitals and (word.isupper() or word[:1].islower()):
            # An abbreviation, or a word that the headline itself writes small.
            return word
        if capitals and (
            match.start() > 0
            and text[match.start() - 1] in "[("
            and text[match.end() : match.end() + 1] in "])"
        ):
            # '[FMLN]', '(ELN)'
            return word
        if capitals and not set(lower) & set("aeiouy'’"):
            return word if len(word) > 1 else lower
        small = _small(lower, is_word) and not (capitals and _NAME_AND_AGE.match(text, match.start()))
        if capitals and not small and (lower in _PERSONS or lower in _SURNAMES):
            small = _is_no_name(lower, text, match, is_word)
        return lower if small else _capital(word[:1]) + lower[1:]

    prose = _LETTERS.sub(cased, text)
    first = next((i for i, c in enumerate(prose) if c.isalpha()), 0)
    return prose[:first] + _capital(prose[first : first + 1]) + prose[first + 1 :]


def _is_no_name(lower: str, text: str, match: re.Match[str], is_word: Callable[[str], bool]) -> bool:
    """Whether 'GUARD' or 'COLONEL' is the person and no part of a name: 'A GUARD WAS HURT', not 'THE NATIONAL GUARD' or 'COLONEL SOTO'."""
    before = _LAST.search(text, max(0, match.start() - 40), match.start())
    if before is None:
        return text[: match.start()].endswith("U.S. ")
    if lower in _SURNAMES or before.group(1).lower() in _OF_FORCES:
        return before.group(1).lower() in _ARTICLES
    after = _NEXT.match(text, match.end())
    return after is None or _small(after.group(1).lower(), is_word)


_LAST = re.compile(r"([^\W\d_]+)[^\w.;:!?]*$")
_NEXT = re.compile(r" ([^\W\d_]+)")
_NAME_AND_AGE = re.compile(r"(?<=[A-Z]{2} )[A-Z]+, \d\d,")
"""'JEFFREY BALL, 21, WAS': the last word of a name, though it is a word as well"""
_OF_FORCES = frozenset(
    ("national", "republican", "presidential", "coast", "civil", "revolutionary", "rural", "home", "royal")
)


def _capital(letter: str) -> str:
    """The capital of a letter, where it has one of the same length ('ß' has none)."""
    upper = letter.upper()
    return upper if len(upper) == len(letter) else letter


def _small(lower: str, is_word: Callable[[str], bool]) -> bool:
    known = _counted()
    lower = re.split("['’]", lower)[0]
    if len(lower) == 1:
        return lower == "a"
    if lower in known:
        return True
    if lower.title() in known or _NATION.search(lower):
        return False
    return is_word(lower)


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    packed = files("onrecord").joinpath("data", "letter_case.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split())


def written_small(lower: str) -> bool:
    """Whether the news mostly writes a word without a capital."""
    return lower in _counted()
