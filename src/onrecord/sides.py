"""A report's words for who did it → the sides that they may mean, and which sides are rivals.

Comes in: the words, and the country of the place (whose army 'the army' is). Goes out: keys of sides with their names. Words that
fit several sides are rivals of none of them; a side that is not listed here has no key, and so no rival.
"""

from __future__ import annotations

import re
from functools import lru_cache

ARMED, HOME = "armed", "home"
"""'Gunmen', 'terrorists': some armed group; 'the army', 'government forces': of a country that nothing names."""

_GROUPS: tuple[tuple[str, str, str], ...] = (
    # key, name, words; what holds another's name stands before it
    (ARMED, "an armed group", r"rebel coalition"),
    ("opposition", "the Syrian opposition", r"syrian (?:opposition|rebels?|insurgents?)|free syrian army|(?-i:FSA\b)|jaish al-islam|ahrar al-sham|(?:syrian )?(?:national|opposition) coalition"),
    ("sdf", "the Syrian Democratic Forces and Kurdish forces", r"syrian democratic forces|(?-i:SDF|YPG|PYD|PKK)|kurd(?:s\b|ish)"),
    ("isis", "Islamic State", r"isis|isil|daesh|islamic state|(?-i:IS\b)"),
    ("nusra", "the Nusra Front", r"nusra|al-nusra|fat[ae]h al-sham|tahrir al-sham|(?-i:HTS\b)"),
    ("hezbollah", "Hezbollah", r"hez?bollah|hizb[ou]llah|hizballah"),
    ("hamas", "Hamas", r"hamas\b|(?:al-)?qassam"),
    ("houthi", "the Houthis", r"houthis?\b|ansar ?allah"),
    ("taliban", "the Taliban", r"taliban|haqqani"),
    ("boko-haram", "Boko Haram", r"boko haram"),
    ("al-shabaab", "al-Shabaab", r"(?:al-)?shabaa?b\b"),
    ("ltte", "the Tamil Tigers", r"tamil tigers?|(?-i:LTTE)"),
    ("rsf", "the Rapid Support Forces", r"rapid support forces|(?-i:RSF\b)"),
    ("separatists", "separatist forces", r"separatists?\b"),
    ("saudi-led", "the Saudi-led coalition", r"saudi[- ]led(?: coalition)?|arab coalition"),
    ("us-led", "the United States and its coalition", r"(?-i:US\b|U\.S\.?)(?:-led)?|american|united states|washington|pentagon|coalition"),
)  # fmt: skip
_STATES: tuple[tuple[str, str, str], ...] = (
    ("SY", "the Syrian government's side", r"syrians?\b|syria\b|assad|damascus|shabiha"),
    ("RU", "Russia", r"russia|moscow|kremlin|wagner"), ("TR", "Türkiye", r"turk(?:ish|ey|s\b)|türkiye|ankara"),
    ("IL", "Israel", r"israel|(?-i:IDF\b)"), ("IR", "Iran", r"iran(?:ians?)?\b|tehran|quds force"), ("IQ", "Iraq", r"iraq|baghdad"),
    ("SA", "Saudi Arabia", r"saudi"), ("AE", "the United Arab Emirates", r"emirati|(?-i:UAE\b)"), ("JO", "Jordan", r"jordan(?:ians?)?\b"),
    ("EG", "Egypt", r"egypt"), ("LB", "Lebanon", r"leban(?:on|ese)"), ("YE", "Yemen's government", r"yemen"),
    ("GB", "the United Kingdom", r"british|britain"), ("FR", "France", r"french|france"), ("UA", "Ukraine", r"ukrain|kyiv|kiev"),
    ("SD", "Sudan's army", r"sudan"), ("ET", "Ethiopia", r"ethiopia"), ("ER", "Eritrea", r"eritrea"), ("AZ", "Azerbaijan", r"azerbaijan|azeri|baku\b"),
    ("AM", "Armenia", r"armenia|yerevan"), ("AF", "Afghanistan's government", r"afghan|kabul"), ("PK", "Pakistan", r"pakistan"),
    ("IN", "India", r"indian?\b"), ("MM", "Myanmar's army", r"myanmar|burmese|tatmadaw"), ("LY", "Libya", r"libya"),
    ("RS", "Serbia", r"serbs?\b|serbia"), ("HR", "Croatia", r"croat"), ("LK", "Sri Lanka", r"sri lanka"), ("CO", "Colombia", r"colombia"),
)  # fmt: skip
_GENERIC = (
    (ARMED, "an armed group", r"rebels?\b|opposition|insurgents?|terrorists?|militants?|gunm[ae]n|jihadists?|takfiris?|extremists?|armed (?:groups?|men)"),
    (HOME, "the government's side", r"government|regime|army|military|loyalists?|loyal to|state forces|air force|security forces|police|soldiers|troops"),
)  # fmt: skip
_WORDS = tuple(
    (key, re.compile(rf"(?<![^\W_])(?:{words})", re.I)) for key, _, words in (*_GROUPS, *_STATES, *_GENERIC)
)
_STATE_KEYS = frozenset(key for key, _, _ in _STATES)
_NAMES = {key: name for key, name, _ in (*_GROUPS[1:], *_STATES, *_GENERIC)}

_ALLIED = frozenset(
    frozenset(pair)
    for pair in (
        ("SY", "RU"), ("SY", "IR"), ("SY", "hezbollah"), ("RU", "IR"), ("RU", "hezbollah"), ("IR", "hezbollah"), ("IR", "houthi"),
        ("us-led", "sdf"), ("us-led", "GB"), ("us-led", "FR"), ("us-led", "IQ"), ("us-led", "AF"), ("us-led", "JO"), ("us-led", "SA"),
        ("us-led", "AE"), ("GB", "FR"), ("opposition", "nusra"), ("opposition", "TR"), ("saudi-led", "SA"), ("saudi-led", "AE"),
        ("saudi-led", "YE"), ("SA", "AE"), ("SA", "YE"), ("ET", "ER"), ("RU", "separatists"), ("IQ", "IR"), ("IQ", "sdf"),
    )
)  # fmt: skip
"""Who fights beside whom: harm laid to one by one report and to the other by the next is no quarrel about who did it."""


@lru_cache(maxsize=20_000)
def sides(words: str, country: str | None = None) -> frozenset[str]:
    """'Syrian regime or Russian jets' → SY and RU; 'the army', of a place in Syria → SY; 'warplanes' → none."""
    found = set()
    words = re.sub(r"\S+[- ](?:backed|allied|linked|aligned|held|controlled|supported)\b", " ", words)
    if country == "YE":
        words = re.sub(r"(?<!\w)(?:the )?coalition", "Saudi-led coalition", words, flags=re.I)
    for key, pattern in _WORDS:
        left = pattern.sub(" ", words)
        if left != words:
            found.add(key)
            words = left
    if found == {ARMED, HOME}:
        # 'Government and opposition forces'
        return frozenset()
    if found == {country} and not re.search(r"\w{3}", words):
        # 'Syrian', of a place in Syria, may be anybody's.
        return frozenset()
    if ARMED in found:
        # 'Syrian Islamist rebels' are no part of the state whose people they are; 'Nusra terrorists' are Nusra.
        found -= _STATE_KEYS | {HOME}
        found -= {ARMED} if len(found) > 1 else set()
    if HOME in found and (len(found) > 1 or country in _STATE_KEYS):
        found.discard(HOME)
        found |= set() if found or country is None else {country}
    return frozenset(found)


def rivals(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether no side that the one may mean is, or fights beside, one that the other may mean."""
    return bool(a) and bool(b) and not any(_may_be_one(x, y) for x in a for y in b)


def _may_be_one(x: str, y: str) -> bool:
    if x == y or frozenset((x, y)) in _ALLIED:
        return True
    for generic, other in ((x, y), (y, x)):
        if generic == ARMED and other not in _STATE_KEYS and other not in (HOME, "us-led", "saudi-led"):
            return True
        if generic == HOME and (other in _STATE_KEYS or other in ("us-led", "saudi-led")):
            return True
    return False


def named(found: frozenset[str]) -> str:
    """'the Syrian government's side or Russia'."""
    return " or ".join(_NAMES[key] for key in sorted(found))
