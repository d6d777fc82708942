"""A name as written → the keys under which its other spellings meet it: what the gazetteer is searched by.

`fold` is the strict key: spellings that differ only in case, accents, apostrophes, hyphens or an
Arabic article share it. `loose` gives the keys that also forgive how a name was put into Latin
letters; they are to be used only where the strict key finds nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SILENT = "'\"`´’‘‛“”„ʼʻʽʾʿˈˊˋ׳״ـ.·"
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
    "ŋ": "ng", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "گ": "ك", "ٱ": "ا",
}  # fmt: skip
_PLAIN = str.maketrans({**dict.fromkeys(_SILENT, ""), **_LETTERS})
_BREAK = re.compile(r"[^\w]+|_+")
_ARABIC_ARTICLE = re.compile(r"^(?:وال|ال)(?=\w{2})")

ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ath",
        "ad",
        "adh",
        "az",
        "ed",
        "es",
        "esh",
        "ez",
        "er",
        "et",
        "en",
        "edh",
    ]
)


def has_article(name: str) -> bool:
    """Whether a name starts with an Arabic article in Latin letters (`El Salvador` does, by its looks)."""
    head = re.split(r"[\s\-‐‑–]", name.strip(), maxsplit=1)
    return len(head) > 1 and head[0].lower() in ARTICLES


def _bare(name: str) -> str:
    """Lower case, without accents, apostrophes and dots."""
    text = name.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return text.translate(_PLAIN)


def fold(name: str) -> str:
    """The strict key of a name; empty where the name holds no letter or digit."""
    tokens = [t for t in _BREAK.split(_bare(name)) if t]
    if len(tokens) > 1:
        # The last token is never an article: "Al Wāḩāt" loses its first, "Umm al Ad" keeps its last.
        tokens = [t for t in tokens[:-1] if t not in ARTICLES] + tokens[-1:]
    if tokens and not tokens[-1].isascii():
        tokens = [_ARABIC_ARTICLE.sub("", t) for t in tokens]
    return " ".join(tokens)


def name_key(name: str) -> str:
    """The strict key, except for abbreviations: "CAR" and "U.S." keep their capitals, so that "car" is no country."""
    bare = name.replace(".", "")
    return bare if len(bare) <= 4 and bare.isascii() and bare.isalpha() and bare.isupper() else fold(name)


_ASSIMILATED = re.compile(r"^[aei](?=(dd|zz|ss|tt|nn|rr|dh|sh|ll))(?=..[aeiouy])")
_SOUNDS = (
    ("ck", "k"), ("dj", "j"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("tz", "z"), ("ts", "z"),
)  # fmt: skip
_LETTER_SOUNDS = str.maketrans({"q": "k", "c": "k", "v": "w", "p": "b", "x": "k"})
_KAFR = re.compile(r"^k[ae]?f[ae]?r(?=$|[^aeiou])")
"""The commonest first word of villages' names, which is written in six ways."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+(?:w(?![aeiouy]))?")
_FEMININE = re.compile(r"(?<=.)ah?$")
_FEMININE_T = re.compile(r"(?<=..)[ae]t$")
LEAST_SHAPE, LEAST_SKELETON = 5, 4
"""Letters that a looser key needs. Shorter ones meet by chance: Hama, Homs and Hamam would be one."""


@lru_cache(100_000)
def _sounded(token: str) -> str:
    """Consonants as sounds, every run of vowels one `a`."""
    token = _FEMININE_T.sub("a", _KAFR.sub("kafr", token))
    if len(token) > 4:
        token = _ASSIMILATED.sub("", token)
    for written, sound in _SOUNDS:
        token = token.replace(written, sound)
    return _VOWELS.sub("a", _DOUBLED.sub(r"\1", token.translate(_LETTER_SOUNDS)))


def loose(key: str) -> tuple[str, ...]:
    """Looser keys of a strict key, the surer first; empty for names too short to tell apart that way.

    The first forgives vowels and doubled letters ("Hassakeh", "Hasaka"); the second, `~` and the
    consonants alone, lets "Kafranbel" meet "Kafr Nabl".
    """
    if not key.isascii():
        return ()
    whole = _DOUBLED.sub(r"\1", _FEMININE.sub("", "".join(map(_sounded, key.split()))))
    skeleton = _DOUBLED.sub(r"\1", whole[:1] + whole[1:].replace("a", ""))
    return shape(key) + (("~" + skeleton,) if len(skeleton) >= LEAST_SKELETON else ())


def shape(key: str) -> tuple[str, ...]:
    """The first of the looser keys alone, if there is one."""
    if not key.isascii():
        return ()
    found = _DOUBLED.sub(r"\1", "".join(map(_shaped, key.split())))
    return (found,) if len(found) >= LEAST_SHAPE else ()


_VOWEL_SOUNDS = str.maketrans({"e": "i", "y": "i", "o": "u"})
_LAST_VOWEL = re.compile(r"(?<=..)[ah]+$")


@lru_cache(200_000)
def sound(word: str) -> str:
    """One word of a name as it sounds, however short: 'Quriyah' and 'al-Quria' meet, 'Hama' and 'Homs' do not."""
    folded = fold(word).replace(" ", "")
    if not folded.isascii():
        return folded
    blind = _DOUBLED.sub(r"\1", _shaped(folded))
    if len(blind) >= LEAST_SHAPE:
        return blind
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    return _LAST_VOWEL.sub("", _DOUBLED.sub(r"\1", folded.translate(_LETTER_SOUNDS).translate(_VOWEL_SOUNDS)))


@lru_cache(100_000)
def _shaped(token: str) -> str:
    return _FEMININE.sub("", _sounded(token))
