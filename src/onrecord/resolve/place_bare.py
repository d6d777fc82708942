"""'near Shukri', 'struck first at Gidan Dan Zara', 'captured Sarrin': names that nothing but a preposition or a verb says are places.

Reports on little-known wars are full of villages that no gazetteer has. A capitalised name behind a preposition of place, or
behind what is done to towns, counts as one where it is no word of the language, no body that speaks in the news and no person of the report.
"""

from __future__ import annotations

import re

from onrecord.folding import fold
from onrecord.resolve import voices
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.gazetteer_build import FIRST_NAME, WORD
from onrecord.resolve.place_context import Support
from onrecord.resolve.place_names import Word, joined
from onrecord.resolve.place_words import BEFELL, WHERE

_WHERE = frozenset(("in", "at", "near", "outside", "around", "off", "beyond", "into", "inside", "across"))
_OF_A_PLACE = frozenset(("near", "outside", "off", "beyond"))
"""Of people and books one hardly says these."""
_TAKES = frozenset(
    [
        "captured",
        "capture",
        "capturing",
        "recaptured",
        "recapture",
        "recapturing",
        "retook",
        "retaken",
        "retake",
        "retaking",
        "seized",
        "seize",
        "seizing",
        "took",
        "besieged",
        "besieging",
        "bombed",
        "bombing",
        "shelled",
        "shelling",
        "entered",
        "infiltrated",
        "liberated",
        "overran",
        "raided",
        "encircled",
        "surrounded",
    ]
)
"""What is done to towns; of persons some are said as well, so that a name which begins with a first name is none."""
_OF_WHAT = frozenset(
    [
        "control",
        "capture",
        "recapture",
        "fall",
        "siege",
        "outskirts",
        "liberation",
        "surroundings",
        "shelling",
        "bombing",
        "bombardment",
        "blockade",
    ]
)
_ON_WHAT = frozenset(
    [
        "raid",
        "raids",
        "assault",
        "assaults",
        "airstrike",
        "airstrikes",
        "strikes",
        "bombardment",
        "offensive",
        "march",
        "advance",
        "barrage",
    ]
)
"""'the raid on Duk'"""
_NO_PLACES = frozenset(
    [
        "islam",
        "ramadan",
        "eid",
        "easter",
        "christmas",
        "quran",
        "koran",
        "bible",
        "torah",
        "twitter",
        "facebook",
        "telegram",
        "instagram",
        "youtube",
        "whatsapp",
        "tiktok",
        "signal",
        "internet",
        "parliament",
        "knesset",
        "duma",
        "bundestag",
        "operation",
        "christ",
        "muhammad",
        "allah",
        "january",
        "monday",
    ]
)
_OWNED = re.compile(
    r" (?:forces|troops|fighters|rebels|militants|insurgents|soldiers|jihadi\w*|terrorists?|groups?|army|police|militia\w*|factions?|units?|leaders?|commanders?|"
    r"positions?|convoys?|officials?|civilians?|members?|men|gunmen|targets?|sites?|bases?|state|front|brigades?)\b",
    re.IGNORECASE,
)
"""'seized Tamil positions': a name that only says whose they are."""
_CAPTIVE = re.compile(r" (?:hostage|prisoner|captive|away|to|into|aside|by)\b", re.IGNORECASE)
"""'took Varga hostage'"""
_WHERE_BEHIND = re.compile(r",?\s+where\b")
"""'moved on to Faruwa, where a mother was killed'"""
_REACHED = frozenset(
    (
        "to",
        "reached",
        "reach",
        "reaching",
        "left",
        "leaving",
        "hit",
        "of",
        "from",
        "via",
        "through",
        "and",
        "towards",
        "toward",
        "visited",
    )
)
_SHORTENED = re.compile(r"['’](?:ve|m|re|ll|d|t)$")
_NOT_IN = frozenset(
    [
        "believe",
        "believes",
        "believed",
        "believing",
        "trust",
        "trusts",
        "trusted",
        "faith",
        "confidence",
        "interest",
        "interested",
        "role",
        "stake",
        "shares",
        "version",
        "born",
    ]
)
"""What one can be 'in' or 'at' that is no place stands behind these."""


def support(gazetteer: Gazetteer, text: str, words: list[Word], first: int, last: int) -> Support | None:
    """What speaks for a place where only a preposition does; None where it may be anything else."""
    if first == 0 or not joined(text, words[first - 1], words[first]):
        return None
    before, name = words[first - 1].low, words[first : last + 1]
    taken = (
        before in _TAKES
        or (before == "of" and first > 1 and words[first - 2].low in _OF_WHAT)
        or (before == "on" and first > 1 and words[first - 2].low in _ON_WHAT)
    )
    if before in _REACHED and _WHERE_BEHIND.match(text, name[-1].end):
        taken = False
    elif not taken and (before not in _WHERE or (first > 1 and words[first - 2].low in _NOT_IN)):
        return None
    written = text[name[0].start : name[-1].end]
    if taken and (_OWNED.match(text, name[-1].end) or _CAPTIVE.match(text, name[-1].end)):
        return None
    if (
        len(written) < 3
        or _SHORTENED.search(written)
        or name[-1].possessive
        or any(w.low in _NO_PLACES or w.low.endswith(("-led", "-backed", "-based")) for w in name)
    ):
        return None
    if text[name[-1].end : name[-1].end + 2].strip()[:1].isdigit():
        return None
    known = [gazetteer.word(fold(w.text)) for w in name]
    befell = before in WHERE and first > 1 and words[first - 2].low in BEFELL
    if (all(bits & WORD for bits in known) and not (befell and len(name) == 1)) or voices.known_in(
        written
    ) is not None:
        return None
    first_name = known[0] & FIRST_NAME and name[0].low not in ("al", "el")
    if before not in _OF_A_PLACE and (len(name) > 1 or taken) and first_name:
        # 'in Hanna Delrow'
        return None
    return Support(3 if before in _OF_A_PLACE else 2)


_ARMED_BODIES = frozenset(
    ("cartel", "cartels", "gang", "gangs", "clan", "battalion", "regiment", "mafia", "syndicate")
)
"""'the Jalisco cartel' sits anywhere."""


def names_a_body(text: str, words: list[Word], first: int, last: int) -> bool:
    """'Haram' of 'Boko Haram', 'Xinhua' of 'Xinhua news agency': a name that with its neighbours is that of a known body."""
    at = first - 1
    if at >= 0 and words[at].capital and joined(text, words[at], words[first]):
        written = text[words[at].start : words[last].end]
        found = voices.known_in(written)
        if found is not None and not found[1].strip():
            return True
    behind = [w.low for w in words[last + 1 : last + 3]]
    if behind and behind[0] in _ARMED_BODIES and joined(text, words[last], words[last + 1]):
        return True
    return behind[:2] == ["news", "agency"] or behind[:1] in (
        ["agency"],
        ["tv"],
        ["television"],
        ["radio"],
        ["newspaper"],
        ["daily"],
        ["website"],
    )
