"""Details that find a person: telephone numbers, mail addresses, house addresses, identity numbers, account names, number plates, ages.

Comes in: a text and the names that are protected in it. Goes out: marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.protect.evidence import NUMBER, OLD, years
from onrecord.protect.mark import Mark, What, Who

_STREET = r"(?:street|st\.|road|rd\.|avenue|ave\.|boulevard|lane|alley|terrace|strasse|rue|calle|ulitsa|vulytsia|prospekt)"
_UNIT = r"(?:(?i:building|block|entrance|staircase|flat|apartment|apt\.?|floor|house|unit|room|tower)\s(?:[Nn]o\.?\s|[Nn]umber\s)?(?:\d{1,4}[A-Za-z]?|[A-Z]))\b"
_RULES: tuple[tuple[What, re.Pattern[str], str], ...] = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "a mail address"),
    ("account", re.compile(r"(?<![\w@./])@[A-Za-z_][\w.]{2,30}(?<!\.)"), "an account name"),
    ("account", re.compile(r"(?:https?://)?(?:www\.)?(?:facebook|twitter|x|instagram|t|vk|tiktok)\.(?:com|me)/[\w.@/-]+", re.IGNORECASE), "an account's address"),
    ("phone", re.compile(r"(?<![\w.,])(?:\+|00)\d{1,3}[ .()/-]?(?:\(?\d{1,4}\)?[ ./-]?){2,5}\d{2,4}(?!\w)"), "a telephone number"),
    ("phone", re.compile(r"(?<=\b(?:hone|call|tel\.|tel:|bile|mber|line|sApp)\s)\(?0?\d{2,4}\)?[ ./-]?\d{3,4}[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4})?(?!\w)", re.IGNORECASE), "a telephone number"),
    ("phone", re.compile(r"(?<![\w.,+-])0\d{2,4}[ /-]\d{3}[ -]?\d{2}[ -]?\d{1,3}(?![\w-])"), "a telephone number"),
    ("identity", re.compile(r"(?<=\b)(?:passport|identity|ID|registration|case|prisoner|military|insurance)(?:\s(?:card|number|no\.?|№))+\s?:?\s?(?P<it>[A-Z]{0,3}[- ]?\d[\d /-]{3,20}\d)", re.IGNORECASE), "an identity number"),
    ("plate", re.compile(r"\b(?:plates?|licen[cs]e|registration)(?:\s(?:plate|number|no\.?|reading|was|is))*,?:?\s(?P<it>(?=[A-Z0-9 -]*\d)[A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,5}){1,3}\b)"), "a number plate"),
    ("plate", re.compile(r"\b(?:plates?|licen[cs]e|registration)(?:\s(?:plate|number|no\.?|reading|was|is))*,?:?\s(?P<it>(?:[A-Z][a-z]+,?\s)?(?:[A-Z]{1,3}[ -]?)?\d{2,6}(?:[ -][\dA-Z]{2,4}){0,2}\b)"), "a number plate"),
    ("address", re.compile(rf"\b{_UNIT}(?:,\s{_UNIT}){{1,4}}(?:,\s(?:[A-Z0-9][\w’'-]*\s){{0,3}}(?i:{_STREET})(?!\w))?"), "a house address"),
    ("address", re.compile(rf"\b{_UNIT},\s(?:[A-Z0-9][\w’'-]*\s){{1,3}}(?i:{_STREET})(?!\w)"), "a house address"),
    ("address", re.compile(rf"\b\d{{1,4}}[A-Za-z]?,?\s(?:[A-Z][\w’'-]+\s){{1,3}}(?i:{_STREET})(?!\w)"), "a house address"),
    ("address", re.compile(rf"\b(?:[A-Z][\w’'-]+\s){{1,3}}(?i:{_STREET})\s(?:(?:No\.?|number|house)\s)?\d{{1,4}}[A-Za-z]?\b(?!\s(?:people|dead|civilians))"), "a house address"),
    ("address", re.compile(r"\b(?:apartment|flat|house)\s(?:no\.?\s|number\s)?\d{1,4}[A-Za-z]?\b(?=,?\s(?:at|in|on|of)\s(?:\d|[A-Z]))", re.IGNORECASE), "a house address"),
)  # fmt: skip
_AGE = re.compile(
    rf"\s?(?:,\s|\()(?:(?:who (?:is|was|turned)|just|only|then|now|barely|and)\s)*(?P<a>(?:aged?\s)?{NUMBER})(?=\)|,|\.|;|:|\s(?:and|who|was|were|said|says|is|told|when|in|of|from|last|this|on)\b|$|[”\"]|{OLD})"
    rf"|\s?,?\s(?:an?|the|his|her|their)\s(?P<b>{NUMBER}){OLD}"
    rf"|\s(?:is|was|turned|turns|would be)\s(?:(?:only|just|then|now|barely)\s)*(?P<c>(?:aged?\s)?{NUMBER})(?=\.|,|;|$|[”\"]|\s(?:when|and|years old)\b|{OLD})"
    rf"|(?:\s?,\s[^,.;]{{1,40}})?\s(?P<d>aged?\s{NUMBER})\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(rf"\b(?P<a>{NUMBER}){OLD}(?:[ ,]+[a-z-]+){{0,4}}[ ,]+$", re.IGNORECASE)
_AGE_OF_KIN = re.compile(
    rf"\b(?:his|her|my|our|their)\s(?:\w+\s)?(?:son|daughter|brother|sister|baby|child|niece|nephew|grandson|granddaughter|wife|husband|mother|father)\s(?:was|is|turned)\s(?:(?:only|just)\s)?(?P<it>{NUMBER})\b(?=\.|,|;|[”\"]|\syears)",
    re.IGNORECASE,
)


def details(text: str, names: Sequence[Mark]) -> list[Mark]:
    """Details anywhere in the text, and the ages that stand beside a protected name."""
    out = []
    for what, pattern, why in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            out.append(Mark(start, end, text[start:end], "private", why, what))
    for match in _AGE_OF_KIN.finditer(text):
        out.append(_age(text, *match.span("it"), "relative"))
    for name in names:
        out += _ages_beside(text, name)
    return out


def _ages_beside(text: str, name: Mark) -> Iterator[Mark]:
    behind = _AGE.match(text, name.end)
    if behind:
        group = next(g for g, words in behind.groupdict().items() if words)
        yield _age(text, *behind.span(group), name.who)
    line = text.rfind("\n", 0, name.start) + 1
    start = max(line, name.start - 90)
    before = _AGE_BEFORE.search(text[start : name.start])
    if before:
        yield _age(text, start + before.start("a"), start + before.end("a"), name.who)


def _age(text: str, start: int, end: int, who: Who) -> Mark:
    words = text[start:end]
    n = years(re.sub(r"^aged?\s", "", words, flags=re.IGNORECASE))
    return Mark(
        start,
        end,
        words,
        "minor" if n < 18 else ("private" if who == "minor" else who),
        "the exact age of one who is protected",
        "age",
    )
