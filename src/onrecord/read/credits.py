"""Recognises who made a text or a picture: bylines, source lines, agency lines, picture credits, captions.

Comes in: one line, or the head or tail of a paragraph. Which line plays which part is decided in blocks.py.
"""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|EPA|AA|Anadolu(?:\sAgency)?|SANA|TASS|Xinhua|DPA|dpa|UPI|ANSA|IRNA|FARS|PTI|CNN|BBC"
    r"|Sputnik|RIA(?:\sNovosti)?|Interfax|WAFA|MENA|NNA|Associated\sPress|Agence\sFrance-Presse|Thomson\sReuters"
    r"|[Aa]gencies|[Nn]ews\s[Aa]gencies|Getty(?:\sImages)?)"
)
AGENCY = _AGENCY

_NAME = r"(?:(?!(?:The|A|An|In|On|At|I|It|He|She|They|But|And)\b)[A-ZÀ-Þ][\w'’.\-]{1,60})"
NAME_LIST = (
    rf"{_NAME}(?:\s{_NAME}){{0,3}}(?:(?:,\s?|\sand\s|,\sand\s|\s&\s){_NAME}(?:\s{_NAME}){{0,3}}){{0,5}}"
)

_BYLINE = re.compile(
    r"(?:[Bb]y|BY)\s(?:(?:the|The)\s)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Then|Now|Late|Early)\b)"
    r"[A-ZÀ-Þ][\w'’.\-]*(?:[\s,|/&]+(?:and|of|in|for|the|de|al-[A-Z][\w'’-]+|von|with|[A-ZÀ-Þ][\w'’.\-]*))*\W*"
)
_MADE_BY = re.compile(
    r"\(?(?:(?:additional|with|further)\s)?(?:reporting|writing|editing|written|edited|compiled|translated|translation"
    r"|graphics?|research)(?:\s(?:and|or|&)\s\w+)?(?:\sby|\sfrom\sthe)\s+(?:the\s)?(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?!(?:and|the|for|from|with|writing|reporting|editing|additional|compiled|translated|graphics?)\b)[a-z]{3,}\b"
)
"""A small word that lists of names do not hold: 'Reporting by rights groups showed …' is story."""
_AGENCIES = rf"(?:{_AGENCY})(?:(?:,\s|\s?/\s?|\s\+\s|\sand\s|\s)(?:{_AGENCY}))*"
_SOURCE = re.compile(
    rf"\(?(?:[Ss]ources?|SOURCES?|[Vv]ia)\s?:\s?(?:[A-Z][\w'’.]*+[\s/+&,]{{0,3}}(?:and\s|of\s|for\s)?){{1,5}}(?:{_AGENCIES})?\W*"
    rf"|\(?(?:[Ss]ources?:?|[Vv]ia:?)\s(?:[A-Z]\w*\s){{0,4}}(?:and\s)?{_AGENCIES}\W*"
    r"|\(?(?:[Ww]ith|[Ff]rom)\s(?:additional\s)?(?:reporting|inputs?|files|materials?)\s(?:by|from)\s[^.!?]{2,70}\W*"
    rf"|\(?(?:[Ww]ith|[Ff]rom)\s{_AGENCIES}\W*"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s(?:(?:additional\s)?reporting\b|to\sth(?:is|e)\s(?:report|story|article|piece))",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(
    rf"[(\[–—\-\s]*(?:{_AGENCY}|[Ss]taff(?:\s[Ww]riters?)?|[Ww]eb\s[Dd]esk)"
    rf"(?:(?:[/,&+|\s]|\sand\s)+(?:{_AGENCY}|[Ss]taff(?:\s[Ww]riters?)?))*[)\]\s.]*"
)
_EDITION = re.compile(
    r"\(?th(?:is|e)\s(?:article|story|report|text)\s(?:was|is|has\sbeen|first)\s"
    r"(?:originally\s|first\s)?(?:an?\sedited|published|translated|reproduced|republished|appeared|produced)\b",
    re.IGNORECASE,
)

_PHOTOGRAPHER = rf"{_NAME}(?:\s{_NAME})?(?:\s{_NAME}(?=\s*(?:$|[.)\]])))?"
"""A third name only at an end: inside a paragraph it is the first word of the story that goes on."""

PICTURE_CREDIT = re.compile(
    rf"""(?:
      REUTERS\s?/\s?{_PHOTOGRAPHER}
    | [(\[](?:photo\sby\s|photo:\s?|via\s)?{_AGENCY}\s?(?:/|/?\s?via\s)[^()\[\]\n]{{2,60}}[)\]]
    | [(\[](?:[^()\[\]\n]{{2,40}}[/\s])?{_AGENCY}(?:[/\s]|\s?-\s?)(?:file\s)?
        (?:[Pp]hoto|PHOTO|[Pp]icture|[Ii]mage|[Hh]andout)s?[)\]]
    | [(\[][^()\[\]\n]{{2,50}}/\s?{_AGENCY}(?:\sImages|\svia\s[^()\[\]\n]{{2,30}})?[)\]]
    | \b(?:AFP|AP|EPA|REUTERS)\s(?:PHOTO|Photo)\b(?:\s?/\s?[\w .'’/-]{{2,50}}(?=$|\n|[.)]))?
    | {_NAME}(?:\s{_NAME}){{0,2}}\s?/\s?(?:AFP|AP|EPA|Reuters|REUTERS|Anadolu|Xinhua|Getty)\b
        (?:\sImages|\sAgency|/\w+)*
    | \b(?:[A-Z][\w.'’-]{{1,60}}\s?/\s?)?Getty\sImages\b
    | \b(?:Photo|Photograph|Picture|Image|Photo\scredit|Image\s(?:credit|copyright|source))s?\s?
        (?::|\bby\b)\s?
        {_PHOTOGRAPHER}(?:\s?/\s?{_NAME}(?:\s{_NAME}(?=\W))?)?
    | [(\[](?:archive|file|handout)\s?(?:photo|picture|image)?[)\]]
    )""",
    re.VERBOSE,
)
"""Words that only stand under a picture. Named people and agencies are matched by their form."""

_CAPTION_WORDS = re.compile(
    r"""^(?:file\s(?:photo|picture|image)\b|file\s?[-–—:]|(?:image|photo|picture)\s?(?:caption|:)|caption\s?:|pictured?\s?:)
    |\bin\sthis\s(?:[\w.,]+\s){0,5}?(?:photo|picture|image|photograph|frame\sgrab|still|screen\s?(?:grab|shot))\b
    |\b(?:image|still|photo|picture|frame)s?\s(?:grab\s)?(?:taken|grabbed)\sfrom\s(?:a\s|an\s)?(?:\w+\s){0,3}(?:video|footage)
    |^(?:an?\s|the\s|this\s)?(?:[\w-]+\s){0,4}(?:photo|picture|image|photograph|screen\s?(?:grab|shot))\s
        (?:grab\s)?(?:taken|released|provided|obtained|made\savailable|posted|shared)\b.{0,160}?\b(?:shows|depicts|purports)\b
    |\b(?:pictured\s(?:here|above|left|right)\b|(?:seen|shown)\sin\sthe\s(?:photo|picture|image)\sabove\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING_AGENCY = re.compile(rf"[(\[]\s?{_AGENCY}\s?[)\]]\s*$")
_SCENE = re.compile(
    r"^(?:[^\w'’-]*[\w'’-]+\s){1,8}?(?:seen|shows?|stands?|walks?|sits?|holds?|looks?|inspects?|gathers?|carr(?:y|ies)|rides?"
    r"|drives?|rises?|waits?|poses?|takes?|attends?|speaks?|searche?s?|pass(?:es)?|plays?|makes?|mourns?|cr(?:y|ies)|flees?"
    r"|runs?|reacts?|gestures?|patrols?|fires?|receives?|removes?|clears?|lies?|leaves?)\b"
)
_SPEECH = re.compile(r"\b(?:said|says|told|saying)\b")
_BY_ITSELF = re.compile(r"[(\[]|REUTERS\s?/|(?:AFP|AP|EPA)\s(?:PHOTO|Photo)\s?/|(?:Photo|Image|Picture)")
_MAX_CAPTION = 90


def is_credit(line: str) -> bool:
    """Is the whole line a byline, a source line or the names of those who made the text?"""
    line = line.strip()
    words = len(line.split())
    if words <= 14 and (_BYLINE.fullmatch(line) or _AGENCY_LINE.fullmatch(line)):
        return True
    if words <= 16 and (_SOURCE.fullmatch(line) or re.fullmatch(r"Follow @\w+.{0,40}", line)):
        return True
    if words <= 60 and _MADE_BY.match(line) and (line.startswith("(") or not _PROSE.search(line)):
        return True
    return words <= 40 and bool(_CONTRIBUTED.search(line) or _EDITION.match(line))


def is_caption(line: str) -> bool:
    """Does the line describe a picture? Told by a picture credit near its end, or by words of captions."""
    if len(line.split()) > _MAX_CAPTION:
        return False
    if _CAPTION_WORDS.search(line) and not _SPEECH.search(line):
        return True
    return any(len(line[credit.end() :].split()) <= 3 for credit in PICTURE_CREDIT.finditer(line))


def is_scene(line: str) -> bool:
    """The weaker sign: a scene in the present tense that ends in an agency's name in brackets."""
    return len(line.split()) <= 60 and bool(_TRAILING_AGENCY.search(line) and _SCENE.match(line))


def inline_captions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Captions inside a paragraph: from the start of the sentence to the picture credit that ends it.

    A sentence longer than a caption stays story, for its start was then not where it seems."""
    found, floor = [], start
    for credit in PICTURE_CREDIT.finditer(text, start, end):
        if credit.start() < floor or not _BY_ITSELF.match(credit.group()):
            continue
        before = text[floor : credit.start()].rstrip()
        stops = [stop.end() for stop in re.finditer(r"[.!?][\"”’)]?\s+(?=[A-Z\"“(])", before)]
        opening = floor + (stops[-1] if stops else 0)
        sentence = text[opening : credit.end()]
        if len(sentence.split()) <= 60 and not _SPEECH.search(sentence):
            found.append((opening, credit.end()))
            floor = credit.end()
    return found


def tail_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The credit that a paragraph ends in ('Reporting by …', 'Source: … and agencies', '(Reuters)')."""
    reach = max(start, end - 1500)
    for match in _TAIL_CREDIT.finditer(text, reach, end):
        return match.start(), match.end()
    return None


_ROLE = (
    r"(?:(?:[Aa]dditional|[Ww]ith\sadditional)\s)?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled)(?:\sand\s\w+)?\sby"
)
_PEOPLE = rf"{NAME_LIST}(?:\sin\s{_NAME}(?:\s{_NAME})?)?(?:\sand\s{NAME_LIST}(?:\sin\s{_NAME})?)*"
_TAIL_CREDIT = re.compile(
    rf"""(?<=[.!?"”’)\]])\s*(?:
      \(?{_ROLE}\s+{_PEOPLE}(?:[;,.]?\s?{_ROLE}\s+{_PEOPLE})*\.?\)?
    | Source:?\s(?:[A-Z]\w*\s){{1,4}}and\s[Aa]gencies\b
    | \(Source:\s?[^()\n]{{2,60}}\)
    | \((?:[Ww]ith|[Ff]rom)\s(?:{_AGENCY}|[Ii]nputs?|[Ff]iles)[^()\n]{{0,60}}\)
    | [-–—]+\s?{_AGENCY}(?=\s*$)
    | {NAME_LIST}\scontributed\sto\sthis\s(?:report|story|article)\.?
    )""",
    re.VERBOSE,
)
