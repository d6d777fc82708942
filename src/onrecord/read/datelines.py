"""Recognises datelines at a given place in a text: a full date line, or place and agency before the story.

Goes out: the end of the stretch, or the start given where there is none. What its date means is decided in
published.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.read.credits import AGENCY, NAME_LIST
from onrecord.read.full_dates import CLOCK, FULL_DATE, MONTH, WEEKDAY, as_full_date

_LABEL = re.compile(
    r"(?:(?:page|first|originally|article|story)\s+)?(?:last\s+)?"
    r"(?P<word>published|updated?|posted|modified|date\sof\spublication|publication\sdate|created|issued)"
    rf"(?:\s+(?:on|at|date|time))?\s*:?\s*(?:{CLOCK}\s*,?\s*)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"\s*+(?:[,|–—-]\s*+)?(?:KSA\s+|at\s+)?{CLOCK}(?:\s*-\s*GMT\s+\d{{1,2}}:\d{{2}})?", re.IGNORECASE
)
_AFTER = re.compile(r"\s*\((?:updated|modified)[^()\n]{0,60}\)", re.IGNORECASE)

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){0,3}"
_TITLE = (
    r"(?:(?:al|el|as|ar|ad)[- ])?[A-ZÀ-Þ][\w'’.\-]*"
    r"(?: (?:al-|el-|de |of |the )?[A-ZÀ-Þ][\w'’.\-]*){0,3}"
)
_DAY = rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?)"
# A place in capitals is a title too: were both tried, 'A/B/C/D…' would be read in two ways at each stroke.
_MORE = rf"(?:,\s{_TITLE})?(?:\s?/\s?{_TITLE}(?:,\s{_TITLE})?){{0,6}}"
_AGENCIES = rf"(?:[(/]\s?(?:{AGENCY}|[A-Z][\w.&' ]{{1,30}})(?:\s?[/,]\s?[A-Z][\w.& ]{{1,30}})*\s?[)/])"
_DASH = r"(?:\s*(?:--|—|–|―|-|:|_+(?=\s)))"
_EDGE_DATE = rf"(?:[,.|]?\s*(?i:{_DAY})[.,]?)?"

_FULL_DAY = rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}}|\d{{1,2}}(?P<point>[./-])\d{{1,2}}(?P=point)\d{{4}}|\d{{4}}-\d\d-\d\d)"

_OLD_DAY = rf"\d{{1,2}}\s+{MONTH}\s+(?:19)?[5-9]\d"

_PLACE_LINES = (
    # MARIBEL (NORTHLAND), 24 AUG 89 (RADIO NORTE) -- [TEXT] … : the monitors of broadcasts
    re.compile(
        rf"{_CAPS}(?:\s\([A-ZÀ-Þ][A-ZÀ-Þ .'-]{{2,30}}\))?,\s(?i:\d{{1,2}}\s{MONTH}(?:\s\d\d(?:\d\d)?)?|NO\sDATE)"
        r"(?:\s?\([A-ZÀ-Þ][^()\n]{1,60}\))?\s?--"
    ),
    # San Salvador, 28 Nov 89 (EFE) -- [text] … · LIMA, 2 MAR 89 (EFE) -- [TEXT] … : how broadcasts were monitored
    re.compile(
        rf"{_TITLE}{_MORE},?\s(?i:{_OLD_DAY})\s?\((?:[^()\n]{{2,60}})\)\s?(?:--|—|–|-)\s*(?:\[(?i:[a-z ]{{4,40}})\]\s*)*"
        r"|\((?:[^()\n]{2,60})\)\s?(?:--|—|–|-)\s*\[(?i:[a-z ]{4,40})\]\s*"
    ),
    # Kyiv, 14 June 2022 – … · GENEVA (14 June 2022): … · (Goma, 14 June 2022) - … · [Sanaa, 14-06-2022] …
    re.compile(
        rf"(?!(?:On|In|By|Since|Until|From|Before|After|Between)\b)(?:(?P<open>[(\[])\s?)?{_TITLE}{_MORE}"
        rf"\s?(?:[,|(]|--|—|–|-)\s*(?i:{_FULL_DAY})\s?(?:[)\]](?:{_DASH}|\s?\|)|(?(open)[)\]]|(?!))|(?:\s?(?:--|—|–|\|)|\s-\s|:\s(?=[\"“A-Z])))"
    ),
    # HOMS, Syria/AMMAN (Reuters) — · MOSCOW, December 13. /TASS/. · MOSCOW (Sputnik) Two people …
    # no dash is needed, but in text all in capitals, where 'TWO WOMEN (A TEACHER AND A NURSE) WERE …' looks the same
    re.compile(
        rf"{_CAPS}{_MORE}{_EDGE_DATE}\s*{_AGENCIES}{_EDGE_DATE}\.?(?:{_DASH}|(?!\s+[A-ZÀ-Þ]+\s+[A-ZÀ-Þ]{{2,}}))(?!\w)"
    ),
    # Beirut (AFP) - … : in small letters the dash is needed, or the end of the line
    re.compile(rf"{_TITLE}{_MORE}{_EDGE_DATE}\s*{_AGENCIES}{_EDGE_DATE}\.?(?:{_DASH}|(?=\s*(?:\n|$)))"),
    # MALAKAL (20 Feb.) - … · Port-au-Prince, 25 April [AlterPresse] --- …
    re.compile(rf"{_CAPS}{_MORE}\s?\((?i:{_DAY})[.,]?\){_DASH}"),
    re.compile(
        rf"{_TITLE}{_MORE},?\s(?i:{_DAY})[.,]?\s?\[[A-ZÀ-Þ][^\[\]\n]{{1,30}}\]\s?(?:-{{1,3}}|—|–)(?!\w)"
    ),
    # Damascus, SANA – … · Aleppo SANA-…
    re.compile(rf"{_TITLE}{_MORE},?\s(?:{AGENCY})\s?(?:--|—|–|-)"),
    # AMMAN | Mon Oct 3, 2011 1:05 pm EDT
    re.compile(rf"{_CAPS}{_MORE}\s?\|\s?(?i:{_DAY})(?:\s*{CLOCK})?", re.ASCII),
    # BEIRUT, Dec 13 — … · GENEVA: …
    re.compile(
        rf"(?!(?:UPDATED?|BREAKING|WATCH|EXCLUSIVE|ANALYSIS|OPINION|VIDEO|PHOTOS?|FACTBOX|EXPLAINER|TIMELINE|LIVE"
        rf"|CORRECTED|NOTE|WARNING|URGENT|UNICEF|UNHCR|NATO|OCHA|ISIS|ISIL|MORE|READ|RELATED|BACKGROUND)\b)"
        rf"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]{{3,}}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){{0,3}}{_MORE}{_EDGE_DATE}"
        r"(?:\s*(?:--|—|–)\s?|\s-\s|:\s(?=[A-Z]))"
    ),
    # BEIRUT At least 70 … · Beirut Syrian government jets … : the dash was lost behind a town where agencies sit
    re.compile(
        r"(?i:Beirut|Amman|Damascus|Cairo|Baghdad|Istanbul|Ankara|Geneva|Moscow|Doha|Dubai|Riyadh|Tehran|Erbil|Jerusalem|Gaza|Sanaa|Aden|Tripoli|Kabul|Islamabad"
        r"|Kyiv|Kiev|Nairobi|Khartoum|Juba|Kinshasa|Goma|Bangui|Bamako|Abuja|Lagos|Maiduguri|Yangon|Manila|Bogota|Mogadishu|Addis\sAbaba|Tunis)(?-i:\s)(?=(?:At\sleast|The|An?|In|"
        r"More\sthan|Dozens|Scores|Hundreds|Thousands|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d[\d,]*|(?:[A-Z][a-z]+(?:ian|ish|aeli|eni|aqi|rdani|ese)|US|U\.S\.|French))\s[\w-]+\s)"
    ),
    # (CNN) -- …
    re.compile(rf"\((?:{AGENCY})\)\s*(?:--|—|–|-)"),
)
_SERVICE_LABELS = re.compile(
    r"(?:\s*\[(?:[A-ZÀ-Þ][^\[\]\n]{2,200}\]\s*\[)*(?:(?:EDITORIAL\s)?REPORT|TEXT|EXCERPTS?|CONTINUED|PASSAGE\sOMITTED|SUMMARY)\])+"
)
"""'[REPORT] [JUAN DIAZ] [TEXT]': how monitors label what they pass on. The last label is one of theirs."""
_LEAD_BYLINE = re.compile(rf"By\s(?:the\s(?:[A-Z]\w+\s)+Staff\b|{NAME_LIST}(?=\s+[A-Z]{{4,}}))")
_INLINE_DATE = re.compile(
    rf"(?:(?:{AGENCY})\s+(?=(?i:{WEEKDAY})\s)|\d{{4}}\s+(?=\d{{1,2}}\.\d{{1,2}}\.\d{{4}})|(?=\d{{1,2}}-\d{{1,2}}-\d{{4}}\s\d{{4}}\s[AP]M))"
)
_TAIL_LABEL = re.compile(r"(?<=[.!?\"”’)\]])\s+(?=(?:Last|Page|First|Updated|Published)\b)")
_BUTTON = re.compile(r"(?:print|e-?mail|share|save)(?:\s(?:this|page|article|story)){0,2}\s+", re.IGNORECASE)
_REACH = 400


def date_line(text: str, start: int, end: int) -> int:
    """The end of a full date at `start`, with its label and time of day, where it stands as a line of its own
    or before the story; '12 July 2016 was …' is story."""
    label = _LABEL.match(text, start, min(end, start + _REACH))
    match = FULL_DATE.match(text, label.end() if label else start, end)
    if match is None or as_full_date(match) is None:
        return start
    stop, sure = match.end(), label is not None
    for more in (_CLOCK, _AFTER):
        if found := more.match(text, stop, min(end, stop + _REACH)):
            stop, sure = found.end(), True
    rest = text[stop : min(end, stop + _REACH)].lstrip(" \t\u00a0|,;:.–—-\u200e")
    if sure or not rest or re.match(r"[\"“‘'(\[A-ZÀ-Þ\d]|by\s|at\s\d|[a-z]+:", rest) or _glued(text, stop):
        return stop
    return start


def _glued(text: str, stop: int) -> bool:
    return text[stop : stop + 1].isupper()


def button_before_date(text: str, start: int, end: int) -> int:
    """The end of a button ('Print this page') that the line break before the date was lost of."""
    match = _BUTTON.match(text, start, end)
    return match.end() if match and date_line(text, match.end(), end) > match.end() else start


def place_line(text: str, start: int, end: int) -> int:
    """The end of a place-and-agency dateline at `start`, its dash included."""
    limit = min(end, start + _REACH)
    for pattern in _PLACE_LINES:
        match = pattern.match(text, start, limit)
        if match and len(match.group().split()) <= 16:
            labels = _SERVICE_LABELS.match(text, match.end(), min(end, match.end() + _REACH))
            return labels.end() if labels else match.end()
    return start


_INLINE_PLACE = re.compile(
    rf"(?<=[.!?…\"”’)\w] )[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{{3,}}(?:[ -][A-ZÀ-Þ]{{3,}}){{0,2}}(?:\s{MONTH}\s\d{{1,2}})?\s\((?:{AGENCY}|The Associated Press)\)(?:\s?(?:--|—|–|-))?\s+(?=[A-ZÀ-Þ\"“\d])"
)


def inline_places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Datelines in the middle of a paragraph that lost its line breaks: '… , it said. MOSCOW (Sputnik) The army …'."""
    for match in _INLINE_PLACE.finditer(text, start, end):
        yield match.start(), match.end()


def lead_byline(text: str, start: int, end: int) -> int:
    """The end of a byline that runs into the dateline after it: 'By Jane Doe BEIRUT (Reuters) - '."""
    match = _LEAD_BYLINE.match(text, start, min(end, start + _REACH))
    return match.end() if match else start


def inline_date(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A date line that lost its line breaks, near the top: '… AFP Tuesday 13 Dec 2016 Two people …'."""
    for opening in _INLINE_DATE.finditer(text, start, min(end, start + _REACH)):
        stop = date_line(text, opening.end(), end)
        if stop > opening.end():
            return opening.start(), stop
    return None


def tail_date(text: str, start: int, end: int) -> int:
    """Where a labelled date begins that a paragraph ends in ('Last update: …'); `end` if there is none."""
    for label in _TAIL_LABEL.finditer(text, max(start, end - 200), end):
        stop = date_line(text, label.end(), end)
        if stop > label.end() and len(text[stop:end].split()) <= 5:
            return label.end()
    return end


def is_update(words: str) -> bool:
    """Does a date line say when the page was changed, not when it appeared?"""
    label = _LABEL.match(words)
    return bool(label and label["word"].lower().startswith(("update", "modified")))
