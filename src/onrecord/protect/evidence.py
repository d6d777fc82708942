"""What the words around a name say of who bears it: a public office, harm, kin, an age, a trade, a saying.

Comes in: a text and a candidate. Goes out: signs, each with its reason; what they amount to is decided in persons.py.
A strong sign makes a private person by itself, a weak one of what is no place, a faint one of what has the form of a person's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.protect.mark import Who
from onrecord.protect.name_words import (
    CHILDREN,
    DID,
    HARM_NOUNS,
    HARMED,
    HARMING,
    KIN,
    PRIVATE,
    PUBLIC,
    REPORTERS,
    SAID,
    SUFFERED,
)
from onrecord.protect.names import Name

THINGS = "bag|jacket|coat|shoe|toy|bicycle|notebook|phone|grave|bed|room|blood|voice|hand|face|school bag|satchel|clothe|scarf|ring"

Sort = Literal["private", "public", "reporter", "body"]


@dataclass(frozen=True, slots=True)
class Sign:
    sort: Sort
    why: str
    who: Who = "private"
    strength: Literal["strong", "weak", "faint"] = "strong"
    """Faint: said of places and bodies as well, so that only what is a person's name by its form is one."""


_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_IN_WORDS = {word: n for n, word in enumerate([*_UNITS.split(), *_TEENS.split()], 1)}
NUMBER = rf"(?:\d{{1,3}}|(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_UNITS.replace(' ', '|')}))?|{_TEENS.replace(' ', '|')}|{_UNITS.replace(' ', '|')})"
_NO_COUNT = (
    r"(?![\d.:,]*\d)(?!\s*(?:%|per\b|km|kilomet|met(?:er|re)|miles?|hours?|days?|weeks?|people|persons|others?|civilians|men|women|children|dead|and \d|percent|a\.m|p\.m|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|minutes|villages|houses|million|thousand|hundred|years? (?:ago|later|after|in|of)))"
)
OLD = r"(?:[- ]?(?:years?|months?|weeks?|days?)[- ]old\b)"
_AGE_BEHIND = re.compile(
    rf"\s?(?:,\s|\()(?:aged?\s|who (?:is|was|turned)\s|just\s|only\s|then\s|now\s|barely\s)*(?P<age>{NUMBER}){_NO_COUNT}(?:{OLD}|\s?\)|,|\.|;|:|\s(?:and|who|was|were|said|says|is|told|when|in|of|from)\b|$|[”\"])"
    rf"|\s?,\s(?:an?|the|his|her|their)\s(?P<age2>{NUMBER}){OLD}"
    rf"|['’]?s?\s?\(?,?\s?(?:is|was|turned|would be|aged|turns)\s(?:aged\s|only\s|just\s|then\s|now\s|barely\s)*(?P<age3>{NUMBER}){_NO_COUNT}(?:{OLD}|\)|,|\.|;|$|\s(?:when|and|years old)\b|[”\"])",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    rf"\b(?P<age>{NUMBER}){OLD}(?:[ ,]+[a-z-]+){{0,4}}[ ,]+(?:(?:named|called|identified as)\s)?$",
    re.IGNORECASE,
)
_SMALL = r"(?:[a-z'’-]+\s){0,4}"
_PREPOSITION = r"(?:in|at|near|on|from|by|for|with|inside|outside|of|to|into|around|across|after|before|during|over|than|since|as)\b"
_NAMED = r"(?:(?:named|called|identified as|known as),?\s)?"
_BEFORE: tuple[tuple[re.Pattern[str], Sign], ...] = tuple(
    (re.compile(pattern + "$", re.IGNORECASE), sign)
    for pattern, sign in (
        (rf"\b(?:{CHILDREN}),?\s{_NAMED}", Sign("private", "called a child", "minor")),
        (rf"\b(?:his|her|their|my|our|your|whose|\w+['’]s)\s(?:\w+[ -]){{0,4}}(?:{KIN}),?\s{_NAMED}", Sign("private", "called somebody's kin", "relative")),
        (rf"\b(?:{KIN}) of {_SMALL}", Sign("private", "called somebody's kin", "relative")),
        (rf"\b(?!neighbo|friend|child|colleague)(?:{KIN}),?\s{_NAMED}", Sign("private", "called somebody's kin", "relative")),
        (r"\b(?:dead|victims?|wounded|injured|missing|detainees|those (?:killed|detained|arrested|injured|wounded|missing))\b(?:\s\w+){0,3}\s(?:were|was|are|is|as|include[sd]?|including|named|:)\s(?:the\s|a\s)?",
         Sign("private", "named among those harmed", "victim")),
        (r"\b(?:among|including)\b[^.;]{0,60}\b(?:dead|victims?|wounded|injured|killed|missing|detained|detainees|arrested)\s(?:were|was|are|is)\s", Sign("private", "named among those harmed", "victim")),
        (r"\b(?:killed|dead|died|victims?|wounded|injured|missing|detained|arrested)\b[^.;:]{0,60},\samong (?:them|whom (?:was|were))\s(?:the\s|an?\s)?", Sign("private", "named among those harmed", "victim", strength="weak")),
        (rf"\b(?:{HARM_NOUNS})\s(?:\w+\s){{0,2}}(?:of|for)\s(?:\w+\s){{0,2}}", Sign("private", "named with a harm", "victim")),
        (rf"\b(?:{HARMING})\s(?:also\s|the\s|an?\s|and\s)*(?:(?!{_PREPOSITION})\w+\s)?", Sign("private", "named as harmed", "victim", strength="weak")),
        (r"\b(?:named|called|(?:identified|known|named|introduced \w+self) (?:\w+\s){0,3}?(?:only )?as|(?:name|pseudonym|alias|nickname)(?:\s(?:is|was|as|of))?,?(?:\s\w+)?|goes by|gave \w+ name as|surname|first name,?)\s[“\"‘]?",
         Sign("private", "the text gives a person's name")),
        (rf"(?<!-)\b(?:{PRIVATE}),?\s", Sign("private", "called by what a private person is or does", "witness")),
        (rf"\b(?:{SAID}|according to)\s(?:\w+\s){{0,1}}?", Sign("private", "speaks, and the text names no office", "witness", strength="weak")),
        (r"\b(?:the|an?|one|another)\s(?:[a-z-]+\s){0,2}[a-z-]+,\s", Sign("private", "set beside a word for a person or a thing", strength="weak")),
        (rf"\b(?:photo(?:graph)?|snapshot|belongings|{THINGS})s? of\s", Sign("private", "their picture or thing is spoken of", strength="weak")),
        (r"\b(?:sat|stood|lay|lies|waited|knelt|crouched|slept|lived|lives)\s", Sign("private", "does what persons do", strength="weak")),
        (r"\b(?:told by|interview(?:ed|s)? (?:with|by)?|spoke to|speaking to|testimony of|words of|account of)\s", Sign("private", "speaks, and the text names no office", "witness", strength="weak")),
    )
)  # fmt: skip
_OFFICE_BEFORE = re.compile(
    rf"\b(?:{PUBLIC})(?:\s(?:of|for|at|to)\s(?:[\w’'-]+\s?){{1,6}})?,?\s$|\b(?:secretary|minister) of\s$|\b(?:led|headed|commanded|founded|chaired) by\s$|\b(?:loyal to|supporters of|forces of|allies of|regime of|government of|rule of|ousted|overthrow(?:ing)?|topple|backed)\s$",
    re.IGNORECASE,
)
_REPORTER_BEFORE = re.compile(
    rf"\b(?:{REPORTERS}),?\s$|\b(?:by|photo|photograph|image)[:/ ]\s?$|/\s?$|\b(?-i:[A-Z]{{2,6}}|Reuters|Jazeera)['’]s\s(?:[a-z]+\s){{0,3}}$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|near|into|outside|inside|around|across|towards?|throughout|(?:north|south|east|west|town|city|village|suburbs?|districts?|province|countryside|area|outskirts|camp|towns|villages|areas) of|between|captured|seized|recaptured|retook|entered|besieged)\s(?:the\s|besieged\s|nearby\s|\w+ern\s|rural\s|[a-z]+-held\s)*$",
    re.IGNORECASE,
)
_PLACED_BEHIND = re.compile(
    r"\s(?:town|city|village|suburb|district|province|neighbo[u]?rhood|area|governorate|countryside|camp|township|region|front|militants|rebels|group|network|news|agency|correspondent)s?\b|-(?:held|based|backed|led|controlled|run)\b"
)
_APPOSED = re.compile(
    r"\s?,\s(?P<words>(?:an?|the|one of|another|his|her|their|its|who (?:is|was|has been|works as|heads?|leads?|runs?|directs?)|then|now|[\w’'-]+['’]s|(?:\d{1,3}|aged \d{1,3}),|[a-z-]+|[A-Z]{2,}|[A-Z]\w+)\s[^,.;:“”\"()]{0,90})|\s?\((?P<inside>[^)]{3,60})\)"
)
_SOME_OFFICE = re.compile(
    rf"^(?:(?:an?|the|its|who (?:is|was|has been|works as)|then|now|[\w’'.-]+['’]s?|former|acting|senior|deputy|top|interim|self-styled|local|regional|national|chief|in_charge)\s)*(?:[\w’'.&-]+\s){{0,4}}?(?:{PUBLIC})\b(?!['’]s)|^who (?:heads?|leads?|runs?|directs?|commands?|chairs?)\b",
    re.IGNORECASE,
)
_SOME_REPORTER = re.compile(rf"^(?:[\w’'.&-]+\s){{0,5}}?(?:{REPORTERS})\b(?!['’]s)", re.IGNORECASE)
_SOME_KIN = re.compile(
    rf"^(?:an?|the|his|her|their|my|[\w’'-]+['’]s)\s(?:[\w’'-]+\s){{0,3}}?(?:{KIN})\b", re.IGNORECASE
)
_SOME_CHILD = re.compile(
    rf"^(?:an?|the|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?(?:{CHILDREN})\b(?! of\b)", re.IGNORECASE
)
_SOME_PRIVATE = re.compile(
    rf"^(?:an?|the|his|her|their|one of|another|who (?:is|was|works? as)|then|now|also)?\s?(?:[\w’'-]+\s){{0,5}}?(?:{PRIVATE})\b(?!\s(?:{PUBLIC})\b)",
    re.IGNORECASE,
)
_DESCRIBED = (
    (_SOME_PRIVATE, Sign("private", "described by what a private person is or does", "witness")),
    (_SOME_CHILD, Sign("private", "described as a child", "minor")),
    (_SOME_KIN, Sign("private", "described as somebody's kin", "relative")),
    (_SOME_REPORTER, Sign("reporter", "described as a reporter")),
    (_SOME_OFFICE, Sign("public", "described by a public office")),
)
_WHO = re.compile(r"^(?:who|whose|whom)\b|^(?:himself|herself)\b")
_HARM_BEHIND = re.compile(
    rf"(?:,[^,.;]{{1,60}},|,)?\s(?:(?:was|were|is|are|had been|has been|have been|being|got|was also|were also)\s(?:\w+ly\s|also\s|not\s|later\s|then\s|still\s|among\s|the\s|one\s|first\s)*(?:{HARMED})\b|(?:{SUFFERED})\b|(?:has|had) (?:died|vanished|disappeared|been missing))",
    re.IGNORECASE,
)
_HIT_BEHIND = re.compile(
    r"\s(?:was|were|is|are|had been|has been|have been|being)\s(?:\w+ly\s|also\s|not\s|later\s|then\s|still\s)*(?:hit|struck|held|seized|captured|targeted|found|released|freed|burned|burnt|alive|dead|taken|forced|sold|rescued|treated|displaced)\b",
    re.IGNORECASE,
)
_APPOSED_HARM = re.compile(
    rf"\s?,\s(?:who (?:was|were|had been|has been)\s|(?:\w+ly\s)?)(?:{HARMED})\b|\s?,\s(?:reported |still |now )?(?:missing|dead|wounded|detained)\b",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    rf"(?:,[^,.;“”]{{1,90}},|,)?(?:\s(?:has|had|also|later|then|once|now|who|still|himself|herself|\w+ly))*\s(?:{SAID})\b|,[”\"’]?\s(?:he|she)\s(?:{SAID})\b",
    re.IGNORECASE,
)
_DID_BEHIND = re.compile(
    rf"(?:,[^,.;]{{1,60}},|,)?(?:\s(?:never|also|later|then|still|had|has|and \w+))?\s(?:{DID})\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    rf"['’]s?\s(?:\w+[ -]){{0,2}}(?:{KIN}|{HARM_NOUNS}|body|coffin|school bag|bag|jacket|toys?|notebook|blood|family|home|house|coat|shoes|face|hand|hands|legs?|arm|room|bed|phone|eyes?|wounds?|name|story|voice)\b",
    re.IGNORECASE,
)
_WHO_BEHIND = re.compile(r"\s(?:who|whose)\b")
_CALLED_BEHIND = re.compile(
    r"[”\"’'],?\s(?:as|which is what|for so)\s(?:\w+\s){1,6}?(?:calls?|called|knew|knows?|known|names?)\b",
    re.IGNORECASE,
)
_CALLED_OUT = re.compile(
    r"[!,?]+[”\"’']?\s(?:[^.“\"]{0,40}\s)?(?:call(?:s|ed|ing)|cri(?:es|ed)|crying|shout(?:s|ed|ing)|scream(?:s|ed|ing)|whisper(?:s|ed|ing)|repeat(?:s|ed|ing))\b"
)
_QUOTE_BEFORE = re.compile(r"[“\"‘«]$")
_SIBLINGS = re.compile(
    r"\s(?:brothers|sisters|siblings|twins|family|children|couple|household)\b(?!\s(?:foundation|hospital|group|circus))",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"['’]?s?\s(?:regime|government|forces|army|troops|military|air force|administration|supporters|loyalists|fighters|militia|allies|rule|security forces|men|party|cabinet|presidency|coalition|ministry|office|campaign|movement|palace)\b",
    re.IGNORECASE,
)
_AT_OUTLET = re.compile(r"\s?,\s(?:[A-Z]{2,5}|Reuters|[Aa]l Jazeera)(?=[\s,.;)]|$)")
_OF_BODY = re.compile(
    r",?\sof\s(?:the\s)?(?:[A-Z][\w’'&-]*\s(?:of |for |the |and )*){0,4}(?:[A-Z]{2,}\b|Watch|International|Institute|University|Observatory|Group|Centre|Center|Council|Organi[sz]ation|Network|Agency|Ministry|Party|Foundation|Committee|Crescent|Cross)"
)
_BEYOND = 140


def signs(text: str, name: Name) -> list[Sign]:
    """All that the words before and behind a name say."""
    before = text[max(0, name.start - _BEYOND) : name.start]
    before = re.split(r"[.!?][”\"]?\s(?=[A-Z“\"])|\n\n", before)[-1].replace("\n", " ")
    after = re.split(r"\n\n", text[name.end : name.end + _BEYOND])[0].replace("\n", " ")
    found = [*_ages(before, after), *_apposed(after)]
    if name.office or _OFFICE_BEFORE.search(before):
        found.append(Sign("public", "a public office stands before it"))
    if _REPORTER_BEFORE.search(before) or _AT_OUTLET.match(after):
        found.append(Sign("reporter", "called a reporter"))
    if _RULES.match(after) or _OF_BODY.match(after):
        found.append(Sign("public", "named for a body"))
    if _PLACED.search(before) or _PLACED_BEHIND.match(after):
        found.append(Sign("body", "stands where a place stands"))
    found += [sign for pattern, sign in _BEFORE if pattern.search(before)]
    if _HIT_BEHIND.match(after):
        found.append(Sign("private", "the text says that harm was done to them", "victim", strength="faint"))
    elif _HARM_BEHIND.match(after) or _APPOSED_HARM.match(after):
        found.append(Sign("private", "the text says that harm was done to them", "victim", strength="weak"))
    if _SAID_BEHIND.match(after):
        found.append(Sign("private", "speaks, and the text names no office", "witness", strength="weak"))
    if _DID_BEHIND.match(after):
        found.append(Sign("private", "does what persons do", strength="weak"))
    if _WHO_BEHIND.match(after):
        found.append(Sign("private", "spoken of as a person", strength="weak"))
    if _QUOTE_BEFORE.search(before) and (_CALLED_BEHIND.match(after) or _CALLED_OUT.match(after)):
        found.append(Sign("private", "called by this name"))
    if _SIBLINGS.match(after):
        found.append(Sign("private", "a family of this name is spoken of", "relative", strength="weak"))
    if _OWNS.match(after):
        found.append(Sign("private", "kin, body or home of the bearer are spoken of", strength="weak"))
    return found


def _ages(before: str, after: str) -> list[Sign]:
    age = _AGE_BEHIND.match(after)
    told = next(filter(None, age.groupdict().values()), None) if age else None
    ahead = _AGE_BEFORE.search(before)
    told = told or (ahead["age"] if ahead else None)
    if told is None:
        return []
    return [Sign("private", "named with an age", "minor" if years(told) < 18 else "private")]


def years(words: str) -> int:
    """'twelve' → 12; a number that is none of these is nobody's age."""
    if words.isdigit():
        return int(words)
    parts = re.split(r"[- ]", words.lower())
    tens = {word: n * 10 for n, word in enumerate(_TENS.split(), 2)}
    return sum(_IN_WORDS.get(part, tens.get(part, 0)) for part in parts) or 99


def _apposed(after: str) -> list[Sign]:
    found = _APPOSED.match(after)
    if not found:
        return []
    words = (found["words"] or found["inside"] or "").strip()
    words = re.sub(rf"^(?:aged\s)?(?:{NUMBER}),\s", "", words)
    told = [
        (match.end(), -rank, sign)
        for rank, (pattern, sign) in enumerate(_DESCRIBED)
        if (match := pattern.search(words))
    ]
    if told:
        # What is said first counts: 'a surgeon and head of the ward' is a surgeon.
        return [min(told, key=lambda row: row[:2])[2]]
    if _WHO.search(words) or after.lstrip(" ,").startswith(("who ", "whose ")):
        return [Sign("private", "spoken of as a person", strength="weak")]
    return []
