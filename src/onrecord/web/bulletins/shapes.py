"""What the pieces of a bulletin's sentences look like in English, where names are set apart: a word for a number, days, groups of people, names.

Comes in: the words that publish/bulletin/ uses. Goes out: regular expressions by the sort of a piece. How each is told in another language
is spoken.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.publish.bulletin import amounts, happened, names, situation
from onrecord.publish.words import GROUP_WORDS
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def either(words: Iterable[str], any_case: bool = False) -> str:
    """One of these, the longest first; with a capital or without, where it may begin a sentence."""
    found = "|".join(re.escape(one) for one in sorted(set(words), key=len, reverse=True))
    return f"(?i:{found})" if any_case else f"(?:{found})"


def maybe(pattern: str) -> str:
    return f"(?:{pattern})?"


NUMBER = rf"(?:(?i:{'|'.join(SMALL)})\b|\d[\d,]*)"
_M = either(MONTHS)
DAY = rf"\d{{1,2}} {_M} \d{{4}}"
_TO = "(?:to|and)"
SPAN = rf"(?:{DAY} {_TO} {DAY}|\d{{1,2}} {_M} {_TO} {DAY}|\d{{1,2}} {_TO} {DAY}|{DAY}|{_M} \d{{4}}|\d{{4}} {_TO} \d{{4}}|\d{{4}})"
DAYS = rf"(?:day not stated|from {DAY}, end not known|until {DAY}, start not known|{SPAN})"
ON = rf"(?:on a day that is not stated|(?:since|up to|on) {DAY}|(?:in|between) {SPAN})"
ONE_OF = dict(amounts.ONE) | {"person": "person"}
MANY_OF = dict(GROUP_WORDS)
_GROUP = either((*ONE_OF.values(), *MANY_OF.values()))
GROUPS = rf"{_GROUP}(?:, {_GROUP})*(?: and {_GROUP})?"
ROLES = (
    *(role for _, one, many in names.ROLES for role in (one, many)), *names.KINDS.values(), *names.PLAIN_PARTIES,
    *names.EXACT_PARTY.values(), names.UNNAMED, "state media", "aircraft of a side that is not named", "a side that is not named",
    "a party that the report describes in words of its own", "nobody named", "reports known before", "place not stated",
)  # fmt: skip
"""Whom a bulletin names by words of its own."""
NAME = "(?:the )?\u2068[^\u2069]*\u2069"
CALLED = f"a side called only ‘{NAME}’"
WHO = rf"(?:{NAME}|(?i:a) side called only ‘{NAME}’|‘{NAME}’|{either(ROLES, any_case=True)})"
WHOS = rf"{WHO}(?:, {WHO})*(?: and {WHO})?"
PLACE = rf"(?:{NAME}|(?i:place not stated)|All places of the record)"
PART = maybe(re.escape(happened.PART))
KIND = either((*PEOPLE_KINDS, *SITUATION_KINDS))
MEANS = either(happened.MEANS.values())
METHOD = either((*happened.METHOD_NOUNS.values(), *happened.MEANS))
BEST = maybe(r" \(best figure [^)]*\)")
_SURE = "(?:was|were) (?:reported|feared)"
_DONE = rf"(?:to have returned|{KIND})"
_TOTAL = maybe("as a running total, ")
_BESIDE = rf" \((?:part of the city not stated; )?(?:reported on {DAY}, )?day not stated\)"

SHAPES = {
    "number": NUMBER, "digits": r"\d+", "incidents": rf"{NUMBER} incidents?", "counted": rf"(?:In all, )?{NUMBER} incidents?",
    "reports": rf"{NUMBER} reports?", "claims": rf"{NUMBER} claims?", "counted_reports": rf"(?:In all, )?{NUMBER} reports?", "inputs": rf"{NUMBER} inputs?",
    "lines": rf"{NUMBER} lines?", "origins": rf"{NUMBER} independent sources?", "others": rf"{NUMBER} others?",
    "day": DAY, "days": DAYS, "period": rf"(?:on|from|in) {SPAN}", "as_of": rf"(?:, as of {DAY}|, on a day that is not stated)",
    "on_day": maybe(f", {DAY}"), "on": maybe(rf" \({DAY}\)"),
    "who": WHO, "whos": WHOS, "party": WHO, "place": PLACE, "part": PART, "about_place": maybe(f" about {PLACE}"), "in_place": maybe(f" in {PLACE}"),
    "of_place": maybe(f" that tell of {PLACE}"), "where": maybe(f" in {PLACE}{PART}"), "short": f"{PLACE}, {DAYS}",
    "groups": GROUPS, "kind": KIND, "people": rf".+?(?: of)? {GROUPS}", "figure": ".+?", "range": rf".+?{BEST}", "size": maybe(r" \([^()]+\)"),
    "means": MEANS, "method": METHOD, "methods": f"{METHOD}(?: or {METHOD})*",
    "carried": rf"{WHO}(?: \((?:carried by {WHOS})?(?:; )?(?:reprinted by {WHOS})?\))?", "graded": r"[a-z]+(?: \(.+\))?(?:, provisional)?",
    "link": "(?:; )?", "thing": either(situation.THINGS.values(), any_case=True) + " (?:was|were)",
    "phase": either((*situation.PHASES.values(), "told of")), "control": either(situation.CONTROL.values()),
    "service": either((*(name for _, name in situation.SERVICES), "a service"), any_case=True),
    "condition": either((*situation.SERVICE_PHASES.values(), "was told of")),
    "ends": rf"(?:at least {NUMBER}|between {NUMBER} and {NUMBER}|{NUMBER})", "share": either(situation.PART_WORDS.values()),
    "town": maybe(", or in the city with no part of it named"), "far": maybe(" so far"),
    "deaths": maybe(rf", {NUMBER} of them with (?:people reported killed|a figure of people killed)"),
    "of": maybe(rf" of the same outlet| of {WHO}"), "times": maybe(rf" \({NUMBER} incidents?\)"),
    "rest_on": maybe(rf"; the {NUMBER} incidents? of this bulletin rest on {NUMBER} independent sources? in all"),
    "lead": maybe(
        rf"(?i:in|at) (?:{NAME}|a place that is not stated){PART}(?: {ON}|{_BESIDE}), {_TOTAL}|{NAME}{PART}, {DAYS}: {_TOTAL}"
    ),
    "harm": rf".+?(?: of)? {GROUPS} {_SURE} {_DONE}{maybe(f' {MEANS}')}{BEST}{maybe(f', most of them {GROUPS}')}{maybe(', among them .+')}",
    "attack": either((*happened.ATTACKS.values(), "an attack"), any_case=True) + f" {_SURE}",
    "uncounted": rf"(?i:{GROUPS}) {_SURE} {_DONE}{maybe(f' {MEANS}')}",
    "measured": rf".+? were (?:reported|feared) {_DONE}{maybe(f' {MEANS}')}",
}  # fmt: skip
